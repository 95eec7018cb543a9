"""At 360 px the line is cut at every other step of a supporter: nothing is lost, nothing counts twice."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from aandeslag.phrases.files import texts_of
from matching.actions import merge_residents
from matching.models import Accompaniment, Contact
from residents.details import ResidentDetails
from residents.models import Entrustment, SupportGiven
from tests.factories import OccurrenceFactory, ParticipationFactory
from tests.journeys.test_desk_line import cut, restore
from tests.journeys.test_supporter_phone import (
    MINE,
    SOON,
    Followed,
    card,
    followed,
    new_phone,
    nothing_personal_is_kept,
    press,
    waits,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

__all__ = ["followed", "new_phone"]
pytestmark = pytest.mark.django_db(transaction=True)
NOTE = "Belt liever 's avonds"


def there_is_no_line(page: Page) -> None:
    expect(page.locator("#line")).to_be_visible(timeout=SOON)


def test_a_note_stays_in_its_field_and_is_written_once(
    new_phone: Callable[..., Page], followed: Followed
) -> None:
    page, person = new_phone(), followed.rows[0].resident
    page.goto(reverse("matching:note", args=[person.public_id]))
    page.locator("#id_note").fill(NOTE)
    cut(page)
    page.locator("form[data-note] .btn-primary").click()
    there_is_no_line(page)
    expect(page.locator("#id_note")).to_have_value(NOTE)
    assert Contact.objects.count() == 0
    nothing_personal_is_kept(page)

    restore(page)
    page.locator("form[data-note] .btn-primary").click()
    page.wait_for_url(f"**{MINE}*")
    assert list(Contact.objects.values_list("code", "note")) == [("note", NOTE)]


def test_calling_and_other_pages_wait_where_one_is(
    new_phone: Callable[..., Page], followed: Followed
) -> None:
    page = new_phone()
    cut(page)
    for link in ("a[data-call]", "a[href*='/note/']"):
        found = card(page, followed.rows[0]).locator(link)
        found.evaluate("one => one.click()")
        there_is_no_line(page)
        assert page.url.endswith(MINE)
    expect(card(page, followed.rows[0])).to_be_visible()


def test_hours_wait_and_count_once(new_phone: Callable[..., Page]) -> None:
    page = new_phone()
    page.goto(reverse("matching:own-hours"))
    cut(page)
    for button in ("people.3", "minutes.60"):
        page.locator(f"button[value='{button}']").click()
    waits(page, 2)
    assert SupportGiven.objects.count() == 0
    restore(page)
    waits(page, 0)
    # The counters are replaced by the first answer, while the second is still on its way.
    expect(page.locator("#help")).to_contain_text("Zelf geholpen: 1 uur", timeout=SOON)
    assert sorted(SupportGiven.objects.values_list("people", "minutes")) == [(0, 60), (3, 0)]


def test_going_along_is_pressed_again_when_the_line_is_back(
    new_phone: Callable[..., Page], followed: Followed
) -> None:
    row = followed.rows[0]
    tomorrow = OccurrenceFactory.create(
        slot=row.occurrence.slot, date=timezone.localdate() + timedelta(days=1)
    )
    ParticipationFactory.create(placement__occurrence=tomorrow, placement__resident=row.resident)
    page = new_phone()
    page.goto(f"{reverse('matching:own-week')}?day={tomorrow.date}")
    button = page.locator(f"#date-{tomorrow.public_id} form button")
    cut(page)
    button.click()
    there_is_no_line(page)
    assert Accompaniment.objects.count() == 0
    restore(page)
    button.click()
    expect(button).to_have_text("Ik ga toch niet mee")
    assert Accompaniment.objects.count() == 1


@pytest.mark.parametrize("code", ["something-else", "not-now.4", "informed"])
def test_every_other_tap_waits_and_arrives_once(
    code: str, new_phone: Callable[..., Page], followed: Followed
) -> None:
    page, row = new_phone(), followed.rows[0]
    cut(page)
    card(page, row).locator("details summary").last.click()
    press(page, row, code)
    waits(page, 1)
    assert Contact.objects.count() == 0
    restore(page)
    waits(page, 0)
    expect(card(page, row).locator(".said .tag")).to_be_visible(timeout=SOON)
    assert [one.code for one in Contact.objects.all()] == [code.partition(".")[0]]


def test_a_tap_that_cannot_be_saved_says_so_on_its_card(
    new_phone: Callable[..., Page], followed: Followed
) -> None:
    """They were entrusted to somebody else while the phone had no line."""
    page, (first, second) = new_phone(), followed.rows
    cut(page)
    for row in (first, second):
        press(page, row, "was-there")
    waits(page, 2)
    Entrustment.objects.filter(resident=first.resident).delete()
    restore(page)

    waits(page, 0)
    words = texts_of("nl")
    expect(card(page, first).locator("[data-said=unsaved]")).to_have_text(
        f"{words['phone.was-there']} {words['phone.unsaved']}"
    )
    expect(page.locator("[data-said=unsaved]")).to_have_count(1)
    expect(card(page, second).locator(".said .tag")).to_be_visible(timeout=SOON)
    # At once: what says that all was sent goes away by itself.
    assert page.locator("#line").text_content() == ""
    assert Contact.objects.get().resident == second.resident


def test_a_tap_on_another_page_that_cannot_be_saved_says_so_in_the_line(
    new_phone: Callable[..., Page], followed: Followed
) -> None:
    page, row = new_phone(), followed.rows[0]
    cut(page)
    press(page, row, "was-there")
    waits(page, 1)
    page.goto("about:blank")
    Entrustment.objects.filter(resident=row.resident).delete()
    restore(page)
    page.goto(reverse("matching:own-hours"))
    expect(page.locator("#line")).to_have_text(texts_of("nl")["phone.unsaved"], timeout=SOON)
    assert (Contact.objects.count(), page.evaluate("localStorage.length")) == (0, 0)


def test_a_tap_of_who_was_merged_is_of_who_stayed(new_phone: Callable[..., Page], followed: Followed) -> None:
    page, (goes, stays) = new_phone(), followed.rows
    cut(page)
    card(page, goes).locator("details summary").last.click()
    press(page, goes, "something-else")
    waits(page, 1)
    kept = stays.resident
    merge_residents(
        kept=kept, other=goes.resident, details=ResidentDetails.of(kept), by=None, now=timezone.now()
    )
    restore(page)
    waits(page, 0)
    expect(card(page, stays).locator(".said .tag")).to_be_visible(timeout=SOON)
    expect(page.locator(".person")).to_have_count(1)
    assert Contact.objects.get().resident == kept
