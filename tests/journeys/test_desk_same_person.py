"""One person who is in the books twice: brought together from the card, and taken apart again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from residents.models import Resident
from tests.factories import ParticipationFactory, PlacementFactory, ResidentFactory
from tests.journeys.at_the_desk import hour as hour  # noqa: PLC0414 - a fixture
from tests.journeys.at_the_desk import new_screen as new_screen  # noqa: PLC0414 - a fixture
from tests.journeys.words import nl
from tests.world import make_town

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.journeys.at_the_desk import Hour

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_records_become_one_and_two_again(new_screen: Callable[..., Page], hour: Hour) -> None:
    town, elsewhere = hour.town, make_town("Beuningen")
    kept = ResidentFactory.create(
        team=town.team, centre=town.centre, number=412, first_name="Yusuf", birth_year=1998
    )
    twice = ResidentFactory.create(
        team=town.team, centre=town.centre, number=377, first_name="يوسف", birth_year=1997
    )
    agreed = PlacementFactory.create(occurrence=hour.garden, resident=twice)
    ParticipationFactory.create(placement=agreed, occurrence=hour.garden)
    ResidentFactory.create(team=elsewhere.team, number=378, first_name="Yusuf", birth_year=1998)
    page = new_screen(visit=False)
    page.goto(reverse("residents:resident", args=[kept.public_id]))

    page.get_by_role("link", name=nl("The same person as …")).click()
    expect(page.locator("#same .visit-number")).to_have_text(["0377"])
    page.locator("#same").get_by_role("link", name=nl("Compare")).click()
    page.locator("input[name=birth_year][value=other]").check()
    page.get_by_role("button", name=nl("This is one person: merge")).click()

    expect(page.locator("main")).to_contain_text("Wijktuin De Pol")
    assert told_of(town.team.pk) == {(412, 1997, 1)}

    page.get_by_role("button", name=nl("Undo: they are two people")).click()

    expect(page.get_by_role("button", name=nl("Undo: they are two people"))).to_have_count(0)
    assert told_of(town.team.pk) == {(412, 1998, 0), (377, 1997, 1)}
    assert told_of(elsewhere.team.pk) == {(378, 1998, 0)}


def told_of(team: int) -> set[tuple[int, int | None, int]]:
    """Number, year of birth and how many sign-ups, of each who is in the books of this team."""
    people = Resident.objects.filter(team=team)
    return {(one.number, one.birth_year, one.placements.count()) for one in people}
