"""Who fits one date, as lines that can be pressed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from matching import wording
from matching.rounds import wording as round_wording
from matching.travel import best_trip
from matching.wishes import reasons_for
from residents.cards import row_of

if TYPE_CHECKING:
    from matching.facts import Opening
    from matching.rounds.who_fits import Fits
    from residents.cards import PersonRow

REASONS_SHOWN = 3


@dataclass(frozen=True)
class FittingPerson:
    person: PersonRow
    waited: str
    way: str
    reasons: list[str]
    points: int
    token: UUID


def fitting_person(fits: Fits, opening: Opening, shown: frozenset[str]) -> FittingPerson:
    found = reasons_for(fits.candidate, opening)[:REASONS_SHOWN]
    return FittingPerson(
        person=row_of(fits.waiter.resident, shown),
        waited=round_wording.waited(fits.waiter.waited),
        way=wording.way(best_trip(fits.candidate, opening)),
        reasons=wording.reasons(found, fits.candidate, opening),
        points=fits.points,
        token=uuid4(),
    )
