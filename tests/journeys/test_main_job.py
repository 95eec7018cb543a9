"""The one job that must be superb, from the door to the figures, with JavaScript and without."""

from __future__ import annotations

from datetime import time, timedelta
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from aandeslag.teams.access import Role
from activities.models import Occurrence
from reports.periods import Month, slug_of
from tests.factories import ActivityFactory, OccurrenceFactory, SlotFactory, WalkInSessionFactory
from tests.factories.teams import PASSWORD
from tests.journeys.words import nl
from tests.world import make_town

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
    from pytest_django.live_server_helper import LiveServer

    from aandeslag.teams.models import Membership
    from tests.world import Town

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def tuesday(transactional_db: None) -> Town:
    """Give a town with a walk-in session today, and a garden where someone can go tomorrow."""
    town, today = make_town("Aarle"), timezone.localdate()
    WalkInSessionFactory.create(
        team=town.team, centre=town.centre, date=today, opened_at=None, starts=time(0, 1), ends=time(23, 59)
    )
    activity = ActivityFactory.create(organisation__team=town.team, title="Wijktuin onderhouden")
    slot = SlotFactory.create(activity=activity, weekday="", pattern="single", date=today + timedelta(days=1))
    OccurrenceFactory.create(slot=slot, date=today + timedelta(days=1))
    return town


def sign_in(page: Page, site: str, membership: Membership) -> None:
    page.goto(site + reverse("account_login"))
    page.locator("input[name=login]").fill(membership.user.email)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("main button[type=submit]").first.click()


@pytest.mark.parametrize("scripts", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_walk_in_register_fits_sign_up_attended_and_counted(
    browser: Browser, live_server: LiveServer, tuesday: Town, settings: object, *, scripts: bool
) -> None:
    settings.MFA_REQUIRED = False  # type: ignore[attr-defined]
    page = browser.new_context(java_script_enabled=scripts, locale="nl-NL").new_page()
    sign_in(page, live_server.url, tuesday.member(Role.DESK))

    _open_the_walk_in_hour(page, live_server.url, scripts=scripts)
    _register_someone(page)
    _sign_up(page, scripts=scripts)
    _a_day_goes_by()
    _mark_who_came(page, live_server.url)
    _read_the_figures(browser, live_server.url, tuesday, scripts=scripts)


def _open_the_walk_in_hour(page: Page, site: str, *, scripts: bool) -> None:
    """The session began at one minute past midnight and lasts all day: with JavaScript it opens by itself."""
    page.goto(site + reverse("residents:walk-in"))
    counter = page.locator("#count-visitors")
    if not scripts:
        page.get_by_role("button", name=nl("Open the walk-in hour")).click()
    expect(counter).to_be_visible()
    counter.click()
    expect(counter.locator("b")).to_have_text("1")


def _register_someone(page: Page) -> None:
    page.get_by_role("link", name=nl("New participant")).click()
    page.locator("input[name=first_name]").fill("Rahel")
    page.get_by_label(nl("woman"), exact=True).check()
    page.get_by_label(nl("Year of birth").capitalize(), exact=False).first.fill("1996")
    page.locator("input[name=languages][value=ti]").check()
    page.get_by_label(nl("residence permit"), exact=True).check()
    page.get_by_role("button", name=nl("Save and see what fits")).click()
    expect(page.get_by_text("Rahel").first).to_be_visible()


def _sign_up(page: Page, *, scripts: bool) -> None:
    if not scripts:
        # With JavaScript what fits comes by itself.
        page.get_by_role("link", name=nl("Show what fits")).click()
    card = page.locator("article.fit", has_text="Wijktuin onderhouden")
    card.get_by_role("button", name=nl("Sign up")).first.click()
    expect(page.locator(".agreed-dates")).to_be_visible()
    assert Occurrence.objects.get().participations.filter(status="signed-up").count() == 1


def _a_day_goes_by() -> None:
    """Tomorrow becomes yesterday."""
    yesterday = timezone.localdate() - timedelta(days=1)
    Occurrence.objects.update(date=yesterday)


def _mark_who_came(page: Page, site: str) -> None:
    page.goto(site + reverse("matching:attendance", args=[Occurrence.objects.get().public_id]))
    page.get_by_role("button", name=nl("Everybody was there")).click()
    expect(page.get_by_role("button", name=nl("Everybody was there"))).to_have_count(0)
    assert list(Occurrence.objects.get().participations.values_list("status", flat=True)) == ["present"]


def _read_the_figures(browser: Browser, site: str, town: Town, *, scripts: bool) -> None:
    month = Month.of(Occurrence.objects.get().date)
    page = browser.new_context(java_script_enabled=scripts, locale="nl-NL").new_page()
    sign_in(page, site, town.member(Role.COORDINATOR))
    page.goto(site + reverse("reports:own", args=[slug_of(month.period)]))
    expect(page.locator(".keyfigure-number")).to_have_text(["1", "1", "1", "1", "1"])
