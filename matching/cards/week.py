"""The week: what takes place on which day, who goes, and how many still can."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from django.db import connection
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from aandeslag.addresses import address
from activities.models import Occurrence
from activities.wording import hours
from matching import wording
from matching.cards.waiting import numbers_waiting, waiting_words
from matching.models import Participation
from matching.places import count_among, places_left
from matching.profiles import has_started
from matching.querysets import TAKING_A_PLACE
from residents.cards import name_of
from residents.numbers import as_shown

if TYPE_CHECKING:
    from uuid import UUID

    from django_stubs_ext import StrOrPromise

    from aandeslag.teams.models import Team
    from activities.models import Activity
    from activities.querysets import OccurrenceQuerySet

DAYS_IN_A_WEEK: Final = 7
DATES_SHOWN: Final = 12
# What the page shows and what counting places asks, and no more.
SHOWN: Final = (
    *(
        "pk",
        "slot_id",
        "slot__public_id",
        "public_id",
        "date",
        "starts",
        "ends",
        "own_capacity",
        "slot__capacity",
    ),
    *("cancelled_at", "cancelled_because"),
    *("activity__title", "activity__theme", "activity__organisation__name"),
)
SHOWN_OF_PEOPLE: Final = (
    *("occurrence_id", "placement_id", "resident_id", "status"),
    *("resident__public_id", "resident__number", "resident__first_name", "resident__initial"),
)


# A day has too many for rows of the models: these hold the columns that were read.
@dataclass(frozen=True)
class Moment:
    """An occurrence, with the columns `SHOWN`."""

    pk: int
    slot_id: int
    slot_public_id: UUID
    public_id: UUID
    date: date
    starts: time
    ends: time | None
    own_capacity: int | None
    capacity_of_slot: int
    cancelled_at: datetime | None
    because: str
    title: str
    theme: str
    organisation: str

    @property
    def capacity(self) -> int:
        """As of an `Occurrence`."""
        return self.capacity_of_slot if self.own_capacity is None else self.own_capacity


@dataclass(frozen=True)
class Goer:
    """Someone on a date, with the columns `SHOWN_OF_PEOPLE`."""

    occurrence_id: int
    placement_id: int
    resident_id: int
    status: str
    public_id: UUID
    number: int
    first_name: str
    initial: str


class Numbers(NamedTuple):
    """Of a date: how many can still come, and how many wait at its fixed moment."""

    left: int
    waiting: int


@dataclass(frozen=True)
class Person:
    url: str
    number: str
    name: str
    status: str
    status_in_words: StrOrPromise


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
    slot: UUID
    waiting: str

    @property
    def is_marked(self) -> bool:
        return self.is_past and bool(self.people) and not self.to_mark


@dataclass(frozen=True)
class Day:
    """A day to choose; `number` is how many occurrences it has, `to_mark` how many wait for attendance.

    The words are made here: seven days of a template with plurals take longer than their dates.
    """

    date: date
    weekday: str
    said: str
    times: str
    number: int
    to_mark: int
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
    people: list[Goer]


def week_of(day: date, *, team: Team, now: datetime, shown: frozenset[str]) -> Week:
    """Monday to Sunday around `day`, and that day in full. Five queries."""
    monday = day - timedelta(days=day.weekday())
    sunday = monday + timedelta(days=DAYS_IN_A_WEEK - 1)
    today = timezone.localdate(now)
    occurrences = Occurrence.objects.for_team(team)
    counted = _counted(team, monday, sunday, now)
    dates, people = dates_of(occurrences.filter(date=day), now=now, shown=shown)
    span = [monday + timedelta(days=offset) for offset in range(DAYS_IN_A_WEEK)]
    return Week(
        first=monday,
        last=sunday,
        days=[_day(one, *counted.get(one, (0, 0)), today=today, shown=day) for one in span],
        shown=wording.day(day),
        dates=dates,
        previous=monday - timedelta(days=DAYS_IN_A_WEEK),
        next=monday + timedelta(days=DAYS_IN_A_WEEK),
        is_now=monday <= today <= sunday,
        people=people,
    )


def _day(day: date, number: int, to_mark: int, *, today: date, shown: date) -> Day:
    return Day(
        date=day,
        weekday=date_format(day, "D"),
        said=_said(day, number, to_mark, is_today=day == today),
        times=ngettext("time", "times", number),
        number=number,
        to_mark=to_mark,
        is_today=day == today,
        is_shown=day == shown,
    )


def _said(day: date, number: int, to_mark: int, *, is_today: bool) -> str:
    """The day for who hears the page."""
    name = wording.day(day)
    times = ngettext("%(number)s time", "%(number)s times", number)
    waiting = ngettext("%(number)s still to mark", "%(number)s still to mark", to_mark)
    return ", ".join(
        [
            f"{name} ({_('today')})" if is_today else name,
            times % {"number": number},
            *([waiting % {"number": to_mark}] if to_mark else []),
        ]
    )


# By hand: the page is a busy one, and the ORM takes six times as long to write this as a database to answer.
COUNTED: Final = f"""
    SELECT date, COUNT(*), COUNT(CASE
        WHEN cancelled_at IS NULL AND (date < %s OR (date = %s AND starts <= %s)) AND EXISTS (
            SELECT 1 FROM {Participation._meta.db_table} AS expected
            WHERE expected.occurrence_id = occurrence.id AND expected.status = %s
        ) THEN 1 END)
    FROM {Occurrence._meta.db_table} AS occurrence
    WHERE team_id = %s AND date BETWEEN %s AND %s
    GROUP BY date
