"""Turns proposals into placements: by the ordinary way of signing up, with its locks and its rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from aandeslag.audit.actions import record
from matching.actions.signing_up import sign_up
from matching.errors import NotOpenError, PlacementRefusedError
from matching.models import Placement, Proposal, Round

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Any
    from uuid import UUID

    from aandeslag.teams.models import User
    from matching.findings import Verdict


@dataclass(frozen=True)
class Accepted:
    """What came of one line: a placement, or why there is none."""

    proposal: Proposal
    placement: Placement | None = None
    refused: Verdict | None = None


@transaction.atomic
def accept_proposal(
    *, proposal: Proposal, by: User | None, now: datetime, token: UUID | None = None
) -> Placement:
    """Sign up. Raises PlacementRefusedError when something stands in the way now, such as no place left.

    Raises NotOpenError when the line was answered already, or a newer round has taken its place.
    """
    placement = sign_up(resident=proposal.resident, by=by, now=now, token=token, **_what(proposal))
    changed = _open_lines(proposal).update(
        status=Proposal.Status.AGREED, placement=placement, answered_on=timezone.localdate(now)
    )
    if changed:
        record(action="proposal.accepted", on=[proposal, proposal.resident], changed=["status"])
    elif not Proposal.objects.filter(pk=proposal.pk, placement=placement).exists():
        raise NotOpenError
    return placement


def accept_wanted(*, made: Round, by: User | None, now: datetime) -> list[Accepted]:
    """Everybody who said yes, the longest waiting first and second activities last.

    Who cannot any more is told of and stays.
    """
    lines = Proposal.objects.wanted().filter(round=made).of_people_here()
    lines = lines.select_related("resident__team", "occurrence__slot", "round")
    return [_accept_one(one, by, now) for one in lines.order_by("is_further", "-waited", "pk")]


def _accept_one(line: Proposal, by: User | None, now: datetime) -> Accepted:
    try:
        return Accepted(line, placement=accept_proposal(proposal=line, by=by, now=now))
    except PlacementRefusedError as refused:
        return Accepted(line, refused=refused.verdict)
    except NotOpenError:
        return Accepted(line)


def _what(proposal: Proposal) -> dict[str, Any]:
    if proposal.round.every_time:
        return {"slot": proposal.occurrence.slot}
    return {"occurrence": proposal.occurrence}


def _open_lines(proposal: Proposal) -> Any:
    return Proposal.objects.unanswered().filter(pk=proposal.pk, round__status=Round.Status.OPEN)
