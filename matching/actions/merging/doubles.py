"""Which rows of two people say the same once they are one person, and what the row that stays takes over."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Model, Q

from matching.models import (
    ConductCertificateSeen,
    Contact,
    ImportRow,
    LeftOut,
    Participation,
    Placement,
    Proposal,
    Refusal,
    WaitingListEntry,
)
from matching.querysets import AGREED, OPEN
from residents.models import (
    Change,
    Consent,
    Entrustment,
    Explanation,
    HandOver,
    Merge,
    Referral,
    Visit,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    # Gives the columns that it changed in the row that stays.
    TakeOver = Callable[[Any, Any], list[str]]

# What says more about a date comes first: who was there was there, whoever signed them up.
_SAYS_MOST: Final[tuple[str, ...]] = (
    Participation.Status.PRESENT,
    Participation.Status.EXCUSED,
    Participation.Status.ABSENT,
    Participation.Status.SIGNED_UP,
    Participation.Status.CANCELLED,
)
_FURTHEST: Final[tuple[str, ...]] = (
    Placement.Status.STARTED,
    Placement.Status.AGREED,
    Placement.Status.PROPOSED,
)
_PLACE: Final = ("status", "started_on", "agreed_on", "agreed_at", "held_until", "by_id")


def _nothing(_stays: Model, _goes: Model) -> list[str]:
    """What is said twice is said."""
    return []


@dataclass(frozen=True)
class Rule:
    """Two rows of `model` with equal columns `same`, both within `where`, are one; `take_over` joins them."""

    model: type[Model]
    same: tuple[str, ...] = ()
    where: Q = field(default_factory=Q)
    take_over: TakeOver = _nothing


def _participation(stays: Participation, goes: Participation) -> list[str]:
    """Signed up twice for one date is one place: the row that says most about it holds."""
    if _SAYS_MOST.index(stays.status) <= _SAYS_MOST.index(goes.status):
        return []
    return _take(stays, goes, ["status", "excuse", "minutes", "marked_at", "marked_by_id"])


def _placement(stays: Placement, goes: Placement) -> list[str]:
    """Agreed twice is agreed once, since the first time; a proposal gives way to what was agreed."""
    changed = []
    if _place(goes) < _place(stays):
        changed = _take(stays, goes, [*_PLACE])
    if stays.agreed_on and goes.agreed_on and goes.agreed_on < stays.agreed_on:
        changed += _take(stays, goes, ["agreed_on"])
    return changed


def _place(placement: Placement) -> int:
    """The further it got, the lower; what ended or was declined is as it is."""
    return _FURTHEST.index(placement.status) if placement.status in _FURTHEST else len(_FURTHEST)


def _proposal(stays: Proposal, goes: Proposal) -> list[str]:
    """Proposed twice for the same is proposed once; what was said of it holds."""
    if stays.status != Proposal.Status.PROPOSED or goes.status == Proposal.Status.PROPOSED:
        return []
    return _take(stays, goes, ["status", "decline_reason", "answered_on", "placement_id", "is_locked"])


def _visit(stays: Visit, goes: Visit) -> list[str]:
    changed = _take(stays, goes, ["came_at"]) if goes.came_at < stays.came_at else []
    if stays.outcome == Visit.Outcome.NONE and goes.outcome != Visit.Outcome.NONE:
        changed += _take(stays, goes, ["reason", "outcome"])
    return changed


def _earliest(*columns: str) -> TakeOver:
    return lambda stays, goes: [
        name for name in columns if getattr(goes, name) < getattr(stays, name) and _take(stays, goes, [name])
    ]


def _latest(*columns: str) -> TakeOver:
    return lambda stays, goes: [
        name for name in columns if getattr(goes, name) > getattr(stays, name) and _take(stays, goes, [name])
    ]


def _take(stays: Model, goes: Model, columns: list[str]) -> list[str]:
    for name in columns:
        setattr(stays, name, getattr(goes, name))
    return columns


# Every table that points at a person. Participations come before the placements that they hang on.
RULES: Final = (
    Rule(Participation, ("occurrence_id",), take_over=_participation),
    Rule(Placement, ("slot_id",), Q(status__in=AGREED, is_standing=True), _placement),
    Rule(Placement, ("activity_id",), Q(is_imported=True), _placement),
    Rule(Placement, ("occurrence_id",), Q(status__in=OPEN, is_standing=False, is_imported=False), _placement),
    Rule(WaitingListEntry, ("slot_id", "occurrence_id"), Q(left_at__isnull=True), _earliest("since")),
    Rule(Visit, ("session_id",), take_over=_visit),
    Rule(Explanation),
    Rule(Consent),
    Rule(Entrustment, ("supporter_id",), Q(valid_until__isnull=True), _earliest("valid_from")),
    Rule(Refusal, ("activity_id",), take_over=_latest("on")),
    Rule(ConductCertificateSeen, ("organisation_id",), take_over=_latest("seen_on")),
    Rule(Proposal, ("round_id", "occurrence_id"), take_over=_proposal),
    Rule(LeftOut, ("round_id",), take_over=_latest("waited")),
    Rule(Contact),
    Rule(ImportRow),
    Rule(Merge),
    Rule(Referral),
    Rule(Change),
    # Offered twice to wherever they went: one answer is enough.
    Rule(HandOver, ("state",), Q(state=HandOver.State.WAITING)),
)
MODELS: Final = tuple(dict.fromkeys(rule.model for rule in RULES))
