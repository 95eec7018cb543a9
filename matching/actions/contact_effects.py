"""What follows from a tap of a supporter and from taking it back: each by the action that there is for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from matching.actions.attendance import Mark, mark_attendance
from matching.actions.ending import end_placement, undo_end
from matching.actions.locking import lock_occurrence
from matching.actions.rounds.answering import decline_proposal, note_wanted, take_back_answer
from matching.actions.taking_back import undo_sign_up
from matching.actions.waiting.answering import accept_offer, decline_offer
from matching.actions.waiting.joining import rejoin_waiting_list
from matching.errors import NotOpenError, WrongMomentError
from matching.models import Contact, Participation, Placement, Proposal, WaitingListEntry
from matching.profiles import has_started
from matching.taps import MARKED_WITHIN, Tap

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from aandeslag.teams.models import User
    from residents.models import Resident

Code, Status = Contact.Code, Participation.Status
DeclineReason = Placement.DeclineReason


@dataclass(frozen=True)
class Pressed:
    resident: Resident
    tap: Tap
    by: User
    now: datetime


def pressed(contact: Contact, by: User, now: datetime) -> Pressed:
    """A tap of before, as far as undoing it needs to know."""
    return Pressed(contact.resident, Tap(Code(contact.code), about=contact.about), by, now)


def know(_one: Pressed) -> str:
    """That they were told is all there is to it."""
    return ""


def nothing(_one: Pressed, _before: str) -> None:
    """Nothing followed from it."""


def mark(one: Pressed) -> str:
    """Was there, or could not come: the mark on that date. Not over what somebody else marked otherwise."""
    row = _locked_row(one)
    told = _mark_of(one.tap)
    today = timezone.localdate(one.now)
    if row.occurrence.date < today - MARKED_WITHIN:
        raise NotOpenError
    if told.status == Status.PRESENT and not has_started(row.occurrence, one.now):
        raise WrongMomentError
    is_mine = row.status == Status.SIGNED_UP or row.marked_by_id == one.by.pk
    if row.status == Status.CANCELLED or (row.status != told.status and not is_mine):
        raise NotOpenError
    mark_attendance(occurrence=row.occurrence, marks={row.pk: told}, by=one.by, now=one.now)
    return f"{row.status}:{row.excuse}"


def mark_as_before(one: Pressed, before: str) -> None:
    """Only what still stands as it was marked by this supporter."""
    row = _locked_row(one)
    status, _colon, excuse = before.partition(":")
    if row.status == status:
        return
    if row.status != _mark_of(one.tap).status or row.marked_by_id != one.by.pk:
        raise NotOpenError
    mark_attendance(
        occurrence=row.occurrence, marks={row.pk: Mark(Status(status), excuse)}, by=one.by, now=one.now
    )


def want(one: Pressed) -> str:
    """A place that is kept for them is agreed; to a proposal of a round they say yes, and staff sign up."""
    if (offer := _placement(one)) is not None:
        accept_offer(offer=offer, by=one.by, now=one.now)
    else:
        note_wanted(proposal=_proposal(one), now=one.now)
    return ""


def want_after_all_not(one: Pressed, _before: str) -> None:
    if (agreed := _placement(one)) is not None:
        undo_sign_up(placement=agreed, by=one.by, now=one.now)
    else:
        take_back_answer(proposal=_proposal(one), by=one.by, now=one.now)


def decline(one: Pressed) -> str:
    """Not now, or something else: where a place or a proposal was open, the answer to it is no."""
    if one.tap.about is None:
        return ""
    reason = DeclineReason.NOT_NOW if one.tap.code == Code.NOT_NOW else DeclineReason.SOMETHING_ELSE
    if (offer := _placement(one)) is not None:
        decline_offer(offer=offer, reason=reason, now=one.now)
    else:
        decline_proposal(proposal=_proposal(one), reason=reason, now=one.now)
    return ""


def decline_not(one: Pressed, _before: str) -> None:
    """They wait again with the place in the line that they had; a proposal is open again."""
    if one.tap.about is None:
        return
    offer = _placement(one)
    if offer is None:
        take_back_answer(proposal=_proposal(one), by=one.by, now=one.now)
        return
    entries = WaitingListEntry.objects.filter(
        resident=one.resident, slot=offer.slot_id, occurrence=offer.occurrence_id
    )
    entry = entries.filter(left_because=WaitingListEntry.Left.DECLINED).order_by("-left_at").first()
    if entry is not None:
        rejoin_waiting_list(entry=entry, now=one.now)


def stop(one: Pressed) -> str:
    end_placement(
        placement=_placement_or_refuse(one),
        reason=Placement.EndReason.OWN_CHOICE,
        on=timezone.localdate(one.now),
        by=one.by,
        now=one.now,
    )
    return ""


def go_on(one: Pressed, _before: str) -> None:
    undo_end(placement=_placement_or_refuse(one), now=one.now)


def _mark_of(tap: Tap) -> Mark:
    if tap.code == Code.WAS_THERE:
        return Mark(Status.PRESENT)
    return Mark(Status.EXCUSED, tap.detail)


def _about(one: Pressed) -> UUID:
    if one.tap.about is None:
        raise NotOpenError
    return one.tap.about


def _locked_row(one: Pressed) -> Participation:
    """As it stands now: the desk marks the same list."""
    mine = Participation.objects.filter(resident=one.resident, public_id=_about(one))
    found = mine.values_list("occurrence", flat=True).first()
    if found is None:
        raise NotOpenError
    occurrence = lock_occurrence(found)
    row = mine.get()
    row.occurrence = occurrence
    return row


def _placement(one: Pressed) -> Placement | None:
    mine = Placement.objects.filter(resident=one.resident, public_id=_about(one))
    return mine.select_related("resident__team", "slot", "occurrence", "activity").first()


def _placement_or_refuse(one: Pressed) -> Placement:
    found = _placement(one)
    if found is None:
        raise NotOpenError
    return found


def _proposal(one: Pressed) -> Proposal:
    mine = Proposal.objects.filter(resident=one.resident, public_id=_about(one))
    found = mine.select_related("resident__team", "placement", "round").first()
    if found is None:
        raise NotOpenError
    return found
