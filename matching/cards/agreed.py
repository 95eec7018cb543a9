"""What was agreed with one person: what, when, where, with whom; as they take it home."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils import timezone

from activities.wording import meeting, to_bring
from matching import wording
from matching.models import Participation, Task
from matching.profiles import has_started

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from matching.models import Placement

DATES_SHOWN: Final = 4


@dataclass(frozen=True)
class Agreed:
    placement: UUID
    title: str
    organisation: str
    theme: str
    every: str
    dates: list[str]
    more_dates: int
    without_place: list[str]
    meeting_point: str
    address: str
    to_bring: str
    contact: str
    phone: str
    status: str
    status_in_words: str
    is_open: bool
    can_be_undone: bool


def agreed_of(placement: Placement, now: datetime) -> Agreed:
    """Three queries, with the placement loaded together with its activity, contact and slot."""
    activity, contact = placement.activity, placement.activity.site_contact
    dates = _dates(placement, now)
    return Agreed(
        placement=placement.public_id,
        title=activity.title,
        organisation=activity.organisation.name,
        theme=activity.theme,
        every=wording.every(placement.slot) if placement.is_standing and placement.slot else "",
        dates=dates[:DATES_SHOWN],
        more_dates=max(len(dates) - DATES_SHOWN, 0),
        without_place=_without_place(placement),
        meeting_point=meeting(activity.meeting_place, activity.meeting_point, activity.minutes_earlier),
        address=activity.address or activity.organisation.address,
        to_bring=to_bring(activity.bring, activity.to_bring),
        contact=contact.name if contact else "",
        phone=contact.phone if contact else "",
        status=placement.status,
        status_in_words=str(placement.get_status_display()),
        is_open=placement.status in {placement.Status.AGREED, placement.Status.STARTED},
        can_be_undone=_can_be_undone(placement, now),
    )


def _dates(placement: Placement, now: datetime) -> list[str]:
    rows = (
        placement.participations.filter(status=Participation.Status.SIGNED_UP)
        .select_related("occurrence")
        .order_by("occurrence__date", "occurrence__starts")
    )
    return [wording.when(row.occurrence) for row in rows if not has_started(row.occurrence, now)]


def _can_be_undone(placement: Placement, now: datetime) -> bool:
    """What was agreed today and has not begun may have been a slip of the hand."""
    is_agreed = placement.status == placement.Status.AGREED
    return is_agreed and placement.agreed_on == timezone.localdate(now)


def _without_place(placement: Placement) -> list[str]:
    tasks = Task.objects.to_do().filter(placement=placement, kind=Task.Kind.NO_PLACE)
    dates = sorted(task.occurrence.date for task in tasks.select_related("occurrence") if task.occurrence)
    return [wording.day(one) for one in dates]
