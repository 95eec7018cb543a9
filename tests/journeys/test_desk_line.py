"""The connection is lost and comes back at five points: nothing typed is lost, and nothing is there twice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from matching.models import Placement
from residents.models import Explanation, Resident, Visit, WalkInSession
from tests.factories import ResidentFactory
from tests.journeys.at_the_desk import (
    Hands,
    at_desk,
    fill_in,
    name_field,
    register_button,
    save_button,
    sign_up_button,
)
from tests.journeys.at_the_desk import hour as hour  # noqa: PLC0414 - a fixture
from tests.journeys.at_the_desk import new_screen as new_screen  # noqa: PLC0414 - a fixture
from tests.journeys.words import nl

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page, Route

    from tests.journeys.at_the_desk import Hour

pytestmark = pytest.mark.django_db(transaction=True)

SOON = 12_000
STORED = """async () => JSON.stringify([
    {...localStorage}, {...sessionStorage}, await caches.keys(), await indexedDB.databases(), document.cookie,
])"""


def cut(page: Page) -> None:
    page.context.set_offline(True)


def restore(page: Page) -> None:
    page.context.set_offline(False)


def lost(page: Page) -> None:
    expect(page.locator("[data-line=lost]")).to_be_visible(timeout=SOON)


def back(page: Page) -> None:
    expect(page.locator("[data-line=lost]")).to_be_hidden(timeout=SOON)


def lose_the_answer(page: Page, part: str) -> None:
    """What is asked arrives and is done, but the answer never comes back; then the line is as before."""

    def swallow(route: Route) -> None:
        route.fetch()
        route.abort("connectionreset")

    page.route(re.compile(re.escape(part)), swallow, times=1)


def test_while_counting(new_screen: Callable[..., Page], hour: Hour) -> None:
    page = new_screen()
    page.locator("#count-visitors").click()
    expect(page.locator("#number-visitors")).to_have_text("1")

    cut(page)
    for _ in range(3):
        page.locator("#count-visitors").click()
    lost(page)
    restore(page)

    expect(page.locator("#number-visitors")).to_have_text("4", timeout=SOON)
    back(page)
    assert WalkInSession.objects.get(pk=hour.session.pk).visitors == 4


def test_while_counting_when_only_the_answer_is_lost(new_screen: Callable[..., Page], hour: Hour) -> None:
    page = new_screen()
    lose_the_answer(page, "/count/")

    page.locator("#count-visitors").click()

    expect(page.locator("[data-line=back]")).to_be_visible(timeout=SOON)
    expect(page.locator("#number-visitors")).to_have_text("1")
    assert WalkInSession.objects.get(pk=hour.session.pk).visitors == 1


def test_while_finding_and_choosing(new_screen: Callable[..., Page], hour: Hour) -> None:
    yusuf = ResidentFactory.create(team=hour.town.team, centre=hour.town.centre, first_name="Yusuf")
    page = new_screen()
    page.locator("#find").fill("yusuf")
    choose = page.locator("#found button", has_text=nl("Is here"))
    expect(choose).to_be_visible()

    cut(page)
    choose.click()
    lost(page)
    expect(page.locator("#find")).to_have_value("yusuf")
    assert Visit.objects.count() == 0
    restore(page)

    expect(page.locator("#now-at-desk")).to_contain_text("Yusuf", timeout=SOON)
    expect(sign_up_button(page)).to_be_visible(timeout=SOON)
    assert Visit.objects.get().resident == yusuf


def test_while_registering_before_it_arrived(new_screen: Callable[..., Page], hour: Hour) -> None:
    page = new_screen()
    register_button(page).click()
    fill_in(Hands(page), "Rahel")

    cut(page)
    save_button(page).click()
    lost(page)
    expect(name_field(page)).to_have_value("Rahel")
    # Impatient, and corrected meanwhile: the same form, so it is sent once, as it stands now.
    name_field(page).fill("Rachel")
    page.locator("#at-desk input[name=languages][value=en]").check()
    save_button(page).click()
    restore(page)

    expect(page.locator("#now-at-desk")).to_contain_text("Rachel", timeout=SOON)
    person = Resident.objects.get()
    assert (person.first_name, person.languages) == ("Rachel", frozenset({"ti", "en"}))


def test_while_registering_after_it_arrived(new_screen: Callable[..., Page], hour: Hour) -> None:
    page = new_screen()
    register_button(page).click()
    fill_in(Hands(page), "Rahel")
    lose_the_answer(page, "/register/")

    save_button(page).click()

    expect(page.locator("#now-at-desk")).to_contain_text("Rahel", timeout=SOON)
    assert (Resident.objects.count(), Visit.objects.count(), Explanation.objects.count()) == (1, 1, 1)


@pytest.mark.parametrize("arrived", [False, True], ids=["before it arrived", "after it arrived"])
def test_while_signing_up(new_screen: Callable[..., Page], hour: Hour, *, arrived: bool) -> None:
    page = new_screen()
    register_button(page).click()
    fill_in(Hands(page), "Rahel")
    save_button(page).click()
    expect(sign_up_button(page)).to_be_visible()

    if arrived:
        lose_the_answer(page, "/sign-up/")
        sign_up_button(page).click()
    else:
        cut(page)
        sign_up_button(page).click()
        lost(page)
        restore(page)

    expect(at_desk(page).get_by_role("heading", name=nl("Signed up"))).to_be_visible(timeout=SOON)
    assert Placement.objects.count() == 1


def test_after_a_reload_nothing_in_the_browser_names_a_person(
    new_screen: Callable[..., Page], hour: Hour
) -> None:
    page = new_screen()
    register_button(page).click()
    fill_in(Hands(page), "Rahelkanarie")
    cut(page)
    save_button(page).click()
    lost(page)
    page.on("dialog", lambda dialog: dialog.accept())
    restore(page)
    page.reload()
    expect(page.locator("#head-count")).to_be_visible()

    kept = page.evaluate(STORED)

    assert "kanarie" not in kept.lower()
    assert "1996" not in kept
