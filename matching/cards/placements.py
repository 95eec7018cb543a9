"""Where one person takes part: what was agreed, the next dates, and what has ended."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils import timezone
from django.utils.formats import date_format

from matching import wording
from matching.models import Participation, Placement
from matching.profiles import has_started

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from uuid import UUID

    from residents.models import Resident

ENDED_SHOWN: Final = 10
DATES_SHOWN: Final = 4
DAYS_TO_UNDO: Final = 14
Status = Placement.Status


@dataclass(frozen=True)
class Planned:
    participation: UUID
    when: str


@dataclass(frozen=True)
class PlacementCard:
    placement: UUID
    title: str
    organisation: str
    activity: UUID
    theme: str
    status: str
    status_in_words: str
    every: str
    since: str
    times: int
    dates: list[Planned]
    later_dates: list[Planned]
    taken_off: list[Planned]
    ended: str
    can_be_undone: bool
    ended_today: bool
    is_open: bool


@dataclass(frozen=True)
class Placements:
    open: list[PlacementCard]
    ended: list[PlacementCard]

    @property
    def has_been_somewhere(self) -> bool:
        return any(card.times for card in (*self.open, *self.ended))


def placements_of(resident: Resident, now: datetime) -> Placements:
    """Open ones with their dates to come; of what has ended the last few. Two queries."""
    placements = list(
        Placement.objects.filter(resident=resident)
        .select_related("activity__organisation", "slot", "occurrence")
        .order_by("-agreed_on", "-pk")
    )
    rows = _rows(placements)
    cards = [_card(one, rows[one.pk], now) for one in placements]
    return Placements(
        open=[card for card in cards if card.is_open],
        ended=[card for card in cards if not card.is_open][:ENDED_SHOWN],
    )


def _rows(placements: Iterable[Placement]) -> dict[int, list[Participation]]:
    found: dict[int, list[Participation]] = defaultdict(list)
    rows = Participation.objects.filter(placement__in=[one.pk for one in placements])
    for row in rows.select_related("occurrence").order_by("occurrence__date", "occurrence__starts"):
        found[row.placement_id].append(row)
    return found


def _card(placement: Placement, rows: list[Participation], now: datetime) -> PlacementCard:
    is_open = placement.status in {Status.PROPOSED, Status.AGREED, Status.STARTED}
    to_come = [
        row for row in rows if not has_started(row.occurrence, now) and row.occurrence.cancelled_at is None
    ]
    planned = _planned(to_come, Participation.Status.SIGNED_UP)
    return PlacementCard(
        placement=placement.public_id,
        title=placement.activity.title,
        organisation=placement.activity.organisation.name,
        activity=placement.activity.public_id,
        theme=placement.activity.theme,
        status=placement.status,
        status_in_words=str(placement.get_status_display()),
        every=wording.every(placement.slot) if placement.is_standing and placement.slot else "",
        since=date_format(placement.started_on, "j F Y") if placement.started_on else "",
        times=sum(row.status == Participation.Status.PRESENT for row in rows),
        dates=planned[:DATES_SHOWN],
        later_dates=planned[DATES_SHOWN:],
        taken_off=_planned(to_come, Participation.Status.CANCELLED) if is_open else [],
        ended=_ended(placement),
        can_be_undone=_can_be_undone(placement, to_come, now),
        ended_today=placement.ended_at is not None
        and timezone.localdate(placement.ended_at) == timezone.localdate(now),
        is_open=is_open,
    )


def _planned(rows: Iterable[Participation], status: str) -> list[Planned]:
    return [Planned(row.public_id, wording.when(row.occurrence)) for row in rows if row.status == status]


def _ended(placement: Placement) -> str:
    if placement.status == Status.DECLINED:
        return str(placement.get_decline_reason_display())
    if placement.ended_on is None:
        return ""
    return f"{date_format(placement.ended_on, 'j F Y')} · {placement.get_end_reason_display()}"


def _can_be_undone(placement: Placement, to_come: list[Participation], now: datetime) -> bool:
    """Pressed by mistake is noticed soon; for one date only as long as that date is to come."""
    if placement.status != Status.ENDED or placement.ended_at is None:
        return False
    is_recent = (now - placement.ended_at).days < DAYS_TO_UNDO
    return is_recent and (bool(to_come) or placement.is_standing)
