"""Two screens at one walk-in hour: each sees the other's work, and neither overwrites it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from aandeslag.audit.models import Line
from aandeslag.teams.access import Role
from matching.actions import sign_up, take_off
from matching.models import Placement
from residents.actions import close_session, note_present
from residents.models import WalkInSession
from tests.factories import MembershipFactory, ResidentFactory
from tests.journeys.at_the_desk import Hands, fill_in, register_button, save_button, sign_up_button
from tests.journeys.at_the_desk import hour as hour  # noqa: PLC0414 - a fixture
from tests.journeys.at_the_desk import new_screen as new_screen  # noqa: PLC0414 - a fixture
from tests.journeys.words import nl

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from activities.models import Occurrence
    from tests.journeys.at_the_desk import Hour

pytestmark = [pytest.mark.two_desks, pytest.mark.django_db(transaction=True)]

FIVE_SECONDS = 5000


def colleague(hour: Hour) -> object:
    return MembershipFactory.create(role=Role.DESK, team=hour.town.team)


def test_each_sees_what_the_other_did_within_five_seconds(
    new_screen: Callable[..., Page], hour: Hour
) -> None:
    mine, theirs = new_screen(), new_screen(member=colleague(hour))
    theirs.locator("#find").fill("halverwege ge")

    mine.locator("#count-visitors").click()
    expect(theirs.locator("#number-visitors")).to_have_text("1", timeout=FIVE_SECONDS)
    register_button(mine).click()
    fill_in(Hands(mine), "Rahel")
    save_button(mine).click()
    expect(theirs.locator("#came")).to_contain_text("Rahel", timeout=FIVE_SECONDS)
    expect(theirs.locator("#came")).to_contain_text(nl("registered"))
    sign_up_button(mine).click()
    expect(theirs.locator("#came")).to_contain_text(nl("signed up"), timeout=FIVE_SECONDS)
    mine.locator("#helpers button", has_text=hour.town.member(Role.SUPPORTER).user.name).click()
    expect(theirs.locator("#helpers [aria-pressed=true]")).to_have_count(1, timeout=FIVE_SECONDS)

    # What the colleague was typing is still there, and so is the cursor.
    expect(theirs.locator("#find")).to_have_value("halverwege ge")
    expect(theirs.locator("#find")).to_be_focused()


def test_a_place_that_comes_free_elsewhere_is_offered_on_the_open_card(
    new_screen: Callable[..., Page], hour: Hour
) -> None:
    team, now = hour.town.team, timezone.now()
    garden = in_four_days(hour.garden)
    going = [
        sign_up(resident=ResidentFactory.create(team=team), occurrence=garden, by=None, now=now)
        for _ in range(garden.capacity)
    ]
    rahel = ResidentFactory.create(team=team, centre=hour.town.centre, number=12, first_name="Rahel")
    page = new_screen()
    page.locator("#find").fill("12")
    page.keyboard.press("Enter")
    page.locator("#chip-why-not").click()
    page.get_by_role("button", name=nl("Put on the waiting list")).click()
    expect(page.locator("#takes-part")).to_contain_text(nl("On the waiting list"))

    take_off(participation=going[0].participations.get(), by=None, now=now)

    expect(page.locator("#kept")).to_contain_text("Wijktuin De Pol", timeout=FIVE_SECONDS)
    page.locator("#kept").get_by_role("button", name=nl("Sign up")).click()
    expect(page.locator("#fits a.btn-go")).to_be_visible()
    expect(page.locator("#takes-part")).to_contain_text("Wijktuin De Pol")
    expect(page.locator("#takes-part")).not_to_contain_text(nl("On the waiting list"))
    assert [one.status for one in rahel.placements.all()] == ["agreed"]


def in_four_days(garden: Occurrence) -> Occurrence:
    """Far enough away to be offered by itself."""
    garden.date = garden.slot.date = timezone.localdate() + timedelta(days=4)
    garden.slot.save()
    garden.save()
    return garden


def test_presses_of_two_screens_add_up_however_fast(new_screen: Callable[..., Page], hour: Hour) -> None:
    screens = [new_screen(), new_screen(member=colleague(hour))]

    for _ in range(5):
        for screen in screens:
            screen.locator("#count-visitors").click(no_wait_after=True)

    for screen in screens:
        expect(screen.locator("#number-visitors")).to_have_text("10", timeout=FIVE_SECONDS)
    screens[0].get_by_role("button", name=nl("one visitor less")).click()
    expect(screens[1].locator("#number-visitors")).to_have_text("9", timeout=FIVE_SECONDS)
    assert WalkInSession.objects.get(pk=hour.session.pk).visitors == 9


def test_a_screen_that_hears_nothing_new_asks_in_vain_and_leaves_no_line(
    new_screen: Callable[..., Page], hour: Hour
) -> None:
    page = new_screen()
    lines = Line.objects.count()

    with page.expect_response(lambda one: "/news/" in one.url) as asked:
        pass

    assert (asked.value.status, asked.value.body() if asked.value.status != 204 else b"") == (204, b"")
    assert Line.objects.count() == lines


def test_the_last_place_is_given_once_and_the_other_screen_shows_what_is_left(
    new_screen: Callable[..., Page], hour: Hour
) -> None:
    slot = hour.garden.slot
    slot.capacity = 1
    slot.save()
    for number, name in enumerate(("Rahel", "Yusuf"), start=1):
        ResidentFactory.create(team=hour.town.team, centre=hour.town.centre, number=number, first_name=name)
    mine, theirs = new_screen(), new_screen(member=colleague(hour))
    for screen, typed in ((mine, "1"), (theirs, "2")):
        screen.locator("#find").fill(typed)
        screen.keyboard.press("Enter")
        expect(sign_up_button(screen)).to_be_visible()

    sign_up_button(mine).click()
    expect(mine.locator("#fits h2").first).to_contain_text(nl("Signed up"))
    sign_up_button(theirs).click()

    expect(theirs.locator("#fits [role=alert]")).to_contain_text(
        nl("Someone else just took the last place. Sorry!")
    )
    expect(sign_up_button(theirs)).to_have_count(0)
    assert Placement.objects.get().resident.first_name == "Rahel"


def test_a_supporter_works_along_until_it_closes(new_screen: Callable[..., Page], hour: Hour) -> None:
    supporter = hour.town.member(Role.SUPPORTER)
    note_present(session=hour.session, membership=supporter, now=timezone.now())
    page = new_screen(Role.SUPPORTER)
    register_button(page).click()
    fill_in(Hands(page), "Rahel")
    save_button(page).click()
    expect(page.locator("#now-at-desk")).to_contain_text("Rahel")

    close_session(session=hour.session, now=timezone.now())

    expect(page.locator("#line-lost")).to_contain_text(
        nl("This walk-in hour is not open for you any more."), timeout=FIVE_SECONDS
    )
    assert page.reload().status == 403  # type: ignore[union-attr]


def test_closing_is_seen_elsewhere_and_says_what_it_yielded(
    new_screen: Callable[..., Page], hour: Hour
) -> None:
    mine, theirs = new_screen(), new_screen(member=colleague(hour))
    mine.locator("#count-visitors").click()
    expect(mine.locator("#number-visitors")).to_have_text("1")

    mine.get_by_role("button", name=nl("Close the walk-in hour")).click()

    expect(mine.locator("#summary")).to_be_visible()
    expect(theirs.locator("#count-visitors")).to_have_count(0, timeout=FIVE_SECONDS)
    expect(theirs.locator("#session-state")).to_contain_text(nl("closed"))
    for screen in (mine, theirs):
        expect(screen.locator("#door").get_by_role("link", name=nl("Add who came"))).to_be_visible()
        expect(screen.locator("#new-person, #find")).to_have_count(0)
