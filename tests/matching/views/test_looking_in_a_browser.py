"""*Samen kijken* and the explanation on a screen: both directions, wide and narrow, also without scripts."""

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
from aandeslag.vocabulary import TextLanguage
from matching.models import Placement
from residents.models import Explanation
from tests.factories import OccurrenceFactory
from tests.matching.conftest import make_garden
from tests.world import make_town

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, BrowserContext, Page, Response
    from pytest_django import Settings
    from pytest_django.live_server_helper import LiveServer

    from residents.models import Resident

pytestmark = pytest.mark.django_db(transaction=True)

WIDTHS = (1280, 360)
ONE_OF_EACH_SCRIPT = ("ti", "ar", "uk", "tr")
MOST_FONTS = 160_000
SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
# A device with one voice: it remembers what it was asked to read.
ONE_VOICE = """
    window.heard = [];
    speechSynthesis.getVoices = () => [{ lang: "ar-SA", name: "a voice" }];
    speechSynthesis.speak = (spoken) => window.heard.push(spoken.text);
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
"""


@pytest.fixture
def _that_tuesday() -> None:
    """A browser has a clock of its own: here it is today."""


@pytest.fixture
def person(settings: Settings) -> Resident:
    settings.MFA_REQUIRED = False
    garden = make_garden(make_town("Aarle"), dates=0, title="Wijktuin De Pol", children_welcome=True)
    OccurrenceFactory.create(slot=garden.slot, date=timezone.localdate() + timedelta(days=2))
    return garden.resident(first_name="Rahelnaam", preferred_language="ar")


@pytest.fixture
def signed(person: Resident, live_server: LiveServer) -> Callable[[BrowserContext], None]:
    """Give what signs a browser in as the desk of this team."""
    client = Client()
    client.force_login(person.team.memberships.get(role=Role.DESK).user)
    name = django_settings.SESSION_COOKIE_NAME

    def sign_in(context: BrowserContext) -> None:
        value = client.cookies[name].value
        context.add_cookies([{"name": name, "value": value, "url": live_server.url}])

    return sign_in


def test_they_look_press_once_and_the_slip_opens_without_javascript(
    browser: Browser, person: Resident, live_server: LiveServer, signed: Callable[[BrowserContext], None]
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    signed(context)
    page = context.new_page()
    page.goto(live_server.url + reverse("matching:look", args=[person.public_id]))

    page.get_by_role("button", name="مرة واحدة").click()

    assert Placement.objects.filter(resident=person).count() == 1
    assert page.url == live_server.url + reverse("matching:slip", args=[person.public_id])
    context.close()


def test_every_language_can_be_used_by_everybody_and_fits(
    browser: Browser,
    person: Resident,
    live_server: LiveServer,
    signed: Callable[[BrowserContext], None],
    figure: Callable[[str, object], None],
    *,
    long_run: bool,
) -> None:
    wrong, weights = [], {}
    for language in TextLanguage.values if long_run else ONE_OF_EACH_SCRIPT:
        context, fonts = browser.new_context(reduced_motion="reduce"), dict[str, int]()
        signed(context)
        page = context.new_page()
        page.on("response", _weighing(fonts))
        for name in ("matching:look", "residents:explain"):
            address = live_server.url + reverse(name, args=[person.public_id])
            page.goto(f"{address}?language={language}", wait_until="networkidle")
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 800})
                wrong += [f"{name} {language} {width} {one}" for one in _complaints(page)]
        weights[language] = sum(fonts.values())
        context.close()

    figure("heaviest fonts of one language, in kB", max(weights.values()) // 1000)
    assert wrong == []
    assert {language: weight for language, weight in weights.items() if weight > MOST_FONTS} == {}


def test_who_cannot_read_hears_it_where_there_is_a_voice(
    page: Page, person: Resident, live_server: LiveServer, signed: Callable[[BrowserContext], None]
) -> None:
    signed(page.context)
    address = live_server.url + reverse("residents:explain", args=[person.public_id])
    page.goto(address)
    listen = page.locator("[data-read-aloud-button]")
    expect(listen).to_be_hidden()  # no voice here

    page.add_init_script(ONE_VOICE)
    page.goto(f"{address}?language=ti")
    expect(listen).to_be_hidden()  # none for this language

    page.goto(address)
    listen.click()
    heard = page.evaluate("window.heard")
    assert (len(heard), heard[1]) == (9, "هذا اختياركم الحر. يمكنكم أن تقولوا لا.")


def test_explained_is_one_press(
    page: Page, person: Resident, live_server: LiveServer, signed: Callable[[BrowserContext], None]
) -> None:
    signed(page.context)
    page.goto(live_server.url + reverse("residents:explain", args=[person.public_id]))

    page.get_by_role("button", name="Uitgelegd in het Arabisch").click()

    expect(page.get_by_text("Genoteerd: uitleg gegeven.")).to_be_visible()
    assert list(Explanation.objects.values_list("resident", "language")) == [(person.pk, "ar")]


def _weighing(fonts: dict[str, int]) -> Callable[[Response], None]:
    def weigh(response: Response) -> None:
        if response.url.endswith(".woff2"):
            fonts[response.url] = len(response.body())

    return weigh


def _complaints(page: Page) -> list[str]:
    found = [one["id"] for one in Axe().run(page).response["violations"] if one["impact"] != "minor"]
    return [*found, "runs off the screen"] if page.evaluate(SIDEWAYS) else found
