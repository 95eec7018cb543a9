"""Loads what the rows of an attendance list are judged with: few queries, however many rows."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Max

from activities.models import Activity, Occurrence, Slot
from matching.imports.answers import Answers
from matching.imports.earlier import known_lines
from matching.imports.judgement import Verdict
from matching.imports.kinds.participations.judging import Noted, ParticipationJudge, Time
from matching.imports.kinds.participations.persons import Attendee, Persons
from matching.imports.kinds.participations.surroundings import Known, Moment, Programme
from matching.imports.kinds.residents.loading import people_of_team
from matching.imports.kinds.residents.people import People
from matching.models import Participation
from residents.models import Resident

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aandeslag.teams.models import Team
    from matching.models import Import


def make_judge(imported: Import, today: date) -> ParticipationJudge:
    team = imported.team
    lines = known_lines(imported)
    return ParticipationJudge(
        programme=_programme(team),
        persons=Persons(People.of(people_of_team(team)), _attendees(team)),
        answers=Answers.of(imported.answers),
        today=today,
        decisions=dict(imported.questions.exclude(choice="").values_list("key", "choice")),
        known=known_times(team),
        noted=_noted(imported),
        earlier_lines={digest: row.resident_id for digest, row in lines.items() if row.resident_id},
        by_digest=_digests(imported),
    )


def known_times(team: Team) -> dict[Time, str]:
    rows = Participation.objects.for_team(team).values_list(
        "resident_id", "occurrence__slot_id", "occurrence__date", "status"
    )
    return {(resident, slot, day): status for resident, slot, day, status in rows}


def newest(imported: Import) -> dict[str, int]:
    residents = Resident.objects.for_team(imported.team)
    return {"resident": residents.aggregate(newest=Max("pk"))["newest"] or 0}


def _programme(team: Team) -> Programme:
    programme = Programme()
    programme.add(_activities(team))
    occurrences = Occurrence.objects.for_team(team).values_list(
        "activity_id", "slot_id", "date", "cancelled_at"
    )
    for activity, slot, day, cancelled in occurrences:
        if cancelled is None:
            programme.taking_place[activity, day].append(slot)
        else:
            programme.cancelled.add((slot, day))
    return programme


def _activities(team: Team) -> Iterator[Known]:
    """Also drafts and what has ended: the list is about the past."""
    moments = _moments(team)
    rows = Activity.objects.for_team(team).order_by("pk").values_list("pk", "public_id", "title", "kind")
    for pk, public_id, title, kind in rows:
        yield Known(
            activity_id=pk,
            ref=f"activity:{public_id}",
            title=title,
            is_one_off=kind == Activity.Kind.ONE_OFF,
            moments=tuple(moments.get(pk, ())),
        )


def _moments(team: Team) -> dict[int, list[Moment]]:
    """The fixed moments by activity; plain values, because there may be thousands."""
    found: dict[int, list[Moment]] = defaultdict(list)
    rows = (
        Slot.objects.for_team(team)
        .order_by("pk")
        .values_list(
            *("activity_id", "pk", "public_id", "pattern", "weekday", "nth", "date"),
            *("season_from", "season_until", "starts", "ends"),
        )
    )
    for activity, pk, public_id, pattern, weekday, nth, day, first, last, starts, ends in rows:
        season = (first, last)
        ref = f"slot:{public_id}"
        found[activity].append(Moment(pk, ref, pattern, weekday, nth, day, season, starts, ends))
    return found


def _attendees(team: Team) -> dict[str, Attendee]:
    rows = Resident.objects.for_team(team).values_list(
        "public_id", "pk", "first_name", "registered_on", "departed_on"
    )
    return {
        f"resident:{public_id}": Attendee(f"resident:{public_id}", pk, name, registered, departed)
        for public_id, pk, name, registered, departed in rows
    }


def _noted(imported: Import) -> dict[Time, list[Noted]]:
    """What rows say that count, or that gave way to a later one: of others it is not known who is meant."""
    found: dict[Time, list[Noted]] = defaultdict(list)
    rows = imported.rows.filter(verdict__in=(Verdict.NEW, Verdict.UNDECIDED)).order_by("number")
    for number, resident, values in rows.values_list("number", "resident_id", "values"):
        if resident is not None:
            time = (resident, values["slot"], date.fromisoformat(values["date"]))
            found[time].append(Noted(number, values["status"], values.get("excuse", "")))
    return found


def _digests(imported: Import) -> dict[str, int]:
    rows = imported.rows.exclude(verdict=Verdict.UNREAD).order_by("-number")
    return dict(rows.values_list("line_digest", "number"))
