"""Keys for other systems: made and shown once, used without signing in, revoked for good."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from django.test import Client

from activities.models import OfferKey
from tests.activities.conftest import logged

if TYPE_CHECKING:
    from tests.activities.conftest import Garden

KEYS = "/offer/keys/"
pytestmark = pytest.mark.usefixtures("on_monday")


def make(desk: Client, token: str = "", used_by: str = "Website van de gemeente") -> str | None:
    """Press the button; give the key that was shown."""
    page = desk.post(KEYS, {"token": token or str(uuid4()), "used_by": used_by}).content.decode()
    found = re.search(r'<code class="secret">([\w-]+)</code>', page)
    return found[1] if found else None


def read_with(secret: str | None) -> int:
    client = Client(headers={"Authorization": f"Bearer {secret}"})
    return client.get("/api/v1/activities").status_code


def test_whoever_holds_the_key_reads_without_signing_in(garden: Garden, desk: Client) -> None:
    assert read_with(make(desk)) == 200
    assert logged()[-1] == ("offer-key.made", "")
    assert "Website van de gemeente" in desk.get(KEYS).content.decode()


def test_the_key_is_shown_once_and_only_its_digest_is_kept(garden: Garden, desk: Client) -> None:
    token = str(uuid4())
    secret = make(desk, token)
    assert secret is not None

    assert make(desk, token) is None
    assert OfferKey.objects.count() == 1
    assert secret not in desk.get(KEYS).content.decode()


def test_a_revoked_key_reads_nothing_any_more(garden: Garden, desk: Client) -> None:
    secret = make(desk)

    desk.post(f"{KEYS}{OfferKey.objects.get().public_id}/revoke/")

    assert read_with(secret) == 401
    assert logged()[-1] == ("offer-key.revoked", "revoked_at")
    assert "Website van de gemeente" not in desk.get(KEYS).content.decode()


def test_of_another_team_nothing_is_seen_or_revoked(
    garden: Garden, other_garden: Garden, desk: Client
) -> None:
    foreign = OfferKey.objects.create(
        team=other_garden.team, used_by="Buren", secret_digest="x", made_at="2026-11-01T00:00Z"
    )

    assert desk.post(f"{KEYS}{foreign.public_id}/revoke/").status_code == 404
    assert "Buren" not in desk.get(KEYS).content.decode()


def test_what_it_is_for_must_be_said(garden: Garden, desk: Client) -> None:
    assert make(desk, used_by=" ") is None
    assert OfferKey.objects.count() == 0


def test_coa_makes_no_keys(coa: Client) -> None:
    assert coa.get(KEYS).status_code == 403
