"""Keys for a dashboard: an official makes and revokes those of the own municipality."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from aandeslag.teams.access import Role
from reports.models import FiguresKey
from tests.activities.conftest import logged

if TYPE_CHECKING:
    from collections.abc import Callable

    from aandeslag.teams.models import Membership
    from tests.world import Town

KEYS = "/figures/municipality/keys/"


@pytest.fixture
def official(town: Town, signed_in: Callable[[Membership], Client]) -> Client:
    return signed_in(town.member(Role.OFFICIAL))


def make(official: Client, token: str = "", used_by: str = "Dashboard") -> str | None:
    page = official.post(KEYS, {"token": token or str(uuid4()), "used_by": used_by}).content.decode()
    found = re.search(r'<code class="secret">([\w-]+)</code>', page)
    return found[1] if found else None


def read_with(secret: str | None) -> int:
    return Client(headers={"Authorization": f"Bearer {secret}"}).get("/api/v1/figures").status_code


def test_made_and_shown_once_then_revoked_for_good(official: Client) -> None:
    token = str(uuid4())

    secret = make(official, token)

    assert (read_with(secret), make(official, token), FiguresKey.objects.count()) == (200, None, 1)
    assert str(secret) not in official.get(KEYS).content.decode()
    official.post(reverse("reports:revoke-key", args=[FiguresKey.objects.get().public_id]))
    assert read_with(secret) == 401
    assert [line for line, _ in logged() if line.startswith("figures-key")] == [
        "figures-key.made",
        "figures-key.revoked",
    ]


def test_keys_of_another_municipality_are_not_there(official: Client, other_town: Town) -> None:
    other = FiguresKey.objects.create(
        municipality=other_town.municipality, used_by="Elders", made_at=timezone.now()
    )

    assert "Elders" not in official.get(KEYS).content.decode()
    assert official.post(reverse("reports:revoke-key", args=[other.public_id])).status_code == 404
    other.refresh_from_db()
    assert other.revoked_at is None


def test_without_saying_what_for_no_key_is_made(official: Client) -> None:
    answer = official.post(KEYS, {"token": str(uuid4()), "used_by": ""})

    assert (answer.status_code, FiguresKey.objects.count()) == (422, 0)


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.DESK, Role.COA])
def test_only_officials_make_keys(town: Town, signed_in: Callable[[Membership], Client], role: Role) -> None:
    assert signed_in(town.member(role)).get(KEYS).status_code == 403
