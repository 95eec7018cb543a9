"""Counts the places left. Every screen and every action asks here, so that there is one answer."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Protocol

from django.db import connection
from django.db.models import Count
from django.utils import timezone

from aandeslag.among import Among, as_list
from aandeslag.prepared import Prepared
from activities.models import Occurrence
from matching.models import Participation, Placement
from matching.querysets import AGREED, TAKING_A_PLACE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from django.db.models import QuerySet

    from aandeslag.as_text import Columns
    from aandeslag.teams.models import Team
    from activities.querysets import OccurrenceQuerySet
    from matching.querysets import PlacementQuerySet


# Of each moment its activity, and whether it has a date with places to which nobody goes yet.
EMPTY: Final = """
SELECT s.activity_id, CASE
    WHEN NOT EXISTS (SELECT 1 FROM matching_placement m WHERE m.activity_id = s.activity_id) AND EXISTS (
        SELECT 1 FROM activities_occurrence o
        WHERE o.slot_id = s.id AND o.date BETWEEN %s AND %s AND o.cancelled_at IS NULL
            AND NOT (o.date = %s AND o.starts <= %s) AND COALESCE(o.own_capacity, s.capacity) > 0
    ) THEN 1 ELSE 0 END
FROM activities_slot s WHERE s.team_id = %s
"""


@dataclass(frozen=True)
class Places:
    """Of one occurrence. A claim is a standing placement for which nothing was settled on that date yet."""

    capacity: int
    taken: int
    held: int
    claimed: int

    @property
    def left(self) -> int:
        """What can still be given away. More people than places can have come: then there are none."""
        return max(self.capacity - self.taken - self.held - self.claimed, 0)

    @property
    def left_for_claims(self) -> int:
        """The same, for those who come every time: they go before newcomers."""
        return max(self.capacity - self.taken - self.held, 0)


class Dated(Protocol):
    """Of an occurrence what counting asks: a row of the model, or these columns."""

    @property
    def pk(self) -> int: ...

    @property
    def slot_id(self) -> int: ...

    @property
    def date(self) -> date: ...

    @property
    def capacity(self) -> int: ...


class Participant(Protocol):
    """Of a participation what counting asks: a row of the model, or its four columns."""

    @property
    def occurrence_id(self) -> int: ...

    @property
    def placement_id(self) -> int: ...

    @property
    def resident_id(self) -> int: ...

    @property
    def status(self) -> str: ...


class Rightful(Protocol):
    """Of a placement what counting asks: a row of the model, or its columns."""

    @property
    def pk(self) -> int: ...

    @property
    def status(self) -> str: ...

    @property
    def is_standing(self) -> bool: ...

    @property
    def agreed_on(self) -> date | None: ...

    @property
    def held_from(self) -> date | None: ...

    @property
    def resident_id(self) -> int: ...

    @property
    def slot_id(self) -> int | None: ...

    @property
    def occurrence_id(self) -> int | None: ...


class Right(NamedTuple):
    """Of a placement what counting asks, and no more: a week of lists counts them all."""

    pk: int
    status: str
    is_standing: bool
    agreed_on: date | None
    held_from: date | None
    resident_id: int
    slot_id: int | None
    occurrence_id: int | None


RIGHT: Final[Columns] = {
    **dict.fromkeys(("pk", "status")),
    "is_standing": bool,
    **dict.fromkeys(("agreed_on", "held_from"), date.fromisoformat),
    **dict.fromkeys(("resident_id", "slot_id", "occurrence_id")),
}


def places_left(
    occurrence_ids: Iterable[int], now: datetime, *, besides: int | None = None
) -> dict[int, int]:
    """Capacity − (signed up or present) − holds not yet lapsed − standing placements not yet filled in.

    A hold of the resident `besides` is kept for that person, so it does not count against them.
    """
    return {pk: places.left for pk, places in count_places(occurrence_ids, now, besides=besides).items()}


def count_places(
    occurrence_ids: Iterable[int], now: datetime, *, besides: int | None = None
) -> dict[int, Places]:
    """Three queries, however many occurrences."""
    occurrences = list(Occurrence.objects.filter(pk__in=list(occurrence_ids)).select_related("slot"))
    return count_among(occurrences, participants_of(occurrences), now, besides=besides)


def left_among(occurrences: Sequence[Dated], now: datetime, *, besides: int | None = None) -> dict[int, int]:
    """The places left of occurrences that were already read, each with its slot.

    Two queries; a third where a place is kept or comes back every time: of those people it matters who goes.
    """
    if not occurrences:
        return {}
    rights = _rightful({one.slot_id for one in occurrences}, now)
    return left_beside(map(Right._make, rights), occurrences, besides=besides)


def left_beside(
    rights: Iterable[Right], occurrences: Sequence[Dated], *, besides: int | None = None
) -> dict[int, int]:
    """The same where it is known who has a right to a place. One query; two where anybody has."""
    waiting, taken = _by_slot(rights, besides), dict(_taken(as_list(one.pk for one in occurrences)))
    some = [one for one in occurrences if one.slot_id in waiting] if waiting else []
    people = {right.resident_id for rights_here in waiting.values() for right in rights_here}
    settled = _settled(_of_these([one.pk for one in some], people)) if some else {}
    left = {one.pk: max(one.capacity - taken.get(one.pk, 0), 0) for one in occurrences}
    for one in some:
        rows = settled.get(one.pk, [])
        left[one.pk] = _count(one, taken.get(one.pk, 0), rows, waiting[one.slot_id]).left
    return left


@Prepared
def _taken(occurrences: str) -> QuerySet[Participation, tuple[int, int]]:
    rows = Participation.objects.filter(Among("occurrence_id", occurrences)).taking_a_place().order_by()
    # Nobody is twice on a date.
    return rows.values_list("occurrence").annotate(taken=Count("pk"))


def participants_of(occurrences: Iterable[Dated]) -> Iterable[Participant]:
    """Of each date what counting reads of who is on it, and no more. One query."""
    return _on([one.pk for one in occurrences])


@Prepared
def _on(occurrences: list[int]) -> QuerySet[Participation, Any]:
    rows = Participation.objects.filter(occurrence__in=occurrences).order_by()
    return rows.values_list("occurrence_id", "placement_id", "resident_id", "status", named=True)


@Prepared
def _of_these(occurrences: list[int], residents: set[int]) -> QuerySet[Participation, Any]:
    rows = Participation.objects.filter(occurrence__in=occurrences, resident__in=residents).order_by()
    return rows.values_list("occurrence_id", "placement_id", "resident_id", "status", named=True)


def count_among(
    occurrences: Sequence[Dated],
    participations: Iterable[Participant],
    now: datetime,
    *,
    besides: int | None = None,
) -> dict[int, Places]:
    """The same, of rows that were already read: all participations of these occurrences. One query."""
    settled, rights = _settled(participations), _rightful({one.slot_id for one in occurrences}, now)
    waiting = _by_slot(map(Right._make, rights), besides)
    return {
        one.pk: _count(one, _going(settled[one.pk]), settled[one.pk], waiting.get(one.slot_id, []))
        for one in occurrences
    }


def activities_with_places(team: Team, now: datetime, until: date) -> frozenset[int]:
    """The ids of the activities that can still take someone on a date up to and including `until`.

    Where nobody goes yet nothing has to be counted: most of an offer takes one query, which is written by
    hand, because it is asked on every look at the offer.
    """
    here = timezone.localtime(now)
    with connection.cursor() as cursor:
        cursor.execute(EMPTY, [here.date(), until, here.date(), f"{here:%H:%M:%S}", team.pk])
        moments = cursor.fetchall()
    free = frozenset(activity for activity, is_empty in moments if is_empty)
    full = {activity for activity, _ in moments} - free
    if not full:
        return free
    others = list(_coming(full, here, until))
    rows = Participation.objects.filter(occurrence__in=others).order_by()
    left = count_among(others, rows.only("occurrence_id", "placement_id", "resident_id", "status"), now)
    return free | {one.activity_id for one in others if left[one.pk].left}


def _coming(activities: Iterable[int], here: datetime, until: date) -> OccurrenceQuerySet[Occurrence]:
    rows = Occurrence.objects.filter(activity__in=activities).between(here.date(), until).taking_place()
    rows = rows.exclude(date=here.date(), starts__lte=here.time())
    return rows.select_related("slot").order_by()


def is_settled(status: str, placement_id: int, standing: Rightful) -> bool:
    """Whether a row says what becomes of this standing placement on its date.

    A date that was taken off under an earlier placement says nothing about a new one.
    """
    return status != Participation.Status.CANCELLED or placement_id == standing.pk


Row = tuple[int, str, int]  # resident, status, placement


def _settled(participations: Iterable[Participant]) -> dict[int, list[Row]]:
    rows: dict[int, list[Row]] = defaultdict(list)
    for one in participations:
        rows[one.occurrence_id].append((one.resident_id, one.status, one.placement_id))
    return rows


def _by_slot(rights: Iterable[Right], besides: int | None) -> dict[int, list[Right]]:
    """Holds that did not lapse and standing placements."""
    by_slot: dict[int, list[Right]] = defaultdict(list)
    for one in rights:
        is_theirs = one.status == Placement.Status.PROPOSED and one.resident_id == besides
        if one.slot_id is not None and not is_theirs:
            by_slot[one.slot_id].append(one)
    return dict(by_slot)


@Prepared
def _rightful(slots: set[int], now: datetime) -> QuerySet[Placement, Any]:
    """Two questions in one: each has an index of its own, in which what is over does not stand."""
    held, standing = with_a_right(Placement.objects.filter(slot__in=slots), now)
    return held.values_list(*RIGHT).union(standing.values_list(*RIGHT), all=True)


def with_a_right(
    placements: PlacementQuerySet[Placement], now: datetime
) -> tuple[PlacementQuerySet[Placement], PlacementQuerySet[Placement]]:
    """Of these the holds that did not lapse, and those who come every time."""
    rows = placements.of_people_here().order_by()
    return rows.holding(now), rows.agreed().filter(is_standing=True)


def _going(rows: list[Row]) -> int:
    return len({resident for resident, status, _ in rows if status in TAKING_A_PLACE})


def _count(occurrence: Dated, taken: int, rows: list[Row], waiting: Sequence[Rightful]) -> Places:
    """`rows`: at least those of people with a right."""
    taking = {resident for resident, status, _ in rows if status in TAKING_A_PLACE}
    holds = {one.resident_id for one in waiting if holds_on(one, occurrence)} - taking
    claims = [one for one in waiting if _claims(one, occurrence, rows)]
    return Places(capacity=occurrence.capacity, taken=taken, held=len(holds), claimed=len(claims))


def holds_on(placement: Rightful, occurrence: Dated) -> bool:
    """Whether this proposal keeps a place on this date, as long as it has not lapsed."""
    if placement.status != Placement.Status.PROPOSED:
        return False
    if not placement.is_standing:
        return placement.occurrence_id == occurrence.pk
    return placement.held_from is None or placement.held_from <= occurrence.date


def _claims(placement: Rightful, occurrence: Dated, rows: list[Row]) -> bool:
    if placement.status not in AGREED or not placement.is_standing:
        return False
    has_begun = placement.agreed_on is None or placement.agreed_on <= occurrence.date
    mine = [(status, other) for resident, status, other in rows if resident == placement.resident_id]
    return has_begun and not any(is_settled(status, other, placement) for status, other in mine)
