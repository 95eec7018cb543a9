"""Turns people into the plain facts that the rules judge: a few queries, however many people."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, time
from typing import TYPE_CHECKING, Any, Final

from django.db.models import OuterRef, Subquery, prefetch_related_objects

from aandeslag.as_text import as_text, rows_in
from aandeslag.prepared import Prepared
from aandeslag.teams.models import BlockedTime
from aandeslag.vocabulary import Weekday
from matching.facts import Appointment, Candidate, Hours, WeeklyTime
from matching.models import ConductCertificateSeen, Participation, Refusal
from matching.profiles import location_of
from residents.models import Resident

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from django.db.models import QuerySet

    from aandeslag.as_text import Columns
    from matching.querysets import ParticipationQuerySet

HOURS: Final[Columns] = dict.fromkeys(("starts", "ends"), time.fromisoformat)
BLOCKED: Final[Columns] = {"weekday": Weekday, **HOURS}
GOES: Final[Columns] = {
    "occurrence": None,
    "occurrence__date": date.fromisoformat,
    **{f"occurrence__{name}": read for name, read in HOURS.items()},
}
ORGANISATION: Final[Columns] = {"organisation": None}
ACTIVITY: Final[Columns] = {"activity": None}


def candidates(residents: Sequence[Resident], today: date) -> dict[int, Candidate]:
    """By the id of the resident. Six queries; four of people who were loaded as a view does."""
    prefetch_related_objects(
        residents, "centre__blocked_times", "housed_in", "conduct_certificates", "refusals"
    )
    expected: dict[int, list[Appointment]] = defaultdict(list)
    for one in _expected(today).filter(resident__in=residents).select_related("occurrence"):
        when = one.occurrence
        expected[one.resident_id].append(Appointment(when.pk, when.date, Hours(when.starts, when.ends)))
    return {
        one.pk: _candidate(
            one,
            blocked=[] if one.centre is None else map(_weekly, one.centre.blocked_times.all()),
            seen_for=[seen.organisation_id for seen in one.conduct_certificates.all()],
            refused=[no.activity_id for no in one.refusals.all()],
            appointments=expected[one.pk],
        )
        for one in residents
    }


def candidate(resident: Resident, today: date) -> Candidate:
    """One person, loaded with `centre` and `housed_in`. One query."""
    [(blocked, seen_for, refused, goes)] = _of_their_own(resident.pk, today)
    return _candidate(
        resident,
        blocked=[WeeklyTime(day, Hours(*hours)) for day, *hours in rows_in(blocked, BLOCKED)],
        seen_for=[key for (key,) in rows_in(seen_for, ORGANISATION)],
        refused=[key for (key,) in rows_in(refused, ACTIVITY)],
        appointments=[Appointment(key, day, Hours(*hours)) for key, day, *hours in rows_in(goes, GOES)],
    )


@Prepared
def _of_their_own(resident_id: int, today: date) -> QuerySet[Resident, tuple[Any, ...]]:
    """Fixed times of their centre, certificates, refusals and appointments: little, and mostly nothing."""
    blocked = BlockedTime.objects.filter(centre=OuterRef("centre"))
    texts = (
        as_text(blocked, BLOCKED),
        as_text(ConductCertificateSeen.objects.filter(resident=OuterRef("pk")), ORGANISATION),
        as_text(Refusal.objects.filter(resident=OuterRef("pk")), ACTIVITY),
        as_text(_expected(today).filter(resident=OuterRef("pk")), GOES),
    )
    rows = Resident.objects.filter(pk=resident_id).order_by()
    return rows.values_list(*(Subquery(one) for one in texts))


def _expected(today: date) -> ParticipationQuerySet[Participation]:
    """A place on a date that takes place, today or later."""
    on = Participation.objects.filter(occurrence__date__gte=today, occurrence__cancelled_at__isnull=True)
    return on.taking_a_place()


def _weekly(one: BlockedTime) -> WeeklyTime:
    return WeeklyTime(Weekday(one.weekday), Hours(one.starts, one.ends))


def _candidate(
    resident: Resident,
    *,
    blocked: Iterable[WeeklyTime],
    seen_for: Iterable[int],
    refused: Iterable[int],
    appointments: Iterable[Appointment],
) -> Candidate:
    return Candidate(
        key=resident.pk,
        gender=resident.gender,
        legal_status=resident.legal_status,
        birth_year=resident.birth_year,
        guardian_agreed=resident.guardian_agreed_on is not None,
        conduct_seen_for=frozenset(seen_for),
        departed_on=resident.departed_on,
        mediation_stopped=resident.mediation_stopped_on is not None,
        dutch_level=resident.dutch_level,
        free=resident.free,
        conditions=resident.conditions,
        travel_modes=resident.travel_modes,
        home=location_of(resident.centre) or location_of(resident.housed_in),
        blocked=tuple(blocked),
        refused=frozenset(refused),
        appointments=tuple(appointments),
        interests=resident.interests,
        skills=resident.skills,
        wishes=resident.wishes,
    )
