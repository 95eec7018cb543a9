"""On a slow line a press does what it says: nothing moves under the hand, no late answer replaces it."""

from __future__ import annotations

import re
from datetime import time
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from aandeslag.teams.access import Role
from matching.actions import sign_up
from matching.models import Placement
from tests.factories import ResidentFactory, VisitFactory
from tests.journeys.at_the_desk import at_desk, garden_of, sign_up_button
from tests.journeys.at_the_desk import hour as hour  # noqa: PLC0414 - a fixture
from tests.journeys.at_the_desk import new_screen as new_screen  # noqa: PLC0414 - a fixture
from tests.journeys.words import nl

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page, Request, Route

    from residents.models import Resident
    from tests.journeys.at_the_desk import Hour

pytestmark = pytest.mark.django_db(transaction=True)

# A centre with many phones on one access point.
POOR = {"offline": False, "latency": 120, "downloadThroughput": 120_000, "uploadThroughput": 60_000}
WATCH = """() => {
    window.tops = new Set();
    const look = () => {
        const button = document.querySelector("article.fit button[value=once]");
        if (button) window.tops.add(Math.round(button.getBoundingClientRect().top + scrollY));
        requestAnimationFrame(look);
    };
    look();
}"""
PRESS_AT_ONCE = """() => new MutationObserver((changes, watch) => {
    const button = document.querySelector("article.fit button[value=once]");
    if (!button) return;
    watch.disconnect();
    button.click();
}).observe(document.body, {childList: true, subtree: true})"""


@pytest.fixture
def yusuf(hour: Hour) -> Resident:
    """He goes to the garden tomorrow; a kitchen and a workshop would fit too."""
    person: Resident = ResidentFactory.create(
        team=hour.town.team, centre=hour.town.centre, number=412, first_name="Yusuf"
    )
    VisitFactory.create(session=hour.session, resident=person)
    desk = hour.town.member(Role.DESK).user
    sign_up(resident=person, occurrence=hour.garden, by=desk, now=timezone.now())
    for title in ("Samen koken", "Fietswerkplaats"):
        evening = garden_of(hour.town, title)
        evening.starts, evening.ends = time(19), time(21)
        evening.save()
    return person


def slow(page: Page) -> None:
    page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", POOR)


def serve(page: Page) -> None:
    page.locator("#find").fill("412")
    page.keyboard.press("Enter")


class Held:
    """What the page asks, as far as it is wanted, waits until it is let go."""

    def __init__(self, page: Page, wanted: Callable[[Request], bool]) -> None:
        self.waiting: list[Route] = []

        def take(route: Route) -> None:
            if route.request.resource_type == "xhr" and wanted(route.request):
                self.waiting.append(route)
            else:
                route.fallback()

        page.route(re.compile("/"), take)

    def let_go(self) -> None:
        for route in self.waiting:
            route.continue_()
        self.waiting.clear()


def test_once_a_card_can_be_pressed_it_stays_where_it_is(
    new_screen: Callable[..., Page], hour: Hour, yusuf: Resident
) -> None:
    """Whatever else the page asks arrives later than the cards."""
    page = new_screen()
    slow(page)
    held = Held(page, lambda one: one.method == "GET" and "/fits/" not in one.url)
    page.evaluate(WATCH)

    serve(page)
    expect(sign_up_button(page, "Samen koken")).to_be_visible()
    held.let_go()

    expect(page.locator("#takes-part .visits")).to_contain_text("Wijktuin De Pol")
    expect(page.locator("#came")).to_contain_text("Yusuf")
    assert len(page.evaluate("[...window.tops]")) == 1


def test_a_press_in_the_very_moment_a_card_appears_is_answered_here(
    new_screen: Callable[..., Page], hour: Hour, yusuf: Resident
) -> None:
    page = new_screen()
    loads: list[str] = []
    page.on("load", lambda one: loads.append(one.url))
    page.evaluate(PRESS_AT_ONCE)

    serve(page)

    expect(at_desk(page).get_by_role("heading", name=nl("Signed up"))).to_be_visible()
    assert loads == []
    assert Placement.objects.filter(resident=yusuf).count() == 2


def test_what_was_agreed_and_the_list_of_it_arrive_together(
    new_screen: Callable[..., Page], hour: Hour, yusuf: Resident
) -> None:
    page = new_screen()
    serve(page)
    expect(page.locator("#takes-part .visit")).to_have_count(1)
    held = Held(page, lambda one: one.method == "GET")

    sign_up_button(page, "Samen koken").click()

    expect(page.locator("#fits a.btn-go")).to_be_visible()
    expect(page.locator("#takes-part .visit")).to_have_count(2)
    held.let_go()


def test_a_look_that_was_asked_before_the_press_does_not_take_its_place(
    new_screen: Callable[..., Page], hour: Hour, yusuf: Resident
) -> None:
    page = new_screen()
    serve(page)
    look = Held(page, lambda one: "why-not" in one.url)
    pressed = Held(page, lambda one: "/sign-up/" in one.url)

    with page.expect_request(lambda one: "why-not" in one.url):
        page.locator("#chip-why-not").click()
    with page.expect_request(lambda one: "/sign-up/" in one.url):
        sign_up_button(page, "Samen koken").click()
    look.let_go()
    page.locator("#count-visitors").click()
    expect(page.locator("#number-visitors")).to_have_text("1")
    pressed.let_go()

    expect(at_desk(page).get_by_role("heading", name=nl("Signed up"))).to_be_visible()


def test_while_a_press_is_under_way_its_button_says_so_and_no_other_counts(
    new_screen: Callable[..., Page], hour: Hour, yusuf: Resident
) -> None:
    page = new_screen()
    serve(page)
    held = Held(page, lambda one: "/sign-up/" in one.url)

    sign_up_button(page, "Samen koken").click()
    expect(page.locator("article.fit button[aria-busy=true]")).to_have_count(1)
    sign_up_button(page, "Samen koken").click()
    sign_up_button(page, "Fietswerkplaats").click()
    page.locator("#chip-why-not").click()
    held.let_go()

    expect(page.locator("#fits .agreed-dates")).to_have_count(1)
    expect(at_desk(page).get_by_role("heading", name=nl("Signed up"))).to_be_visible()
    titles = Placement.objects.filter(resident=yusuf).values_list(
        "occurrence__slot__activity__title", flat=True
    )
    assert sorted(titles) == ["Samen koken", "Wijktuin De Pol"]


def test_a_line_that_drops_during_a_press_leaves_the_button_ready(
    new_screen: Callable[..., Page], hour: Hour, yusuf: Resident
) -> None:
    page = new_screen(visit=False)
    page.goto(reverse("residents:at-desk", args=[hour.session.public_id, yusuf.public_id]))
    button = sign_up_button(page, "Samen koken")
    expect(button).to_be_visible()
    page.context.set_offline(True)

    button.click()

    expect(page.locator("[data-line=lost]")).to_be_visible()
    expect(page.locator("article.fit button[aria-busy=true]")).to_have_count(0)
    page.context.set_offline(False)
    expect(at_desk(page).get_by_role("heading", name=nl("Signed up"))).to_be_visible()
    assert Placement.objects.filter(resident=yusuf).count() == 2
