"""What a place costs those who wait, as a round keeps it: people, moves, points and weeks, and no names."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from matching.engine.arrays import FAR, NOWHERE
from matching.engine.moves import cost
from matching.engine.order import DAYS_IN_A_WEEK

if TYPE_CHECKING:
    from matching.engine import Cost
    from matching.engine.rounds import Round as Found


@dataclass(frozen=True)
class Price:
    """So many people fewer are placed, so many move to something else, so many points are lost.

    `weights`: what the order of waiting loses. `weeks`: how long whoever loses their place has waited; None
    when nobody does.
    """

    people: int = 0
    weights: int = 0
    points: int = 0
    moves: int = 0
    weeks: int | None = None

    @property
    def is_free(self) -> bool:
        return not self.moves and not self.people

    @property
    def rank(self) -> tuple[int, int]:
        """In the order of the objective: people and how long they wait, before points."""
        return self.people, self.weights

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
    turn, ways = found.first, found.first.prices.out
    keys = found.problem.openings.ids.tolist()
    return {
        keys[opening]: price_of(found, cost(turn, int(ways.far[opening]), ways.walk(opening)))
        for opening in range(len(keys))
        if turn.places[opening] > 0 and ways.far[opening] < FAR // 2
    }


def kept_prices(kept: dict[str, Any]) -> dict[int, Price]:
    """What a round keeps, by the key of the date."""
    return {int(key): Price(**price) for key, price in kept.items()}
