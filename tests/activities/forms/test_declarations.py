"""The form that writes down a declaration: dates and state go together."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from activities.forms.declarations import RecordDeclarationForm


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"state": "asked"}, set()),
        ({"state": "received"}, {"received_on"}),
        ({"state": "received", "received_on": "2026-11-01"}, set()),
        ({"state": "granted", "granted_on": "2026-11-01"}, {"valid_until"}),
        ({"state": "granted", "valid_until": "2028-11-01"}, set()),
        ({"state": "refused"}, {"refused_on"}),
        ({"state": "asked", "valid_until": "2028-11-01"}, {"valid_until"}),
        ({"state": "received", "received_on": "2026-11-01", "refused_on": "2026-11-02"}, {"refused_on"}),
        ({}, {"state"}),
    ],
)
def test_dates_go_with_the_state(typed: dict[str, Any], wrong: set[str]) -> None:
    assert set(RecordDeclarationForm({"token": str(uuid4()), **typed}).errors) == wrong
