"""What time brings, for one team: new dates, places on them, and what follows from dates that passed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from activities.actions import make_occurrences
from activities.models import Activity, Occurrence
from matching.actions.cancelling import free_cancelled
from matching.actions.ending import end_placement
from matching.actions.merging import forget_old_merges
from matching.actions.participations import settle_placements
from matching.actions.standing import fill_standing
from matching.actions.tasks import ask_to_stop
from matching.models import Participation, Placement
from matching.profiles import OPENING_NEEDS, candidates, openings
from matching.rules import OF_THE_DECLARATION, weigh
from residents.actions import (
    close_forgotten_sessions,
    forget_old_notes,
    forget_referred_names,
    make_sessions,
    send_on_referrals,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from aandeslag.teams.models import Team
    from matching.facts import Candidate, Opening


@dataclass(frozen=True)
class Night:
    """How much was done; all zero when it is run a second time."""

    sessions: int
    dates: int
    places: int
    ended: int
    tasks: int


def run_night(*, team: Team, now: datetime) -> Night:
    """Each step is a transaction of its own, so what was done before a crash stays done."""
    today = timezone.localdate(now)
    close_forgotten_sessions(team=team, now=now)
    forget_old_notes(team=team, today=today)
    forget_old_merges(team=team, now=now)
    sessions = make_sessions(team=team, today=today)
    send_on_referrals(team=team, now=now)
    forget_referred_names(team=team, today=today)
    dates = make_occurrences(team=team, today=today)
    ended = end_with_activities(team=team, now=now)
    complete_past(team=team, now=now)
    tasks = ask_about_declarations(team=team, now=now)
    places = fill_standing(team=team, today=today, now=now)
    return Night(sessions=len(sessions), dates=dates, places=places, ended=ended, tasks=tasks)


def end_with_activities(*, team: Team, now: datetime) -> int:
    """People of cancelled dates are taken off; placements at an activity that has ended, end."""
    _free_cancelled_dates(team, now)
    open_ones = Placement.objects.for_team(team).agreed()
    lost = open_ones.filter(activity__status=Activity.Status.ENDED).select_related("activity")
    placements = list(lost.order_by("slot_id", "pk"))
    for placement in placements:
        end_placement(
            placement=placement,
            reason=Placement.EndReason.ACTIVITY_ENDED,
            on=placement.activity.ended_on or timezone.localdate(now),
            by=None,
            now=now,
        )
    return len(placements)


@transaction.atomic
def complete_past(*, team: Team, now: datetime) -> None:
    """Placements for one date that is past and marked have ended by themselves."""
    agreed = Placement.objects.for_team(team).agreed().filter(is_standing=False)
    past = agreed.filter(occurrence__date__lt=timezone.localdate(now))
    settle_placements(list(past.values_list("pk", flat=True)), now)


def ask_about_declarations(*, team: Team, now: datetime) -> int:
    """A task for every open placement whose declaration does not hold on a date to come.

    Reads and weighs before it opens the transaction, to keep the lock short.
    """
    rows = _planned(team, now)
    today = timezone.localdate(now)
    people = candidates(list({row.resident_id: row.resident for row in rows}.values()), today)
    dates = openings(list({row.occurrence_id: row.occurrence for row in rows}.values()), now)
    lacking = [row for row in rows if _lacks_declaration(row, people, dates, now)]
    first_dates = {row.placement_id: row for row in reversed(lacking)}
    with transaction.atomic():
        return ask_to_stop([(row.placement, row.occurrence) for row in first_dates.values()], today=today)


@transaction.atomic
def _free_cancelled_dates(team: Team, now: datetime) -> None:
    cancelled = Occurrence.objects.for_team(team).filter(
        cancelled_at__isnull=False, participations__status=Participation.Status.SIGNED_UP
    )
    free_cancelled(list(cancelled.values_list("pk", flat=True).distinct()), by=None, now=now)


def _planned(team: Team, now: datetime) -> list[Participation]:
    """Volunteering to come, the first date of each placement first."""
    return list(
        Participation.objects.for_team(team)
        .filter(status=Participation.Status.SIGNED_UP)
        .filter(occurrence__date__gte=timezone.localdate(now), occurrence__cancelled_at__isnull=True)
        .filter(occurrence__activity__purpose=Activity.Purpose.VOLUNTEERING)
        .select_related("resident", "placement", *(f"occurrence__{name}" for name in OPENING_NEEDS))
        .order_by("occurrence__date", "pk")
    )


def _lacks_declaration(
    row: Participation, people: Mapping[int, Candidate], dates: Mapping[int, Opening], now: datetime
) -> bool:
    verdict = weigh(people[row.resident_id], dates[row.occurrence_id], timezone.localdate(now))
    return bool(OF_THE_DECLARATION.intersection(verdict.obstacles))
