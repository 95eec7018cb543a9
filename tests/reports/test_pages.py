"""The pages of figures and the home page of each role."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from aandeslag.teams.access import Role
from activities.models import VolunteerDeclaration
from matching.models import Import, Reminder
from residents.models import OfferedPerson
from tests.factories import (
    ActivityFactory,
    DeclarationFactory,
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

    # On PostgreSQL two of them say for which team.
    with django_assert_max_num_queries(12):
        response = client.get(reverse("reports:today"))

    assert len(response.context["occurrences"]) == count


@pytest.mark.parametrize("count", [1, 50])
def test_what_else_is_waiting_is_counted_in_the_same_number_of_queries(
    town: Town, signed_in: SignedIn, django_assert_max_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    for _ in range(count):
        slot = SlotFactory.create(activity=ActivityFactory.create(organisation__team=town.team))
        occurrence = OccurrenceFactory.create(slot=slot, date=date(2026, 11, 23))
        ParticipationFactory.create(placement__occurrence=occurrence)
        granted = DeclarationFactory.create(kind_of_work=slot.activity.kind_of_work)
        VolunteerDeclaration.objects.filter(pk=granted.pk).update(valid_until=date(2026, 12, 24))
    client = signed_in(town.member(Role.COORDINATOR))

    with django_assert_max_num_queries(16):
        response = client.get(reverse("reports:work"))

    urls = [item.url for item in response.context["work"]]
    assert {reverse("activities:declarations"), f"{reverse('matching:week')}?day=2026-11-23"} <= set(urls)


def test_what_else_is_waiting_comes_after_the_page_and_has_a_page_of_its_own(
    town: Town, other_town: Town, signed_in: SignedIn
) -> None:
    for one in (town, other_town, other_town):
        ActivityFactory.create(organisation__team=one.team, status="draft")
    client, address = signed_in(town.member(Role.DESK)), reverse("reports:work")

    home, whole, piece = (
        client.get("/"),
        client.get(address),
        client.get(address, headers={"HX-Request": "true"}),
    )

    assert f'hx-get="{address}"' in home.content.decode()
    assert ("<html" in whole.content.decode(), "<html" in piece.content.decode()) == (True, False)
    assert piece.context["work"][0].sentence.startswith("1 activiteit is een concept")


def test_who_comes_tomorrow_and_was_not_reminded_is_counted(
    town: Town, other_town: Town, signed_in: SignedIn
) -> None:
    tomorrow = date(2026, 11, 25)
    rows = [
        ParticipationFactory.create(
            placement__occurrence=OccurrenceFactory.create(
                slot__activity__organisation__team=team, date=tomorrow
            )
        )
        for team in (town.team, town.team, town.team, other_town.team)
    ]
    Reminder.objects.create(team=town.team, participation=rows[0], state=Reminder.State.SENT)
    Reminder.objects.create(team=town.team, participation=rows[1])

    page = signed_in(town.member(Role.DESK)).get(reverse("reports:work"))

    assert [item.sentence for item in page.context["work"] if item.url == reverse("matching:reminders")] == [
        "2 deelnemers komen morgen en kregen nog geen herinnering."
    ]


def test_whom_another_team_hands_over_is_counted(town: Town, other_town: Town, signed_in: SignedIn) -> None:
    for team, centre in ((town.team, town.centre), (other_town.team, other_town.centre)):
        OfferedPerson.objects.create(
            team=team, hand_over_id=uuid4(), centre=centre, first_name="Hiwet", offered_on=date(2026, 11, 23)
        )

    page = signed_in(town.member(Role.DESK)).get(reverse("reports:work"))

    sentences = [
        one.sentence for one in page.context["work"] if one.url == reverse("matching:offered-people")
    ]
    assert sentences == ["Een ander team draagt 1 persoon over die hier komt wonen."]
    assert "Hiwet" not in page.content.decode()


def test_where_nothing_else_is_waiting_it_says_so(town: Town, signed_in: SignedIn) -> None:
    page = signed_in(town.member(Role.DESK)).get(reverse("reports:work"))

    assert (page.context["work"], "Verder wacht er niets." in page.content.decode()) == ([], True)


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
    assert [one.public_id for one in page.context["to_do"].others] == [task.public_id]
    for shown in (
        "0455",
        row.placement.activity.title,
        reverse("matching:finish-task", args=[task.public_id]),
    ):
        assert shown in words
    assert (answer.status_code, client.get(reverse("reports:today")).context["to_do"].others) == (302, [])


def test_who_must_stop_stands_before_what_is_older(town: Town, signed_in: SignedIn) -> None:
    activity = ActivityFactory.create(organisation__team=town.team)
    older = [TaskFactory.create(activity=activity, kind="too-many", since=date(2026, 11, 1)) for _ in "12345"]
    stops = TaskFactory.create(activity=activity, kind="declaration-ended", since=date(2026, 11, 24))

    shown = signed_in(town.member(Role.DESK)).get("/").context["to_do"]

    first = [stops, *older[:4]]
    assert [one.public_id for one in shown.others] == [one.public_id for one in first]


@pytest.mark.parametrize("count", [5, 6])
def test_the_home_page_shows_the_first_tasks_and_another_page_all(
    town: Town, other_town: Town, signed_in: SignedIn, count: int
) -> None:
    for team in (*[town.team] * count, *[other_town.team] * 9):
        TaskFactory.create(activity=ActivityFactory.create(organisation__team=team))
    client, address = signed_in(town.member(Role.DESK)), reverse("reports:tasks")

    home, every = client.get("/"), client.get(address)

    shown = home.context["to_do"]
    assert (len(shown.others), shown.has_more) == (5, count > 5)
    assert (f'href="{address}"' in home.content.decode()) is shown.has_more
    assert (len(every.context["to_do"].others), every.context["to_do"].has_more) == (count, False)


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

    response = signed_in(town.member(role)).get(reverse("reports:work"))

    assert [item.url for item in response.context["work"]] == [reverse("matching:imports")] * told
