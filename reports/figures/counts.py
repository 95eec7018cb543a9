"""The one form that all figures have: how much of what, of which part. They can be added up.

What cannot be added up (a median, different organisations) is kept as what it is made of: how many people
waited how many days, which organisations. So counts of people who are erased can be put back.
"""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class Measure(StrEnum):
    TIMES = "times"
    PARTICIPANTS = "participants"
    PLACEMENTS = "placements"
    # People with a placement that started: what a number of placements rests on.
    PLACED = "placed"
    MINUTES = "minutes"
    # Times of which nobody wrote down how long they took.
    UNTIMED = "untimed"
    # Different activities per participant, added up.
    PAIRS = "pairs"
    REGISTRATIONS = "registrations"
    # Of those registered in the period: who was placed, who was there, who came more than three times.
    NEW_PLACED = "new-placed"
    NEW_STARTED = "new-started"
    NEW_GOING = "new-going"
    # Who was there for the third time in the period, and who of them came again.
    THIRD = "third"
    WENT_ON = "went-on"
    # Codes are reasons.
    ENDED = "ended"
    # Codes are numbers of days.
    DAYS_TO_FIRST = "days-to-first"
    WAITING = "waiting"
    # Codes are keys of rows; the value is always one.
    ORGANISATION = "organisation"
    ACTIVITY = "activity"
    # Without people.
    SESSIONS = "sessions"
    VISITORS = "visitors"
    WOMEN_VISITORS = "women-visitors"
    PLACES = "places"


class Dimension(StrEnum):
    ALL = ""
    CENTRE = "centre"
    MUNICIPALITY = "municipality"
    THEME = "theme"
    PURPOSE = "purpose"
    KIND = "kind"
    GENDER = "gender"
    AGE = "age"
    LEGAL_STATUS = "legal-status"


class Key(NamedTuple):
    measure: str
    dimension: str = ""
    code: str = ""


Counts = Counter[Key]

# Of these is counted whether it is there at all.
SETS: Final = frozenset({Measure.ORGANISATION, Measure.ACTIVITY})
UNKNOWN: Final = "unknown"
AGES: Final = ("under-25", "25-44", "45-plus")
AGE_LIMITS: Final = (25, 45)


def age_band(year: int, birth_year: int | None) -> str:
    """By the lowest possible age in the year of taking part."""
    if birth_year is None:
        return UNKNOWN
    age = year - birth_year - 1
    return AGES[sum(age >= limit for limit in AGE_LIMITS)]


def together(parts: Iterable[Counts]) -> Counts:
    """Add up; what is in two parts of a set is still there once."""
    summed = Counts()
    for part in parts:
        summed.update(part)
    return Counts({key: 1 if key.measure in SETS else value for key, value in summed.items() if value})
