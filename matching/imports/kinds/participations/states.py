"""The state of an imported placement: it gathers what a list says of one person and one activity; pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from matching.models import Participation, Placement

if TYPE_CHECKING:
    from collections.abc import Collection

Status = Placement.Status
Mark = tuple[date, str]


@dataclass(frozen=True)
class PlacementState:
    status: str
    agreed_on: date
    started_on: date | None
    ended_on: date | None
    end_reason: str

    def columns(self) -> dict[str, Any]:
        return dict(vars(self))


def placement_state(marks: Collection[Mark], *, is_one_off: bool, today: date) -> PlacementState:
    """From the first to the last date; started the first time that someone was there.

    What lies in the past has ended; only of something that happens once does a list say why.
    """
    days = [day for day, _ in marks]
    present = [day for day, status in marks if status == Participation.Status.PRESENT]
    started = min(present, default=None)
    if max(days) >= today:
        status = Status.STARTED if started else Status.AGREED
        return PlacementState(status, min(days), started, None, "")
    reason = Placement.EndReason.COMPLETED if is_one_off else Placement.EndReason.UNKNOWN
    return PlacementState(Status.ENDED, min(days), started, max(days), reason)
