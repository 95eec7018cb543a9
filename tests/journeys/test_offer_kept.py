"""Keeping the offer in a browser, on a phone and a desk: a moment as people say it, Arabic, a list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from django.conf import settings as django_settings
from django.utils import translation
from django.utils.translation import gettext
from playwright.sync_api import expect

from aandeslag.teams.access import Role
from activities.models import Activity, Slot
from tests.factories import ActivityFactory, OwnTextFactory, SlotFactory
from tests.journeys.at_the_desk import sign_in
from tests.world import make_town

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, FilePayload, Page
    from pytest_django import Settings
    from pytest_django.live_server_helper import LiveServer

    from tests.world import Town

    Opener = Callable[..., Page]

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE, DESK = 360, 1280
RUNS_OFF = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
LIST = "Organisatie;Activiteit;Wanneer;Aantal plaatsen\nWijktuin De Pol;Wijktuin onderhouden;di 9.30-12;6"


@pytest.fixture
def town(transactional_db: None, settings: Settings) -> Town:
    settings.MFA_REQUIRED = False
    return make_town("Aarle")


@pytest.fixture
def garden(town: Town) -> Activity:
    made: Activity = ActivityFactory.create(
        organisation__team=town.team, organisation__name="Wijktuin De Pol", title="Wijktuin onderhouden"
    )
    SlotFactory.create(activity=made, capacity=4)
    return made


@pytest.fixture
def opened(browser: Browser, live_server: LiveServer, town: Town) -> Iterator[Opener]:
    """Give a function that opens a page as somebody of the team, at a width, in a language of the screen."""
    contexts = []

    def open_page(url: str, role: Role, *, width: int, language: str = "nl") -> Page:
        context = browser.new_context(base_url=live_server.url, viewport={"width": width, "height": 800})
        contexts.append(context)
        sign_in(context, town.member(role), live_server.url)
        cookie = {"name": django_settings.LANGUAGE_COOKIE_NAME, "value": language, "url": live_server.url}
        context.add_cookies([cookie])  # type: ignore[list-item]  # these three are enough
        page = context.new_page()
        page.goto(url)
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.mark.parametrize(("width", "language"), [(PHONE, "nl"), (DESK, "en")])
def test_a_moment_is_typed_as_people_say_it(
    opened: Opener, garden: Activity, width: int, language: str
) -> None:
    page = opened(f"/offer/{garden.public_id}/moments/add/", Role.DESK, width=width, language=language)
    with translation.override(language):
        read_it = gettext("Read it")

    page.locator("#said").fill("elke eerste zaterdag van 10 tot 12 uur")
    page.get_by_role("button", name=read_it).click()
    expect(page.locator(".notice[role=status] b").filter(has_text="10:00–12:00")).to_be_visible()
    assert page.evaluate(RUNS_OFF) == 0
    page.locator("[name=capacity]").fill("5")
    page.locator(".save-line button[type=submit]").click()

    expect(page).to_have_url(re.compile(f"/offer/{garden.public_id}/"))
    expect(page.locator("#moments")).to_contain_text("10:00–12:00")
    made = Slot.objects.get(pattern=Slot.Pattern.MONTHLY)
    assert (made.weekday, made.nth, made.capacity) == ("sa", Slot.Nth.FIRST, 5)


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_what_residents_read_stands_in_arabic_from_right_to_left(
    opened: Opener, garden: Activity, width: int
) -> None:
    own = OwnTextFactory.create(activity=garden, language="ar", title="حديقتنا", text="نزرع معا.")
    page = opened(f"/offer/{garden.public_id}/texts/#ar", Role.SUPPORTER, width=width)

    arabic = page.locator("section#ar")
    title = arabic.get_by_text("حديقتنا")
    expect(title).to_be_visible()
    assert title.evaluate("one => getComputedStyle(one).direction") == "rtl"
    assert page.evaluate(RUNS_OFF) == 0
    arabic.get_by_role("button", name="Dit is goed").click()

    expect(page.locator("section#ar .tag-done")).to_be_visible()
    own.refresh_from_db()
    assert own.checked_on is not None


def test_a_speaker_looks_at_the_sentences_on_a_phone(opened: Opener, town: Town) -> None:
    page = opened("/texts/read/ar/", Role.SUPPORTER, width=PHONE)

    text = page.locator("main h2[lang=ar]")
    expect(text).to_be_visible()
    assert page.evaluate(RUNS_OFF) == 0
    assert text.evaluate("one => getComputedStyle(one).direction") == "rtl"
    before = text.inner_text()
    page.locator("main form button[type=submit]").first.click()

    expect(text).not_to_have_text(before)


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_a_list_changes_what_somebody_accepts(opened: Opener, garden: Activity, width: int) -> None:
    page = opened("/matching/imports/", Role.COORDINATOR, width=width)
    file: FilePayload = {"name": "aanbod.csv", "mimeType": "text/csv", "buffer": LIST.encode()}
    page.locator("[name=kind][value=activities]").check()
    page.locator("[name=file]").set_input_files(file)
    page.get_by_role("button", name="Bekijk het bestand").click()
    page.get_by_role("button", name="Ga verder").click()
    page.get_by_role("link", name=re.compile("Beslis")).click()

    expect(page.locator("main h2").first).to_contain_text("Aantal plaatsen: 4 → 6")
    assert page.evaluate(RUNS_OFF) == 0
    page.get_by_role("button", name="Neem ze allemaal over").click()
    page.get_by_role("button", name="Lees 1 rij in").click()

    expect(page.get_by_text("1 activiteit veranderd")).to_be_visible()
    assert Slot.objects.get().capacity == 6