"""  # noqa: S608 - our own tables


def _counted(team: Team, first: date, last: date, now: datetime) -> dict[date, tuple[int, int]]:
    """By day: how many there are, and of how many somebody's attendance is not marked yet. One query."""
    local = timezone.localtime(now)
    today = local.date().isoformat()
    begun = (today, today, local.time().isoformat("microseconds"))
    days = (first.isoformat(), last.isoformat())
    with connection.cursor() as cursor:
        cursor.execute(COUNTED, (*begun, Participation.Status.SIGNED_UP.value, team.pk, *days))
        rows = cursor.fetchall()
    # SQLite gives a date as it keeps it, as text.
    return {date.fromisoformat(str(day)): (number, to_mark) for day, number, to_mark in rows}


def dates_of(
    occurrences: OccurrenceQuerySet[Occurrence], *, now: datetime, shown: frozenset[str]
) -> tuple[list[Date], list[Goer]]:
    """Cards in order of time, and everybody who stands on them. Four queries."""
    rows = [Moment(*row) for row in occurrences.in_order().values_list(*SHOWN)]
    goers = _goers(rows)
    places = count_among(rows, goers, now)
    people = _people(goers)
    waiting = numbers_waiting({one.slot_id for one in rows})
    cards = [
        _date(one, people[one.pk], Numbers(places[one.pk].left, waiting.get(one.slot_id, 0)), now, shown)
        for one in rows
    ]
    everybody = {row.resident_id: row for found in people.values() for row in found}
    return cards, list(everybody.values())


def _goers(occurrences: list[Moment]) -> list[Goer]:
    rows = Participation.objects.filter(occurrence__in=[one.pk for one in occurrences])
    return [Goer(*row) for row in rows.order_by("resident__number").values_list(*SHOWN_OF_PEOPLE)]


def _people(goers: list[Goer]) -> dict[int, list[Goer]]:
    """Those who are expected, or were; not who was taken off."""
    found: dict[int, list[Goer]] = defaultdict(list)
    for row in goers:
        if row.status != Participation.Status.CANCELLED:
            found[row.occurrence_id].append(row)
    return found


def _date(
    occurrence: Moment,
    rows: list[Goer],
    numbers: Numbers,
    now: datetime,
    shown: frozenset[str],
) -> Date:
    is_past = has_started(occurrence, now)
    unmarked = [row for row in rows if row.status == Participation.Status.SIGNED_UP]
    is_cancelled = occurrence.cancelled_at is not None
    return Date(
        occurrence=occurrence.public_id,
        title=occurrence.title,
        organisation=occurrence.organisation,
        theme=occurrence.theme,
        hours=hours(occurrence.starts, occurrence.ends),
        people=[person_of(row, shown) for row in rows],
        places="" if is_past or is_cancelled else wording.places(numbers.left),
        is_cancelled=is_cancelled,
        because=occurrence.because,
        is_past=is_past,
        to_mark=len(unmarked) if is_past and not is_cancelled else 0,
        slot=occurrence.slot_public_id,
        waiting="" if is_past else waiting_words(numbers.waiting),
    )


def person_of(row: Goer, shown: frozenset[str]) -> Person:
    return Person(
        url=address("matching:placements", row.public_id),
        number=as_shown(row.number),
        name=name_of(row, shown),
        status=row.status,
        status_in_words=Participation.Status(row.status).label,
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
    slot: UUID
    waiting: str


def coming_dates(activity: Activity, now: datetime) -> list[ComingDate]:
    """The next dates of one activity. Five queries."""
    rows = list(
        Occurrence.objects.filter(activity=activity)
        .upcoming(timezone.localdate(now))
        .annotate(expected=Count("participations", filter=Q(participations__status__in=TAKING_A_PLACE)))
        .select_related("slot")
        .in_order()[:DATES_SHOWN]
    )
    waiting = numbers_waiting({one.slot_id for one in rows})
    left = places_left([one.pk for one in rows], now)
    return [
        ComingDate(
            occurrence=one.public_id,
            when=wording.when(one),
            signed_up=one.expected,
            places="" if one.cancelled_at or has_started(one, now) else wording.places(left[one.pk]),
            is_cancelled=one.cancelled_at is not None,
            because=one.cancelled_because,
            slot=one.slot.public_id,
            waiting=waiting_words(waiting.get(one.slot_id, 0)),
        )
        for one in rows
    ]
