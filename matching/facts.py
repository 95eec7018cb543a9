"""What the rules know of a person and of one time of an activity: plain values, no database."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from aandeslag.vocabulary import DayPart, Weekday, WeekPart
from activities.rules import Standing
from activities.rules.walking import DETOUR

if TYPE_CHECKING:
    from datetime import date, time

MINUTES_IN_AN_HOUR = 60
LAST_DAY_OF_THE_YEAR = (12, 31)


@dataclass(frozen=True)
class Location:
    latitude: float
    longitude: float


@dataclass(frozen=True)
class Hours:
    """From when until when on a day; without an end only the start is known."""

    starts: time
    ends: time | None = None

    @property
    def minutes(self) -> int | None:
        return None if self.ends is None else _minutes(self.ends) - _minutes(self.starts)

    def overlaps(self, other: Hours) -> bool:
        """What only touches does not overlap; of what has no end only the start counts."""
        return _begins_during(self, other) or _begins_during(other, self)

    def within(self, other: Hours) -> bool:
        last = self.ends or self.starts
        return other.starts <= self.starts and (other.ends is None or last <= other.ends)

    def day_parts(self) -> frozenset[DayPart]:
        """The parts of the day it takes; half an hour into the next part is not counted."""
        if self.minutes is None or self.minutes <= MINUTES_IN_AN_HOUR:
            return frozenset({DayPart.from_time(self.starts)})
        last_hour = _minutes(self.ends or self.starts) - MINUTES_IN_AN_HOUR
        late = self.starts.replace(hour=last_hour // 60, minute=last_hour % 60)
        parts = list(DayPart)
        first, last = (parts.index(DayPart.from_time(moment)) for moment in (self.starts, late))
        return frozenset(parts[first : last + 1])


def _begins_during(one: Hours, other: Hours) -> bool:
    if other.ends is None:
        return one.starts == other.starts
    return other.starts <= one.starts < other.ends


def _minutes(moment: time) -> int:
    return moment.hour * MINUTES_IN_AN_HOUR + moment.minute


@dataclass(frozen=True)
class Appointment:
    """A time at which someone is already expected."""

    occurrence: int
    day: date
    hours: Hours


@dataclass(frozen=True)
class WeeklyTime:
    """A fixed time of the week at which the residents of a centre have duties of their own."""

    weekday: Weekday
    hours: Hours


@dataclass(frozen=True)
class Candidate:
    """One person. None is *not asked yet*; an empty set is *asked, nothing*."""

    key: int
    gender: str
    legal_status: str
    birth_year: int | None = None
    guardian_agreed: bool = False
    conduct_seen_for: frozenset[int] = frozenset()
    departed_on: date | None = None
    mediation_stopped: bool = False
    dutch_level: str | None = None
    free: frozenset[str] | None = None
    conditions: frozenset[str] | None = None
    travel_modes: frozenset[str] | None = None
    home: Location | None = None
    blocked: tuple[WeeklyTime, ...] = ()
    refused: frozenset[int] = frozenset()
    appointments: tuple[Appointment, ...] = ()
    interests: frozenset[str] | None = None
    skills: frozenset[str] | None = None
    wishes: frozenset[str] | None = None


@dataclass(frozen=True)
class Opening:
    """One time of an activity. None is *not asked yet*.

    `minimum_age` is the highest of what team and activity ask; `declaration` is how the paper stands on
    the day itself, `declaration_needed_by` who needs one then (only volunteering ever asks for one).
    """

    occurrence: int
    activity: int
    organisation: int
    day: date
    hours: Hours
    places_left: int
    minimum_age: int
    is_volunteering: bool = True
    declaration: Standing = Standing.NONE
    declaration_needed_by: frozenset[str] = frozenset()
    is_published: bool = True
    is_cancelled: bool = False
    has_started: bool = False
    theme: str = ""
    conduct_certificate: bool | None = None
    women_only: bool | None = None
    children_welcome: bool | None = None
    with_dutch_volunteers: bool | None = None
    dutch_needed: str | None = None
    physical_load: str | None = None
    # Whether an address stands there; it may still be nowhere on the map.
    has_address: bool = False
    location: Location | None = None

    @cached_property
    def weekday(self) -> Weekday:
        return Weekday.from_date(self.day)

    @cached_property
    def birthdays_until(self) -> int:
        """The last year of which everybody has had their birthday by then: all that an age asks of a day."""
        return self.day.year - ((self.day.month, self.day.day) < LAST_DAY_OF_THE_YEAR)

    @cached_property
    def week_parts(self) -> frozenset[WeekPart]:
        return frozenset(WeekPart.of(self.weekday, part) for part in self.hours.day_parts())


@dataclass(frozen=True)
class Reach:
    """How far someone gets with one way of travelling."""

    km_per_hour: float
    at_most_minutes: int
    minutes_before: int = 0


@dataclass(frozen=True)
class SchoolDay:
    hours: Hours
    short_wednesday: Hours


@dataclass(frozen=True)
class Policy:
    """Numbers in the rules that are a choice, not a fact."""

    school: SchoolDay
    reach: dict[str, Reach] = field(default_factory=dict)
    # Roads are longer than the line on the map.
    detour: float = DETOUR
    # Someone whose year of birth is unknown counts as under 18, on the safe side.
    unknown_age_counts_as: int = 17
    grown_up_from: int = 18
