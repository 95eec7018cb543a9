"""The slip on a telephone: one photograph holds it, in every language, and it can be read aloud."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings as django_settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from aandeslag.teams.access import Role
from aandeslag.vocabulary import TextLanguage
from tests.factories import PlacementFactory
from tests.factories.matching import ParticipationFactory
from tests.matching.conftest import make_garden
from tests.world import make_town

if TYPE_CHECKING:
    from playwright.sync_api import Page, ViewportSize
    from pytest_django import Settings
    from pytest_django.live_server_helper import LiveServer

pytestmark = pytest.mark.django_db(transaction=True)

TELEPHONE: ViewportSize = {"width": 360, "height": 740}
HEIGHT = "document.querySelector('.slip').getBoundingClientRect().height"
SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
# Of every piece of text on the slip: is anything but pure black on pure white, or white on black?
COLOURS = """[...new Set([...document.querySelectorAll('.slip *')]
    .filter(one => one.childElementCount === 0 && one.textContent.trim())
    .map(one => getComputedStyle(one).color))].sort()"""


@pytest.fixture
def _that_tuesday() -> None:
    """A browser has a clock of its own: here it is today."""


def test_one_activity_is_one_photograph_in_every_language(
    page: Page, live_server: LiveServer, settings: Settings
) -> None:
    settings.MFA_REQUIRED = False
    garden = make_garden(
        make_town("Aarle"),
        dates=1,
        title="Meetrainen zaalvoetbal",
        theme="sport",
        bring=frozenset({"sport-clothes", "drink"}),
    )
    garden.dates[0].date = timezone.localdate() + timedelta(days=3)
    garden.dates[0].save()
    placement = PlacementFactory.create(occurrence=garden.dates[0], resident=garden.resident())
    ParticipationFactory.create(placement=placement)
    client = Client()
    client.force_login(garden.town.member(Role.DESK).user)
    name = django_settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])
    page.set_viewport_size(TELEPHONE)

    for language in TextLanguage.values:
        address = reverse("matching:slip", args=[placement.resident.public_id])
        page.goto(f"{live_server.url}{address}?language={language}")
        found = (
            page.locator("html").get_attribute("lang"),
            page.locator("html").get_attribute("dir"),
            page.evaluate(HEIGHT) <= TELEPHONE["height"],
            page.evaluate(SIDEWAYS),
            page.evaluate(COLOURS),
        )
        direction = "rtl" if language in {"ar", "fa"} else "ltr"
        assert found == (language, direction, True, False, ["rgb(0, 0, 0)", "rgb(255, 255, 255)"])
        assert [one["id"] for one in Axe().run(page).response["violations"]] == []
