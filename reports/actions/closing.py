"""Closes a quarter: its numbers are stored and final, and what may leave the team is published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from aandeslag.audit.actions import record
from aandeslag.teams.models import Team
from reports.actions.publishing import forget_old_check_sets, publish_team
from reports.closing import next_to_close, not_marked
from reports.errors import ClosingError
from reports.figures.keeping import counts_now, read, written
from reports.models import KeptNumbers
from reports.periods import Period, Quarter

if TYPE_CHECKING:
    from datetime import datetime

    from aandeslag.teams.models import User
    from reports.figures.counts import Counts


@transaction.atomic
def close_quarter(*, team: Team, quarter: Quarter, by: User | None, now: datetime) -> KeptNumbers:
    """Store its months, itself, and after the fourth the year. Pressed twice, it is closed once.

    Raises ClosingError before day 14, and while an earlier quarter is open.
    """
    # Two at once: the second waits, and finds it closed.
    Team.objects.select_for_update(no_key=True).get(pk=team.pk)
    today = timezone.localdate(now)
    closed = KeptNumbers.objects.for_team(team).closed().of(quarter.period).first()
    if closed is not None:
        return closed
    opening = next_to_close(team, today)
    if opening is None or opening.quarter != quarter or not opening.can_be_closed:
        raise ClosingError
    for month in quarter.months:
        _close(team, month.period, by, now)
    kept = _close_and_publish(team, quarter.period, by, now)
    if quarter.is_last_of_the_year:
        _close_and_publish(team, Period.of_year(quarter.year), by, now)
    record(action="figures.quarter-closed", on=kept)
    return kept


def close_due_quarters(*, team: Team, now: datetime) -> int:
    """On day 42 a quarter closes by itself; says how many did."""
    number = 0
    today = timezone.localdate(now)
    while (opening := next_to_close(team, today)) is not None and opening.is_due:
        close_quarter(team=team, quarter=opening.quarter, by=None, now=now)
        number += 1
    forget_old_check_sets(team=team, today=today)
    return number


def _close_and_publish(team: Team, period: Period, by: User | None, now: datetime) -> KeptNumbers:
    kept, left = _close(team, period, by, now)
    today = timezone.localdate(now)
    publish_team(team, period, counts=read(kept.counts), left=left, today=today)
    return kept


def _close(team: Team, period: Period, by: User | None, now: datetime) -> tuple[KeptNumbers, Counts]:
    """The numbers, and which part of them erased people had left behind."""
    today = timezone.localdate(now)
    kept = lock_numbers(team, period)
    left = read(kept.counts)
    kept.counts = written(counts_now(team, period, today, kept))
    kept.closed_at, kept.closed_by = now, by
    kept.not_marked = not_marked(team, period, today).number
    kept.save()
    return kept, left


def lock_numbers(team: Team, period: Period) -> KeptNumbers:
    """The row of a period, made when it is missing; whoever closes or erases meanwhile waits."""
    KeptNumbers.objects.get_or_create(team=team, span=period.span, first=period.first)
    rows = KeptNumbers.objects.for_team(team).of(period)
    return rows.select_for_update(no_key=True, of=("self",)).get()
