"""The list of people, narrowed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from django.http import QueryDict

from residents.filters import ResidentFilter
from residents.models import Explanation, Resident
from tests.factories import ResidentFactory

if TYPE_CHECKING:
    from tests.world import Town

TODAY = date(2026, 11, 24)


@pytest.fixture
def _people(town: Town, other_town: Town) -> None:
    asked = {"interests": frozenset({"green"})}
    told = [
        {"number": 1, "gender": "woman", "languages": frozenset({"ti"}), "centre": town.centre, **asked},
        {
            "number": 2,
            "gender": "man",
            "languages": frozenset({"ar", "en"}),
            "birth_year": None,
            "centre": None,
        },
        {"number": 3, "gender": "man", "legal_status": "unknown", "centre": town.centre},
        {"number": 4, "gender": "woman", "departed_on": TODAY, "departure_reason": "housing"},
    ]
    for facts in told:
        ResidentFactory.create(team=town.team, **facts)
    ResidentFactory.create(team=other_town.team, number=5)
    first = Resident.objects.get(team=town.team, number=1)
    Explanation.objects.create(team=town.team, resident=first, language="ti", given_on=TODAY)


@pytest.mark.usefixtures("_people")
@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("", [1, 2, 3]),
        ("here=left", [4]),
        ("here=all", [1, 2, 3, 4]),
        ("gender=woman", [1]),
        ("gender=woman&here=all", [1, 4]),
        ("language=en", [2]),
        ("language=e", [1, 2, 3]),
        ("ask=explain", [2, 3]),
        ("ask=nothing", [2, 3]),
        ("ask=birth-year", [2]),
        ("ask=status", [3]),
        ("here=%00&gender=%F0%9F", [1, 2, 3]),
    ],
)
def test_filters(town: Town, query: str, numbers: list[int]) -> None:
    people = Resident.objects.for_team(town.team)

    narrowed = ResidentFilter(QueryDict(query), queryset=people)

    assert sorted(one.number for one in narrowed.qs) == numbers
