"""The official's page: a true and useful story for a team of every size, from published numbers only."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from aandeslag.teams.access import Role
from reports.actions import erase_resident, release_year, set_targets
from reports.models import Publication
from reports.periods import Period, Quarter, slug_of
from reports.published import story_of
from tests.activities.queries import queries_of
from tests.journeys.words import nl
from tests.reports.story_town import close, take_part

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from django.test import Client

    from aandeslag.teams.models import Membership, Team
    from reports.cards.story import Story
    from tests.world import Town

    SignedIn = Callable[[Membership], Client]

SECOND, THIRD = Quarter(2026, 2), Quarter(2026, 3)
# Session, user and memberships.
AROUND = 3
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"')


@pytest.fixture(autouse=True)
def _late_november() -> Iterator[None]:
    with time_machine.travel("2026-11-24T09:00:00+00:00", tick=False):
        yield


@pytest.fixture
def team(town: Town) -> Team:
    town.team.started_on = SECOND.first
    town.team.status = town.team.Status.ACTIVE
    town.team.save()
    return town.team


def told(team: Team, period: Period = THIRD.period) -> Story:
    story = story_of(team, period)
    assert story is not None
    return story


def page_of(client: Client, team: Team, period: Period = THIRD.period) -> str:
    address = reverse("reports:team", args=[team.public_id, slug_of(period)])
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_twenty_five_people_and_eighty_five_times(team: Team) -> None:
    take_part(team, SECOND, people=25, times=60, women=8)
    take_part(team, THIRD, people=25, times=85, women=8)
    close(team, SECOND, THIRD)

    story = told(team)

    assert (story.totals["people"], story.totals["times"]) == (25, 85)
    assert story.exact["organisations"] == 4
    # 25 and 85 are multiples of five: rounding leaves them.
    assert story.sentences == [
        "Bewoners deden ongeveer 85 keer vrijwilligerswerk: zo’n 25 mensen, bij 4 organisaties.",
        "Dat is 25 keer meer dan in de periode ervoor (60).",
    ]
    assert [one.text for one in story.keyfigures] == ["85", "25", "te weinig om te laten zien", "4"]
    assert [bar.value for bar in story.trend.bars] == [60, 85]
    # Eight women would be left beside seventeen men.
    assert story.part("people", "gender") is None


def test_hundred_and_thirty_five_people_and_their_women(team: Team) -> None:
    take_part(team, SECOND, people=120, times=300, women=35)
    take_part(team, THIRD, people=135, times=410, women=45)
    set_targets(team=team, year=2026, values={"times": 1600, "women-share": 40}, by=None)
    close(team, SECOND, THIRD)

    story = told(team)

    assert story.sentences[2] == "Van de deelnemers was 33 % vrouw of ‘anders’. Het doel is 40 %."
    assert story.themes is not None
    assert sum(strip.value for strip in story.themes.strips) == pytest.approx(410, abs=20)
    times = story.keyfigures[0]
    # Two of the four quarters were asked for: the first of the year lies before the team.
    assert (times.value, times.target) == (710, 1200)


def test_what_a_quarter_is_too_small_for_the_year_shows_and_says_so(team: Team) -> None:
    team.started_on = date(2025, 1, 1)
    team.save()
    quarters = [Quarter(2025, number) for number in (1, 2, 3, 4)] + [Quarter(2026, 1)]
    for quarter in quarters:
        take_part(team, quarter, people=25, times=85, women=8)
    close(team, *quarters)

    story = told(team, quarters[-1].period)
    part = story.part("people", "gender")

    assert part is not None
    assert "2025" in part.table.note
    assert [strip.value for strip in part.strips] == [pytest.approx(32, abs=4), pytest.approx(68, abs=4)]
    assert "Dat was in: 2025." in " ".join(story.sentences)


def test_nine_people_show_organisations_only(team: Team) -> None:
    take_part(team, SECOND, people=9, times=40)
    close(team, SECOND)

    story = told(team, SECOND.period)

    assert set(story.totals.values()) == {None}
    assert story.sentences[0] == "Minder dan 10 mensen deden mee. Daarom laten we over hen niets zien."
    assert (story.details, [bar.value for bar in story.trend.bars]) == ([], [None])


def test_no_sentence_rests_on_a_repeated_number(team: Team) -> None:
    people = take_part(team, SECOND, people=80, times=80, women=30)
    close(team, SECOND)
    take_part(team, THIRD, people=80, times=80, women=30)
    publication = Publication.objects.get(team=team)
    close(team, THIRD)
    later = Publication.objects.get(team=team, first=THIRD.first)
    assert later.content["breakdowns"]["people/gender"]["verdict"] == "fresh"

    later.content["breakdowns"]["people/gender"]["verdict"] = "repeated"
    later.save()

    assert people
    assert "Dat was in: tweede kwartaal 2026." in told(team).sentences[-1]
    assert publication.pk != later.pk


def test_published_numbers_do_not_change_when_someone_is_erased(team: Team) -> None:
    people = take_part(team, THIRD, people=60, times=120, women=25)
    close(team, SECOND, THIRD)
    before = Publication.objects.get(team=team, first=THIRD.first).content

    erase_resident(resident=people[0], now=timezone.now())

    assert Publication.objects.get(team=team, first=THIRD.first).content == before


def test_exact_totals_of_a_year_are_shown_once_released(team: Team, town: Town, signed_in: SignedIn) -> None:
    team.started_on = date(2025, 10, 1)
    team.save()
    last = Quarter(2025, 4)
    take_part(team, last, people=23, times=57)
    close(team, last)
    client = signed_in(town.member(Role.OFFICIAL))
    year = Period.of_year(2025)
    assert told(team, year).released == {}

    release_year(team=team, year=2025, by=None, now=timezone.now())

    assert told(team, year).released == {"times": 57, "participants": 23, "organisations": 4}
    assert nl("Exact totals of the year, released by the team") in page_of(client, team, year)


def test_any_parameter_gives_the_same_page(team: Team, town: Town, signed_in: SignedIn) -> None:
    take_part(team, SECOND, people=25, times=60)
    close(team, SECOND)
    client = signed_in(town.member(Role.OFFICIAL))
    address = reverse("reports:team", args=[team.public_id, slug_of(SECOND.period)])

    pages = {
        TOKEN.sub(b"", client.get(f"{address}{query}", follow=True).content)
        for query in ("", "?gender=woman", "?page=2", "?theme=food&from=2026-01-01", "?period=2026-05")
    }

    assert len(pages) == 1


def test_the_address_leads_to_the_last_quarter(team: Team, town: Town, signed_in: SignedIn) -> None:
    take_part(team, SECOND, people=25, times=60)
    close(team, SECOND)

    answer = signed_in(town.member(Role.OFFICIAL)).get(reverse("reports:public"))

    assert answer["Location"] == reverse("reports:team", args=[team.public_id, "2026-Q2"])


@pytest.mark.parametrize("slug", ["2026-Q3", "2026-05", "so-far", "2026"])
def test_only_what_was_published_is_found(team: Team, town: Town, signed_in: SignedIn, slug: str) -> None:
    take_part(team, SECOND, people=25, times=60)
    close(team, SECOND)

    answer = signed_in(town.member(Role.OFFICIAL)).get(reverse("reports:team", args=[team.public_id, slug]))

    assert answer.status_code == 404


def test_a_team_elsewhere_does_not_exist_for_an_official(
    team: Team, town: Town, other_town: Town, signed_in: SignedIn
) -> None:
    take_part(team, SECOND, people=25, times=60)
    close(team, SECOND)
    address = reverse("reports:team", args=[team.public_id, "2026-Q2"])

    assert signed_in(town.member(Role.OFFICIAL)).get(address).status_code == 200
    assert signed_in(other_town.member(Role.OFFICIAL)).get(address).status_code == 404


@pytest.mark.parametrize("quarters", [1, 2])
def test_the_page_asks_three_questions_of_its_own(
    team: Team, town: Town, signed_in: SignedIn, quarters: int
) -> None:
    closed = (SECOND, THIRD)[:quarters]
    for quarter in closed:
        take_part(team, quarter, people=25, times=60)
    close(team, *closed)
    client = signed_in(town.member(Role.OFFICIAL))
    page_of(client, team, SECOND.period)

    address = reverse("reports:team", args=[team.public_id, slug_of(SECOND.period)])
    # The team, what the page is made of, and the page as it was laid out before.
    assert queries_of(client, address) == 3 + AROUND
