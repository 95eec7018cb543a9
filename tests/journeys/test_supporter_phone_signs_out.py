"""Signing out on a phone: not claimed before it happened; nobody is shown meanwhile, and nothing is lost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from playwright.sync_api import expect

from aandeslag.phrases.files import texts_of
from matching.models import Contact
from tests.journeys.test_desk_line import cut, restore
from tests.journeys.test_supporter_phone import MINE, SOON, Followed, followed, new_phone, press, waits

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page, Route

__all__ = ["followed", "new_phone"]
pytestmark = pytest.mark.django_db(transaction=True)
TAPS = "localStorage.getItem('taps')"
EVERYWHERE = re.compile("/matching/|/account/")


def sign_out(page: Page) -> None:
    if not page.locator("[data-sign-out] button").is_visible():
        page.locator(".who summary").click()
    page.locator("[data-sign-out] button").click()


def is_closed_but_signed_in(page: Page, language: str = "nl") -> None:
    expect(page.locator("[data-sign-out] [data-said]")).to_have_text(texts_of(language)["phone.out-waits"])
    expect(page.locator(".person").first).to_be_hidden()
    expect(page.locator("h1")).to_be_hidden()
    assert Session.objects.count() == 1


def is_out(page: Page) -> None:
    expect(page.locator("input[name=login]")).to_be_visible(timeout=2 * SOON)
    assert (Session.objects.count(), page.evaluate("localStorage.length")) == (0, 0)


@pytest.mark.parametrize("language", ["nl", "ar"])
def test_without_a_line_the_page_closes_and_it_goes_by_itself(
    new_phone: Callable[..., Page], followed: Followed, language: str
) -> None:
    page = new_phone(language)
    cut(page)
    press(page, followed.rows[0], "was-there")
    waits(page, 1)
    for _ in range(2):
        sign_out(page)
        is_closed_but_signed_in(page, language)
        assert "was-there" in page.evaluate(TAPS)
    restore(page)
    is_out(page)
    assert Contact.objects.get().code == "was-there"


def test_a_server_that_does_not_answer_signs_nobody_out(
    new_phone: Callable[..., Page], followed: Followed
) -> None:
    page = new_phone()
    page.route(EVERYWHERE, lambda route: route.abort("connectionrefused"))
    press(page, followed.rows[0], "was-there")
    waits(page, 1)
    for _ in range(2):
        sign_out(page)
        is_closed_but_signed_in(page)
        assert "was-there" in page.evaluate(TAPS)
    assert page.url.endswith(MINE)
    page.unroute(EVERYWHERE)
    is_out(page)
    assert Contact.objects.get().code == "was-there"


def test_what_cannot_be_sent_goes_with_the_second_press(
    new_phone: Callable[..., Page], followed: Followed
) -> None:
    page = new_phone()
    page.route(re.compile("/tap/"), lambda route: route.fulfill(status=500))
    press(page, followed.rows[0], "was-there")
    waits(page, 1)
    sign_out(page)
    is_closed_but_signed_in(page)
    sign_out(page)
    is_out(page)
    assert Contact.objects.count() == 0


def test_signing_out_elsewhere_sends_first_what_waits(
    new_phone: Callable[..., Page], followed: Followed
) -> None:
    page = new_phone()
    page.route(re.compile("/tap/"), lambda route: route.abort("connectionrefused"))
    press(page, followed.rows[0], "was-there")
    waits(page, 1)
    page.goto(reverse("activities:offer"))
    page.unroute(re.compile("/tap/"))
    page.locator(".who summary").click()
    page.locator("form[data-sends-first] button").click()
    is_out(page)
    assert Contact.objects.get().code == "was-there"


def test_what_nobody_heard_is_sent_before_it_signs_out(
    new_phone: Callable[..., Page], followed: Followed
) -> None:
    """The line comes back between the tap that was lost and the sign-out that would get through."""
    page = new_phone()
    held: list[Route] = []

    def hold_the_first(route: Route) -> None:
        if held:
            route.continue_()
        held.append(route)

    page.route(re.compile("/tap/"), hold_the_first)
    press(page, followed.rows[0], "was-there")
    waits(page, 1)
    for _ in range(2):
        sign_out(page)
    held[0].abort("connectionrefused")
    is_out(page)
    assert Contact.objects.get().code == "was-there"
