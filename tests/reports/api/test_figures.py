"""What a dashboard reads: the protected figures of the page, of the own municipality, and no more."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from schemathesis import GenerationMode

from aandeslag.teams.access import Role
from aandeslag.teams.link_secrets import digest_of
from reports.actions import release_year, revoke_figures_key
from reports.models import FiguresKey
from reports.periods import Quarter
from tests.activities.queries import queries_of
from tests.describing import description, in_one_transaction, suggest, try_it
from tests.reports.story_town import close, take_part

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from aandeslag.teams.models import Membership, Team
    from tests.world import Town

FIGURES = "/api/v1/figures"
SECRET = "een-sleutel-van-de-gemeente"
SECOND, THIRD = Quarter(2026, 2), Quarter(2026, 3)


@pytest.fixture(autouse=True)
def _late_november() -> Iterator[None]:
    with time_machine.travel("2026-11-24T09:00:00+00:00", tick=False):
        yield


@pytest.fixture
def team(town: Town) -> Team:
    return begun(town)


def begun(town: Town) -> Team:
    town.team.started_on, town.team.status = SECOND.first, town.team.Status.ACTIVE
    town.team.save()
    return town.team


@pytest.fixture
def key(town: Town) -> FiguresKey:
    key: FiguresKey = FiguresKey.objects.create(
        municipality=town.municipality,
        used_by="Dashboard",
        made_at=timezone.now(),
        secret_digest=digest_of(SECRET),
    )
    return key


@pytest.fixture
def api(key: FiguresKey) -> Client:
    return Client(headers={"Authorization": f"Bearer {SECRET}"})


def read(api: Client, address: str) -> Any:
    answer = api.get(address)
    assert answer.status_code == 200
    return answer.json()


def test_which_periods_were_published_the_last_one_first(team: Team, api: Client) -> None:
    take_part(team, SECOND, people=25, times=60)
    close(team, SECOND, THIRD)

    found = read(api, FIGURES)["items"]

    assert [(one["team"]["name"], one["period"]) for one in found] == [
        (team.name, "2026-Q3"),
        (team.name, "2026-Q2"),
    ]
    assert found[0]["url"] == f"http://testserver{FIGURES}/{team.public_id}/2026-Q3"
    assert read(api, found[0]["url"])["period"] == "2026-Q3"


def test_the_numbers_of_the_page_with_their_definitions(
    team: Team, town: Town, api: Client, signed_in: Callable[[Membership], Client]
) -> None:
    take_part(team, SECOND, people=60, times=185, women=25)
    close(team, SECOND)

    told = read(api, f"{FIGURES}/{team.public_id}/2026-Q2")
    page = signed_in(town.member(Role.OFFICIAL)).get(f"/figures/municipality/{team.public_id}/2026-Q2/")

    assert (told["first"], told["last"], told["released"]) == ("2026-04-01", "2026-06-30", None)
    assert (told["totals"]["people"], told["totals"]["times"]) == (60, 185)
    assert told["exact"]["organisations"] == 4
    gender = next(
        one["groups"]
        for one in told["breakdowns"]
        if (one["measure"], one["characteristic"]) == ("people", "gender")
    )
    assert gender == [
        {"codes": ["other", "woman"], "label": "vrouw + anders", "value": 25},
        {"codes": ["man"], "label": "man", "value": 35},
    ]
    assert told["definitions"][0]["name"] in page.content.decode()
    assert "afgerond op 5" in " ".join(told["notes"])


def test_of_fewer_than_ten_people_there_is_nothing(team: Team, api: Client) -> None:
    take_part(team, SECOND, people=7, times=21, women=3)
    close(team, SECOND)

    told = read(api, f"{FIGURES}/{team.public_id}/2026-Q2")

    assert set(told["totals"].values()) == {None}
    assert told["breakdowns"] == []


def test_a_year_that_was_released_by_hand(team: Team, api: Client) -> None:
    team.started_on = Quarter(2025, 1).first
    team.save()
    take_part(team, Quarter(2025, 2), people=12, times=27)
    close(team, *(Quarter(2025, number) for number in range(1, 5)))
    release_year(team=team, year=2025, by=None, now=timezone.now())

    told = read(api, f"{FIGURES}/{team.public_id}/2025")

    assert told["released"] == {"times": 27, "participants": 12, "organisations": 4}


def test_nothing_of_another_municipality_and_never_a_person(
    team: Team, other_town: Town, api: Client
) -> None:
    residents = take_part(team, SECOND, people=25, times=60)
    elsewhere = begun(other_town)
    take_part(elsewhere, SECOND, people=25, times=60)
    close(team, SECOND)
    close(elsewhere, SECOND)

    found = read(api, FIGURES)
    told = read(api, f"{FIGURES}/{team.public_id}/2026-Q2")

    assert {one["team"]["id"] for one in found["items"]} == {str(team.public_id)}
    assert api.get(f"{FIGURES}/{elsewhere.public_id}/2026-Q2").status_code == 404
    words = json.dumps([found, told])
    assert [one for one in residents if one.first_name in words or str(one.public_id) in words] == []


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("2026-Q1", 404),
        ("2027-Q1", 404),
        ("2026-Q5", 404),
        ("so-far", 404),
        ("2026-05", 404),
        ("nonsense", 404),
        ("2026-Q2?by=status", 422),
    ],
)
def test_what_was_not_published_cannot_be_asked(team: Team, api: Client, path: str, status: int) -> None:
    take_part(team, SECOND, people=25, times=60)
    close(team, SECOND)

    assert api.get(f"{FIGURES}/{team.public_id}/{path}").status_code == status


@pytest.mark.parametrize("header", [{}, {"Authorization": "Bearer anders"}])
def test_without_a_key_that_works_there_is_nothing(
    team: Team, key: FiguresKey, header: dict[str, str]
) -> None:
    close(team, SECOND)

    for path in (FIGURES, f"{FIGURES}/{team.public_id}/2026-Q2"):
        assert Client(headers=header).get(path).status_code == 401


def test_a_key_that_was_revoked_is_like_one_that_never_was(api: Client, key: FiguresKey) -> None:
    assert api.get(FIGURES).status_code == 200
    revoke_figures_key(key=key, now=timezone.now())
    assert api.get(FIGURES).status_code == 401


def test_a_key_to_the_figures_does_not_open_the_offer(api: Client) -> None:
    assert api.get("/api/v1/activities").status_code == 401


@pytest.mark.parametrize("quarters", [1, 2])
def test_as_many_questions_for_many_periods_as_for_one(team: Team, api: Client, quarters: int) -> None:
    close(team, *(SECOND, THIRD)[:quarters])

    assert queries_of(api, FIGURES) == 2
    assert queries_of(api, f"{FIGURES}/{team.public_id}/2026-Q2") == 5


@pytest.mark.parametrize("mode", list(GenerationMode))
@pytest.mark.parametrize("path", [FIGURES, f"{FIGURES}/{{team_id}}/{{period}}"])
def test_it_answers_as_its_description_says(
    team: Team, key: FiguresKey, path: str, mode: GenerationMode, *, long_run: bool
) -> None:
    take_part(team, SECOND, people=25, times=60)
    close(team, SECOND)
    with in_one_transaction():
        schema = description()
        if "{" in path:
            suggest(schema, path, team_id=str(team.public_id), period="2026-Q2")
        try_it(schema[path]["GET"], mode, {"Authorization": f"Bearer {SECRET}"}, long_run=long_run)
