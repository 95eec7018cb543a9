"""The week: what takes place on which day, who goes, and how many still can."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone

from activities.models import Occurrence
from activities.wording import hours
from matching import wording
from matching.models import Participation
from matching.places import count_among, places_left
from matching.profiles import has_started
from matching.querysets import TAKING_A_PLACE
from residents.cards import name_of

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from aandeslag.teams.models import Team
    from activities.models import Activity
    from activities.querysets import OccurrenceQuerySet
    from residents.models import Resident

DAYS_IN_A_WEEK: Final = 7
DATES_SHOWN: Final = 12
# What the page shows and what counting places asks, and no more.
SHOWN: Final = (
    *("public_id", "date", "starts", "ends", "own_capacity", "cancelled_at", "cancelled_because"),
    "slot__capacity",
    *("activity__title", "activity__theme", "activity__organisation__name"),
)
SHOWN_OF_PEOPLE: Final = (
    *("status", "occurrence", "placement"),
    *("resident__public_id", "resident__number", "resident__first_name", "resident__initial"),
)


@dataclass(frozen=True)
class Person:
    url: str
    number: str
    name: str
    status: str
    status_in_words: str


@dataclass(frozen=True)
class Date:
    """One occurrence."""

    occurrence: UUID
    title: str
    organisation: str
    theme: str
    hours: str
    people: list[Person]
    places: str
    is_cancelled: bool
    because: str
    is_past: bool
    to_mark: int

    @property
    def is_marked(self) -> bool:
        return self.is_past and bool(self.people) and not self.to_mark


@dataclass(frozen=True)
class Day:
    """A day to choose; `number` is how many occurrences it has."""

    date: date
    name: str
    number: int
    is_today: bool
    is_shown: bool


@dataclass(frozen=True)
class Week:
    """The days of a week, of which one is shown in full."""

    first: date
    last: date
    days: list[Day]
    shown: str
    dates: list[Date]
    previous: date
    next: date
    is_now: bool
    residents: list[Resident]


def week_of(day: date, *, team: Team, now: datetime, shown: frozenset[str]) -> Week:
    """Monday to Sunday around `day`, and that day in full. Four queries."""
    monday = day - timedelta(days=day.weekday())
    sunday = monday + timedelta(days=DAYS_IN_A_WEEK - 1)
    today = timezone.localdate(now)
    occurrences = Occurrence.objects.for_team(team)
    numbers = Counter(occurrences.between(monday, sunday).values_list("date", flat=True))
    dates, residents = dates_of(occurrences.filter(date=day), now=now, shown=shown)
    span = [monday + timedelta(days=offset) for offset in range(DAYS_IN_A_WEEK)]
    return Week(
        first=monday,
        last=sunday,
        days=[Day(one, wording.day(one), numbers[one], one == today, one == day) for one in span],
        shown=wording.day(day),
        dates=dates,
        previous=monday - timedelta(days=DAYS_IN_A_WEEK),
        next=monday + timedelta(days=DAYS_IN_A_WEEK),
        is_now=monday <= today <= sunday,
        residents=residents,
    )


def dates_of(
    occurrences: OccurrenceQuerySet[Occurrence], *, now: datetime, shown: frozenset[str]
) -> tuple[list[Date], list[Resident]]:
    """Cards in order of time, and everybody who stands on them. Three queries."""
    rows = list(occurrences.select_related("slot", "activity__organisation").only(*SHOWN).in_order())
    participations = _participations(rows)
    places = count_among(rows, participations, now)
    people = _people(participations)
    cards = [_date(one, people[one.pk], places[one.pk].left, now, shown) for one in rows]
    everybody = {row.resident_id: row.resident for found in people.values() for row in found}
    return cards, list(everybody.values())


def _participations(occurrences: list[Occurrence]) -> list[Participation]:
    rows = Participation.objects.filter(occurrence__in=occurrences).select_related("resident")
    return list(rows.only(*SHOWN_OF_PEOPLE).order_by("resident__number"))


def _people(participations: list[Participation]) -> dict[int, list[Participation]]:
    """Those who are expected, or were; not who was taken off."""
    found: dict[int, list[Participation]] = defaultdict(list)
    for row in participations:
        if row.status != Participation.Status.CANCELLED:
            found[row.occurrence_id].append(row)
    return found


def _date(
    occurrence: Occurrence,
    rows: list[Participation],
    left: int,
    now: datetime,
    shown: frozenset[str],
) -> Date:
    is_past = has_started(occurrence, now)
    unmarked = [row for row in rows if row.status == Participation.Status.SIGNED_UP]
    is_cancelled = occurrence.cancelled_at is not None
    return Date(
        occurrence=occurrence.public_id,
        title=occurrence.activity.title,
        organisation=occurrence.activity.organisation.name,
        theme=occurrence.activity.theme,
        hours=hours(occurrence.starts, occurrence.ends),
        people=[person_of(row, shown) for row in rows],
        places="" if is_past or is_cancelled else wording.places(left),
        is_cancelled=is_cancelled,
        because=occurrence.cancelled_because,
        is_past=is_past,
        to_mark=len(unmarked) if is_past and not is_cancelled else 0,
    )


def person_of(row: Participation, shown: frozenset[str]) -> Person:
    return Person(
        url=reverse("matching:placements", args=[row.resident.public_id]),
        number=row.resident.number_shown,
        name=name_of(row.resident, shown),
        status=row.status,
        status_in_words=str(Participation.Status(row.status).label),
    )


@dataclass(frozen=True)
class ComingDate:
    """A date to come with numbers only, for everybody who may see the offer."""

    occurrence: UUID
    when: str
    signed_up: int
    places: str
    is_cancelled: bool
    because: str


def coming_dates(activity: Activity, now: datetime) -> list[ComingDate]:
    """The next dates of one activity. Four queries."""
    rows = list(
        Occurrence.objects.filter(activity=activity)
        .upcoming(timezone.localdate(now))
        .annotate(expected=Count("participations", filter=Q(participations__status__in=TAKING_A_PLACE)))
        .in_order()[:DATES_SHOWN]
    )
    left = places_left([one.pk for one in rows], now)
    return [
        ComingDate(
            occurrence=one.public_id,
            when=wording.when(one),
            signed_up=one.expected,
            places="" if one.cancelled_at or has_started(one, now) else wording.places(left[one.pk]),
            is_cancelled=one.cancelled_at is not None,
            because=one.cancelled_because,
        )
        for one in rows
    ]
