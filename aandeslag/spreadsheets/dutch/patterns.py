"""A fixed moment of an activity as a list states it: weekly, once a month, or on one date."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, time

    from aandeslag.vocabulary import Weekday


class PatternKind(StrEnum):
    """The same words as the kinds of slot of an activity."""

    WEEKLY = "weekly"
    NTH_WEEKDAY = "monthly"
    SINGLE = "single"


@dataclass(frozen=True, slots=True)
class Pattern:
    """One moment; without `ends` the list only said when it begins. `nth` is -1 for the last."""

    kind: PatternKind
    starts: time
    ends: time | None = None
    weekday: Weekday | None = None
    nth: int | None = None
    date: date | None = None
    season: tuple[int, int] | None = None  # first and last month, may run over the new year
    school_hours: bool = False
    note: str = ""
