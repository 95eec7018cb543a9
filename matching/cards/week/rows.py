"""Rows of the week as columns: a day has too many for rows of the models."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.db import connection

from aandeslag.prepared import Prepared
from aandeslag.teams.models import User
from activities.models import Occurrence
from matching.models import Accompaniment, Participation, Placement
from matching.places import holds_on

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime, time
    from uuid import UUID

    from django.db.models import QuerySet

    from aandeslag.teams.models import Team
    from activities.querysets import OccurrenceQuerySet
    from matching.cards.week.sight import Sight
    from matching.querysets import ParticipationQuerySet

# What the page shows and what counting places asks, and no more.
SHOWN: Final = (
    *("pk", "slot_id", "slot__public_id", "public_id", "date", "starts", "ends"),
    *("own_capacity", "slot__capacity", "cancelled_at", "cancelled_because"),
    *("activity__title", "activity__theme", "activity__organisation__name", "activity__public_id"),
)
NAMED: Final = (
    *("resident_id", "resident__public_id", "resident__number", "resident__first_name", "resident__initial"),
)
# Of a place that is kept: what says on which dates, and for whom.
KEPT: Final = (
    *("status", "is_standing", "held_until", "held_from", "slot", "occurrence", "resident__public_id"),
    *("resident__number", "resident__first_name", "resident__initial"),
)
SHOWN_OF_PEOPLE: Final = ("occurrence_id", "placement_id", "status", "public_id", *NAMED)


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
    activity: UUID

    @property
    def capacity(self) -> int:
        """As of an `Occurrence`."""
        return self.capacity_of_slot if self.own_capacity is None else self.own_capacity


@dataclass(frozen=True)
class Goer:
    """Someone on a date, with the columns `SHOWN_OF_PEOPLE`."""

    occurrence_id: int
    placement_id: int
    status: str
    participation: UUID
    resident_id: int
    public_id: UUID
    number: int
    first_name: str
    initial: str


@dataclass(frozen=True)
class Offered:
    """Someone for whom a place is kept, and who has not answered yet."""

    until: datetime
    resident_id: int
    public_id: UUID
    number: int
    first_name: str
    initial: str


@dataclass(frozen=True)
class Companion:
    """A supporter who goes along."""

    supporter_id: int
    name: str


def moments_between(first: date, last: date, sight: Sight) -> list[Moment]:
    """In order of time. One query."""
    if sight.is_of_staff:
        return [Moment(*row) for row in _of_the_team(sight.team, first, last)]
    return [Moment(*row) for row in _shown(sight.occurrences().between(first, last))]


def goers_on(moments: Sequence[Moment], sight: Sight, now: datetime) -> list[Goer]:
    """By number; of staff also who was taken off, because counting asks for them. One query."""
    dates = sight.with_names(moments, now)
    if sight.is_of_staff:
        return [Goer(*row) for row in _everybody_on(sight.team, dates)]
    return [Goer(*row) for row in _named(sight.participations().filter(occurrence__in=dates))]


@Prepared
def _of_the_team(team: Team, first: date, last: date) -> QuerySet[Occurrence, tuple[Any, ...]]:
    return _shown(Occurrence.objects.for_team(team).between(first, last))


def _shown(occurrences: OccurrenceQuerySet[Occurrence]) -> QuerySet[Occurrence, tuple[Any, ...]]:
    return occurrences.in_order().values_list(*SHOWN)


@Prepared
def _everybody_on(team: Team, dates: list[int]) -> QuerySet[Participation, tuple[Any, ...]]:
    return _named(Participation.objects.for_team(team).filter(occurrence__in=dates))


def _named(rows: ParticipationQuerySet[Participation]) -> QuerySet[Participation, tuple[Any, ...]]:
    return rows.order_by("resident__number").values_list(*SHOWN_OF_PEOPLE)


def still_there(goers: Iterable[Goer]) -> list[Goer]:
    """Those who are expected, or were; not who was taken off."""
    return [one for one in goers if one.status != Participation.Status.CANCELLED]


def offered_on(moments: Sequence[Moment], sight: Sight, now: datetime) -> dict[int, list[Offered]]:
    """By date, who was offered a place there. One query, for staff only."""
    found: dict[int, list[Offered]] = defaultdict(list)
    if not sight.is_of_staff:
        return found
    held = Placement.objects.holding(now).filter(slot__in={one.slot_id for one in moments})
    for placement in held.select_related("resident").only(*KEPT).order_by("held_until", "pk"):
        who = placement.resident
        for one in moments:
            if placement.held_until and one.slot_id == placement.slot_id and holds_on(placement, one):
                row = Offered(
                    *(placement.held_until, who.pk, who.public_id, who.number, who.first_name, who.initial)
                )
                found[one.pk].append(row)
    return found


# By hand, as in `days.py`: most days have nobody who goes along.
ALONG: Final = f"""
    SELECT along.occurrence_id, along.supporter_id, supporter.name
    FROM {Accompaniment._meta.db_table} AS along
    JOIN {User._meta.db_table} AS supporter ON supporter.id = along.supporter_id
    JOIN {Occurrence._meta.db_table} AS occurrence ON occurrence.id = along.occurrence_id
    WHERE occurrence.team_id = %s AND occurrence.date BETWEEN %s AND %s
    ORDER BY supporter.name, along.id
"""  # noqa: S608 - our own tables


def companions_on(moments: Sequence[Moment], sight: Sight) -> dict[int, list[Companion]]:
    """By date, who goes along on these, which are in order of time. One query."""
    found: dict[int, list[Companion]] = defaultdict(list)
    if moments:
        days = (moments[0].date.isoformat(), moments[-1].date.isoformat())
        with connection.cursor() as cursor:
            cursor.execute(ALONG, (sight.team.pk, *days))
            for occurrence, supporter, name in cursor.fetchall():
                found[occurrence].append(Companion(supporter, name))
    return found
