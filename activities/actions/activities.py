"""Keeps activities: drafting, changing, publishing, confirming, ending."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from aandeslag.audit.actions import record
from activities.actions.occurrences import make_occurrences
from activities.actions.slots import cancel_after, end_slot
from activities.actions.writing import make_once, write_details
from activities.errors import (
    HasEndedError,
    NotReadyError,
    OtherOrganisationError,
    OwnWorkError,
    StaleRevisionError,
)
from activities.models import Activity, Slot
from activities.profiles import publishing_facts
from activities.rules import missing_before_publishing

if TYPE_CHECKING:
    from datetime import date, datetime
    from uuid import UUID

    from aandeslag.teams.models import Team, User
    from activities.details import ActivityDetails
    from activities.models import Organisation

Status = Activity.Status


@transaction.atomic
def draft_activity(
    *, organisation: Organisation, details: ActivityDetails, by: User | None, token: UUID | None = None
) -> Activity:
    """Write down an activity as a draft: nobody can be signed up for it yet."""

    def make() -> Activity:
        activity = Activity(team_id=organisation.team_id, organisation=organisation, keeper=by, written_by=by)
        _write(activity, details)
        activity.save()
        record(action="activity.drafted", on=activity)
        return activity

    return make_once(team=organisation.team, token=token, model=Activity, make=make)


@transaction.atomic
def change_activity(
    *,
    activity: Activity,
    details: ActivityDetails,
    revision: int,
    today: date,
    by: User | None = None,
) -> Activity:
    """Save what was changed, unless someone else saved since `revision`; somebody else looks at it anew.

    What is shown must stay complete: otherwise it is refused with everything that would be missing.
    """
    locked = _locked(activity)
    if locked.revision != revision:
        raise StaleRevisionError
    if changed := _write(locked, details):
        if locked.status == Status.PUBLISHED:
            _demand_complete(locked, today)
        locked.revision += 1
        locked.written_by, locked.checked_by, locked.checked_on = by, None, None
        locked.save()
        record(action="activity.changed", on=locked, changed=changed)
    return locked


@transaction.atomic
def publish_activity(*, activity: Activity, now: datetime) -> Activity:
    """Show it in the offer and make its dates ahead; or refuse and name everything that is missing."""
    locked = _locked(activity)
    if locked.status == Status.PUBLISHED:
        return locked
    today = timezone.localdate(now)
    _demand_complete(locked, today)
    locked.status, locked.published_at = Status.PUBLISHED, now
    locked.confirmed_on = locked.confirmed_on or today
    locked.revision += 1
    locked.save(update_fields=["status", "published_at", "confirmed_on", "revision"])
    for slot in Slot.objects.filter(activity=locked).running(today):
        make_occurrences(slot=slot, today=today)
    record(action="activity.published", on=locked, changed=("status",))
    return locked


@transaction.atomic
def unpublish_activity(*, activity: Activity) -> Activity:
    """Take it out of the offer again. Its dates, and who signed up for them, stay."""
    locked = _locked(activity)
    if locked.status == Status.DRAFT:
        return locked
    locked.status, locked.published_at = Status.DRAFT, None
    locked.revision += 1
    locked.save(update_fields=["status", "published_at", "revision"])
    record(action="activity.unpublished", on=locked, changed=("status",))
    return locked


@transaction.atomic
def confirm_activity(*, activity: Activity, today: date) -> Activity:
    """The organisation said today that everything still holds."""
    locked = _locked(activity)
    locked.confirmed_on = today
    locked.save(update_fields=["confirmed_on"])
    record(action="activity.confirmed", on=locked, changed=("confirmed_on",))
    return locked


@transaction.atomic
def take_back_confirmation(*, activity: Activity, before: date | None, today: date) -> Activity:
    """Pressed at the wrong line: the day of before stands there again. What was confirmed earlier stays."""
    locked = _locked(activity)
    if locked.confirmed_on == today and (before is None or before < today):
        locked.confirmed_on = before
        locked.save(update_fields=["confirmed_on"])
        record(action="activity.confirmation-taken-back", on=locked, changed=("confirmed_on",))
    return locked


@transaction.atomic
def check_activity(*, activity: Activity, revision: int, by: User, today: date) -> Activity:
    """A second pair of eyes found it right, as it stood in `revision`.

    Raises OwnWorkError for whoever wrote it last, StaleRevisionError when it was changed since.
    """
    locked = _locked(activity)
    if by.pk == (locked.written_by_id or locked.keeper_id):
        raise OwnWorkError
    if locked.revision != revision:
        raise StaleRevisionError
    if locked.checked_on is None:
        locked.checked_by, locked.checked_on = by, today
        locked.save(update_fields=["checked_by", "checked_on"])
        record(action="activity.checked", on=locked, changed=("checked_on",))
    return locked


@transaction.atomic
def end_activity(*, activity: Activity, on: date, because: str, now: datetime) -> Activity:
    """Let `on` be the last day: its moments end, later dates are cancelled; nothing is deleted.

    With a last day that is still to come it stays in the offer until then (`close_past_activities`).
    Whoever takes part is the caller's.
    """
    locked = _locked(activity)
    locked.ended_on = on
    if on > timezone.localdate(now):
        locked.revision += 1
        locked.save(update_fields=["ended_on", "revision"])
        record(action="activity.last-day-set", on=locked, changed=("ended_on",))
    else:
        _close(locked)
    running = set(Slot.objects.filter(activity=locked).running(on).values_list("pk", flat=True))
    for slot in Slot.objects.filter(activity=locked).order_by("pk"):
        if slot.pk in running:
            end_slot(slot=slot, on=on, because=because, now=now)
        else:
            cancel_after(slot, on, because=because, now=now)
    return locked


def close_past_activities(*, team: Team, today: date) -> int:
    """Those whose last day is past leave the offer. Says how many."""
    over = Activity.objects.for_team(team).not_ended().filter(ended_on__lt=today)
    return sum(_close_past(pk) for pk in over.order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def _close_past(activity_id: int) -> bool:
    locked = Activity.objects.select_for_update(no_key=True).get(pk=activity_id)
    if locked.status == Status.ENDED:
        return False
    _close(locked)
    return True


def _close(locked: Activity) -> None:
    locked.status, locked.published_at = Status.ENDED, None
    locked.revision += 1
    locked.save(update_fields=["status", "ended_on", "published_at", "revision"])
    record(action="activity.ended", on=locked, changed=("status", "ended_on"))


def _locked(activity: Activity) -> Activity:
    """Not the key: whoever signs someone up at this moment points to it, and may wait for nothing here."""
    locked = Activity.objects.select_for_update(no_key=True).get(pk=activity.pk)
    if locked.status == Status.ENDED:
        raise HasEndedError
    return locked


def _write(activity: Activity, details: ActivityDetails) -> list[str]:
    """Copy the details; contact and kind of work must be of the organisation of the activity."""
    parts = [part for part in (details.site_contact, details.kind_of_work) if part is not None]
    if any(part.organisation_id != activity.organisation_id for part in parts):
        raise OtherOrganisationError
    return write_details(activity, details)


def _demand_complete(activity: Activity, today: date) -> None:
    facts = publishing_facts(activity, Slot.objects.filter(activity=activity).running(today))
    if missing := missing_before_publishing(facts):
        raise NotReadyError(missing)
