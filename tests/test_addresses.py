"""An address in a list is the one that Django gives."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.template import engines
from django.urls import NoReverseMatch, reverse

from aandeslag.addresses import address

NAMES = ("residents:resident", "matching:attendance", "activities:organisation", "teams:end-municipality")


@pytest.mark.parametrize("name", NAMES)
def test_the_same_address_as_of_django(name: str) -> None:
    for public_id in (uuid4(), uuid4()):
        assert address(name, public_id) == reverse(name, args=[public_id])


@pytest.mark.ignore_template_errors
def test_a_template_that_names_nothing_is_wrong_and_not_a_broken_link() -> None:
    page = engines["django"].from_string(
        '{% load addresses %}{% address "residents:resident" row.public_id %}'
    )
    with pytest.raises(NoReverseMatch):
        page.render({"row": None})
