"""What one picture card tells: places left, other women, children, and the way on foot or by bicycle."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from activities.models import Activity
from tests.factories import ParticipationFactory, PlacementFactory, ResidentFactory
from tests.journeys.at_the_desk import garden_of
from tests.journeys.at_the_desk import hour as hour  # noqa: PLC0414 - a fixture
from tests.journeys.at_the_desk import new_screen as new_screen  # noqa: PLC0414 - a fixture
from tests.world import make_town

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

    from activities.models import Occurrence
    from residents.models import Resident
    from tests.journeys.at_the_desk import Hour

pytestmark = pytest.mark.django_db(transaction=True)

PHONE = {"width": 360, "height": 740}
PLACES_AND_WAY = ".fit-text > p:nth-of-type(3)"


@pytest.fixture
def shop(hour: Hour) -> Occurrence:
    """Nobody goes yet, and children cannot come along; the garden has one woman of its two places."""
    goes(hour.garden, person_of(hour, 500, "Olena"))
    shop = garden_of(hour.town, "Kringloopwinkel", capacity=3)
    Activity.objects.filter(pk=shop.activity_id).update(children_welcome=False)
    return shop


@pytest.fixture(autouse=True)
def of_another_team(hour: Hour) -> None:
    """The same title on the same day elsewhere, with more women and more places."""
    elsewhere = make_town("Beuningen")
    theirs = garden_of(elsewhere, "Wijktuin De Pol", capacity=9)
    for _ in range(3):
        goes(theirs, ResidentFactory.create(team=elsewhere.team, centre=elsewhere.centre))


def person_of(hour: Hour, number: int, name: str, **facts: object) -> Resident:
    town = hour.town
    person: Resident = ResidentFactory.create(
        team=town.team, centre=town.centre, number=number, first_name=name, **facts
    )
    return person


def goes(occurrence: Occurrence, resident: Resident) -> None:
    agreed = PlacementFactory.create(occurrence=occurrence, resident=resident)
    ParticipationFactory.create(placement=agreed, occurrence=occurrence)


def cards(page: Page, number: int) -> list[Locator]:
    """The cards of this person: the garden and the shop, and nothing of anybody else's."""
    page.locator("#find").fill(str(number))
    page.keyboard.press("Enter")
    expect(page.locator("#now-at-desk")).to_contain_text(str(number))
    expect(page.locator("article.fit")).to_have_count(2)
    return [page.locator("article.fit", has_text=title) for title in ("Wijktuin De Pol", "Kringloopwinkel")]


def test_a_woman_on_foot(new_screen: Callable[..., Page], hour: Hour, shop: Occurrence) -> None:
    person_of(hour, 412, "Rahel", gender="woman", travel_modes=frozenset({"foot"}))

    garden, second_hand = cards(new_screen(viewport=PHONE), 412)

    expect(garden.locator(PLACES_AND_WAY)).to_have_text("23 min lopen · nog 1 plek")
    expect(garden.locator(".tags li")).to_have_text(["1 andere vrouw", "kinderen welkom"])
    expect(second_hand.locator(PLACES_AND_WAY)).to_have_text("23 min lopen · nog 3 plekken")
    expect(second_hand.locator(".tags li")).to_have_text(["nog geen andere vrouwen"])


def test_a_man_by_bicycle(new_screen: Callable[..., Page], hour: Hour, shop: Occurrence) -> None:
    """A man is not told how many women go."""
    person_of(hour, 413, "Yusuf", gender="man", travel_modes=frozenset({"bicycle"}))

    garden, second_hand = cards(new_screen(viewport=PHONE), 413)

    expect(garden.locator(PLACES_AND_WAY)).to_have_text("7 min fietsen · nog 1 plek")
    expect(garden.locator(".tags li")).to_have_text(["kinderen welkom"])
    expect(second_hand.locator(PLACES_AND_WAY)).to_have_text("7 min fietsen · nog 3 plekken")
    expect(second_hand.locator(".tags li")).to_have_count(0)
