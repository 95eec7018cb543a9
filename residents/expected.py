"""Who was sent to a session and has not been seen there yet; afterwards, who did not come."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from residents.cards import in_words, row_of
from residents.models import Referral
from residents.names import alike, name_key

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from aandeslag.audit.actions import HasPublicId
    from residents.models import Resident, WalkInSession


@dataclass(frozen=True)
class Line:
    """Someone who is expected; without `resident_id` only a name is known."""

    referral_id: UUID
    resident_id: UUID | None
    number: str
    name: str
    facts: str


@dataclass(frozen=True)
class Expected:
    """Everybody who is expected; empty when there is nobody."""

    is_over: bool = False
    lines: list[Line] = field(default_factory=list)
    # Whose facts these are, for the log: participants, and referrals that hold a name.
    people: list[Resident] = field(default_factory=list)
    names: list[HasPublicId] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.lines)


def expected_at(session: WalkInSession, shown: frozenset[str], today: date) -> Expected:
    """One query, and none for a session that was never opened: nobody is served there."""
    if not session.is_held:
        return Expected()
    is_over = session.closed_at is not None or session.date < today
    referrals = Referral.objects.awaited_at(session).telling_who().not_arrived()
    if is_over:
        referrals = referrals.filter(session=session)
    people = ("resident__centre", "resident__housed_in")
    present = referrals.filter(resident__departed_on__isnull=True).select_related("resident", *people)
    # Two colleagues may have sent the same person.
    once = {one.resident_id or f"name {one.pk}": one for one in present.order_by("-resident__number", "-pk")}
    found = list(once.values())
    return Expected(
        is_over=is_over,
        lines=[_line(one, shown) for one in found],
        people=[one.resident for one in found if one.resident],
        names=[one for one in found if one.resident is None],
    )


def expected_called(expected: Expected, text: str) -> list[Line]:
    """Of those of whom only a name is known: who is called like this, or begins like it."""
    begun = name_key(text)
    named = [one for one in expected.lines if one.resident_id is None and one.name] if begun else []
    return [one for one in named if name_key(one.name).startswith(begun) or alike(text, one.name)]


def _line(referral: Referral, shown: frozenset[str]) -> Line:
    if referral.resident is not None:
        row = row_of(referral.resident, shown)
        return Line(referral.public_id, row.public_id, row.number, row.name, row.facts)
    name = referral.first_name if "first_name" in shown else ""
    languages = in_words("languages", referral.languages) if "languages" in shown else ""
    return Line(referral.public_id, None, "", name, languages)
