"""An organisation says who was there and how it went; and what it wrote is forgotten in time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils import timezone

from aandeslag.audit.actions import record
from activities.actions import note_satisfaction
from activities.rules.expiry import months_after
from matching.actions.attendance import Mark, mark_attendance
from matching.actions.locking import lock_occurrence
from matching.errors import NotOpenError, WrongMomentError
from matching.models import HostReport, Participation
from matching.profiles import has_started

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date, datetime

    from aandeslag.teams.models import Team
    from activities.models import Occurrence

Status = Participation.Status
REMARK_KEPT_FOR_MONTHS: Final = 6


@transaction.atomic
def report_by_host(
    *,
    occurrence: Occurrence,
    asked: Collection[int],
    present: Collection[int],
    answer: str = "",
    remark: str = "",
    now: datetime,
) -> HostReport:
    """Mark who was on the list (`asked`, ids of participations): there, or not there.

    Whom the team marked in the meantime stays as the team said. A second report gives the first. Raises
    WrongMomentError before it begins, NotOpenError once it is cancelled.
    """
    locked = lock_occurrence(occurrence.pk)
    if locked.cancelled_at is not None:
        raise NotOpenError
    if not has_started(locked, now):
        raise WrongMomentError
    earlier = HostReport.objects.filter(occurrence=locked).first()
    if earlier is not None:
        return earlier
    open_ones = Participation.objects.filter(occurrence=locked, pk__in=asked, status=Status.SIGNED_UP)
    marks = {
        pk: Mark(Status.PRESENT if pk in present else Status.ABSENT)
        for pk in open_ones.values_list("pk", flat=True)
    }
    mark_attendance(occurrence=locked, marks=marks, by=None, now=now)
    report = HostReport.objects.create(
        team_id=locked.team_id, occurrence=locked, reported_at=now, remark=remark
    )
    record(action="occurrence.reported-by-host", on=[report, locked])
    if answer:
        today = timezone.localdate(now)
        note_satisfaction(activity=occurrence.activity, answer=answer, by=None, today=today)
    return report


@transaction.atomic
def forget_host_remarks(*, team: Team, today: date) -> int:
    """Every night: what an organisation wrote six months ago is emptied. Says how many."""
    before = months_after(today, -REMARK_KEPT_FOR_MONTHS)
    old = HostReport.objects.for_team(team).filter(reported_at__date__lt=before).exclude(remark="")
    gone = list(old)
    if gone:
        HostReport.objects.filter(pk__in=[one.pk for one in gone]).update(remark="")
        record(action="occurrence.host-remark-forgotten", on=gone, changed=("remark",))
    return len(gone)
