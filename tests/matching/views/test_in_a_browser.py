"""Attendance as it is pressed: saved at once, by keyboard, and also without JavaScript."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from aandeslag.teams.access import Role
from matching.attending.typed import LETTERS
from matching.models import Participation
from tests.factories import ParticipationFactory
from tests.matching.conftest import Garden, make_garden
from tests.world import make_town

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext, Page
    from pytest_django import Settings
    from pytest_django.live_server_helper import LiveServer

    from activities.models import Occurrence

pytestmark = pytest.mark.django_db(transaction=True)

Status = Participation.Status
PEOPLE = 20
INTERACTIONS = 25


@pytest.fixture
def _that_tuesday() -> None:
    """A browser has a clock of its own: here it is today."""


@pytest.fixture
def yesterday(settings: Settings) -> Garden:
    settings.MFA_REQUIRED = False
    garden = make_garden(make_town("Aarle"), dates=1, title="Wijktuin De Pol")
    garden.dates[0].date = timezone.localdate() - timedelta(days=1)
    garden.dates[0].save()
    return garden


def sign_in(context: BrowserContext, garden: Garden, url: str) -> None:
    client = Client()
    client.force_login(garden.town.member(Role.DESK).user)
    name = django_settings.SESSION_COOKIE_NAME
    context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": url}])


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def at_the_desk(
    request: pytest.FixtureRequest, browser: Browser, live_server: LiveServer, yesterday: Garden
) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=request.param, base_url=live_server.url)
    sign_in(context, yesterday, live_server.url)
    yield context.new_page()
    context.close()


def address(occurrence: Occurrence) -> str:
    return reverse("matching:attendance", args=[occurrence.public_id])


def signed_up(garden: Garden, count: int = 1) -> list[Participation]:
    return [
        ParticipationFactory.create(
            placement__occurrence=garden.dates[0], placement__resident=garden.resident(number=number + 1)
        )
        for number in range(count)
    ]


def status_of(row: Participation) -> tuple[str, str]:
    fresh = Participation.objects.get(pk=row.pk)
    return fresh.status, fresh.excuse


def test_each_press_is_saved_at_once(page: Page, live_server: LiveServer, yesterday: Garden) -> None:
    [row] = signed_up(yesterday)
    sign_in(page.context, yesterday, live_server.url)
    page.goto(live_server.url + address(yesterday.dates[0]))
    page.locator("label", has=page.locator("input[value=excused]")).click()
    expect(page.locator(f"#marked-{row.public_id}")).to_contain_text(yesterday.desk.name)
    assert status_of(row) == (Status.EXCUSED, "other")
    with page.expect_response(lambda response: response.request.method == "POST"):
        page.locator(".attendee select").select_option("ill")
    assert status_of(row) == (Status.EXCUSED, "ill")
    _corrected_again_and_again(page, row)


def _corrected_again_and_again(page: Page, row: Participation) -> None:
    """Also back to what the page said when it came: every press counts from the one before."""
    page.reload()
    hours = page.locator("[name^=hours]")
    expect(hours).to_be_hidden()
    for mark in (Status.PRESENT, Status.ABSENT, Status.EXCUSED, Status.PRESENT):
        with page.expect_response(lambda response: response.request.method == "POST"):
            page.locator("label", has=page.locator(f"input[value={mark}]")).click()
        assert status_of(row)[0] == mark
    with page.expect_response(lambda response: response.request.method == "POST"):
        hours.fill("1:15")
        hours.press("Tab")
    assert Participation.objects.get(pk=row.pk).minutes == 75
    page.locator("summary", has_text="Is verbeterd").click()
    expect(page.locator(".attendee-marked li")).to_have_count(6)
    expect(page.locator(".attendee-marked li").first).to_contain_text("afgemeld: ziek")
    with page.expect_response(lambda response: response.status == 422):
        hours.fill("veel")
        hours.press("Tab")
    expect(page.locator("#messages")).to_contain_text("Schrijf uren als 2:30 of 2,5.")
    expect(hours).to_have_value("1:15")


def test_the_reason_is_asked_only_of_who_called_off(at_the_desk: Page, yesterday: Garden) -> None:
    signed_up(yesterday)
    at_the_desk.goto(address(yesterday.dates[0]))
    expect(at_the_desk.locator(".attendee select")).to_be_hidden()
    at_the_desk.locator("label", has=at_the_desk.locator("input[value=excused]")).click()
    expect(at_the_desk.locator(".attendee select")).to_be_visible()


def test_twenty_people_from_paper_by_keyboard_alone(
    at_the_desk: Page, yesterday: Garden, figure: Callable[[str, object], None]
) -> None:
    """Each with another mark, counted key by key from the moment that the page is there."""
    rows = signed_up(yesterday, PEOPLE)
    letters = "aanzpmvlkoaazaaanaaa"
    at_the_desk.goto(reverse("matching:paper-list", args=[yesterday.dates[0].public_id]))
    expect(at_the_desk.locator("#letters")).to_be_focused()
    keys = [*letters, "Enter"]
    for key in keys[:-1]:
        at_the_desk.keyboard.press(key)
    with at_the_desk.expect_navigation():
        at_the_desk.keyboard.press(keys[-1])
    expect(at_the_desk.locator("#messages")).to_contain_text("20 deelnemers ingevuld.")
    expect(at_the_desk.locator("input[value=present]:checked")).to_have_count(letters.count("a"))
    expected = [(LETTERS[one].status, LETTERS[one].excuse) for one in letters]
    assert [status_of(row) for row in rows] == expected
    figure("interactions for twenty people from the paper list", len(keys))
    assert len(keys) <= INTERACTIONS


def test_enter_saves_and_says_nothing_of_the_others(at_the_desk: Page, yesterday: Garden) -> None:
    rows = signed_up(yesterday, 3)
    at_the_desk.goto(address(yesterday.dates[0]))
    first = at_the_desk.locator("input[value=absent]").first
    first.focus()
    first.press("Space")
    first.press("Enter")
    expect(at_the_desk.locator("input[value=absent]:checked")).to_have_count(1)
    at_the_desk.wait_for_load_state()
    assert [status_of(row)[0] for row in rows] == [Status.ABSENT, Status.SIGNED_UP, Status.SIGNED_UP]
