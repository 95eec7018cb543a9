"""What a place costs those who wait, as a round keeps it: people, moves, points and weeks, and no names."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from matching.engine.arrays import FAR, NOWHERE
from matching.engine.moves import cost_from_outside
from matching.engine.order import DAYS_IN_A_WEEK

if TYPE_CHECKING:
    from matching.engine import Cost
    from matching.engine.rounds import Round as Found


@dataclass(frozen=True)
class Price:
    """So many people fewer are placed, so many move to something else, so many points are lost.

    `further`: so many second activities fewer, where a place costs nobody their first. `weights`: what the
    order of waiting loses. `weeks`: how long whoever loses their place has waited; None when nobody does.
    `is_mine`: the round proposed it to whoever asks.
    """

    people: int = 0
    weights: int = 0
    points: int = 0
    moves: int = 0
    weeks: int | None = None
    further: int = 0
    is_mine: bool = False

    @property
    def is_free(self) -> bool:
        return not self.moves and not self.people

    @property
    def rank(self) -> tuple[int, int, int]:
        """In the order of the objective: people, how long they wait, second activities; before points."""
        return self.people, self.weights, self.further

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def price_of(found: Found, lost: Cost) -> Price:
    waited = found.problem.people.waited
    losers = [int(waited[one.person]) for one in lost.moves if one.takes == NOWHERE]
    return Price(
        people=lost.people,
        weights=lost.weights,
        points=lost.points,
        moves=len(lost.moves),
        weeks=max(losers) // DAYS_IN_A_WEEK if losers else None,
    )


def price_list(found: Found) -> dict[int, Price]:
    """For each date with places: what the others lose when somebody from outside takes one."""
    turn = found.first
    return {
        key: _price(found, opening)
        for opening, key in enumerate(found.problem.openings.ids.tolist())
        if turn.places[opening] > 0 and turn.prices.out.far[opening] < FAR // 2
    }


def _price(found: Found, opening: int) -> Price:
    """Where it costs nobody their first activity, what it costs of the second ones: the turns one by one."""
    for number, turn in enumerate(found.turns):
        price = price_of(found, cost_from_outside(turn, opening))
        if not price.is_free:
            return price if number == 0 else _of_further(price)
    return Price()


def _of_further(price: Price) -> Price:
    """Whoever loses a second activity still has a first."""
    return replace(price, people=0, weights=0, weeks=None, further=price.people)


def kept_prices(kept: dict[str, Any]) -> dict[int, Price]:
    """What a round keeps, by the key of the date."""
    return {int(key): Price(**price) for key, price in kept.items()}
