"""Addresses in lists and on busy pages are those that Django gives."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.http import QueryDict
from django.template import engines
from django.urls import NoReverseMatch, reverse

from aandeslag.addresses import address, asking

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


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, "?day=mo&day=tu&q=%26+%C3%A9"),
        ({"day": ["we"]}, "?day=we&q=%26+%C3%A9"),
        ({"day": (), "view": ["list"]}, "?q=%26+%C3%A9&view=list"),
        ({"page": ["3"]}, "?day=mo&day=tu&q=%26+%C3%A9&page=3"),
        ({"day": (), "q": ()}, "?"),
    ],
)
def test_an_address_asks_the_same_but_for_what_is_changed(
    changed: dict[str, list[str]], expected: str
) -> None:
    assert asking(QueryDict("day=mo&day=tu&q=%26+%C3%A9&page=2"), **changed) == expected
