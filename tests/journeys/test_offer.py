"""The offer in a browser, on a phone and a desk, in both languages: looked through, printed, shared."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.conf import settings as django_settings
from django.utils import timezone, translation
from django.utils.translation import gettext
from playwright.sync_api import expect

from aandeslag.teams.access import Role
from tests.factories import ActivityFactory, OccurrenceFactory, SlotFactory
from tests.journeys.at_the_desk import sign_in
from tests.world import make_town

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
    from pytest_django import Settings
    from pytest_django.live_server_helper import LiveServer

    from tests.world import Town

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WIDTHS = (360, 1280)
RUNS_OFF = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture
def offer(transactional_db: None, settings: Settings) -> Town:
    settings.MFA_REQUIRED = False
    town, today = make_town("Aarle"), timezone.localdate()
    for title, theme in (("Wijktuin", "green"), ("Moestuin", "green"), ("Naaien", "textile")):
        activity = ActivityFactory.create(organisation__team=town.team, title=title, theme=theme)
        slot = SlotFactory.create(activity=activity)
        OccurrenceFactory.create(slot=slot, date=today + timedelta(days=7 - today.weekday()))
    return town


def open_offer(
    browser: Browser,
    server: LiveServer,
    town: Town,
    *,
    width: int = 1280,
    language: str = "nl",
    scripts: bool = True,
) -> Page:
    context = browser.new_context(
        base_url=server.url, viewport={"width": width, "height": 800}, java_script_enabled=scripts
    )
    sign_in(context, town.member(Role.COA), server.url)
    name = django_settings.LANGUAGE_COOKIE_NAME
    context.add_cookies([{"name": name, "value": language, "url": server.url}])
    page = context.new_page()
    page.goto("/offer/")
    return page


def expect_titles(page: Page, *titles: str) -> None:
    """Waits until exactly these stand there: a press may still be on its way."""
    expect(page.locator("#found h3")).to_have_text(list(titles))


def expect_asked(page: Page, asked: str) -> None:
    """What stands in the address; waits for it, as the address changes after the page."""
    expect(page).to_have_url(re.compile(rf"\?(?:\w+=&)*{asked}(?:&\w+=)*$"))


def expect_no_running_off(page: Page) -> None:
    assert page.evaluate(RUNS_OFF) == 0


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("width", WIDTHS)
def test_a_tick_shows_what_its_number_promised_and_stands_in_the_address(
    browser: Browser, live_server: LiveServer, offer: Town, width: int, language: str
) -> None:
    page = open_offer(browser, live_server, offer, width=width, language=language)
    with translation.override(language):
        theme, green = gettext("Theme"), gettext("Green and nature")

    page.locator(".facet summary", has_text=theme).click()
    answer = page.locator(".facet[open] .choice", has_text=green)
    expect(answer.locator(".facet-count")).to_have_text("2")
    answer.click()

    expect_titles(page, "Moestuin", "Wijktuin")
    expect_asked(page, "theme=green")
    # The fold stays open, and the cursor where it was.
    expect(page.locator("#ask-theme-green")).to_be_focused()
    expect(page.locator(".facet[open] .facet-chosen")).to_have_text("1")
    expect_no_running_off(page)
    # Whoever gets the address sees the same.
    page.goto(page.url)
    expect_titles(page, "Moestuin", "Wijktuin")
    page.context.close()


def test_with_the_keyboard_alone(browser: Browser, live_server: LiveServer, offer: Town) -> None:
    page = open_offer(browser, live_server, offer)
    page.locator(".facet summary").nth(1).focus()

    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")

    expect(page.locator("#found h3")).to_have_count(2)
    page.keyboard.press("Escape")
    expect(page.locator(".facet[open]")).to_have_count(0)
    expect(page.locator(".facet summary").nth(1)).to_be_focused()
    page.context.close()


def test_what_is_typed_narrows_it_and_stays(browser: Browser, live_server: LiveServer, offer: Town) -> None:
    page = open_offer(browser, live_server, offer)

    page.locator("#ask-q").press_sequentially("moes")

    expect(page.locator("#found h3")).to_have_text(["Moestuin"])
    expect(page.locator("#ask-q")).to_have_value("moes")
    expect(page.locator("#ask-q")).to_be_focused()
    page.context.close()


@pytest.mark.parametrize("width", WIDTHS)
def test_without_scripts_it_all_works(
    browser: Browser, live_server: LiveServer, offer: Town, width: int
) -> None:
    page = open_offer(browser, live_server, offer, width=width, scripts=False)
    page.locator(".facet summary").nth(1).click()
    page.locator("label:has(#ask-theme-textile)").click()
    page.locator(".facets-words button").click()
    expect_titles(page, "Naaien")

    page.locator(".asked-chip").click()

    expect(page.locator(".asked-chip")).to_have_count(0)
    expect_titles(page, "Moestuin", "Naaien", "Wijktuin")
    page.context.close()


@pytest.mark.parametrize("width", WIDTHS)
def test_where_nothing_is_left_one_press_loosens_it(
    browser: Browser, live_server: LiveServer, offer: Town, width: int
) -> None:
    page = open_offer(browser, live_server, offer, width=width)
    page.goto("/offer/?theme=textile&q=moestuin")

    expect_no_running_off(page)
    page.locator(".instead a").first.click()

    expect_titles(page, "Moestuin")
    page.context.close()


@pytest.mark.parametrize("width", WIDTHS)
def test_from_filter_to_paper(browser: Browser, live_server: LiveServer, offer: Town, width: int) -> None:
    page = open_offer(browser, live_server, offer, width=width)
    page.goto("/offer/print/?theme=green")
    expect_no_running_off(page)
    page.locator("label:has([value=cards])").click()
    page.locator("#language").select_option("ar")
    page.locator("#second").select_option("nl")

    asked = page.locator("form.narrow").evaluate("form => new URLSearchParams(new FormData(form)).toString()")
    answer = page.request.get(f"{live_server.url}/offer/print/offer.pdf?{asked}")

    assert (answer.status, answer.headers["content-type"]) == (200, "application/pdf")
    assert "theme=green" in asked
    page.context.close()
