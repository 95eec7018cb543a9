"""The sign-in ends while somebody works: what was typed stays, and is sent once afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from playwright.sync_api import expect

from aandeslag.teams.access import Role
from residents.models import Explanation, Resident, Visit, WalkInSession
from tests.factories import MembershipFactory, ResidentFactory
from tests.factories.teams import PASSWORD
from tests.journeys.at_the_desk import Hands, fill_in, name_field, register_button, save_button
from tests.journeys.at_the_desk import hour as hour  # noqa: PLC0414 - a fixture
from tests.journeys.at_the_desk import new_screen as new_screen  # noqa: PLC0414 - a fixture
from tests.journeys.test_desk_line import STORED
from tests.journeys.words import nl

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from aandeslag.teams.models import Membership
    from tests.journeys.at_the_desk import Hour

pytestmark = pytest.mark.django_db(transaction=True)

SOON = 15_000


def end_every_session() -> None:
    Session.objects.all().delete()


def sign_in_again(page: Page, member: Membership) -> None:
    """In the new tab that the page offers, which closes afterwards."""
    with page.context.expect_page() as opened:
        page.get_by_role("link", name=nl("Sign in in a new tab")).click()
    tab = opened.value
    tab.locator("input[name=login]").fill(member.user.email)
    tab.locator("input[name=password]").fill(PASSWORD)
    tab.locator("main button[type=submit]").first.click()
    expect(tab.locator("[data-signed-in-again]")).to_be_visible(timeout=SOON)
    tab.close()


def test_a_registration_is_kept_and_sent_once(new_screen: Callable[..., Page], hour: Hour) -> None:
    page = new_screen()
    register_button(page).click()
    fill_in(Hands(page), "Rahelkanarie")
    end_every_session()

    save_button(page).click()

    expect(page.locator("[data-signed=out]")).to_be_in_viewport(timeout=SOON)
    expect(name_field(page)).to_have_value("Rahelkanarie")
    kept = page.evaluate(STORED).lower()
    assert ("kanarie" in kept, "1996" in kept, Resident.objects.count()) == (False, False, 0)
    sign_in_again(page, hour.town.member(Role.DESK))
    expect(page.locator("#now-at-desk")).to_contain_text("Rahelkanarie", timeout=SOON)
    expect(page.locator("[data-signed=out]")).to_be_hidden()
    # What comes next is sent under the new sign-in.
    page.locator("#count-visitors").click()
    expect(page.locator("#number-visitors")).to_have_text("1")
    assert (Resident.objects.count(), Visit.objects.count(), Explanation.objects.count()) == (1, 1, 1)


def test_it_is_said_before_anybody_presses(new_screen: Callable[..., Page], hour: Hour) -> None:
    page = new_screen()
    page.locator("#find").fill("halverwege ge")

    end_every_session()

    expect(page.locator("[data-signed=out]")).to_be_visible(timeout=SOON)
    expect(page.locator("#find")).to_have_value("halverwege ge")
    sign_in_again(page, hour.town.member(Role.DESK))
    expect(page.locator("[data-signed=back]")).to_be_visible(timeout=SOON)
    expect(page.locator("#find")).to_have_value("halverwege ge")


def test_presses_wait_in_their_order(new_screen: Callable[..., Page], hour: Hour) -> None:
    page = new_screen()
    end_every_session()

    for what in ("visitors", "women", "visitors"):
        page.locator(f"#count-{what}").click()
    expect(page.locator("[data-signed=out]")).to_be_visible(timeout=SOON)
    sign_in_again(page, hour.town.member(Role.DESK))

    # The page shows at once what was pressed: wait until it has arrived too.
    for _ in range(60):
        session = WalkInSession.objects.get(pk=hour.session.pk)
        if session.visitors == 2:
            break
        page.wait_for_timeout(250)
    assert (session.visitors, session.women) == (2, 1)
    expect(page.locator("#number-visitors")).to_have_text("2")
    expect(page.locator("#number-women")).to_have_text("1")


def test_signed_in_again_in_another_tab_meanwhile_is_not_even_noticed(
    new_screen: Callable[..., Page], hour: Hour
) -> None:
    """The token of the form is of the sign-in before: it is replaced, and the form sent again."""
    page = new_screen()
    register_button(page).click()
    fill_in(Hands(page), "Rahel")
    other = page.context.new_page()
    other.goto("/")
    other.locator(".who summary").click()
    other.locator(".who").get_by_role("button", name=nl("Sign out")).click()
    other.locator("main button[type=submit]").first.click()
    other.goto(reverse("account_login"))
    other.locator("input[name=login]").fill(hour.town.member(Role.DESK).user.email)
    other.locator("input[name=password]").fill(PASSWORD)
    other.locator("main button[type=submit]").first.click()
    expect(other.locator(".who")).to_be_visible()

    save_button(page).click()

    expect(page.locator("#now-at-desk")).to_contain_text("Rahel", timeout=SOON)
    assert (Resident.objects.count(), Visit.objects.count()) == (1, 1)


def test_what_one_typed_is_not_saved_in_the_name_of_another(
    new_screen: Callable[..., Page], hour: Hour
) -> None:
    colleague = MembershipFactory.create(role=Role.DESK, team=hour.town.team)
    page = new_screen()
    register_button(page).click()
    fill_in(Hands(page), "Rahel")
    end_every_session()
    save_button(page).click()
    expect(page.locator("[data-signed=out]")).to_be_visible(timeout=SOON)

    sign_in_again(page, colleague)

    expect(page.locator("#messages [data-conflict]")).to_be_visible(timeout=SOON)
    expect(name_field(page)).to_have_value("Rahel")
    assert Resident.objects.count() == 0


def test_on_other_pages_one_presses_once_more(new_screen: Callable[..., Page], hour: Hour) -> None:
    ResidentFactory.create(team=hour.town.team, centre=hour.town.centre, number=12, first_name="Yusuf")
    page = new_screen(visit=False)
    page.goto(reverse("matching:key-in-lines", args=[hour.session.public_id]))
    page.locator("[name=whom]").fill("12")
    end_every_session()
    page.keyboard.press("Enter")
    expect(page.locator("[data-signed=out]")).to_be_visible(timeout=SOON)
    sign_in_again(page, hour.town.member(Role.DESK))

    expect(page.locator("[data-signed=press]")).to_be_visible(timeout=SOON)
    expect(page.locator("[name=whom]")).to_have_value("12")
    page.locator("[name=whom]").press("Enter")

    expect(page.locator("#keyed-in")).to_contain_text("Yusuf")
    assert Visit.objects.count() == 1
