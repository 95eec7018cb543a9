"""Keeps activities: drafting, changing, publishing, confirming, ending."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from aandeslag.audit.actions import record
from activities.actions.occurrences import make_occurrences
from activities.actions.slots import end_slot
from activities.actions.writing import make_once, write_details
from activities.errors import (
    HasEndedError,
    NotReadyError,
    OtherOrganisationError,
    StaleRevisionError,
)
from activities.models import Activity, Slot
from activities.profiles import publishing_facts
from activities.rules import missing_before_publishing

if TYPE_CHECKING:
    from datetime import date, datetime
    from uuid import UUID

    from aandeslag.teams.models import User
    from activities.details import ActivityDetails
    from activities.models import Organisation

Status = Activity.Status


@transaction.atomic
def draft_activity(
    *, organisation: Organisation, details: ActivityDetails, by: User | None, token: UUID | None = None
) -> Activity:
    """Write down an activity as a draft: nobody can be signed up for it yet."""

    def make() -> Activity:
        activity = Activity(team_id=organisation.team_id, organisation=organisation, keeper=by)
        _write(activity, details)
        activity.save()
        record(action="activity.drafted", on=activity)
        return activity

    return make_once(team=organisation.team, token=token, model=Activity, make=make)


@transaction.atomic
def change_activity(*, activity: Activity, details: ActivityDetails, revision: int, today: date) -> Activity:
    """Save what was changed, unless someone else saved since `revision`.

    What is shown must stay complete: otherwise it is refused with everything that would be missing.
    """
    locked = _locked(activity)
    if locked.revision != revision:
        raise StaleRevisionError
    if changed := _write(locked, details):
        if locked.status == Status.PUBLISHED:
            _demand_complete(locked, today)
        locked.revision += 1
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
def end_activity(*, activity: Activity, on: date, because: str, now: datetime) -> Activity:
    """End it after `on`: its moments end, later dates are cancelled; nothing is deleted."""
    locked = _locked(activity)
    locked.status, locked.ended_on, locked.published_at = Status.ENDED, on, None
    locked.revision += 1
    locked.save(update_fields=["status", "ended_on", "published_at", "revision"])
    for slot in Slot.objects.filter(activity=locked).running(on).order_by("pk"):
        end_slot(slot=slot, on=on, because=because, now=now)
    record(action="activity.ended", on=locked, changed=("status", "ended_on"))
    return locked


def _locked(activity: Activity) -> Activity:
    locked = Activity.objects.select_for_update().get(pk=activity.pk)
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
