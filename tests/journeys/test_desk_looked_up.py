"""Looking somebody up is no visit, as when a colleague calls: a press notes who is here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from residents.models import Visit
from tests.factories import ResidentFactory
from tests.journeys.at_the_desk import at_desk, sign_up_button
from tests.journeys.at_the_desk import hour as hour  # noqa: PLC0414 - a fixture
from tests.journeys.at_the_desk import new_screen as new_screen  # noqa: PLC0414 - a fixture
from tests.journeys.words import nl

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.journeys.at_the_desk import Hour

pytestmark = pytest.mark.django_db(transaction=True)


def look_up(new_screen: Callable[..., Page], hour: Hour) -> Page:
    ResidentFactory.create(team=hour.town.team, centre=hour.town.centre, number=412, first_name="Yusuf")
    page = new_screen()
    page.locator("#find").fill("yusuf")
    page.locator("#found").get_by_role("link", name="Yusuf").click()
    expect(page.locator("#now-at-desk")).to_contain_text("0412")
    expect(sign_up_button(page)).to_be_visible()
    return page


def test_a_press_on_the_name_only_shows(new_screen: Callable[..., Page], hour: Hour) -> None:
    page = look_up(new_screen, hour)

    expect(page.locator("#came")).not_to_contain_text("Yusuf")
    assert Visit.objects.count() == 0
    page.locator("#not-here").get_by_role("button", name=nl("Is here")).click()
    expect(page.locator("#came")).to_contain_text("Yusuf")
    expect(page.locator("#reason-coffee")).to_be_visible()
    expect(page.locator("#not-here button")).to_have_count(0)


def test_signing_up_says_that_they_are_here(new_screen: Callable[..., Page], hour: Hour) -> None:
    page = look_up(new_screen, hour)

    sign_up_button(page).click()

    expect(at_desk(page).get_by_role("heading", name=nl("Signed up"))).to_be_visible()
    expect(page.locator("#came")).to_contain_text(nl("signed up"))
    expect(page.locator("#not-here button")).to_have_count(0)
    assert Visit.objects.get().outcome == "signed-up"


def test_enter_behind_a_name_goes_to_the_press(new_screen: Callable[..., Page], hour: Hour) -> None:
    ResidentFactory.create(team=hour.town.team, centre=hour.town.centre, number=412, first_name="Yusuf")
    page = new_screen()
    page.keyboard.type("yusuf")
    page.keyboard.press("Enter")
    expect(page.locator("#found button").first).to_be_focused()
    assert Visit.objects.count() == 0

    page.keyboard.press("Enter")

    expect(page.locator("#now-at-desk")).to_contain_text("0412")
    assert Visit.objects.count() == 1
