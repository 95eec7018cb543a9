"""What COA staff see of whom they sent to the walk-in hour: when they are expected, and whether they came."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from residents.cards import Tag

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date
    from uuid import UUID

    from residents.models import Referral, Resident


@dataclass(frozen=True)
class Referred:
    """One line: no notes, no refusals, nothing of what came of it."""

    public_id: UUID
    number: str
    name: str
    session_on: date | None
    place: str
    state: Tag
    can_be_withdrawn: bool


def referred_line(referral: Referral, *, centres: Collection[int], today: date) -> Referred:
    """Who has left or lives elsewhere by now is no longer named to this centre."""
    session = referral.session
    is_adrift = session is None or session.is_cancelled
    person = person_shown(referral, centres)
    came = bool(vars(referral)["came"])
    is_over = not is_adrift and session is not None and (session.date < today or bool(session.closed_at))
    is_expected = not came and not is_over and bool(referral.resident_id or referral.first_name)
    return Referred(
        public_id=referral.public_id,
        number=person.number_shown if person else "",
        name=person.first_name if person else referral.first_name,
        session_on=None if is_adrift or session is None else session.date,
        place=referral.centre.name,
        state=_state(came=came, is_expected=is_expected),
        can_be_withdrawn=is_expected,
    )


def person_shown(referral: Referral, centres: Collection[int]) -> Resident | None:
    """The participant, as long as they live at one of these centres."""
    person = referral.resident
    if person is None or person.departed_on is not None or person.centre_id not in centres:
        return None
    return person


def _state(*, came: bool, is_expected: bool) -> Tag:
    if came:
        return Tag(_("has come"), "done")
    return Tag(_("is expected"), "ask") if is_expected else Tag(_("has not come"), "plain")
