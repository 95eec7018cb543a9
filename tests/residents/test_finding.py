"""Someone is found by number and by name, and recognised before they are registered twice."""

from __future__ import annotations

import itertools
from datetime import date
from typing import TYPE_CHECKING

import pytest

from residents.finding import AT_MOST, SAME_BONES, Newcomer, find_residents, lookalikes
from residents.models import Resident
from tests.factories import ResidentFactory
from tests.matching.queries import exactly

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from tests.world import Town


@pytest.fixture
def people(town: Town, other_town: Town) -> dict[str, Resident]:
    told = {
        "yusuf": {"number": 412, "first_name": "Yusuf", "initial": "K", "birth_year": 1998},
        "youssef": {"number": 377, "first_name": "Youssef", "birth_year": 1986},
        "arabic": {"number": 12, "first_name": "يوسف", "birth_year": None},
        "rahel": {"number": 455, "first_name": "Rahel", "birth_year": 1998},
        "left": {
            "number": 9,
            "first_name": "Yusuf",
            "birth_year": 1970,
            "departed_on": date(2026, 5, 1),
            "departure_reason": "housing",
        },
    }
    ResidentFactory.create(team=other_town.team, number=412, first_name="Yusuf", birth_year=1998)
    return {who: ResidentFactory.create(team=town.team, **facts) for who, facts in told.items()}


def found(town: Town, text: str) -> list[int]:
    return [one.number for one in find_residents(Resident.objects.for_team(town.team), text)]


@pytest.mark.parametrize("text", ["412", "0412", " 00412 "])
def test_a_number_finds_one_person_of_the_own_team(
    town: Town, people: dict[str, Resident], text: str
) -> None:
    assert find_residents(Resident.objects.for_team(town.team), text) == [people["yusuf"]]


@pytest.mark.parametrize("text", ["", "   ", "41", "412 a", "9" * 30, "-", "%", "\u0660"])
def test_nonsense_finds_nobody(town: Town, people: dict[str, Resident], text: str) -> None:
    assert found(town, text) == []


def test_a_name_finds_its_other_spellings_and_scripts_the_present_first(
    town: Town, people: dict[str, Resident]
) -> None:
    assert found(town, "yusuf") == [412, 377, 12, 9]


def test_the_beginning_of_a_name_is_enough(town: Town, people: dict[str, Resident]) -> None:
    assert found(town, "rah") == [455]
    assert found(town, "yous")[0] == 377


def test_the_initial_tells_two_people_apart(town: Town, people: dict[str, Resident]) -> None:
    assert found(town, "Yusuf K.") == [412]


@pytest.mark.parametrize("initial", ["K", "k", "К", "ك", "ከ"])
def test_the_initial_may_be_of_any_script(town: Town, people: dict[str, Resident], initial: str) -> None:
    assert found(town, f"Yusuf {initial}") == [412]


def test_the_year_of_birth_tells_apart_those_who_are_called_the_same(
    town: Town, people: dict[str, Resident]
) -> None:
    assert found(town, "Yusuf 1987") == [377, 12]
    assert found(town, "1998 Yusuf K.") == [412]


@pytest.mark.parametrize(
    "typed",
    [
        str,
        lambda code: str(code).upper(),
        lambda code: f"{code}\n",
        lambda code: f" {str(code).upper()}\r\n",
        lambda code: str(code).replace("-", "'"),
        lambda code: code.hex,
    ],
)
def test_a_scanned_code_finds_one_person_of_the_own_team(
    town: Town, other_town: Town, people: dict[str, Resident], typed: Callable[[UUID], str]
) -> None:
    stranger = Resident.objects.get(team=other_town.team, number=412)

    assert [found(town, typed(one.public_id)) for one in (people["yusuf"], stranger)] == [[412], []]


def test_a_double_name_is_found_by_each_of_its_names_and_the_other_way_round(town: Town) -> None:
    for number, name in enumerate(("Mohammed Reza", "محمد رضا", "Mohammed", "Farhad"), start=1):
        ResidentFactory.create(team=town.team, number=number, first_name=name)

    assert {text: found(town, text) for text in ("Muhammad Reza", "Reza Mohamed", "Rezza", "Mohammed")} == {
        "Muhammad Reza": [1, 2, 3],
        "Reza Mohamed": [1, 2],
        "Rezza": [1, 2],
        "Mohammed": [3, 1, 2],
    }


