"""Addresses in lists and on busy pages are those that Django gives."""

from __future__ import annotations

from typing import Any
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


@pytest.mark.parametrize("name", ["matching:sign-up", "matching:refuse"])
def test_of_several_ids_each_stands_in_its_own_place(name: str) -> None:
    for ids in ((uuid4(), uuid4()), (uuid4(), uuid4())):
        assert address(name, *ids) == reverse(name, args=ids)


@pytest.mark.parametrize("ids", [("",), ("a/../b",), (uuid4(), str(uuid4()))])
def test_what_is_no_id_leads_nowhere(ids: tuple[Any, ...]) -> None:
    with pytest.raises(NoReverseMatch):
        address("matching:sign-up", *ids)


@pytest.mark.parametrize("number", [0, 1, 3])
def test_with_too_few_or_too_many_ids_there_is_no_address(number: int) -> None:
    with pytest.raises(NoReverseMatch):
        address("matching:sign-up", *[uuid4() for _ in range(number)])


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
