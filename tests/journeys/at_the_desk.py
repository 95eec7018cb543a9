"""A walk-in hour in a browser, and hands that count what they do: a press or a filled field is one."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import time, timedelta
from time import sleep
from typing import TYPE_CHECKING

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from aandeslag.teams.access import Role
from tests.factories import ActivityFactory, OccurrenceFactory, SlotFactory, WalkInSessionFactory
from tests.journeys.words import nl
from tests.world import make_town

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext, Locator, Page
    from pytest_django import Settings
    from pytest_django.live_server_helper import LiveServer

    from aandeslag.teams.models import Membership
    from activities.models import Occurrence
    from residents.models import WalkInSession
    from tests.world import Town

# More than this many steps of the Tab key to one button would be a maze.
FAR = 120
FINISHING = 0.7  # seconds


@dataclass(frozen=True)
class Hour:
    """A walk-in session that is open now, and a garden with two places tomorrow."""

    town: Town
    session: WalkInSession
    garden: Occurrence

    @property
    def url(self) -> str:
        return reverse("residents:session", args=[self.session.public_id])


@pytest.fixture
def hour(transactional_db: None, settings: Settings) -> Hour:
    settings.MFA_REQUIRED = False
    town, today = make_town("Aarle"), timezone.localdate()
    session = WalkInSessionFactory.create(
        team=town.team, centre=town.centre, date=today, opened_at=timezone.now(), starts=time(0, 1)
    )
    return Hour(town, session, garden_of(town, "Wijktuin De Pol"))


def garden_of(town: Town, title: str, capacity: int = 2) -> Occurrence:
    tomorrow = timezone.localdate() + timedelta(days=1)
    activity = ActivityFactory.create(organisation__team=town.team, title=title)
    slot = SlotFactory.create(
        activity=activity, weekday="", pattern="single", date=tomorrow, capacity=capacity
    )
    occurrence: Occurrence = OccurrenceFactory.create(slot=slot, date=tomorrow)
    return occurrence


@pytest.fixture
def new_screen(browser: Browser, live_server: LiveServer, hour: Hour) -> Iterator[Callable[..., Page]]:
    """Give a function that opens the walk-in hour in a browser of its own, signed in as a member."""
    contexts: list[BrowserContext] = []

    def open_one(
        role: Role = Role.DESK, member: Membership | None = None, *, visit: bool = True, **options: object
    ) -> Page:
        made = browser.new_context(base_url=live_server.url, locale="nl-NL", **options)  # type: ignore[arg-type]
        contexts.append(made)
        sign_in(made, member or hour.town.member(role), live_server.url)
        page = made.new_page()
        if visit:
            page.goto(hour.url)
        return page

    yield open_one
    for one in contexts:
        one.set_offline(True)
    # What was asked last is answered meanwhile, so that nobody reads while the database is emptied.
    sleep(FINISHING)
    for one in contexts:
        one.close()


def sign_in(context: BrowserContext, member: Membership, url: str) -> None:
    client = Client()
    client.force_login(member.user)
    name = django_settings.SESSION_COOKIE_NAME
    context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": url}])


@dataclass
class Hands:
    """By pointer, or by keyboard alone: then the Tab key goes from one thing to the next."""

    page: Page
    by_keyboard: bool = False
    done: list[str] = field(default_factory=list)
    tabs: int = 0

    def fill(self, where: Locator, text: str) -> None:
        self.done.append(f"fill {where.get_attribute('name')}")
        if self.by_keyboard:
            self._go(where)
            self.page.keyboard.type(text)
        else:
            where.fill(text)

    def press(self, what: Locator) -> None:
        expect(what).to_be_visible()
        self.done.append(f"press {' '.join(what.inner_text().split())[:30]}")
        if self.by_keyboard:
            self._go(what)
            self.page.keyboard.press("Enter")
        else:
            what.click()

    def tick(self, box: Locator) -> None:
        """A box or one of several answers."""
        self.done.append(f"tick {box.get_attribute('value')}")
        if not self.by_keyboard:
            box.check()
        elif box.get_attribute("type") == "radio":
            self._radio(box)
        else:
            self._go(box)
            self.page.keyboard.press("Space")

    def _radio(self, box: Locator) -> None:
        """Tab reaches the group, the arrows its answers."""
        name, value = box.get_attribute("name"), box.get_attribute("value")
        here = "document.activeElement"
        self._until(f"{here}.name === {name!r}")
        self.page.keyboard.press("Space")
        for _ in range(FAR):
            if self.page.evaluate(f"{here}.value") == value:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"no arrow leads to {name} {value}")

    def _go(self, where: Locator) -> None:
        target = where.element_handle()
        for _ in range(FAR):
            if self.page.evaluate("one => document.activeElement === one", target):
                return
            self.page.keyboard.press("Tab")
            self.tabs += 1
        raise AssertionError(f"the keyboard does not get to {where}")

    def _until(self, condition: str) -> None:
        for _ in range(FAR):
            if self.page.evaluate(condition):
                return
            self.page.keyboard.press("Tab")
            self.tabs += 1
        raise AssertionError(f"the keyboard does not get to {condition}")


def at_desk(page: Page) -> Locator:
    return page.locator("#at-desk")


def register_button(page: Page) -> Locator:
    return page.locator("#new-person")


def name_field(page: Page) -> Locator:
    return page.locator("#at-desk input[name=first_name]")


def save_button(page: Page) -> Locator:
    return page.get_by_role("button", name=nl("Save and see what fits"))


def sign_up_button(page: Page, title: str = "Wijktuin De Pol") -> Locator:
    return page.locator("article.fit", has_text=title).locator("button[value=once]")


def fill_in(hands: Hands, name: str, language: str = "ti", *, explain: bool = True) -> None:
    """The short form, nothing optional."""
    page = hands.page
    hands.fill(name_field(page), name)
    hands.tick(page.locator("#at-desk input[name=gender][value=woman]"))
    hands.fill(page.locator("#at-desk input[name=birth_year]"), "1996")
    hands.tick(page.locator(f"#at-desk input[name=languages][value={language}]"))
    hands.tick(page.locator("#at-desk input[name=legal_status][value=status-holder]"))
    if explain:
        hands.tick(page.locator(f"#at-desk input[name=explained_in][value={language}]"))
