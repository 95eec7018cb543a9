"""An activity or one of its fixed moments stops: dates, sign-ups and placements end in one press."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from aandeslag.audit.actions import record
from activities.actions import end_activity, end_slot
from activities.models import Occurrence, Slot
from matching.actions.cancelling import take_off_cancelled
from matching.actions.tasks import ask_to_tell, close_tasks
from matching.actions.waiting.ending import end_lines
from matching.errors import WrongMomentError
from matching.models import Participation, Placement

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from aandeslag.teams.models import User
    from activities.models import Activity
    from activities.querysets import OccurrenceQuerySet, SlotQuerySet
    from matching.querysets import PlacementQuerySet

Status = Placement.Status


@transaction.atomic
def end_activity_with_people(
    *, activity: Activity, on: date, because: str, by: User | None, now: datetime
) -> list[Placement]:
    """End it after `on`, and take everybody off later dates; gives the placements of who must be told.

    Raises WrongMomentError when somebody was there after that day.
    """
    ended = end_activity(activity=activity, on=on, because=because, now=now)
    later = Occurrence.objects.filter(activity=ended, date__gt=on)
    slots = Slot.objects.filter(activity=ended)
    return _let_go(Placement.objects.filter(activity=ended), later, slots, on, by=by, now=now)


@transaction.atomic
def end_slot_with_people(
    *, slot: Slot, on: date, because: str, by: User | None, now: datetime
) -> list[Placement]:
    """The same for one fixed moment; the others of the activity go on."""
    ended = end_slot(slot=slot, on=on, because=because, now=now)
    later = Occurrence.objects.filter(slot=ended, date__gt=on)
    slots = Slot.objects.filter(pk=ended.pk)
    return _let_go(Placement.objects.filter(slot=ended), later, slots, on, by=by, now=now)


def close_placements(
    placements: Sequence[Placement], *, reason: Placement.EndReason, on: date, now: datetime
) -> None:
    """End several for one reason, and decline what was only proposed; their dates are the caller's."""
    for one in placements:
        if one.status == Status.PROPOSED:
            one.status, one.decline_reason = Status.DECLINED, Placement.DeclineReason.OTHER
        else:
            one.status, one.end_reason, one.ended_on = Status.ENDED, reason, on
        one.ended_at = now
    changed = ["status", "decline_reason", "end_reason", "ended_on", "ended_at"]
    Placement.objects.bulk_update(placements, changed)
    close_tasks(placements=placements, now=now)
    if placements:
        record(
            action="placement.ended",
            on=[*placements, *(one.resident for one in placements)],
            changed=["status", "ended_on", "end_reason"],
        )


def _let_go(
    placements: PlacementQuerySet[Placement],
    later: OccurrenceQuerySet[Occurrence],
    slots: SlotQuerySet[Slot],
    on: date,
    *,
    by: User | None,
    now: datetime,
) -> list[Placement]:
    """The slots are locked by now. A placement for one date up to the last day ends by itself."""
    if Participation.objects.times().filter(occurrence__in=later).exists():
        raise WrongMomentError
    today = timezone.localdate(now)
    freed = {
        row.placement_id for row in take_off_cancelled(later.values_list("pk", flat=True), by=by, now=now)
    }
    concerned = list(
        placements.open()
        .filter(Q(is_standing=True) | Q(occurrence__date__gt=on) | Q(slot__isnull=True))
        .select_related("resident", "occurrence")
        .order_by("slot_id", "pk")
    )
    # Who comes every time goes on until the last day; the night after it ends what they have.
    ending = [one for one in concerned if on <= today or one.occurrence_id is not None]
    told = [
        one for one in concerned if one.status != Status.PROPOSED and (one.is_standing or one.pk in freed)
    ]
    close_placements(ending, reason=Placement.EndReason.ACTIVITY_ENDED, on=min(on, today), now=now)
    ask_to_tell([(one, one.occurrence) for one in told], today=today)
    end_lines(slots=slots, after=on, now=now)
    return told
