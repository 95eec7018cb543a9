"""A registration that was begun survives another visitor, a press on the menu, and a colleague."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from aandeslag.teams.access import Role
from residents.actions import change_visit, note_visit
from residents.models import Resident, Visit
from tests.factories import MembershipFactory, ParticipationFactory, ResidentFactory, WalkInSessionFactory
from tests.journeys.at_the_desk import (
    Hands,
    fill_in,
    garden_of,
    name_field,
    register_button,
    save_button,
    sign_up_button,
)
from tests.journeys.at_the_desk import hour as hour  # noqa: PLC0414 - a fixture
from tests.journeys.at_the_desk import new_screen as new_screen  # noqa: PLC0414 - a fixture
from tests.journeys.test_desk_line import STORED, cut, lost, restore
from tests.journeys.words import nl

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Dialog, Page

    from tests.journeys.at_the_desk import Hour

pytestmark = pytest.mark.django_db(transaction=True)

SOON = 15_000


@pytest.fixture
def yusuf(hour: Hour) -> Resident:
    return ResidentFactory.create(
        team=hour.town.team, centre=hour.town.centre, number=412, first_name="Yusuf"
    )


def serve(page: Page, number: str = "412") -> None:
    page.locator("#find").fill(number)
    page.keyboard.press("Enter")
    expect(page.locator("#now-at-desk")).to_be_visible()


def test_another_visitor_in_between_puts_it_aside(
    new_screen: Callable[..., Page], hour: Hour, yusuf: Resident
) -> None:
    page = new_screen()
    register_button(page).click()
    fill_in(Hands(page), "Rahelkanarie")

    serve(page)
    page.locator("#begun button", has_text="Rahelkanarie").click()

    expect(name_field(page)).to_have_value("Rahelkanarie")
    expect(page.locator("#at-desk input[name=languages][value=ti]")).to_be_checked()
    expect(page.locator("#begun button")).to_have_count(0)
    assert "kanarie" not in page.evaluate(STORED).lower()
    save_button(page).click()
    expect(page.locator("#now-at-desk")).to_contain_text("Rahelkanarie")
    expect(page.locator("#begun")).to_be_hidden()
    assert Resident.objects.filter(first_name="Rahelkanarie").count() == 1


def test_cancelling_puts_nothing_aside(new_screen: Callable[..., Page], hour: Hour) -> None:
    page = new_screen()
    register_button(page).click()
    name_field(page).fill("Rahel")

    page.locator("#at-desk").get_by_role("link", name=nl("Cancel")).click()

    expect(page.locator("#find")).to_be_focused()
    expect(page.locator("#begun")).to_be_hidden()


def test_without_a_line_no_link_leaves_the_page(new_screen: Callable[..., Page], hour: Hour) -> None:
    page = new_screen()
    register_button(page).click()
    fill_in(Hands(page), "Rahel")
    cut(page)
    lost(page)

    page.locator(".menu a").first.click()
    expect(page.locator("[data-line=held]")).to_be_visible()
    page.get_by_role("button", name=nl("Close the walk-in hour")).click()

    expect(name_field(page)).to_have_value("Rahel")
    assert page.url.endswith(hour.url) or "register" in page.url
    restore(page)
    expect(page.locator("[data-line=held]")).to_be_hidden(timeout=SOON)


def test_leaving_the_page_asks_first(new_screen: Callable[..., Page], hour: Hour) -> None:
    page = new_screen()
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    register_button(page).click()
    name_field(page).press_sequentially("Rahel")

    page.locator(".menu a").first.click(no_wait_after=True)

    expect(name_field(page)).to_have_value("Rahel")
    page.wait_for_timeout(300)
    assert asked == ["beforeunload"]


def test_why_somebody_came_never_wipes_what_came_of_it(
    new_screen: Callable[..., Page], hour: Hour, yusuf: Resident
) -> None:
    page = new_screen()
    serve(page)
    sign_up_button(page).click()
    expect(page.locator("#came")).to_contain_text(nl("signed up"))

    page.locator("#reason-question").click()

    expect(page.locator("#came")).to_contain_text(nl("with a question"))
    expect(page.locator("#came")).to_contain_text(nl("signed up"))
    visit = Visit.objects.get()
    assert (visit.reason, visit.outcome) == ("question", "signed-up")


def test_a_visit_that_a_colleague_changed_is_shown_before_it_is_overwritten(
    new_screen: Callable[..., Page], hour: Hour, yusuf: Resident
) -> None:
    visit = note_visit(session=hour.session, resident=yusuf, reason="sign-up", now=timezone.now())
    page = new_screen(visit=False)
    page.goto(reverse("residents:visit", args=[visit.public_id]))
    change_visit(visit=visit, outcome="signed-up")

    page.locator("input[name=outcome][value=later]").check()
    page.locator("main form button[type=submit]").first.click()

    expect(page.locator("#messages")).to_contain_text(
        nl("A colleague changed this visit just now. This is how it stands.")
    )
    expect(page.locator("input[name=outcome][value=signed-up]")).to_be_checked()
    assert Visit.objects.get().outcome == "signed-up"


def test_who_answers_a_question_second_is_told(
    new_screen: Callable[..., Page], hour: Hour, yusuf: Resident
) -> None:
    colleague = MembershipFactory.create(role=Role.DESK, team=hour.town.team)
    mine, theirs = new_screen(), new_screen(member=colleague)
    for page, answer in ((mine, "green"), (theirs, "food")):
        serve(page)
        page.get_by_role("link", name=nl("what do you like?")).click()
        page.locator(f"#ask input[value={answer}]").check()

    mine.locator("#ask").get_by_role("button", name=nl("Save")).click()
    expect(mine.locator("#ask input")).to_have_count(0)
    theirs.locator("#ask").get_by_role("button", name=nl("Save")).click()

    expect(theirs.locator("#at-desk [role=alert]")).to_contain_text(
        nl("Somebody else filled this in just now. Look at the card.")
    )
    yusuf.refresh_from_db()
    assert yusuf.interests == frozenset({"green"})


def test_the_next_person_is_served_at_the_same_session(
    new_screen: Callable[..., Page], hour: Hour, yusuf: Resident
) -> None:
    other = WalkInSessionFactory.create(
        team=hour.town.team, date=timezone.localdate(), opened_at=timezone.now(), starts="00:00"
    )
    page = new_screen()
    serve(page)
    sign_up_button(page).click()
    page.locator("#fits").get_by_role("link", name=nl("Next person")).click()
    expect(page.locator("#now-at-desk")).to_have_count(0)
    page.wait_for_url(f"**{hour.url}")

    serve(page)
    page.goto(reverse("matching:slip", args=[yusuf.public_id]))
    page.get_by_role("link", name=nl("Next person")).click()

    expect(page.locator("#head-count")).to_be_visible()
    page.wait_for_url(f"**{hour.url}")
    assert str(other.public_id) not in page.url


def test_looking_together_stays_with_the_person_when_a_place_has_just_gone(
    new_screen: Callable[..., Page], hour: Hour, yusuf: Resident
) -> None:
    garden_of(hour.town, "Samen koken", capacity=4)
    page = new_screen(viewport={"width": 360, "height": 740})
    page.goto(f"{reverse('matching:look', args=[yusuf.public_id])}?language=ar")
    for _ in range(2):
        other = ResidentFactory.create(team=hour.town.team)
        ParticipationFactory.create(placement__occurrence=hour.garden, placement__resident=other)

    page.locator(".look-card", has_text="Wijktuin De Pol").locator("button[value=once]").click()

    expect(page.locator(".look-taken")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "ar")
    expect(page.locator(".menu")).to_have_count(0)
    expect(page.locator(".look-card")).to_have_count(1)
    assert "Yusuf" not in page.locator("body").inner_text()
    page.locator(".look-languages summary").click()
    expect(page.locator(".look-languages .tongue").first).to_be_in_viewport()


def test_friends_look_together_and_all_of_them_are_signed_up(
    new_screen: Callable[..., Page], hour: Hour
) -> None:
    garden_of(hour.town, "Samen koken", capacity=4)
    garden_of(hour.town, "Kleine tuin", capacity=1)
    page = new_screen()
    register_button(page).click()
    fill_in(Hands(page), "Rahel")
    page.get_by_role("button", name=nl("Save, and someone else along")).click()
    expect(page.locator("label", has_text=nl("Goes together with"))).to_contain_text("Rahel")
    fill_in(Hands(page), "Selam")
    save_button(page).click()
    page.get_by_role("link", name=nl("Look together")).click()
    expect(page.locator(".look-card", has_text="Kleine tuin")).to_have_count(0)
    assert [one for one in ("Rahel", "Selam") if one in page.locator("body").inner_text()] == []

    page.locator(".look-card", has_text="Samen koken").locator("button[value=once]").click()

    page.wait_for_url("**/slip/**")
    rahel, selam = Resident.objects.order_by("number")
    shown, other = (selam, rahel) if str(selam.public_id) in page.url else (rahel, selam)
    assert (shown.placements.count(), other.placements.count()) == (1, 1)
    expect(page.get_by_role("link", name=f"{nl('Slip of')} {other.number_shown}")).to_be_visible()
