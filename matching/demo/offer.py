"""How the offer of an invented town is written down: hosts, what they offer, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time

from aandeslag.vocabulary import LanguageLevel, PhysicalLoad, Theme, Weekday
from activities.models import Activity, Organisation, Slot


@dataclass(frozen=True)
class When:
    """One fixed moment; `nth` makes it a monthly one, `days_ahead` a single date."""

    weekday: Weekday
    starts: time
    ends: time
    places: int
    nth: int | None = None
    days_ahead: int | None = None

    @property
    def pattern(self) -> Slot.Pattern:
        if self.days_ahead is not None:
            return Slot.Pattern.SINGLE
        return Slot.Pattern.WEEKLY if self.nth is None else Slot.Pattern.MONTHLY


@dataclass(frozen=True)
class Offered:
    title: str
    theme: Theme
    when: tuple[When, ...]
    load: PhysicalLoad = PhysicalLoad.MEDIUM
    dutch: LanguageLevel = LanguageLevel.NONE
    purpose: Activity.Purpose = Activity.Purpose.VOLUNTEERING
    women_only: bool = False
    children: bool | None = False
    certificate: bool = False
    minimum_age: int = 18
    bring: tuple[str, ...] = ()
    is_draft: bool = False


@dataclass(frozen=True)
class Host:
    """`north` and `east` are kilometres from the centre; `declaration` names its state."""

    name: str
    kind: Organisation.Kind
    contact: str
    address: str
    north: float
    east: float
    declaration: str
    activities: tuple[Offered, ...] = ()


def weekly(weekday: Weekday, start: str, end: str, places: int) -> When:
    return When(weekday, time.fromisoformat(start), time.fromisoformat(end), places)


def monthly(nth: int, weekday: Weekday, start: str, end: str, places: int) -> When:
    return When(weekday, time.fromisoformat(start), time.fromisoformat(end), places, nth=nth)


def once(days_ahead: int, start: str, end: str, places: int) -> When:
    return When(
        Weekday.MONDAY, time.fromisoformat(start), time.fromisoformat(end), places, days_ahead=days_ahead
    )
