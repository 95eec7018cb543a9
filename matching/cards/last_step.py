"""The last thing that happened to one placement, and whether it can be taken back now."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from django.utils import timezone
from django.utils.translation import gettext as _

from matching.cards.timeline import AGREED, ENDED, ONE_PRESS, morning, said
from matching.models import Participation, Placement
from matching.profiles import has_started

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from matching.cards.timeline import Moment

Status, Mark = Placement.Status, Participation.Status
# What is noted besides is no step; it is changed where it was noted.
NOTES: Final = frozenset({"placement.accompanied-noted", "placement.cautions-passed"})


class Undoes(StrEnum):
    END = "end"
    SIGN_UP = "sign-up"
    MARK = "mark"
    TAKEN_OFF = "taken-off"


@dataclass(frozen=True)
class LastStep:
    """`stamp` tells, when the press comes in, whether this still is the last step."""

    undoes: Undoes
    at: datetime
    sentence: str
    row: Participation | None = None

    @property
    def stamp(self) -> str:
        return f"{self.undoes.value}:{self.at.isoformat()}"


def last_step(
    placement: Placement, rows: Sequence[Participation], moments: Sequence[Moment], now: datetime
) -> LastStep | None:
    """Only of what happened last: None where that cannot be taken back, whatever could before it.

    What ended by a departure or a change is taken back there.
    """
    steps = [one for one in moments if one.action not in NOTES]
    found = _candidate(placement, rows, steps, now)
    return found if found and not any(_is_later(one, found) for one in steps) else None


def _candidate(
    placement: Placement, rows: Sequence[Participation], steps: Sequence[Moment], now: datetime
) -> LastStep | None:
    completed = placement.end_reason == Placement.EndReason.COMPLETED
    if placement.status == Status.ENDED and not completed:
        return _of_end(placement, steps)
    marked = [row for row in rows if row.marked_at is not None]
    if marked:
        return _of_row(max(marked, key=lambda row: row.marked_at or now), placement, now)
    if placement.status == Status.AGREED and placement.agreed_on == timezone.localdate(now):
        agreed = [one.at for one in steps if one.action == AGREED]
        return LastStep(Undoes.SIGN_UP, max([morning(placement.agreed_on), *agreed]), _("signed up today"))
    return None


def _of_end(placement: Placement, steps: Sequence[Moment]) -> LastStep | None:
    by_itself = placement.ended_by_departure or placement.ended_by_change_id is not None
    if by_itself or placement.ended_at is None or placement.resident.departed_on is not None:
        return None
    return LastStep(Undoes.END, placement.ended_at, steps[0].what if steps else _("it ended"))


def _of_row(row: Participation, placement: Placement, now: datetime) -> LastStep | None:
    """On a date that does not take place nobody comes, and who has left comes to nothing."""
    if row.marked_at is None or row.status == Mark.SIGNED_UP or row.occurrence.cancelled_at is not None:
        return None
    sentence = said(row, row.occurrence)
    if row.status != Mark.CANCELLED:
        return LastStep(Undoes.MARK, row.marked_at, sentence, row)
    if has_started(row.occurrence, now) or placement.resident.departed_on is not None:
        return None
    return LastStep(Undoes.TAKEN_OFF, row.marked_at, sentence, row)


def _is_later(moment: Moment, step: LastStep) -> bool:
    """The log writes the end itself a little after its own time."""
    is_itself = step.undoes is Undoes.END and moment.action == ENDED and moment.at - step.at < ONE_PRESS
    return moment.at > step.at and not is_itself
