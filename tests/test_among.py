"""Rows among many, asked for with one value: the same as with a value for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aandeslag.among import Among, as_list
from aandeslag.prepared import Prepared
from aandeslag.teams.models import Municipality
from tests.factories import MunicipalityFactory

if TYPE_CHECKING:
    from django.db.models import QuerySet

pytestmark = pytest.mark.django_db


def among(keys: list[int]) -> set[int]:
    rows = Municipality.objects.filter(Among("id", as_list(keys)))
    return set(rows.values_list("pk", flat=True))


def test_those_in_the_list_and_no_others() -> None:
    first, second, _third = (MunicipalityFactory.create().pk for _ in range(3))

    assert among([first, second, first, 10**12]) == {first, second}


def test_of_an_empty_list_none() -> None:
    MunicipalityFactory.create()

    assert among([]) == set()


def test_of_more_than_a_database_takes_values() -> None:
    one = MunicipalityFactory.create().pk

    assert among([one, *range(10**9, 10**9 + 70_000)]) == {one}


def test_written_once_it_takes_another_list_each_time() -> None:
    @Prepared
    def asked(keys: str) -> QuerySet[Municipality, int]:
        return Municipality.objects.filter(Among("id", keys)).order_by("pk").values_list("pk", flat=True)

    first, second = (MunicipalityFactory.create().pk for _ in range(2))

    assert [asked(as_list(keys)) for keys in ([first], [first, second], [], [second])] == [
        [first],
        [first, second],
        [],
        [second],
    ]
