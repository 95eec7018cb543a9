"""Turns dates of the offer into the plain facts that the rules judge: a few queries, however many dates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from django.utils import timezone

from activities.declarations import declaration_facts
from activities.gathering import address_of
from activities.models import Activity
from matching.facts import Hours, Location, Opening
from matching.places import left_among
from matching.wording import Timed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from aandeslag.teams.models import Municipality, ReceptionCentre
    from activities.declarations import DeclarationFacts
    from activities.models import Occurrence, Organisation

# What an occurrence must be loaded with (`select_related`) to become an opening.
OPENING_NEEDS: Final = ("slot", "activity__organisation", "team")


def openings(
    occurrences: Sequence[Occurrence],
    now: datetime,
    *,
    besides: int | None = None,
    left: Mapping[int, int] | None = None,
) -> dict[int, Opening]:
    """By the id of the occurrence, each loaded with `OPENING_NEEDS`. Four queries; two with `left`."""
    if left is None:
        left = left_among(occurrences, now, besides=besides)
    papers = declaration_facts(one.activity.kind_of_work_id for one in occurrences)
    of_each = {one.activity_id: one for one in occurrences}
    works = {key: asked_by(one.activity, one.team.minimum_age) for key, one in of_each.items()}
    return {
        one.pk: opening_of(
            one, works[one.activity_id], left[one.pk], papers, has_started=has_started(one, now)
        )
        for one in occurrences
    }


def when_is(occurrence: Occurrence) -> str:
    """Day and times in one word, to be compared."""
    return f"{occurrence.date} {occurrence.starts}-{occurrence.ends or ''}"


def has_started(occurrence: Timed, now: datetime) -> bool:
    here = timezone.localtime(now)
    return (occurrence.date, occurrence.starts) <= (here.date(), here.time())


def location_of(row: ReceptionCentre | Municipality | Activity | Organisation | None) -> Location | None:
    if row is None or row.latitude is None or row.longitude is None:
        return None
    return Location(row.latitude, row.longitude)


@dataclass(frozen=True)
class Asked:
    """What an activity asks of whoever comes, whichever date it is."""

    activity: int
    organisation: int
    kind_of_work: int | None
    minimum_age: int
    is_volunteering: bool
    is_published: bool
    theme: str
    conduct_certificate: bool | None
    women_only: bool | None
    children_welcome: bool | None
    with_dutch_volunteers: bool | None
    dutch_needed: str | None
    physical_load: str | None
    has_address: bool
    location: Location | None


def asked_by(activity: Activity, minimum_age: int) -> Asked:
    """The activity is loaded with its organisation; `minimum_age`: that of the team."""
    return Asked(
        activity=activity.pk,
        organisation=activity.organisation_id,
        kind_of_work=activity.kind_of_work_id,
        minimum_age=max(minimum_age, activity.minimum_age or 0),
        is_volunteering=activity.purpose == Activity.Purpose.VOLUNTEERING,
        is_published=activity.status == Activity.Status.PUBLISHED,
        theme=activity.theme,
        conduct_certificate=activity.conduct_certificate,
        women_only=activity.women_only,
        children_welcome=activity.children_welcome,
        with_dutch_volunteers=activity.with_dutch_volunteers,
        dutch_needed=activity.dutch_needed,
        physical_load=activity.physical_load,
        has_address=bool(address_of(activity)),
        location=location_of(activity) or location_of(activity.organisation),
    )


class Occurring(Timed, Protocol):
    """An occurrence, or of one the columns that say when it is, and that it does not take place."""

    @property
    def cancelled_at(self) -> datetime | None: ...


class OneOccurring(Occurring, Protocol):
    """The same, and which it is."""

    @property
    def pk(self) -> int: ...


def opening_of(
    time: OneOccurring, asked: Asked, left: int, papers: DeclarationFacts, *, has_started: bool
) -> Opening:
    return Opening(
        occurrence=time.pk,
        activity=asked.activity,
        organisation=asked.organisation,
        day=time.date,
        hours=Hours(time.starts, time.ends),
        places_left=left,
        minimum_age=asked.minimum_age,
        is_volunteering=asked.is_volunteering,
        declaration=papers.standing(asked.kind_of_work, time.date),
        declaration_needed_by=papers.needing(time.date) if asked.is_volunteering else frozenset(),
        is_published=asked.is_published,
        is_cancelled=time.cancelled_at is not None,
        has_started=has_started,
        theme=asked.theme,
        conduct_certificate=asked.conduct_certificate,
        women_only=asked.women_only,
        children_welcome=asked.children_welcome,
        with_dutch_volunteers=asked.with_dutch_volunteers,
        dutch_needed=asked.dutch_needed,
        physical_load=asked.physical_load,
        has_address=asked.has_address,
        location=asked.location,
    )
