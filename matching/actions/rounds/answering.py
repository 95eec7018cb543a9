"""What people and staff say of a proposal: yes, no, it stays; and takes that back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from aandeslag.audit.actions import record
from matching.actions.taking_back import undo_sign_up
from matching.errors import NotOpenError
from matching.models import Proposal, Round

if TYPE_CHECKING:
    from datetime import datetime

    from aandeslag.teams.models import User
    from matching.models import Placement

Status = Proposal.Status


@transaction.atomic
def note_wanted(*, proposal: Proposal, now: datetime) -> Proposal:
    """They said yes; signed up is what staff press after that. Raises NotOpenError."""
    line = _locked(proposal, Status.PROPOSED, Status.WANTED)
    return _save(line, Status.WANTED, "proposal.wanted", now)


@transaction.atomic
def decline_proposal(*, proposal: Proposal, reason: Placement.DeclineReason, now: datetime) -> Proposal:
    """They said no, and why: not proposed again for some weeks. Raises NotOpenError."""
    line = _locked(proposal, Status.PROPOSED, Status.WANTED, Status.DECLINED)
    line.decline_reason = reason
    line.is_locked = False
    return _save(line, Status.DECLINED, "proposal.declined", now)


@transaction.atomic
def lock_proposal(*, proposal: Proposal, stays: bool) -> Proposal:
    """Whether it stays in the next round, whatever else changes. Raises NotOpenError."""
    line = _locked(proposal, Status.PROPOSED, Status.WANTED)
    if line.is_locked != stays:
        line.is_locked, line.is_moved = stays, line.is_moved and stays
        line.save(update_fields=["is_locked", "is_moved"])
        record(action="proposal.locked" if stays else "proposal.unlocked", on=[line, line.resident])
    return line


@transaction.atomic
def take_back_answer(*, proposal: Proposal, by: User | None, now: datetime) -> Proposal:
    """As if nothing had been said. What was signed up today is undone; later it ends with a reason.

    Raises NotOpenError.
    """
    # The places first, as everywhere: a slot is locked before what hangs on it.
    if proposal.placement is not None and proposal.status == Status.AGREED:
        undo_sign_up(placement=proposal.placement, by=by, now=now)
    line = _locked(proposal, Status.WANTED, Status.DECLINED, Status.AGREED)
    line.decline_reason, line.placement = "", None
    return _save(line, Status.PROPOSED, "proposal.answer-taken-back", now)


def _locked(proposal: Proposal, *expected: str) -> Proposal:
    """Freshly read: another screen may have been faster."""
    rows = Proposal.objects.select_for_update(no_key=True, of=("self",)).select_related("resident", "round")
    line = rows.get(pk=proposal.pk)
    if line.status not in expected or line.round.status != Round.Status.OPEN:
        raise NotOpenError
    return line


def _save(line: Proposal, status: str, action: str, now: datetime) -> Proposal:
    line.status = status
    line.answered_on = None if status == Status.PROPOSED else timezone.localdate(now)
    line.save()
    record(action=action, on=[line, line.resident], changed=["status"])
    return line
