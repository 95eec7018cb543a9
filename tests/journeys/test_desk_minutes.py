"""Small things that cost a minute each: a name typed twice, a slip to look for, a question elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from aandeslag.teams.access import Role
from matching.actions import sign_up
from residents.actions import close_session, note_present, refer
from residents.models import Consent, Resident, WalkInSession
from tests.factories import MembershipFactory, ResidentFactory
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
from tests.journeys.test_desk_line import SOON, back, cut, lost, restore
from tests.journeys.words import nl

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.journeys.at_the_desk import Hour

pytestmark = pytest.mark.django_db(transaction=True)

FIVE_SECONDS = 5000


@pytest.mark.parametrize("scripts", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_name_sought_in_vain_begins_the_form(
    new_screen: Callable[..., Page], hour: Hour, *, scripts: bool
) -> None:
    page = new_screen(java_script_enabled=scripts)
    addresses: list[str] = []
    page.on("request", lambda one: addresses.append(one.url))
    page.locator("#find").fill("Rahelkanarie 1996")
    if not scripts:
        page.keyboard.press("Enter")

    page.locator("#register-sought").click()

    expect(name_field(page)).to_have_value("Rahelkanarie")
    assert [one for one in addresses if "kanarie" in one.lower()] == []
    assert Resident.objects.count() == 0


def test_the_large_button_carries_it_too_and_only_once(new_screen: Callable[..., Page], hour: Hour) -> None:
    page = new_screen()
    page.locator("#find").fill("Rahel")
    expect(page.locator("#register-sought")).to_be_visible()

    register_button(page).click()

    expect(name_field(page)).to_have_value("Rahel")
    fill_in(Hands(page), "Rahel")
    page.get_by_role("button", name=nl("Save, and someone else along")).click()
    expect(page.locator("label", has_text=nl("Goes together with"))).to_contain_text("Rahel")
    expect(name_field(page)).to_have_value("")


def test_a_referral_is_seen_within_five_seconds(new_screen: Callable[..., Page], hour: Hour) -> None:
    page = new_screen()
    page.locator("#find").fill("halverwege ge")

    coa = hour.town.member(Role.COA).user
    refer(team=hour.town.team, centre=hour.town.centre, by=coa, now=timezone.now(), first_name="Miriam")

    expect(page.locator("#came")).to_contain_text("Miriam", timeout=FIVE_SECONDS)
    expect(page.locator("#find")).to_have_value("halverwege ge")


def test_what_was_counted_without_a_line_shows_at_once(new_screen: Callable[..., Page], hour: Hour) -> None:
    page = new_screen()
    page.locator("#count-visitors").click()
    expect(page.locator("#number-visitors")).to_have_text("1")

    cut(page)
    for shown in ("2", "3"):
        page.locator("#count-visitors").click()
        expect(page.locator("#number-visitors")).to_have_text(shown)
    page.locator("#less-visitors").click()
    expect(page.locator("#number-visitors")).to_have_text("2")
    page.locator("#count-women").click()
    expect(page.locator("#number-women")).to_have_text("1")
    lost(page)
    restore(page)

    back(page)
    expect(page.locator("#number-visitors")).to_have_text("2", timeout=SOON)
    expect(page.locator("#number-women")).to_have_text("1")
    session = WalkInSession.objects.get(pk=hour.session.pk)
    assert (session.visitors, session.women) == (2, 1)


def test_the_slip_of_the_next_friend_is_one_press_away(new_screen: Callable[..., Page], hour: Hour) -> None:
    garden_of(hour.town, "Samen koken", capacity=4)
    page = new_screen()
    register_button(page).click()
    fill_in(Hands(page), "Rahel")
    page.get_by_role("button", name=nl("Save, and someone else along")).click()
    expect(page.locator("label", has_text=nl("Goes together with"))).to_contain_text("Rahel")
    fill_in(Hands(page), "Selam")
    save_button(page).click()
    sign_up_button(page, "Samen koken").click()
    rahel, selam = Resident.objects.order_by("number")

    page.locator("#fits a.btn-go").first.click()
    page.wait_for_url("**/slip/**")
    shown, other = (selam, rahel) if str(selam.public_id) in page.url else (rahel, selam)
    expect(page.locator(".slip")).to_contain_text(shown.number_shown)
    page.get_by_role("link", name=f"{nl('Slip of')} {other.number_shown}").click()

    expect(page.locator(".slip")).to_contain_text(other.number_shown)
    expect(page.get_by_role("button", name=nl("Print all of them on A4"))).to_be_visible()
    assert "Selam" not in page.locator("body").inner_text()


def test_whether_a_message_may_be_sent_is_asked_where_it_is_sent(
    new_screen: Callable[..., Page], hour: Hour
) -> None:
    person = ResidentFactory.create(
        team=hour.town.team, centre=hour.town.centre, preferred_language="ar", first_name="Yusuf"
    )
    desk = hour.town.member(Role.DESK)
    sign_up(resident=person, occurrence=hour.garden, by=desk.user, now=timezone.now())
    page = new_screen(visit=False, viewport={"width": 360, "height": 740})
    page.goto(reverse("matching:message-to", args=[person.public_id]))
    expect(page.locator("[lang=ar][dir=rtl]").first).to_be_visible()

    page.locator("[name=phone]").fill("06 1234 5678")
    page.locator("button[name=answer][value=yes]").click()

    expect(page.locator("#message-text")).to_be_visible()
    link = page.get_by_role("link", name=nl("Send as a text message")).get_attribute("href")
    assert link is not None
    assert link.startswith("sms:0612345678?&body=")
    consent = Consent.objects.get()
    assert (consent.purpose, consent.given, consent.language) == ("phone", True, "ar")
    assert (consent.by, consent.asked_on) == (desk.user, timezone.localdate())


def test_what_not_checked_means_is_said_on_the_spot(new_screen: Callable[..., Page], hour: Hour) -> None:
    person = ResidentFactory.create(team=hour.town.team, centre=hour.town.centre)
    page = new_screen(visit=False)
    page.goto(reverse("matching:look", args=[person.public_id]))
    why = page.locator(".unchecked p")
    expect(why).to_be_hidden()

    page.locator(".unchecked summary").click()

    expect(why).to_have_text(nl(NOBODY_READ_IT))


NOBODY_READ_IT = (
    "Nobody who speaks this language has read this text yet. Use it, and watch whether the participant "
    "understands. Is it wrong? Tell the coordinator."
)


def test_a_supporter_who_comes_back_after_closing_reads_what_happened(
    new_screen: Callable[..., Page], hour: Hour
) -> None:
    supporter = hour.town.member(Role.SUPPORTER)
    MembershipFactory.create(role=Role.DESK, team=hour.town.team)
    note_present(session=hour.session, membership=supporter, now=timezone.now())
    page = new_screen(Role.SUPPORTER)
    expect(page.locator("#find")).to_be_visible()
    close_session(session=hour.session, now=timezone.now())

    answer = page.reload()

    assert answer is not None
    assert answer.status == 403
    expect(page.locator("main")).to_contain_text("Je bent nu niet aan de balie.")
    expect(page.get_by_role("link", name="Naar het begin")).to_be_visible()
