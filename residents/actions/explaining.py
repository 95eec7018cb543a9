"""Records what was explained to someone, and their answer to each extra that was asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from aandeslag.audit.actions import record
from residents.actions.changing import locked, save_revision
from residents.actions.handing_over import withdraw_hand_overs
from residents.models import Consent, Explanation, Resident
from residents.models.explanation import EXPLANATION_VERSION

if TYPE_CHECKING:
    from datetime import date

    from aandeslag.teams.models import User


@transaction.atomic
def give_explanation(*, resident: Resident, language: str, by: User | None, today: date) -> Explanation:
    """Record that it was explained; saying so twice on one day makes one row."""
    locked(resident)
    explanation, is_new = Explanation.objects.get_or_create(
        team_id=resident.team_id,
        resident=resident,
        version=EXPLANATION_VERSION,
        language=language,
        given_on=today,
        defaults={"by": by},
    )
    if is_new:
        record(action="resident.explained", on=resident, changed=["explanation"])
    return explanation


@transaction.atomic
def record_consent(
    *, resident: Resident, purpose: str, given: bool, language: str, by: User | None, today: date
) -> Consent:
    """Record an answer. An earlier one is closed, not erased; the same answer again changes nothing.

    Who no longer agrees to be called is not in the telephone book any more.
    """
    stored = locked(resident)
    current = stored.consents.filter(purpose=purpose, withdrawn_on__isnull=True).first()
    if current is not None and current.given == given:
        return current
    if current is not None:
        current.withdrawn_on = today
        current.save(update_fields=["withdrawn_on"])
    consent = Consent.objects.create(
        team_id=stored.team_id,
        resident=stored,
        purpose=purpose,
        given=given,
        language=language,
        by=by,
        asked_on=today,
    )
    record(action=f"consent.{'given' if given else 'refused'}", on=stored, changed=[f"consent:{purpose}"])
    if purpose == Consent.Purpose.PHONE and not given:
        _forget_contact(stored)
    if purpose == Consent.Purpose.HAND_OVER and not given:
        withdraw_hand_overs(resident=stored, today=today)
    return consent


@transaction.atomic
def note_may_be_called(
    *, resident: Resident, given: bool, phone: str, language: str, by: User | None, today: date
) -> Consent:
    """Record the answer to *may we send a message?*, with the number when it was told along."""
    consent = record_consent(
        resident=resident,
        purpose=Consent.Purpose.PHONE,
        given=given,
        language=language,
        by=by,
        today=today,
    )
    if given and phone:
        record_contact(resident=resident, phone=phone, email=resident.email)
    return consent


@transaction.atomic
def record_contact(*, resident: Resident, phone: str, email: str) -> Resident:
    """Store how someone can be reached. The form asks it only of who agreed to be called."""
    stored = locked(resident)
    wanted = {"phone": phone, "email": email}
    changed = [name for name, value in wanted.items() if getattr(stored, name) != value]
    if changed:
        stored.phone, stored.email = phone, email
        save_revision(stored, changed)
        record(action="resident.changed", on=stored, changed=changed)
    return stored


def _forget_contact(resident: Resident) -> None:
    if resident.phone or resident.email:
        resident.phone = resident.email = ""
        save_revision(resident, ["phone", "email"])
        record(action="resident.contact-forgotten", on=resident, changed=["phone", "email"])
