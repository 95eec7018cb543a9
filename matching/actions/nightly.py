"""What time brings, for one team: new dates, places on them, and what follows from dates that passed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from activities.actions import (
    ask_keepers,
    close_past_activities,
    forget_host_notes,
    forget_old_concerns,
    make_occurrences,
)
from activities.models import Activity, Occurrence
from matching.actions.cancelling import free_cancelled
from matching.actions.contacts import forget_contact_notes
from matching.actions.declarations import ask_about_declarations
from matching.actions.ending import end_placement
from matching.actions.host_reports import forget_host_remarks
from matching.actions.merging import forget_old_merges
from matching.actions.participations import settle_placements
from matching.actions.receipts import release_holds
from matching.actions.reminders import ready_reminders
from matching.actions.standing import fill_standing
from matching.actions.tasks import close_tasks_of_past_dates
from matching.actions.waiting.ending import tend_lines
from matching.models import Participation, Placement
from residents.actions import (
    close_forgotten_sessions,
    forget_offered,
    forget_old_notes,
    forget_referred_names,
    make_sessions,
    send_on_referrals,
)

if TYPE_CHECKING:
    from datetime import date, datetime

    from aandeslag.teams.models import Team


@dataclass(frozen=True)
class Night:
    """How much was done; all zero when it is run a second time."""

    sessions: int
    dates: int
    places: int
    ended: int
    tasks: int
    offers: int = 0
    reminders: int = 0


def run_night(*, team: Team, now: datetime) -> Night:
    """Each step is a transaction of its own, so what was done before a crash stays done."""
    today = timezone.localdate(now)
    close_forgotten_sessions(team=team, now=now)
    forget_old_notes(team=team, today=today)
    forget_old_merges(team=team, now=now)
    sessions = make_sessions(team=team, today=today)
    send_on_referrals(team=team, now=now)
    forget_referred_names(team=team, today=today)
    forget_offered(team=team, today=today)
    forget_old_concerns(team=team, today=today)
    forget_host_notes(team=team, today=today)
    forget_host_remarks(team=team, today=today)
    forget_contact_notes(team=team, today=today)
    dates = make_occurrences(team=team, today=today)
    ended = end_with_activities(team=team, now=now)
    complete_past(team=team, now=now)
    close_tasks_of_past_dates(team=team, now=now)
    release_holds(team=team, now=now)
    tasks = ask_about_declarations(team=team, now=now)
    places = fill_standing(team=team, today=today, now=now)
    offers = tend_lines(team=team, now=now)
    ask_keepers(team=team, today=today)
    return Night(
        sessions=len(sessions),
        dates=dates,
        places=places,
        ended=ended,
        tasks=tasks,
        offers=offers,
        reminders=ready_reminders(team=team, today=today),
    )


def end_with_activities(*, team: Team, now: datetime) -> int:
    """What stopped with the clock or elsewhere: people of cancelled dates, placements without a future."""
    close_past_activities(team=team, today=timezone.localdate(now))
    _free_cancelled_dates(team, now)
    over = _without_a_future(team, now)
    for placement in over:
        end_placement(
            placement=placement,
            reason=Placement.EndReason.ACTIVITY_ENDED,
            on=_last_day(placement, now),
            by=None,
            now=now,
        )
    return len(over)


def _without_a_future(team: Team, now: datetime) -> list[Placement]:
    """At an activity that has ended, or every time of a moment that has, without an extra date to come."""
    today = timezone.localdate(now)
    to_come = Occurrence.objects.filter(slot=OuterRef("slot")).upcoming(today).taking_place()
    past_its_end = Q(is_standing=True, slot__valid_until__lt=today) & ~Exists(to_come)
    open_ones = Placement.objects.for_team(team).agreed()
    # What was for one date up to the last day ends by itself once that is marked.
    of_the_past = Q(is_standing=False, occurrence__date__lte=F("activity__ended_on"))
    at_an_ended_one = Q(activity__status=Activity.Status.ENDED) & ~of_the_past
    over = open_ones.filter(at_an_ended_one | past_its_end)
    return list(over.select_related("activity", "slot").order_by("slot_id", "pk"))


def _last_day(placement: Placement, now: datetime) -> date:
    is_over = placement.activity.status == Activity.Status.ENDED
    last = placement.activity.ended_on if is_over else None
    of_the_moment = placement.slot.valid_until if placement.slot is not None else None
    return last or of_the_moment or timezone.localdate(now)


@transaction.atomic
def complete_past(*, team: Team, now: datetime) -> None:
    """Placements for one date that is past and marked have ended by themselves."""
    agreed = Placement.objects.for_team(team).agreed().filter(is_standing=False)
    past = agreed.filter(occurrence__date__lt=timezone.localdate(now))
    settle_placements(list(past.values_list("pk", flat=True)), now)


@transaction.atomic
def _free_cancelled_dates(team: Team, now: datetime) -> None:
    cancelled = Occurrence.objects.for_team(team).filter(
        cancelled_at__isnull=False, participations__status=Participation.Status.SIGNED_UP
    )
    free_cancelled(list(cancelled.values_list("pk", flat=True).distinct()), by=None, now=now)
