"""What one person did, as plain facts: from these their part in every figure is computed."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from matching.models import Participation, Placement, WaitingListEntry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from activities.models import Activity, Occurrence
    from residents.models import Resident

AGREED = (Placement.Status.AGREED, Placement.Status.STARTED, Placement.Status.ENDED)


@dataclass(frozen=True)
class Work:
    """What an activity is, as far as figures tell it apart."""

    activity: int
    organisation: int
    theme: str
    kind: str
    purpose: str


@dataclass(frozen=True)
class Time:
    """Somebody was there; `minutes` is None where nobody knows how long."""

    on: date
    key: int
    placement: int
    work: Work
    minutes: int | None


@dataclass(frozen=True)
class Placed:
    key: int
    work: Work
    was_agreed: bool
    ended_on: date | None
    end_reason: str


@dataclass(frozen=True)
class Waited:
    """From a day, up to but not including another; None is *still*."""

    since: date
    until: date | None
    purpose: str


@dataclass(frozen=True)
class PersonFacts:
    """Of one person, as it stands now."""

    gender: str
    birth_year: int | None
    legal_status: str
    centre: str
    municipality: str
    registered_on: date
    times: tuple[Time, ...] = ()
    placements: tuple[Placed, ...] = ()
    waits: tuple[Waited, ...] = ()


def facts_of(people: Iterable[Resident]) -> Iterator[PersonFacts]:
    """Load the rows of these people: three queries. `centre`, its municipality and `housed_in` come along."""
    chosen = list(people)
    times, placements, waits = _times(chosen), _placements(chosen), _waits(chosen)
    for one in chosen:
        where = one.centre.municipality if one.centre else one.housed_in
        yield PersonFacts(
            gender=one.gender,
            birth_year=one.birth_year,
            legal_status=one.legal_status,
            centre=str(one.centre.public_id) if one.centre else "",
            municipality=where.code if where else "",
            registered_on=one.registered_on,
            times=tuple(times[one.pk]),
            placements=tuple(placements[one.pk]),
            waits=tuple(waits[one.pk]),
        )


def _times(people: list[Resident]) -> dict[int, list[Time]]:
    found: dict[int, list[Time]] = defaultdict(list)
    rows = Participation.objects.times().filter(resident__in=people).select_related("occurrence__activity")
    for row in rows:
        on, work = row.occurrence.date, _work(row.occurrence.activity)
        found[row.resident_id].append(Time(on, row.pk, row.placement_id, work, _minutes(row)))
    return found


def _minutes(row: Participation) -> int | None:
    if row.minutes is not None:
        return row.minutes
    return _length(row.occurrence)


def _length(occurrence: Occurrence) -> int | None:
    if occurrence.ends is None:
        return None
    starts, ends = occurrence.starts, occurrence.ends
    return (ends.hour - starts.hour) * 60 + ends.minute - starts.minute


def _work(activity: Activity) -> Work:
    return Work(activity.pk, activity.organisation_id, activity.theme, activity.kind, activity.purpose)


def _placements(people: list[Resident]) -> dict[int, list[Placed]]:
    found: dict[int, list[Placed]] = defaultdict(list)
    for row in Placement.objects.filter(resident__in=people).select_related("activity"):
        was_agreed = row.status in AGREED
        found[row.resident_id].append(
            Placed(row.pk, _work(row.activity), was_agreed, row.ended_on, row.end_reason)
        )
    return found


def _waits(people: list[Resident]) -> dict[int, list[Waited]]:
    found: dict[int, list[Waited]] = defaultdict(list)
    for row in WaitingListEntry.objects.filter(resident__in=people).select_related("slot__activity"):
        until = timezone.localdate(row.left_at) if row.left_at else None
        found[row.resident_id].append(Waited(timezone.localdate(row.since), until, row.slot.activity.purpose))
    return found
