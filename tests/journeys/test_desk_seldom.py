"""What happens less often at the desk: under 18, every week, sent by COA, a day that is cancelled."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from aandeslag.teams.access import Role
from aandeslag.vocabulary import Weekday
from activities.models import Slot
from matching.models import Placement
from residents.actions import refer
from residents.models import Resident, Visit, WalkInSession
from tests.factories import ResidentFactory, WalkInSessionFactory
from tests.journeys.at_the_desk import (
    Hands,
    at_desk,
    fill_in,
    name_field,
    register_button,
    save_button,
)
from tests.journeys.at_the_desk import hour as hour  # noqa: PLC0414 - a fixture
from tests.journeys.at_the_desk import new_screen as new_screen  # noqa: PLC0414 - a fixture
from tests.journeys.words import nl

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.journeys.at_the_desk import Hour

pytestmark = pytest.mark.django_db(transaction=True)

PHONE = {"width": 360, "height": 740}


def test_who_may_be_under_18_is_asked_about_a_guardian(new_screen: Callable[..., Page], hour: Hour) -> None:
    page = new_screen(viewport=PHONE)
    register_button(page).click()
    fill_in(Hands(page), "Rahel")
    page.locator("#at-desk input[name=birth_year]").fill(str(timezone.localdate().year - 17))

    save_button(page).click()
    agrees = page.locator("#at-desk input[name=guardian_agrees][value=yes]")
    expect(agrees).to_be_visible()
    assert Resident.objects.count() == 0
    agrees.check()
    at_desk(page).get_by_role("button", name=nl("Save"), exact=True).click()

    expect(page.locator("#now-at-desk")).to_contain_text("Rahel")
    assert Resident.objects.get().guardian_agreed_on == timezone.localdate()


def test_every_week_is_one_press(new_screen: Callable[..., Page], hour: Hour) -> None:
    weekday = Weekday.from_date(hour.garden.date)
    Slot.objects.filter(pk=hour.garden.slot_id).update(pattern="weekly", weekday=weekday, date=None)
    ResidentFactory.create(team=hour.town.team, centre=hour.town.centre, number=412, first_name="Yusuf")
    page = new_screen(viewport=PHONE)
    page.locator("#find").fill("412")
    page.keyboard.press("Enter")

    page.locator("article.fit button[value=every-time]").click()

    expect(at_desk(page).get_by_role("heading", name=nl("Signed up"))).to_be_visible()
    assert Placement.objects.get().is_standing


def test_a_name_that_coa_sent_is_registered_from_the_list(
    new_screen: Callable[..., Page], hour: Hour
) -> None:
    town = hour.town
    coa = town.member(Role.COA).user
    refer(team=town.team, centre=town.centre, by=coa, now=timezone.now(), first_name="Miriam")
    page = new_screen()

    page.locator("#came").get_by_role("link", name=nl("Is here")).click()
    expect(name_field(page)).to_have_value("Miriam")
    fill_in(Hands(page), "Miriam")
    save_button(page).click()

    expect(page.locator("#now-at-desk")).to_contain_text("Miriam")
    expect(page.locator("#expected")).to_have_count(0)
    expect(page.locator("#came .visit")).to_have_count(1)
    assert Visit.objects.get().outcome == "registered"


def test_a_day_is_cancelled_with_a_reason_and_given_back(new_screen: Callable[..., Page], hour: Hour) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    coming = WalkInSessionFactory.create(
        team=hour.town.team, centre=hour.town.centre, date=tomorrow, opened_at=None, closed_at=None
    )
    page = new_screen(visit=False)
    page.goto(reverse("residents:session", args=[coming.public_id]))

    page.get_by_role("link", name=nl("It does not take place")).click()
    page.locator("main input[type=text]").fill("Verhuizing van de balie")
    page.locator("main form button[type=submit]").first.click()
    expect(page.locator("#messages")).to_contain_text(nl("This walk-in hour does not take place."))
    assert WalkInSession.objects.get(pk=coming.pk).cancelled_because == "Verhuizing van de balie"

    page.goto(reverse("residents:session", args=[coming.public_id]))
    expect(page.locator("main")).to_contain_text("Verhuizing van de balie")
    page.get_by_role("button", name=nl("It takes place after all")).click()
    expect(page.locator("#messages")).to_contain_text(nl("It takes place after all."))
    assert WalkInSession.objects.get(pk=coming.pk).cancelled_at is None
