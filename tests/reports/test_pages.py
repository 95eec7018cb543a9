"""The pages of figures and the home page of each role."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from aandeslag.teams.access import Role
from matching.models import Import
from tests.factories import (
    ActivityFactory,
    OccurrenceFactory,
    ParticipationFactory,
    SlotFactory,
    TaskFactory,
    WalkInSessionFactory,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

    from aandeslag.teams.models import Membership
    from tests.world import Town

    SignedIn = Callable[[Membership], Client]

TUESDAY_MORNING = "2026-11-24T09:00:00+00:00"


@pytest.fixture(autouse=True)
def _a_tuesday() -> object:
    with time_machine.travel(TUESDAY_MORNING, tick=False):
        yield


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.DESK, Role.SUPPORTER, Role.COA, Role.OFFICIAL])
def test_every_role_of_a_town_has_a_home_page(town: Town, signed_in: SignedIn, role: Role) -> None:
    response = signed_in(town.member(role)).get(reverse("reports:today"))

    assert response.status_code == 200


@pytest.mark.parametrize("role", [Role.PROGRAMME, Role.ADMINISTRATOR, Role.AUDITOR])
def test_every_national_role_has_a_home_page(
    national: dict[str, Membership], signed_in: SignedIn, role: Role
) -> None:
    assert signed_in(national[role]).get(reverse("reports:today")).status_code == 200


@pytest.mark.parametrize("count", [1, 50])
def test_the_home_page_of_the_desk_asks_the_same_number_of_queries(
    town: Town, signed_in: SignedIn, django_assert_max_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    for _ in range(count):
        slot = SlotFactory.create(activity=ActivityFactory.create(organisation__team=town.team))
        occurrence = OccurrenceFactory.create(slot=slot, date=date(2026, 11, 24))
        ParticipationFactory.create(placement__occurrence=occurrence)
        TaskFactory.create(activity=slot.activity, occurrence=occurrence)
    client = signed_in(town.member(Role.DESK))

    with django_assert_max_num_queries(20):
        response = client.get(reverse("reports:today"))

    assert len(response.context["occurrences"]) == count


def test_a_task_says_about_whom_it_is_and_is_done_with_one_press(
    town: Town, other_town: Town, signed_in: SignedIn
) -> None:
    row = ParticipationFactory.create(
        placement__occurrence__slot__activity__organisation__team=town.team, placement__resident__number=455
    )
    about = {"activity": row.placement.activity, "placement": row.placement, "occurrence": row.occurrence}
    task = TaskFactory.create(kind="taken-off", **about)
    other = ActivityFactory.create(organisation__team=other_town.team, title="Andere tuin")
    TaskFactory.create(activity=other)
    client = signed_in(town.member(Role.DESK))

    page = client.get(reverse("reports:today"))
    answer = client.post(reverse("matching:finish-task", args=[task.public_id]))

    words = page.content.decode()
    assert [one.public_id for one in page.context["tasks"]] == [task.public_id]
    for shown in (
        "0455",
        row.placement.activity.title,
        reverse("matching:finish-task", args=[task.public_id]),
    ):
        assert shown in words
    assert (answer.status_code, list(client.get(reverse("reports:today")).context["tasks"])) == (302, [])


def test_the_month_page_shows_the_four_numbers_of_the_own_team_only(
    town: Town, other_town: Town, signed_in: SignedIn
) -> None:
    for team, times in ((town.team, 2), (other_town.team, 7)):
        slot = SlotFactory.create(activity=ActivityFactory.create(organisation__team=team))
        for day in range(1, times + 1):
            occurrence = OccurrenceFactory.create(slot=slot, date=date(2026, 11, day))
            ParticipationFactory.create(placement__occurrence=occurrence, status="present")

    response = signed_in(town.member(Role.COORDINATOR)).get(reverse("reports:month", args=[2026, 11]))

    assert [number for _, number in response.context["numbers"]] == [2, 2, 2, 1]


def test_the_month_page_leads_to_the_oldest_day_that_waits_for_attendance(
    town: Town, other_town: Town, signed_in: SignedIn
) -> None:
    for team, day in ((town.team, 18), (town.team, 17), (other_town.team, 3)):
        slot = SlotFactory.create(activity=ActivityFactory.create(organisation__team=team))
        occurrence = OccurrenceFactory.create(slot=slot, date=date(2026, 11, day))
        ParticipationFactory.create(placement__occurrence=occurrence, status="signed-up")

    page = signed_in(town.member(Role.COORDINATOR)).get(reverse("reports:month", args=[2026, 11]))

    link = f'href="{reverse("matching:week")}?day='
    assert page.content.decode().split(link)[1].startswith("2026-11-17")
    assert page.content.decode().count(link) == 1


@pytest.mark.parametrize(("year", "month"), [(2026, 0), (2026, 13), (1, 1), (99999, 1)])
def test_a_month_that_does_not_exist_is_not_found(
    town: Town, signed_in: SignedIn, year: int, month: int
) -> None:
    response = signed_in(town.member(Role.COORDINATOR)).get(f"/figures/{year}/{month}/")

    assert response.status_code == 404


def test_figures_leads_to_this_month(town: Town, signed_in: SignedIn) -> None:
    response = signed_in(town.member(Role.COORDINATOR)).get(reverse("reports:figures"))

    assert response["Location"] == reverse("reports:month", args=[2026, 11])


def test_an_official_sees_the_teams_of_the_own_municipality_only(
    town: Town, other_town: Town, signed_in: SignedIn
) -> None:
    ActivityFactory.create_batch(2, organisation__team=town.team)
    ActivityFactory.create_batch(5, organisation__team=other_town.team)
    WalkInSessionFactory.create(team=town.team, centre=town.centre)

    response = signed_in(town.member(Role.OFFICIAL)).get(reverse("reports:public"))

    lines = response.context["lines"]
    assert [(one.team, one.organisations, one.activities, one.sessions) for one in lines] == [
        (town.team, 2, 2, 1)
    ]


def test_an_extra_parameter_gives_the_same_public_page(town: Town, signed_in: SignedIn) -> None:
    client = signed_in(town.member(Role.OFFICIAL))

    plain = client.get(reverse("reports:public")).context["lines"]
    asked = client.get(reverse("reports:public"), {"gender": "woman", "year": "2025"}).context["lines"]

    assert plain == asked


def test_a_new_team_is_told_what_to_do_first(town: Town, other_town: Town, signed_in: SignedIn) -> None:
    WalkInSessionFactory.create(team=other_town.team, centre=other_town.centre)

    response = signed_in(town.member(Role.COORDINATOR)).get(reverse("reports:today"))

    addresses = [step.url for step in response.context["steps"]]
    assert addresses == [reverse("residents:walk-in-hours"), reverse("activities:organisations")]


def test_with_a_walk_in_hour_to_come_no_first_steps(town: Town, signed_in: SignedIn) -> None:
    WalkInSessionFactory.create(team=town.team, centre=town.centre)

    response = signed_in(town.member(Role.COORDINATOR)).get(reverse("reports:today"))

    assert response.context["steps"] == []


@pytest.mark.parametrize(("role", "told"), [(Role.COORDINATOR, 1), (Role.DESK, 0)])
def test_an_unfinished_import_waits_for_who_may_import(
    town: Town, signed_in: SignedIn, role: Role, told: int
) -> None:
    kind, now = Import.Kind.RESIDENTS, timezone.now()
    Import.objects.create(team=town.team, kind=kind, digest="proef", created_at=now)

    response = signed_in(town.member(role)).get(reverse("reports:today"))

    assert [item.url for item in response.context["work"]] == [reverse("matching:imports")] * told
