"""Says who may take part, what is still to ask and how long is kept: plain facts in, plain answers out."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

ADULT: Final = 18
# Under 13 no work of any kind is allowed, so there is nothing to register for.
YOUNGEST: Final = 13
OLDEST: Final = 100


def lowest_possible_age(birth_year: int, day: date) -> int:
    """Count as if the birthday were on the last day of the year; only then it is certain."""
    return day.year - birth_year - (0 if (day.month, day.day) == (12, 31) else 1)


def possible_birth_years(day: date) -> range:
    """The years of birth in which someone who may be registered can have been born."""
    return range(day.year - OLDEST, day.year - YOUNGEST + 1)


def needs_guardian(birth_year: int | None, day: date) -> bool:
    """Under 18 the parent or guardian decides; an unknown year of birth counts as under 18."""
    return birth_year is None or lowest_possible_age(birth_year, day) < ADULT


class InTheWay(StrEnum):
    """What keeps someone from taking part at all, whatever the activity."""

    TOO_YOUNG = "too-young"
    BIRTH_YEAR_UNKNOWN = "birth-year-unknown"
    GUARDIAN_NOT_ASKED = "guardian-not-asked"
    LEFT = "left"
    MEDIATION_STOPPED = "mediation-stopped"


class Question(StrEnum):
    """What the desk still asks, the most useful first. Unknown is never a no."""

    EXPLANATION = "explanation"
    BIRTH_YEAR = "birth-year"
    GUARDIAN = "guardian"
    LANGUAGES = "languages"
    LEGAL_STATUS = "legal-status"
    LIVES_AT = "lives-at"
    FREE = "free"
    INTERESTS = "interests"
    TRAVEL = "travel"
    CONDITIONS = "conditions"
    DUTCH = "dutch"
    SKILLS = "skills"
    WISHES = "wishes"


@dataclass(frozen=True)
class Known:
    """What is known of someone; None means *not asked yet*."""

    explained: bool = False
    birth_year: int | None = None
    guardian_agreed: bool = False
    lives_somewhere: bool = False
    languages: frozenset[str] = frozenset()
    legal_status_known: bool = False
    free: frozenset[str] | None = None
    interests: frozenset[str] | None = None
    travel_modes: frozenset[str] | None = None
    conditions: frozenset[str] | None = None
    dutch_level: str | None = None
    skills: frozenset[str] | None = None
    wishes: frozenset[str] | None = None
    has_left: bool = False
    mediation_stopped: bool = False


def may_take_part(known: Known, *, minimum_age: int, day: date) -> list[InTheWay]:
    """Name everything that stands in the way of taking part; an empty list means that nothing does."""
    found = []
    if known.has_left:
        found.append(InTheWay.LEFT)
    if known.mediation_stopped:
        found.append(InTheWay.MEDIATION_STOPPED)
    if known.birth_year is None and minimum_age >= ADULT:
        found.append(InTheWay.BIRTH_YEAR_UNKNOWN)
    elif known.birth_year is not None and lowest_possible_age(known.birth_year, day) < minimum_age:
        found.append(InTheWay.TOO_YOUNG)
    if needs_guardian(known.birth_year, day) and not known.guardian_agreed:
        found.append(InTheWay.GUARDIAN_NOT_ASKED)
    return found


def questions(known: Known, *, day: date) -> list[Question]:
    """Name what is still to ask, in the order of asking."""
    minor = known.birth_year is not None and needs_guardian(known.birth_year, day)
    unasked = {
        Question.EXPLANATION: not known.explained,
        Question.BIRTH_YEAR: known.birth_year is None,
        Question.GUARDIAN: minor and not known.guardian_agreed,
        Question.LANGUAGES: not known.languages,
        Question.LEGAL_STATUS: not known.legal_status_known,
        Question.LIVES_AT: not known.lives_somewhere,
        Question.FREE: known.free is None,
        Question.INTERESTS: known.interests is None,
        Question.TRAVEL: known.travel_modes is None,
        Question.CONDITIONS: known.conditions is None,
        Question.DUTCH: known.dutch_level is None,
        Question.SKILLS: known.skills is None,
        Question.WISHES: known.wishes is None,
    }
    return [question for question, ask in unasked.items() if ask]


class Clock(StrEnum):
    """The moment from which a term is counted."""

    WRITTEN = "written"
    LEFT = "left"
    LAST_SEEN = "last-seen"


@dataclass(frozen=True)
class Term:
    """How long something is kept, and counted from when."""

    months: int
    counted_from: Clock
    days: int = 0

    def ends_on(self, counted_from: date) -> date:
        """The last day on which it may still be there."""
        return add_months(counted_from, self.months) + timedelta(days=self.days)


NOTE_TERM: Final = Term(6, Clock.WRITTEN)
CONTACT_TERM: Final = Term(1, Clock.LEFT)
UNDO_TERM: Final = Term(1, Clock.WRITTEN)
REFERRED_NAME_TERM: Final = Term(0, Clock.WRITTEN, days=14)
HAND_OVER_TERM: Final = Term(0, Clock.WRITTEN, days=28)
PERSON_TERM: Final = Term(3, Clock.LEFT)
SILENT_TERM: Final = Term(12, Clock.LAST_SEEN)


def add_months(day: date, months: int) -> date:
    """The same day of a later month, or the last day of that month when it is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def keep_note_until(noted_on: date) -> date:
    return NOTE_TERM.ends_on(noted_on)