@pytest.mark.parametrize(
    ("typed", "number"), [("олек", 1), ("Olek", 1), ("Олекс", 1), ("Alek", 1), ("fat", 2)]
)
def test_the_beginning_is_found_in_another_script(town: Town, typed: str, number: int) -> None:
    ResidentFactory.create(team=town.team, number=1, first_name="Олександр")
    ResidentFactory.create(team=town.team, number=2, first_name="فاطمة")

    assert found(town, typed) == [number]


def test_of_many_names_with_the_same_bones_those_that_sound_nearest_are_compared(town: Town) -> None:
    """How long a name is says little: Fathia is longer than all these, and the one that is meant."""
    crowd = ["".join(parts) + "h" for parts in itertools.product("bpf", "aou", "sdzkg", "aeiou")]
    people = [
        ResidentFactory.build(team=town.team, centre=town.centre, first_name=name, number=number)
        for number, name in enumerate(crowd, start=100)
    ]
    Resident.objects.bulk_create(people)
    ResidentFactory.create(team=town.team, centre=town.centre, first_name="Fathia", number=12)

    assert len(crowd) > SAME_BONES
    assert found(town, "فتحية")[0] == 12


def test_a_name_costs_three_questions_however_many_bear_it(town: Town, people: dict[str, Resident]) -> None:
    with exactly(3):
        found(town, "Yusuf")
    for number in range(1000, 1050):
        ResidentFactory.create(team=town.team, number=number, first_name="Yusuf")
    with exactly(3):
        found(town, "Yusuf")


def test_at_most_a_handful_is_shown(town: Town, people: dict[str, Resident]) -> None:
    for number in range(1000, 1020):
        ResidentFactory.create(team=town.team, number=number, first_name="Selam")

    assert len(found(town, "selam")) == AT_MOST


def lookalike_numbers(town: Town, name: str, year: int | None) -> list[int]:
    return [one.number for one in lookalikes(team=town.team, newcomer=Newcomer(name, year))]


def test_a_new_registration_resembles_people_of_about_the_same_year(
    town: Town, people: dict[str, Resident]
) -> None:
    assert sorted(lookalike_numbers(town, "Yousef", 1997)) == [12, 412]


def test_without_a_year_everybody_of_that_name_may_be_meant(town: Town, people: dict[str, Resident]) -> None:
    assert sorted(lookalike_numbers(town, "Yusuf", None)) == [9, 12, 377, 412]


def test_the_very_same_name_and_year_comes_first(town: Town, people: dict[str, Resident]) -> None:
    assert lookalike_numbers(town, "Yusuf", 1998)[0] == 412


def test_another_name_resembles_nobody(town: Town, people: dict[str, Resident]) -> None:
    assert lookalike_numbers(town, "Farhad", 1998) == []


@pytest.mark.parametrize(
    ("newcomer", "asked"),
    [
        (Newcomer("Noor", 1998), [1, 2, 3]),
        (Newcomer("Noor", 1998, "woman"), [1, 3]),
        (Newcomer("Noor", 1998, "man"), [2, 3]),
        (Newcomer("Noor", 1998, "woman", "A"), [1, 3]),
        (Newcomer("Noor", 1998, "woman", "B"), [3]),
        (Newcomer("Noor", 1998, "woman", "ع"), [1, 3]),
    ],
)
def test_another_gender_or_initial_is_somebody_else_what_is_unknown_is_not(
    town: Town, newcomer: Newcomer, asked: list[int]
) -> None:
    for number, gender, initial in ((1, "woman", "A"), (2, "man", "A"), (3, "other", "")):
        facts = {"gender": gender, "initial": initial, "first_name": "Noor", "birth_year": 1998}
        ResidentFactory.create(team=town.team, number=number, **facts)

    assert sorted(one.number for one in lookalikes(team=town.team, newcomer=newcomer)) == asked


def test_the_keys_follow_the_name_also_in_bulk(town: Town) -> None:
    row = ResidentFactory.build(team=town.team, centre=None, number=77, first_name="Yusuf", name_key="")
    Resident.objects.bulk_create([row])

    stored = Resident.objects.get(number=77, team=town.team)

    assert (stored.name_key, find_residents(Resident.objects.for_team(town.team), "يوسف")) == (
        "yusuf",
        [stored],
    )
