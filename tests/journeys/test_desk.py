"""How many hands a visitor costs: a new one, one who comes back, three friends; also by keyboard alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from matching.models import Placement
from residents.models import Explanation, Resident, Visit
from tests.factories import ResidentFactory
from tests.journeys.at_the_desk import (
    Hands,
    at_desk,
    fill_in,
    garden_of,
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

    from playwright.sync_api import Page

    from tests.journeys.at_the_desk import Hour

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

NEW_AT_MOST, RETURNING_AT_MOST = 12, 4
WAYS = pytest.mark.parametrize("by_keyboard", [False, True], ids=["by pointer", "by keyboard"])


@WAYS
def test_a_new_visitor_leaves_with_a_slip(
    new_screen: Callable[..., Page], hour: Hour, figure: Callable[[str, object], None], *, by_keyboard: bool
) -> None:
    page = new_screen()
    hands = Hands(page, by_keyboard)

    hands.press(register_button(page))
    expect(name_field(page)).to_be_focused()
    fill_in(hands, "Rahel")
    hands.press(save_button(page))
    hands.press(sign_up_button(page))
    hands.press(page.locator("#fits a.btn-go"))
    page.wait_for_url("**/slip/**")

    rahel = Resident.objects.get()
    assert Explanation.objects.get().language == "ti"
    assert (rahel.preferred_language, rahel.centre) == ("ti", hour.town.centre)
    assert Visit.objects.get().outcome == Visit.Outcome.SIGNED_UP
    assert Placement.objects.get().occurrence == hour.garden
    way = "keyboard" if by_keyboard else "pointer"
    figure(f"desk: interactions for a new resident, by {way}", f"{len(hands.done)} ({hands.tabs} × Tab)")
    assert len(hands.done) <= NEW_AT_MOST, hands.done


@WAYS
def test_a_returning_visitor_is_signed_up(
    new_screen: Callable[..., Page], hour: Hour, figure: Callable[[str, object], None], *, by_keyboard: bool
) -> None:
    yusuf = ResidentFactory.create(team=hour.town.team, centre=hour.town.centre, first_name="Yusuf")
    ResidentFactory.create(team=hour.town.team, first_name="Olena")
    page = new_screen()
    hands = Hands(page, by_keyboard)
    find = page.locator("#find")
    expect(find).to_be_focused()

    hands.fill(find, "youssef")
    hands.press(page.locator("#found button", has_text=nl("Is here")))
    expect(page.locator("#now-at-desk")).to_contain_text("Yusuf")
    hands.press(sign_up_button(page))
    expect(at_desk(page).get_by_role("heading", name=nl("Signed up"))).to_be_visible()

    assert Placement.objects.get().resident == yusuf
    way = "keyboard" if by_keyboard else "pointer"
    figure(f"desk: interactions for who returns, by {way}", f"{len(hands.done)} ({hands.tabs} × Tab)")
    assert len(hands.done) <= RETURNING_AT_MOST, hands.done


def test_a_hand_scanner_needs_no_press_at_all(new_screen: Callable[..., Page], hour: Hour) -> None:
    ResidentFactory.create(team=hour.town.team, number=412, first_name="Yusuf")
    page = new_screen()

    page.keyboard.type("0412")
    page.keyboard.press("Enter")

    expect(page.locator("#now-at-desk")).to_contain_text("0412")
    expect(page.locator("#find")).to_have_value("")
    expect(page.locator("#came")).to_contain_text("Yusuf")


def test_everything_happens_on_one_page(new_screen: Callable[..., Page], hour: Hour) -> None:
    """No load of a page between coming in and the slip, and nobody's name in any address."""
    page = new_screen()
    addresses: list[str] = []
    loads: list[str] = []
    page.on("request", lambda one: addresses.append(one.url))
    page.on("framenavigated", lambda frame: addresses.append(frame.url))
    page.on("load", lambda one: loads.append(one.url))

    register_button(page).click()
    fill_in(Hands(page), "Rahelkanarie")
    save_button(page).click()
    expect(page.locator("#now-at-desk")).to_contain_text("Rahelkanarie")
    page.locator("#find").fill("rahelkan")
    expect(page.locator("#found button")).to_be_visible()
    sign_up_button(page).click()
    expect(at_desk(page).get_by_role("heading", name=nl("Signed up"))).to_be_visible()

    person = Resident.objects.get()
    assert page.url.endswith(reverse("residents:at-desk", args=[hour.session.public_id, person.public_id]))
    assert loads == []
    assert [one for one in addresses if "kanarie" in one.lower() or "1996" in one] == []
    page.reload()
    expect(page.locator("#now-at-desk")).to_contain_text("Rahelkanarie")


