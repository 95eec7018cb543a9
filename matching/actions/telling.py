"""Keeps what a person said of an activity, and what they showed for an organisation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from aandeslag.audit.actions import record
from matching.errors import OtherTeamError
from matching.models import ConductCertificateSeen, Refusal

if TYPE_CHECKING:
    from datetime import date

    from activities.models import Activity, Organisation
    from residents.models import Resident


@transaction.atomic
def refuse_activity(*, resident: Resident, activity: Activity, today: date) -> Refusal:
    """They said no: not proposed any more, though staff may still sign them up. Once per activity."""
    if resident.team_id != activity.team_id:
        raise OtherTeamError
    refusal, is_new = Refusal.objects.get_or_create(
        resident=resident, activity=activity, defaults={"team_id": resident.team_id, "on": today}
    )
    if is_new:
        record(action="activity.refused", on=[resident, activity], changed=["refusals"])
    return refusal


@transaction.atomic
def withdraw_refusal(*, resident: Resident, activity: Activity) -> None:
    """They changed their mind."""
    gone, _ = Refusal.objects.filter(resident=resident, activity=activity).delete()
    if gone:
        record(action="activity.refusal-withdrawn", on=[resident, activity], changed=["refusals"])


@transaction.atomic
def note_certificate(
    *, resident: Resident, organisation: Organisation, today: date
) -> ConductCertificateSeen:
    """A certificate of conduct was seen for this organisation; only that, and when."""
    if resident.team_id != organisation.team_id:
        raise OtherTeamError
    seen, is_new = ConductCertificateSeen.objects.get_or_create(
        resident=resident,
        organisation=organisation,
        defaults={"team_id": resident.team_id, "seen_on": today},
    )
    if is_new:
        record(
            action="conduct-certificate.seen",
            on=[resident, organisation],
            changed=["conduct_certificates"],
        )
    return seen
