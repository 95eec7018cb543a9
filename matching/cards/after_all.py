"""Before a cancelled date takes place after all: who is back, whom to ask, and who cannot come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from matching import wording
from matching.coming_back import Fate, taken_off_with
from residents.cards import name_of

if TYPE_CHECKING:
    from datetime import datetime

    from activities.models import Occurrence
    from matching.coming_back import TakenOff
    from residents.models import Resident


@dataclass(frozen=True)
class Line:
    number: str
    name: str
    # Why they do not come back; empty where nothing stands in the way.
    why: str


@dataclass(frozen=True)
class AfterAll:
    back: list[Line]
    to_ask: list[Line]
    off: list[Line]
    residents: list[Resident]


def after_all(occurrence: Occurrence, now: datetime, shown: frozenset[str]) -> AfterAll:
    """What letting it take place would do at this moment. Nobody where it takes place already."""
    cancelled_at = occurrence.cancelled_at
    found = taken_off_with(occurrence, cancelled_at, now) if cancelled_at is not None else []
    found.sort(key=lambda one: one.row.resident.number)
    lines = {fate: [_line(one, shown) for one in found if one.fate is fate] for fate in Fate}
    return AfterAll(
        back=lines[Fate.BACK],
        to_ask=lines[Fate.ASKED],
        off=lines[Fate.OFF],
        residents=[one.row.resident for one in found],
    )


def _line(one: TakenOff, shown: frozenset[str]) -> Line:
    resident = one.row.resident
    return Line(resident.number_shown, name_of(resident, shown), " ".join(_why(one, shown)))


def _why(one: TakenOff, shown: frozenset[str]) -> list[str]:
    if one.has_ended:
        return [_("Does not take part any more.")]
    return wording.skipped(one.verdict.obstacles, shown)