def test_whoever_resembles_somebody_is_asked_about_before_anything_is_saved(
    new_screen: Callable[..., Page], hour: Hour
) -> None:
    known = ResidentFactory.create(team=hour.town.team, first_name="Yusuf", birth_year=1996, number=7)
    page = new_screen()

    register_button(page).click()
    fill_in(Hands(page), "Youssef")
    page.keyboard.press("Enter")
    expect(page.get_by_text(nl("Is it one of these people?"))).to_be_visible()
    assert Resident.objects.count() == 1
    page.get_by_role("button", name=nl("Yes, this one")).click()

    expect(page.locator("#now-at-desk")).to_contain_text("0007")
    assert (Resident.objects.count(), Visit.objects.get().resident) == (1, known)


def test_three_friends_one_after_another_and_one_press_for_all(
    new_screen: Callable[..., Page], hour: Hour
) -> None:
    """Two places are too few for three, four are enough; each gets a placement of their own."""
    wide = garden_of(hour.town, "Samen koken", capacity=4)
    page = new_screen()

    register_button(page).click()
    for name in ("Rahel", "Selam"):
        fill_in(Hands(page), name)
        page.get_by_role("button", name=nl("Save, and someone else along")).click()
        expect(page.locator("label", has_text=nl("Goes together with"))).to_contain_text(name)
        expect(name_field(page)).to_be_focused()
    fill_in(Hands(page), "Miriam")
    save_button(page).click()

    expect(page.locator("#fits")).to_contain_text(nl("One press signs up all of them."))
    expect(page.locator("article.fit")).to_have_count(1)
    sign_up_button(page, "Samen koken").click()
    expect(page.locator("#fits section.card")).to_have_count(3)
    assert Visit.objects.values("party").distinct().count() == 1
    placed = Placement.objects.filter(occurrence=wide).values_list("resident__first_name", flat=True)
    assert sorted(placed) == ["Miriam", "Rahel", "Selam"]


def test_who_of_the_friends_comes_too_late_is_told(new_screen: Callable[..., Page], hour: Hour) -> None:
    """Between looking and pressing somebody else takes one of the two places."""
    page = new_screen()
    register_button(page).click()
    fill_in(Hands(page), "Rahel")
    page.get_by_role("button", name=nl("Save, and someone else along")).click()
    expect(name_field(page)).to_be_focused()
    fill_in(Hands(page), "Selam")
    save_button(page).click()
    expect(sign_up_button(page)).to_be_visible()
    slot = hour.garden.slot
    slot.capacity = 1
    slot.save()

    sign_up_button(page).click()

    expect(page.locator("#fits [role=alert]")).to_contain_text("Rahel")
    assert list(Placement.objects.values_list("resident__first_name", flat=True)) == ["Selam"]


def test_a_question_of_the_card_is_answered_where_it_stands(
    new_screen: Callable[..., Page], hour: Hour
) -> None:
    person = ResidentFactory.create(team=hour.town.team, centre=hour.town.centre, number=8)
    page = new_screen()
    page.keyboard.type("8")
    page.keyboard.press("Enter")
    expect(page.locator("#now-at-desk")).to_be_visible()

    page.get_by_role("link", name=nl("what do you like?")).click()
    page.locator("#ask input[value=green]").check()
    page.locator("#ask").get_by_role("button", name=nl("Save")).click()

    expect(page.locator(".tags").first).to_contain_text(nl("Green and nature"))
    expect(page.get_by_role("link", name=nl("what do you like?"))).to_have_count(0)
    person.refresh_from_db()
    assert person.interests == frozenset({"green"})


def test_a_caution_is_passed_with_one_press(new_screen: Callable[..., Page], hour: Hour) -> None:
    ResidentFactory.create(
        team=hour.town.team, centre=hour.town.centre, number=9, free=frozenset(), first_name="Emre"
    )
    page = new_screen()
    page.keyboard.type("9")
    page.keyboard.press("Enter")
    page.locator("#chip-why-not").click()

    page.get_by_role("button", name=nl("Sign up all the same")).click()

    expect(at_desk(page).get_by_role("heading", name=nl("Signed up"))).to_be_visible()
    assert Placement.objects.count() == 1
