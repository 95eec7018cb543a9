"""A supporter with one thumb and a bad line: taps wait as ids and codes, and arrive once; also in Arabic."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time, timedelta
from time import sleep
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from aandeslag.phrases.files import texts_of
from aandeslag.teams.access import Role
from matching.models import Contact, Participation
from residents.models import Consent, SupportGiven
from tests.factories import (
    ActivityFactory,
    EntrustmentFactory,
    OccurrenceFactory,
    ParticipationFactory,
    ResidentFactory,
    SlotFactory,
)
from tests.factories.teams import PASSWORD
from tests.journeys.at_the_desk import FINISHING, sign_in
from tests.journeys.test_desk_line import STORED, cut, lose_the_answer, restore
from tests.world import make_town

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext, Locator, Page
    from pytest_django import Settings
    from pytest_django.live_server_helper import LiveServer

    from tests.world import Town

pytestmark = pytest.mark.django_db(transaction=True)

SOON = 15_000
PHONE = {"width": 360, "height": 740}
MINE = reverse("matching:mine")
# The width, the direction, and titles and words of the menu that are wider than their place.
LOOK = """[document.documentElement.scrollWidth, document.dir, [...document.querySelectorAll('h1, .tabs a')]
    .filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.textContent)]"""
# What stands on a line of its own and does not fill it.
HALF_ALONE = """(acts) => {
    const boxes = [...acts.children].map((one) => one.getBoundingClientRect());
    return boxes.filter((one) => one.width < acts.clientWidth - 1
        && boxes.filter((other) => other.top === one.top).length === 1).map((one) => one.top);
}"""


@dataclass(frozen=True)
class Followed:
    """Two people who were expected a little while ago; one may be called."""

    town: Town
    rows: list[Participation]


@pytest.fixture
def followed(transactional_db: None, settings: Settings) -> Followed:
    settings.MFA_REQUIRED = False
    town = make_town("Aarle")
    activity = ActivityFactory.create(organisation__team=town.team, title="Wijktuin De Pol")
    when = OccurrenceFactory.create(
        slot=SlotFactory.create(activity=activity),
        date=timezone.localdate() - timedelta(days=1),
        starts=time(9, 30),
    )
    rows = []
    for name in ("Rahelkanarie", "Selamkanarie"):
        person = ResidentFactory.create(
            team=town.team, centre=town.centre, first_name=name, phone="06 98765432"
        )
        EntrustmentFactory.create(resident=person, supporter=town.member(Role.SUPPORTER).user)
        Consent.objects.create(
            team=town.team, resident=person, purpose="phone", given=True, asked_on=timezone.localdate()
        )
        row = ParticipationFactory.create(placement__occurrence=when, placement__resident=person)
        rows.append(row)
    return Followed(town, rows)


@pytest.fixture
def new_phone(browser: Browser, live_server: LiveServer, followed: Followed) -> Iterator[Callable[..., Page]]:
    contexts: list[BrowserContext] = []

    def open_one(language: str = "nl", **options: object) -> Page:
        made = browser.new_context(
            base_url=live_server.url,
            viewport=PHONE,  # type: ignore[arg-type]
            **options,  # type: ignore[arg-type]
        )
        contexts.append(made)
        sign_in(made, followed.town.member(Role.SUPPORTER), live_server.url)
        made.add_cookies([{"name": "phone-language", "value": language, "url": live_server.url}])
        page = made.new_page()
        page.goto(MINE)
        return page

    yield open_one
    for one in contexts:
        one.set_offline(True)
    sleep(FINISHING)
    for one in contexts:
        one.close()


def card(page: Page, row: Participation) -> Locator:
    return page.locator(f"#p-{row.resident.public_id}")


def press(page: Page, row: Participation, code: str) -> None:
    card(page, row).locator(f"button[value^='{code}.']").first.click()


def open_reasons(page: Page, row: Participation) -> None:
    """No button is left alone on half a line."""
    card(page, row).locator("summary").first.click()
    assert card(page, row).locator("form > .acts").evaluate(HALF_ALONE) == []


def status(row: Participation) -> tuple[str, str]:
    return Participation.objects.values_list("status", "excuse").get(pk=row.pk)


def waits(page: Page, number: int) -> None:
    expect(page.locator(".waits")).to_have_count(number, timeout=SOON)


def nothing_personal_is_kept(page: Page) -> None:
    kept = page.evaluate(STORED)
    assert not re.search("kanarie|98765432|Wijktuin|ziek|مرض", kept), kept


@pytest.mark.parametrize("language", ["nl", "ar"])
def test_taps_wait_for_the_line_and_arrive_once(
    new_phone: Callable[..., Page], followed: Followed, language: str
) -> None:
    page, words, (first, second) = new_phone(language), texts_of(language), followed.rows
    assert page.evaluate(LOOK) == [360, "rtl" if language == "ar" else "ltr", []]

    cut(page)
    press(page, first, "was-there")
    # Two taps: what it is, and why.
    open_reasons(page, second)
    press(page, second, "could-not.ill")
    waits(page, 2)
    expect(page.locator("#line")).to_have_text(re.compile(r"2"))
    expect(card(page, second).locator(".waits")).to_contain_text(words["excuse.ill"])
    assert (Contact.objects.count(), status(first)) == (0, ("signed-up", ""))
    nothing_personal_is_kept(page)
    # The screen was locked and the browser forgot the page; there is a line again when it opens.
    page.goto("about:blank")
    restore(page)
    page.goto(MINE)

    waits(page, 0)
    expect(card(page, first).locator(".said .tag")).to_contain_text(words["phone.was-there"], timeout=SOON)
    assert (status(first), status(second)) == (("present", ""), ("excused", "ill"))
    assert (Contact.objects.count(), page.evaluate("localStorage.length")) == (2, 0)
    # Undone without a line, in the page itself, and sent when the line is back.
    cut(page)
    card(page, first).locator(".said button").click()
    waits(page, 1)
    restore(page)
    waits(page, 0)
    expect(card(page, first).locator("button[value^='was-there.']")).to_be_visible(timeout=SOON)
    assert status(first) == ("signed-up", "")


def test_only_the_answer_is_lost_and_a_tap_that_waits_is_taken_back(
    new_phone: Callable[..., Page], followed: Followed
) -> None:
    page, (first, second) = new_phone(), followed.rows
    lose_the_answer(page, "/tap/")
    press(page, first, "was-there")
    expect(card(page, first).locator(".said .tag")).to_be_visible(timeout=2 * SOON)
    assert (Contact.objects.count(), status(first)) == (1, ("present", ""))

    cut(page)
    press(page, second, "was-there")
    waits(page, 1)
    card(page, second).locator(".waits button").click()
    waits(page, 0)
    restore(page)
    expect(card(page, second).locator("button[value^='was-there.']")).to_be_visible()
    assert (Contact.objects.count(), status(second)) == (1, ("signed-up", ""))


def test_signed_out_taps_are_sent_after_signing_in_and_back_shows_nothing(
    new_phone: Callable[..., Page], followed: Followed
) -> None:
    page, (first, second) = new_phone(), followed.rows
    Session.objects.all().delete()
    press(page, first, "was-there")
    page.locator("#line a").click()
    page.locator("input[name=login]").fill(followed.town.member(Role.SUPPORTER).user.email)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("main button[type=submit]").first.click()
    expect(card(page, first).locator(".said .tag")).to_be_visible(timeout=SOON)
    assert status(first) == ("present", "")

    # A tap of somebody else, who did not come back, is not sent for them; and is gone after signing out.
    page.evaluate(
        "tap => localStorage.setItem('taps', JSON.stringify([tap]))",
        {
            "owner": str(followed.town.team.public_id),
            "kind": "tap",
            "id": str(second.resident.public_id),
            "code": f"was-there..{second.public_id}",
            "token": str(uuid4()),
        },
    )
    page.reload()
    page.wait_for_load_state("networkidle")
    assert page.evaluate("localStorage.length") == 1
    page.locator(".who summary").click()
    page.locator("[data-sign-out] button").click()
    expect(page.locator("input[name=login], main form button").first).to_be_visible(timeout=SOON)
    assert page.evaluate("localStorage.length") == 0
    page.go_back()
    expect(page.locator("body")).not_to_contain_text("kanarie")
    nothing_personal_is_kept(page)
    assert status(second) == ("signed-up", "")


def test_without_javascript_it_is_plain_forms(new_phone: Callable[..., Page], followed: Followed) -> None:
    page, (first, second) = new_phone(java_script_enabled=False), followed.rows
    press(page, first, "was-there")
    expect(card(page, first).locator(".said .tag")).to_be_visible()
    card(page, second).locator("summary").first.click()
    press(page, second, "could-not.transport")
    card(page, second).locator(".said button").click()
    assert (status(first), status(second)) == (("present", ""), ("signed-up", ""))

    page.goto(reverse("matching:own-hours"))
    page.locator("button[value='people.3']").click()
    page.locator("button[value='minutes.60']").click()
    assert [(one.people, one.minutes) for one in SupportGiven.objects.order_by("pk")] == [(3, 0), (0, 60)]
