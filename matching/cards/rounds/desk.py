"""What a card at the desk costs those who wait: names nobody, and is for the eyes of staff only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils import timezone

from matching import wording
from matching.rounds import wording as round_wording
from matching.wishes import reasons_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from uuid import UUID

    from matching.cards.offers import OnACard
    from matching.choosing import Choice
    from matching.suggestions import Suggestions

REASONS_SHOWN: Final = 3
DEAR_SHOWN: Final = 3


@dataclass(frozen=True)
class Cost:
    """`kind`: green where nobody has to do anything, orange only where somebody loses something."""

    words: str
    kind: str


@dataclass(frozen=True)
class Dear:
    """A date that suits and is further down, because somebody else loses a place by it."""

    occurrence: UUID
    title: str
    theme: str
    when: str
    reasons: list[str]
    cost: Cost


@dataclass(frozen=True)
class Costs:
    """`since`: of which round the prices are."""

    since: str
    dear: list[Dear]


def costs_beside(found: Suggestions, dear: Sequence[Choice], read: Mapping[int, OnACard]) -> Costs | None:
    """Below the cards; None where no proven round of late knows a price."""
    if found.priced is None:
        return None
    made_at = timezone.localtime(found.priced.made_at)
    rows = [(one, read.get(one.column), cost_of(one)) for one in dear]
    return Costs(
        f"{wording.day(made_at.date())} {made_at:%-H:%M}",
        [_dear(found, one, on_card.occurrence, cost) for one, on_card, cost in rows if on_card and cost],
    )


def cost_of(one: Choice) -> Cost | None:
    """On a card; None where nobody knows."""
    price = one.price
    if price is None:
        return None
    loses = price.people or price.further
    kind = "tag-done" if price.is_free else "tag-ask" if loses else "tag-plain"
    return Cost(round_wording.costs(price), kind)


def further_down(choices: Iterable[Choice]) -> list[Choice]:
    """Of what is not among the cards what costs somebody a place, what suits best first.

    Were it not for them it might stand first.
    """
    dear = [one for one in choices if one.price and (one.price.people or one.price.further)]
    return sorted(dear, key=lambda one: -one.points)[:DEAR_SHOWN]


def _dear(found: Suggestions, one: Choice, key: UUID, cost: Cost) -> Dear:
    time, opening = found.sight.ahead.time(one.column), found.sight.ahead.offer.openings[one.column]
    reasons = reasons_for(found.sight.person, opening)[:REASONS_SHOWN]
    return Dear(
        occurrence=key,
        title=time.work.title,
        theme=opening.theme,
        when=wording.when(time),
        reasons=wording.reasons(reasons, found.sight.person, opening),
        cost=cost,
    )
