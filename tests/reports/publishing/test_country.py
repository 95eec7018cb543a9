"""What the country shows may tell of one team: where almost nobody else is behind it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from aandeslag.teams.models import Team
from reports.actions import close_quarter, publish_due_countries
from reports.models import CheckSet, Publication
from reports.periods import Quarter
from tests.factories import ResidentFactory, TeamFactory
from tests.reports.figures.town import slot_of, went

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

    from residents.models import Resident

THIRD, FOURTH = Quarter(2026, 3), Quarter(2026, 4)


def _people(team: Team, gender: str, number: int) -> list[Resident]:
    return ResidentFactory.create_batch(number, team=team, gender=gender)


def _go(people: list[Resident], theme: str, day: date) -> None:
    slot = slot_of(people[0].team, theme=theme)
    for one in people:
        went(one, slot, day)


def _close(teams: list[Team], quarter: Quarter) -> None:
    now = datetime(2026, 10, 20, 9, tzinfo=UTC) if quarter == THIRD else datetime(2027, 1, 20, 9, tzinfo=UTC)
    for team in teams:
        close_quarter(team=team, quarter=quarter, by=None, now=now)
    publish_due_countries(now=now + timedelta(days=1))


@pytest.mark.parametrize(("women_elsewhere", "verdict"), [(0, "hidden"), (9, "fresh"), (10, "fresh")])
@pytest.mark.django_db
def test_a_team_is_held_against_what_the_country_showed_of_its_people(
    women_elsewhere: int, verdict: str
) -> None:
    """Twelve women of the country, all of one team; a quarter later eleven of them do something else.

    With nine others among them the sets differ by ten, and nobody becomes known.
    """
    begun = {"started_on": THIRD.first, "status": Team.Status.ACTIVE}
    teams = [TeamFactory.create(**begun) for _ in range(3)]
    women = _people(teams[0], "woman", 12)
    _go([*women, *_people(teams[0], "man", 9)], "care", date(2026, 7, 7))
    for team in teams[1:]:
        _go(_people(team, "man", 20), "care", date(2026, 7, 7))
    if women_elsewhere:
        _go(_people(teams[2], "woman", women_elsewhere), "care", date(2026, 7, 7))
    _close(teams, THIRD)
    _go(women[:11], "green", date(2026, 10, 6))
    _go(_people(teams[0], "man", 12), "food", date(2026, 10, 6))

    _close(teams[:1], FOURTH)

    national = Publication.objects.get(team__isnull=True).content["breakdowns"]["people/gender"]
    assert [codes for codes, _ in national["numbers"]] == [["other", "woman"], ["man"]]
    published = Publication.objects.get(team=teams[0], first=FOURTH.first, span="quarter")
    assert published.content["breakdowns"]["people/theme"]["verdict"] == verdict


@pytest.mark.django_db
@pytest.mark.parametrize("number", [3, 14])
def test_of_other_teams_no_more_is_read_than_tells_of_one(
    number: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    begun = {"started_on": THIRD.first, "status": Team.Status.ACTIVE}
    teams = [TeamFactory.create(**begun) for _ in range(number)]
    for team in teams:
        _go([*_people(team, "man", 11), *_people(team, "woman", 11)], "care", date(2026, 7, 7))
    _close(teams, THIRD)
    _go(_people(teams[0], "man", 12), "food", date(2026, 10, 6))

    with django_assert_max_num_queries(140) as asked:
        _close(teams[:1], FOURTH)

    table = CheckSet._meta.db_table
    of_others = [one["sql"] for one in asked.captured_queries if f'FROM "{table}"' in one["sql"]]
    assert len(of_others) == 2 * 2
