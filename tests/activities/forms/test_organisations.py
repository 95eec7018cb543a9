"""The form of an organisation."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from activities.details import OrganisationDetails
from activities.forms.organisations import NewOrganisationForm


def filled(**typed: Any) -> NewOrganisationForm:
    return NewOrganisationForm({"token": str(uuid4()), "name": "De Linde", "kind": "care", **typed})


def test_details() -> None:
    form = filled(address="Dorpsstraat 44", latitude="51.85", longitude="5.87")

    assert form.is_valid(), form.errors
    assert form.details() == OrganisationDetails(
        name="De Linde", kind="care", address="Dorpsstraat 44", latitude=51.85, longitude=5.87
    )


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"commerce_number": "1234567"}, {"commerce_number"}),
        ({"commerce_number": "12345678"}, set()),
        ({"latitude": "51.85"}, {"longitude"}),
        ({"email": "geen adres"}, {"email"}),
        ({"name": ""}, {"name"}),
    ],
)
def test_what_is_wrong_is_said_at_its_question(typed: dict[str, str], wrong: set[str]) -> None:
    assert set(filled(**typed).errors) == wrong
