"""A page of frozen figures is laid out once, and again as soon as anything that it is made of changes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from django.core.cache import caches
from django.core.management import call_command
from django.utils import timezone, translation

from aandeslag.teams.models import TeamCentre
from reports.actions import count_centre, release_year, set_targets
from reports.laid_out import laid_out
from reports.models import Publication
from reports.periods import Period, Quarter, Span
from tests.reports.story_town import close, take_part

if TYPE_CHECKING:
    from collections.abc import Callable

    from aandeslag.teams.models import Team
    from tests.world import Town

THIRD = Quarter(2025, 3)
NOW = timezone.now()


def looks(team: Team, period: Period = THIRD.period, page: str = "reports:team") -> list[str]:
    """Look once; say what had to be laid out for it."""
    made: list[str] = []

    def lay_out() -> dict[str, str]:
        made.append(team.name)
        return {"content": team.name}

    assert laid_out(team, period, page, lay_out) == {"content": team.name}
    return made


def publish(team: Team | None) -> None:
    Publication.objects.create(
        team=team, span=Span.QUARTER, first=THIRD.first, last=THIRD.last, published_on=date(2026, 1, 14)
    )


def aim(team: Team) -> None:
    set_targets(team=team, year=2025, values={"times": 400}, by=None)


def aim_higher(team: Team) -> None:
    aim(team)
    looks(team)
    set_targets(team=team, year=2025, values={"times": 500}, by=None)


def count(team: Team) -> None:
    centre = TeamCentre.objects.get(team=team).centre
    count_centre(
        team=team, centre=centre, counted_on=date(2025, 9, 1), people=300, women=90, source="COA", by=None
    )


def rename(team: Team) -> None:
    team.name = "Meedoen Aarle"
    team.save()


@pytest.mark.django_db
def test_what_was_laid_out_is_kept_per_team_and_page_and_period_and_language(
    town: Town, other_town: Town
) -> None:
    assert [looks(town.team), looks(town.team)] == [["Team Aarle"], []]
    assert looks(other_town.team) == [other_town.team.name]
    assert looks(town.team, page="reports:any-team") == ["Team Aarle"]
    assert looks(town.team, THIRD.previous.period) == ["Team Aarle"]
    with translation.override("en"):
        assert looks(town.team) == ["Team Aarle"]
    assert looks(town.team) == []


@pytest.mark.django_db
@pytest.mark.parametrize("change", [publish, lambda _team: publish(None), aim, aim_higher, count, rename])
def test_a_change_of_the_team_or_the_country_lays_it_out_anew(
    town: Town, other_town: Town, change: Callable[[Team], None]
) -> None:
    looks(town.team)

    change(town.team)

    assert [looks(town.team), looks(town.team)] == [[town.team.name], []]


@pytest.mark.django_db
@pytest.mark.parametrize("change", [publish, aim, count])
def test_a_change_of_another_team_leaves_it(
    town: Town, other_town: Town, change: Callable[[Team], None]
) -> None:
    looks(town.team)

    change(other_town.team)

    assert looks(town.team) == []


@pytest.mark.django_db
def test_a_release_by_hand_lays_it_out_anew(town: Town) -> None:
    town.team.started_on, town.team.status = date(2025, 1, 1), town.team.Status.ACTIVE
    town.team.save()
    take_part(town.team, THIRD, people=12, times=24)
    close(town.team, *(Quarter(2025, number) for number in range(1, 5)))
    looks(town.team, Period.of_year(2025))

    release_year(team=town.team, year=2025, by=None, now=NOW)

    assert looks(town.team, Period.of_year(2025)) == [town.team.name]


@pytest.mark.django_db
def test_what_is_not_there_is_asked_again(town: Town) -> None:
    assert laid_out(town.team, THIRD.period, "reports:team", lambda: None) is None
    assert looks(town.team) == ["Team Aarle"]


@pytest.mark.sqlite  # elsewhere another role migrates, whom this test does not know
@pytest.mark.django_db(transaction=True)
def test_a_new_release_of_the_site_begins_with_none(town: Town) -> None:
    looks(town.team)
    caches["default"].set("guesses", 3)

    call_command("migrate", verbosity=0)

    assert (looks(town.team), caches["default"].get("guesses")) == (["Team Aarle"], 3)
