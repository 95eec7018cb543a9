"""What a person said of an activity, and showed for an organisation."""

from __future__ import annotations

import pytest

from matching.actions import note_certificate, refuse_activity, withdraw_refusal
from matching.errors import OtherTeamError
from matching.models import ConductCertificateSeen, Refusal
from tests.matching.conftest import TODAY, Garden


def test_no_is_kept_once(garden: Garden) -> None:
    resident, activity = garden.resident(), garden.slot.activity
    for _ in range(2):
        refuse_activity(resident=resident, activity=activity, today=TODAY)
    refusal = Refusal.objects.get()
    assert (refusal.resident, refusal.activity, refusal.on) == (resident, activity, TODAY)


def test_a_changed_mind(garden: Garden) -> None:
    resident, activity = garden.resident(), garden.slot.activity
    refuse_activity(resident=resident, activity=activity, today=TODAY)
    withdraw_refusal(resident=resident, activity=activity)
    assert not Refusal.objects.exists()


def test_a_certificate_was_seen_for_one_organisation(garden: Garden) -> None:
    resident, organisation = garden.resident(), garden.slot.activity.organisation
    for _ in range(2):
        note_certificate(resident=resident, organisation=organisation, today=TODAY)
    seen = ConductCertificateSeen.objects.get()
    assert (seen.resident, seen.organisation, seen.seen_on) == (resident, organisation, TODAY)


def test_nothing_across_teams(garden: Garden, other_garden: Garden) -> None:
    stranger = other_garden.resident()
    with pytest.raises(OtherTeamError):
        refuse_activity(resident=stranger, activity=garden.slot.activity, today=TODAY)
    with pytest.raises(OtherTeamError):
        note_certificate(resident=stranger, organisation=garden.slot.activity.organisation, today=TODAY)
