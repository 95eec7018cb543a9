"""What a declaration that is refused, granted or expires means for whoever was signed up; or other work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from activities.actions import change_offer
from activities.models import Activity, Occurrence, Slot
from matching.actions.claims import find_claims
from matching.actions.locking import lock_slots
from matching.actions.receipts import settle_holds
from matching.actions.standing import fill_upcoming
from matching.actions.tasks import ask_to_stop, close_stop_tasks
from matching.candidates import candidates
from matching.models import Participation, Placement
from matching.profiles import OPENING_NEEDS, has_started, openings
from matching.rules import OF_THE_DECLARATION, weigh

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from django.db.models import QuerySet

    from aandeslag.teams.models import Team, User
    from activities.details import NewOffer
    from activities.models import VolunteerDeclaration
    from matching.querysets import PlacementQuerySet

    Planned = tuple[Placement, Occurrence]


@transaction.atomic
def take_step(*, step: Callable[[], VolunteerDeclaration], now: datetime) -> int:
    """Take a step of a declaration together with what follows from it; says how many must stop.

    Sign-ups that are under way are waited for, so that none of them slips through.
    """
    kind_of_work = step().kind_of_work
    stopping = _let_follow(Activity.objects.filter(kind_of_work=kind_of_work), now)
    settle_holds(kind_of_work, now)
    return stopping


@transaction.atomic
def change_offer_with_people(
    *, activity: Activity, offer: NewOffer, revision: int, now: datetime, by: User | None = None
) -> int:
    """Change an activity; with another kind of work or purpose other papers count, from this moment on.

    Says how many must stop. Raises what `change_offer` raises, and then nothing has changed.
    """
    # From the database: a form has filled in the row that it was given.
    before = Activity.objects.values_list("kind_of_work_id", "purpose").get(pk=activity.pk)
    today = timezone.localdate(now)
    changed = change_offer(activity=activity, offer=offer, revision=revision, today=today, by=by)
    if (changed.kind_of_work_id, changed.purpose) == before:
        return 0
    if changed.purpose != Activity.Purpose.VOLUNTEERING:
        placements = Placement.objects.filter(activity=changed)
        close_stop_tasks(placements.values_list("pk", flat=True), now=now)
    return _let_follow(Activity.objects.filter(pk=changed.pk), now)


def _let_follow(activities: QuerySet[Activity], now: datetime) -> int:
    """Write the tasks and fill what is open, for everybody at these activities; says how many must stop."""
    slots = lock_slots(Slot.objects.filter(activity__in=activities))
    planned = _planned(Placement.objects.filter(activity__in=activities), now)
    lacking = _lacking(planned, now)
    _write(planned, lacking, now)
    for slot in slots:
        fill_upcoming(slot.pk, now)
    return len(lacking)


def ask_about_declarations(*, team: Team, now: datetime) -> int:
    """Every night, for what expires with the clock: a task for every open placement concerned.

    Reads and weighs before it opens the transaction, to keep the lock short.
    """
    planned = _planned(Placement.objects.for_team(team), now)
    lacking = _lacking(planned, now)
    with transaction.atomic():
        return _write(planned, lacking, now)


def _planned(placements: PlacementQuerySet[Placement], now: datetime) -> list[Planned]:
    """Volunteering to come, by date: what was signed up for, and the dates that are still to be filled."""
    today = timezone.localdate(now)
    dates = Occurrence.objects.upcoming(today).taking_place()
    dates = dates.filter(activity__purpose=Activity.Purpose.VOLUNTEERING)
    rows = Participation.objects.filter(
        status=Participation.Status.SIGNED_UP, placement__in=placements, occurrence__in=dates
    ).select_related("placement__resident", *(f"occurrence__{name}" for name in OPENING_NEEDS))
    slots = placements.agreed().standing().values("slot")
    claims = find_claims(dates.filter(slot__in=slots).select_related(*OPENING_NEEDS).in_order())
    found = [(row.placement, row.occurrence) for row in rows]
    found += [(claim.placement, claim.occurrence) for claim in claims]
    to_come = [one for one in found if not has_started(one[1], now)]
    return sorted(to_come, key=lambda one: (one[1].date, one[0].pk))


def _lacking(planned: Sequence[Planned], now: datetime) -> list[Planned]:
    """Of each placement the first date on which the declaration does not allow it."""
    today = timezone.localdate(now)
    dates = list({date.pk: date for _, date in planned}.values())
    people = candidates(list({one.resident_id: one.resident for one, _ in planned}.values()), today)
    facts = openings(dates, now, left=dict.fromkeys((date.pk for date in dates), 0))
    lacking: dict[int, Planned] = {}
    for placement, date in planned:
        verdict = weigh(people[placement.resident_id], facts[date.pk], today)
        if OF_THE_DECLARATION.intersection(verdict.obstacles):
            lacking.setdefault(placement.pk, (placement, date))
    return list(lacking.values())


def _write(planned: Sequence[Planned], lacking: Sequence[Planned], now: datetime) -> int:
    """A task for each that lacks it, none any more for the others; says how many are new."""
    allowed = {placement.pk for placement, _ in planned} - {placement.pk for placement, _ in lacking}
    close_stop_tasks(allowed, now=now)
    return ask_to_stop(lacking, today=timezone.localdate(now))
