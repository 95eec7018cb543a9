"""The exact pages of the coordinator and of COA staff, and what keeps figures."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
import time_machine
from django.urls import reverse

from aandeslag.audit.models import Line
from aandeslag.teams.access import Role
from reports.cards.parts import labels_of
from reports.figures.counts import Dimension
from reports.models import CentreCount, KeptNumbers, OpeningBalance, Release, Target
from reports.periods import Period, Quarter, slug_of
from tests.factories import (
    ActivityFactory,
    MunicipalityFactory,
    OccurrenceFactory,
    ParticipationFactory,
    ResidentFactory,
    SlotFactory,
)
from tests.reports.figures.town import slot_of, went
from tests.reports.story_town import close, take_part

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

    from aandeslag.teams.models import Membership
    from tests.world import Town

    SignedIn = Callable[[Membership], Client]

NOVEMBER, FOURTH = "2026-11", "2026-Q4"


@pytest.fixture(autouse=True)
def _late_november() -> Iterator[None]:
    with time_machine.travel("2026-11-24T09:00:00+00:00", tick=False):
        yield


@pytest.fixture
def coordinator(town: Town, signed_in: SignedIn) -> Client:
    return signed_in(town.member(Role.COORDINATOR))


def test_figures_leads_to_this_quarter(coordinator: Client) -> None:
    assert coordinator.get(reverse("reports:figures"))["Location"] == reverse("reports:own", args=[FOURTH])


@pytest.mark.parametrize("slug", [NOVEMBER, FOURTH, "2026", "so-far"])
def test_every_period_shows_the_four_numbers_of_the_own_team_only(
    town: Town, other_town: Town, coordinator: Client, slug: str
) -> None:
    for team, times in ((town.team, 2), (other_town.team, 7)):
        slot = SlotFactory.create(activity=ActivityFactory.create(organisation__team=team))
        for day in range(1, times + 1):
            occurrence = OccurrenceFactory.create(slot=slot, date=date(2026, 11, day))
            ParticipationFactory.create(placement__occurrence=occurrence, status="present")

    page = coordinator.get(reverse("reports:own", args=[slug]))

    assert [number for _, number in page.context["numbers"]] == [2, 2, 2, 1]


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", {"Amsterdam": 3}),
        ("?division=2022", {"Amsterdam": 1, "Weesp": 2}),
        ("?division=2023", {"Amsterdam": 3}),
        ("?division=1987", {"Amsterdam": 3}),  # cannot be chosen: as usual
        ("?division=x", {"Amsterdam": 3}),
    ],
)
def test_municipalities_are_shown_and_handed_on_in_the_division_of_a_chosen_year(
    town: Town, coordinator: Client, query: str, shown: dict[str, int]
) -> None:
    amsterdam = MunicipalityFactory.create(name="Amsterdam")
    weesp = MunicipalityFactory.create(name="Weesp", valid_until=date(2022, 3, 23), successor=amsterdam)
    slot = slot_of(town.team)
    for place in (weesp, weesp, amsterdam):
        person = ResidentFactory.create(team=town.team, centre=None, housed_in=place)
        went(person, slot, date(2026, 11, 3))

    page = coordinator.get(reverse("reports:own", args=["2026"]) + query)
    table = next(one for one in page.context["parts"] if one.title == "Gemeente")
    sheet = coordinator.get(reverse("reports:own-file", args=["2026", "csv"]) + query).content.decode()

    assert {line.label: line.values[0] for line in table.lines} == shown
    assert sheet[sheet.index("Gemeente") :].count("Weesp") == ("Weesp" in shown)
    year = 2022 if "Weesp" in shown else 2023 if "2023" in query else 2026
    assert f"Gemeenten zoals op 1 januari {year}." in sheet
    assert page.content.decode().count(f"/csv/?division={year}") == 1
    assert f'value="{year}" selected' in " ".join(page.content.decode().split())


def test_a_municipality_is_called_as_it_is_now_or_was_last() -> None:
    code = "GM9990"
    for name, until in (("Zuiderend", date(2020, 12, 31)), ("Aarle", date(2010, 12, 31)), ("Middelen", None)):
        MunicipalityFactory.create(code=code, name=name, valid_until=until)
    MunicipalityFactory.create(code="GM9991", name="Verdwenen", valid_until=date(2020, 12, 31))
    names = labels_of(Dimension.MUNICIPALITY, [code, "GM9991"])
    assert list(names.items()) == [(code, "Middelen"), ("GM9991", "Verdwenen"), ("", "niet bekend")]


def test_without_mergers_there_is_no_choice_of_division(coordinator: Client) -> None:
    page = coordinator.get(reverse("reports:own", args=["2026"])).content.decode()
    assert 'name="division"' not in page
    assert "?division" not in page


@pytest.mark.parametrize("path", ["2026-00", "2026-13", "1999", "2101-Q1", "2026-Q5", "2027-Q1"])
def test_a_period_that_does_not_exist_or_is_to_come_is_not_found(coordinator: Client, path: str) -> None:
    assert coordinator.get(f"/figures/{path}/").status_code == 404


@pytest.mark.parametrize("count", [1, 9])
def test_the_number_of_queries_does_not_grow(
    town: Town, coordinator: Client, count: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(count):
        went(ResidentFactory.create(team=town.team), slot_of(town.team), date(2026, 11, 3))

    with django_assert_max_num_queries(36):
        page = coordinator.get(reverse("reports:own", args=[FOURTH]))

    assert page.context["figures"].times == count


def test_it_leads_to_the_oldest_day_that_waits_for_attendance(
    town: Town, other_town: Town, coordinator: Client
) -> None:
    for team, day in ((town.team, 18), (town.team, 17), (other_town.team, 3)):
        slot = slot_of(team)
        occurrence = OccurrenceFactory.create(slot=slot, date=date(2026, 11, day))
        ParticipationFactory.create(placement__occurrence=occurrence, status="signed-up")

    page = coordinator.get(reverse("reports:own", args=[NOVEMBER]))

    assert f"{reverse('matching:week')}?day=2026-11-17" in [one.url for one in page.context["steps"]]
    assert page.context["to_mark"].number == 2


def test_where_people_get_stuck(town: Town, coordinator: Client) -> None:
    registered = {"team": town.team, "registered_on": date(2026, 11, 2)}
    slot = slot_of(town.team)
    ResidentFactory.create_batch(3, **registered)
    went(ResidentFactory.create(**registered), slot, date(2026, 11, 20), status="signed-up")
    went(ResidentFactory.create(**registered), slot, date(2026, 11, 3), date(2026, 11, 4))

    page = coordinator.get(reverse("reports:own", args=[FOURTH]))

    assert [one.number for one in page.context["stuck"]] == [3, 1, 1]
    assert [line.values for line in page.context["funnel"].lines] == [(0,), (5,), (2,), (1,), (0,)]


@pytest.mark.parametrize(
    ("measure", "rows"),
    [("times", 3), ("participants", 2), ("placements", 2), ("registrations", 0), ("ended", 0)],
)
def test_a_figure_opens_to_the_rows_behind_it_and_the_look_is_logged(
    town: Town, other_town: Town, coordinator: Client, measure: str, rows: int
) -> None:
    rahel, yusuf = ResidentFactory.create_batch(2, team=town.team)
    slot = slot_of(town.team)
    went(rahel, slot, date(2026, 11, 3), date(2026, 11, 10))
    went(yusuf, slot, date(2026, 11, 10))
    went(ResidentFactory.create(team=other_town.team), slot_of(other_town.team), date(2026, 11, 3))

    page = coordinator.get(reverse("reports:rows", args=[FOURTH, measure]))

    assert len(page.context["lines"]) == rows
    logged = Line.objects.filter(action="figures.rows")
    seen = {one for line in logged for one in line.object_ids.split()}
    assert seen == ({str(rahel.public_id), str(yusuf.public_id)} if rows else set())


def test_there_are_no_rows_behind_another_word(coordinator: Client) -> None:
    assert coordinator.get(reverse("reports:rows", args=[FOURTH, "visitors"])).status_code == 404


def test_coa_staff_see_counts_of_their_own_centre_only(town: Town, signed_in: SignedIn) -> None:
    slot = slot_of(town.team)
    went(ResidentFactory.create(team=town.team, centre=town.centre), slot, date(2026, 11, 3))
    went(ResidentFactory.create(team=town.team), slot, date(2026, 11, 3), date(2026, 11, 10))

    page = signed_in(town.member(Role.COA)).get(reverse("reports:centres", args=[FOURTH]))

    lines = page.context["table"].lines
    assert [(one.label, one.values[:3]) for one in lines] == [(town.centre.name, (1, 1, 1))]


def test_closing_shows_what_is_not_marked_and_closes_with_one_press(town: Town, coordinator: Client) -> None:
    town.team.started_on = date(2026, 7, 1)
    town.team.save()
    slot = slot_of(town.team)
    days = (date(2026, 7, 7), date(2026, 8, 4))
    went(ResidentFactory.create(team=town.team), slot, *days, status="signed-up")

    page = coordinator.get(reverse("reports:close"))
    answer = coordinator.post(reverse("reports:close"))

    assert "2 keer nog niet afgevinkt" in page.content.decode()
    assert answer["Location"] == reverse("reports:own", args=["2026-Q3"])
    assert KeptNumbers.objects.closed().get(span="quarter").first == date(2026, 7, 1)


def test_a_quarter_that_goes_on_cannot_be_closed(town: Town, coordinator: Client) -> None:
    town.team.started_on = date(2026, 10, 1)
    town.team.save()

    answer = coordinator.post(reverse("reports:close"))

    assert (answer.status_code, KeptNumbers.objects.closed().exists()) == (409, False)


def test_targets_are_written_down_and_taken_away(town: Town, coordinator: Client) -> None:
    address = reverse("reports:targets", args=[2026])

    coordinator.post(address, {"times": "400", "women-share": "40"})
    coordinator.post(address, {"times": "500"})

    assert list(Target.objects.values_list("team", "measure", "value")) == [(town.team.pk, "times", 500)]


@pytest.mark.parametrize("wrong", [{"women-share": "101"}, {"times": "-1"}, {"times": "veel"}])
def test_a_target_that_cannot_be_is_asked_again(coordinator: Client, wrong: dict[str, str]) -> None:
    assert coordinator.post(reverse("reports:targets", args=[2026]), wrong).status_code == 422
    assert not Target.objects.exists()


def test_what_was_before_the_system_stands_with_so_far(coordinator: Client) -> None:
    told = {"measure": "times", "value": "22235", "until": "2019-05-31", "source": "infosheet"}

    coordinator.post(reverse("reports:opening-balance"), told)

    page = coordinator.get(reverse("reports:own", args=["so-far"]))
    assert page.context["balances"] == [OpeningBalance.objects.get()]
    assert page.context["figures"].times == 0
    assert "infosheet" in page.content.decode()


def test_women_of_the_centre_stand_beside_those_who_take_part(town: Town, coordinator: Client) -> None:
    told = {"centre": str(town.centre.public_id), "counted_on": "2026-11-01", "people": "400", "women": "152"}

    coordinator.post(reverse("reports:centre-count"), told)

    assert CentreCount.objects.get().women == 152
    page = coordinator.get(reverse("reports:own", args=[FOURTH]))
    assert "38 %" in page.context["large"][4].words


def test_more_women_than_residents_is_asked_again(town: Town, coordinator: Client) -> None:
    told = {"centre": str(town.centre.public_id), "counted_on": "2026-11-01", "people": "4", "women": "5"}

    assert coordinator.post(reverse("reports:centre-count"), told).status_code == 422
    assert not CentreCount.objects.exists()


def test_exact_totals_are_released_of_a_closed_year_only(town: Town, coordinator: Client) -> None:
    town.team.started_on = date(2025, 10, 1)
    town.team.save()
    take_part(town.team, Quarter(2025, 4), people=12, times=30)
    address = reverse("reports:release", args=[slug_of(Period.of_year(2025))])
    assert coordinator.post(address).status_code == 409

    close(town.team, Quarter(2025, 4))
    coordinator.post(address)

    released = Release.objects.get()
    assert (released.year, released.times, released.participants, released.organisations) == (2025, 30, 12, 4)
    assert Line.objects.filter(action="figures.year-released").count() == 1


def test_the_programme_sees_all_teams_with_their_targets(
    town: Town, other_town: Town, national: dict[str, Membership], signed_in: SignedIn
) -> None:
    town.team.started_on = date(2026, 7, 1)
    town.team.save()
    take_part(town.team, Quarter(2026, 3), people=25, times=85)
    close(town.team, Quarter(2026, 3))
    Target.objects.create(team=town.team, year=2026, measure="times", value=400)
    client = signed_in(national[Role.PROGRAMME])

    rows = client.get(reverse("reports:all-teams", args=["2026-Q3"])).context["national"].rows

    assert [(one.team, one.numbers[:2], one.target) for one in rows] == [
        (town.team, (85, 25), 400),
        (other_town.team, (), None),
    ]
    story = client.get(reverse("reports:any-team", args=[town.team.public_id, "2026-Q3"]))
    assert story.context["story"].totals["times"] == 85


def test_months_are_never_published(national: dict[str, Membership], signed_in: SignedIn) -> None:
    client = signed_in(national[Role.PROGRAMME])

    assert client.get(reverse("reports:all-teams", args=["2026-09"])).status_code == 404
