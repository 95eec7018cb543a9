"""The dashboards of figures in a browser, on a phone and a desk: closed, read, opened to a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from aandeslag.teams.access import Role
from reports.closing import LATEST
from reports.models import KeptNumbers
from reports.periods import Quarter
from tests.journeys.at_the_desk import sign_in
from tests.journeys.words import nl
from tests.reports.story_town import close, take_part
from tests.world import make_town

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
    from pytest_django import Settings
    from pytest_django.live_server_helper import LiveServer

    from tests.world import Town

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
RUNS_OFF = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture
def town(transactional_db: None, settings: Settings) -> Town:
    """Give a town of which one quarter is closed, and the next is waiting for it."""
    settings.MFA_REQUIRED = False
    made = make_town("Aarle")
    # The last quarter that everybody may close today.
    last = Quarter.of(timezone.localdate() - LATEST).previous
    made.team.started_on = last.previous.first
    made.team.save()
    for quarter, times in ((last.previous, 60), (last, 85)):
        take_part(made.team, quarter, people=25, times=times, women=8)
    close(made.team, last.previous)
    return made


def opened(browser: Browser, server: LiveServer, town: Town, role: Role, width: int) -> Page:
    context = browser.new_context(
        base_url=server.url, viewport={"width": width, "height": 800}, java_script_enabled=False
    )
    sign_in(context, town.member(role), server.url)
    return context.new_page()


@pytest.mark.parametrize("width", [360, 1280])
def test_closing_a_quarter_and_reading_its_story(
    browser: Browser, live_server: LiveServer, town: Town, width: int
) -> None:
    coordinator = opened(browser, live_server, town, Role.COORDINATOR, width)
    coordinator.goto(reverse("reports:close"))
    coordinator.get_by_role("button", name="Sluit af").click()
    expect(coordinator.locator(".keyfigure-number").first).to_have_text("85")
    assert coordinator.evaluate(RUNS_OFF) == 0
    assert KeptNumbers.objects.closed().filter(span="quarter").count() == 2

    official = opened(browser, live_server, town, Role.OFFICIAL, width)
    official.goto(reverse("reports:public"))
    expect(official.locator(".sentence")).to_contain_text("ongeveer 85 keer")
    bars = official.locator(".chart-wide rect" if width > 640 else ".chart-narrow li")
    expect(bars).to_have_count(2)
    expect(bars.first).to_be_visible()
    official.get_by_text(nl("as a table")).first.click()
    expect(official.locator("details[open] tbody tr")).to_have_count(2)
    assert official.evaluate(RUNS_OFF) == 0
