"""Invented lives that go on: a home, a job, a move to the other town, a correction, a reminder."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from django.utils import timezone

from aandeslag.vocabulary import DepartureReason
from matching.actions import (
    Mark,
    mark_attendance,
    note_accompanied,
    note_change,
    note_reminded,
    ready_reminders,
)
from matching.demo.moments import this_morning
from matching.models import Participation, Placement, Reminder
from residents.actions import Home, hand_over, record_consent
from residents.models import Change, Consent, Resident

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from matching.demo.towns import Town

Status = Participation.Status
FIRST_VISITS, REMINDED = 4, 1
# How many days ago, and whether what they did stops by it.
CHANGES: Final = ((Change.Kind.HOUSING, 12, False), (Change.Kind.PAID_WORK, 5, True))


def build_lives(town: Town, *, now: datetime) -> None:
    today = timezone.localdate(now)
    _change(town, today, this_morning(7, now))
    _accompany(town)
    _correct(town, today)
    _remind(town, today, this_morning(8, now))


def build_hand_overs(towns: Sequence[Town], *, today: date) -> None:
    """Whoever moved last from each town, and agreed, is offered to the team of the other."""
    for here, there in zip(towns, reversed(towns), strict=True):
        moved = Resident.objects.for_team(here.team).filter(departure_reason=DepartureReason.RELOCATION)
        person = moved.order_by("-departed_on", "number").first()
        if person is None:
            continue
        record_consent(
            resident=person,
            purpose=Consent.Purpose.HAND_OVER,
            given=True,
            language=person.preferred_language,
            by=here.desk,
            today=today - timedelta(days=2),
        )
        hand_over(resident=person, centre=there.centre, by=here.desk, today=today - timedelta(days=2))


def _change(town: Town, today: date, now: datetime) -> None:
    """Both go every time; who found a home in the town keeps going, who found work stops."""
    regular = Placement.objects.for_team(town.team).agreed().standing().of_people_here()
    found = regular.filter(resident__centre=town.centre, started_on__lt=today - timedelta(days=30))
    people = {one.resident_id: one for one in found.select_related("resident").order_by("resident__number")}
    for placement, (kind, days, stops) in zip(people.values(), CHANGES, strict=False):
        on = today - timedelta(days=days)
        note_change(
            resident=placement.resident,
            kind=kind,
            on=on,
            stops=[placement.public_id] if stops else [],
            home=Home(town.municipality) if kind == Change.Kind.HOUSING else None,
            by=town.desk,
            now=now,
        )


def _accompany(town: Town) -> None:
    """Of the last who began: all but one did not go alone the first time."""
    began = Placement.objects.for_team(town.team).filter(status=Placement.Status.STARTED)
    for number, one in enumerate(began.order_by("-started_on", "pk")[:FIRST_VISITS]):
        note_accompanied(placement=one, accompanied=number > 0)


def _correct(town: Town, today: date) -> None:
    """The list said absent; the next morning somebody knew better."""
    rows = Participation.objects.for_team(town.team).filter(status=Status.ABSENT, occurrence__date__lt=today)
    row = rows.select_related("occurrence").order_by("-occurrence__date", "pk").first()
    if row is not None:
        now = timezone.make_aware(datetime.combine(row.occurrence.date + timedelta(days=1), time(9)))
        marks = {row.pk: Mark(Status.EXCUSED, "ill")}
        mark_attendance(occurrence=row.occurrence, marks=marks, by=town.desk, now=now)


def _remind(town: Town, today: date, now: datetime) -> None:
    """Those of tomorrow are ready; one was reminded by a slip."""
    ready_reminders(team=town.team, today=today)
    ready = Participation.objects.for_team(town.team).filter(reminder__isnull=False)
    for row in ready.order_by("resident__number")[:REMINDED]:
        note_reminded(participation=row, way=Reminder.Way.PAPER, by=town.desk, now=now)
