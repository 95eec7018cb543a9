"""The round as it is pressed in a browser: the cost at the desk, signed up from a line, moved elsewhere."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings as django_settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from aandeslag.teams.access import Role
from matching.actions.rounds import propose_round
from matching.models import Participation, Proposal
from tests.matching.conftest import Garden, make_garden
from tests.world import make_town

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from pytest_django import Settings
    from pytest_django.live_server_helper import LiveServer

    from matching.models import Round
    from residents.models import Resident

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def soon(settings: Settings) -> Garden:
    """One place in a garden in three days."""
    settings.MFA_REQUIRED = False
    return with_one_place(make_garden(make_town("Aarle"), dates=1, title="Wijktuin De Pol"))


def with_one_place(garden: Garden) -> Garden:
    garden.slot.capacity = 1
    garden.slot.save()
    garden.dates[0].date = timezone.localdate() + timedelta(days=3)
    garden.dates[0].save()
    return garden


def waits(garden: Garden, weeks: int, **facts: object) -> Resident:
    return garden.resident(registered_on=timezone.localdate() - timedelta(weeks=weeks), **facts)


def propose(garden: Garden) -> Round:
    return propose_round(team=garden.town.team, by=None, now=timezone.now())


def sign_in(page: Page, garden: Garden, role: Role, url: str) -> None:
    client = Client()
    client.force_login(garden.town.member(role).user)
    name = django_settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": url}])


def test_at_the_desk_the_cost_stands_on_the_card(page: Page, live_server: LiveServer, soon: Garden) -> None:
    waits(soon, 31)
    propose(soon)
    person = waits(soon, 0)
    sign_in(page, soon, Role.DESK, live_server.url)

    page.goto(live_server.url + reverse("matching:fits", args=[person.public_id]))

    expect(page.get_by_text("laatste plek; iemand anders wacht 31 weken")).to_be_visible()
    page.goto(live_server.url + reverse("matching:look", args=[person.public_id]))
    expect(page.get_by_text("laatste plek")).to_have_count(0)


def test_a_line_is_signed_up_and_taken_back_where_it_stands(
    page: Page, live_server: LiveServer, soon: Garden
) -> None:
    person = waits(soon, 9)
    made = propose(soon)
    sign_in(page, soon, Role.COORDINATOR, live_server.url)
    page.goto(live_server.url + reverse("matching:round", args=[made.public_id]))

    page.get_by_role("button", name="Meld aan").click()
    expect(page.locator(".proposal")).to_contain_text("aangemeld")
    assert Participation.objects.filter(resident=person, status="signed-up").count() == 1
    assert Axe().run(page).response["violations"] == []

    page.get_by_role("button", name="Maak ongedaan").or_(page.get_by_role("button", name="Ongedaan")).click()
    expect(page.locator(".proposal")).to_contain_text("voorgesteld")
    assert Participation.objects.filter(resident=person, status="signed-up").count() == 0


def test_after_a_yes_all_who_said_yes_are_signed_up_with_one_press(
    page: Page, live_server: LiveServer, soon: Garden
) -> None:
    person = waits(soon, 9)
    made = propose(soon)
    sign_in(page, soon, Role.COORDINATOR, live_server.url)
    page.goto(live_server.url + reverse("matching:round", args=[made.public_id]))

    page.get_by_role("button", name="Zegt ja").click()
    expect(page.locator("#round-progress")).to_contain_text("1 zegt ja")
    page.get_by_role("button", name="Meld 1 aan die ja zegt").click()

    expect(page.locator("#round-progress")).to_contain_text("1 aangemeld")
    assert Participation.objects.filter(resident=person, status="signed-up").count() == 1


def height_in_line(page: Page) -> float:
    """How far below the top of its line the button stands."""
    button = page.get_by_role("button", name="Meld aan").bounding_box()
    line = page.locator(".proposal").bounding_box()
    assert button is not None
    assert line is not None
    return button["y"] - line["y"]


def test_what_is_pressed_stays_in_its_row_when_more_is_opened(
    page: Page, live_server: LiveServer, soon: Garden
) -> None:
    waits(soon, 9)
    made = propose(soon)
    sign_in(page, soon, Role.COORDINATOR, live_server.url)
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(live_server.url + reverse("matching:round", args=[made.public_id]))

    before = height_in_line(page)
    page.locator(".proposal summary").click()
    expect(page.get_by_role("link", name="Ergens anders")).to_be_visible()

    assert height_in_line(page) == before


def test_moved_elsewhere_after_the_cost_was_seen(page: Page, live_server: LiveServer, soon: Garden) -> None:
    kitchen = with_one_place(make_garden(soon.town, dates=1, title="Koken", theme="food"))
    gardener = waits(soon, 9, interests=frozenset({"green"}))
    made = propose(soon)
    sign_in(page, soon, Role.COORDINATOR, live_server.url)
    page.goto(live_server.url + reverse("matching:round", args=[made.public_id]))

    page.locator(".proposal summary").click()
    page.get_by_role("link", name="Ergens anders").click()
    expect(page.get_by_text("alles samen 350 punten minder")).to_be_visible()
    page.locator("li", has_text="Koken").get_by_role("button", name="Verplaats hierheen").click()

    expect(page.locator(".proposal")).to_contain_text("verplaatst door het team")
    assert Proposal.objects.get(resident=gardener).occurrence == kitchen.dates[0]
