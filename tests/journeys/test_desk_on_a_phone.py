"""The desk on a phone of 360 pixels: what went wrong is in sight, what fits is short, the next one near."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from matching.models import Placement
from tests.factories import ParticipationFactory, ResidentFactory
from tests.journeys.at_the_desk import garden_of, sign_up_button
from tests.journeys.at_the_desk import hour as hour  # noqa: PLC0414 - a fixture
from tests.journeys.at_the_desk import new_screen as new_screen  # noqa: PLC0414 - a fixture
from tests.journeys.words import nl

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from residents.models import Resident
    from tests.journeys.at_the_desk import Hour

pytestmark = pytest.mark.django_db(transaction=True)

PHONE = {"width": 360, "height": 740}
MANY = 22
# Screens full of scrolling, for five cards with all that surrounds them.
SCREENS = 8


@pytest.fixture
def yusuf(hour: Hour) -> Resident:
    return ResidentFactory.create(
        team=hour.town.team, centre=hour.town.centre, number=412, first_name="Yusuf"
    )


def serve(page: Page) -> None:
    page.locator("#find").fill("412")
    page.keyboard.press("Enter")
    expect(page.locator("#fits")).to_be_visible()


def test_a_lost_last_place_is_told_in_sight_with_the_next_best_below(
    new_screen: Callable[..., Page], hour: Hour, yusuf: Resident
) -> None:
    for number in range(4):
        garden_of(hour.town, f"Tuin {number}")
    page = new_screen(viewport=PHONE)
    serve(page)
    wanted = page.locator("article.fit").nth(3)
    title = wanted.locator("h3").inner_text()
    taken = hour.garden.activity.__class__.objects.get(title=title).occurrences.get()
    for _ in range(2):
        other = ResidentFactory.create(team=hour.town.team)
        ParticipationFactory.create(placement__occurrence=taken, placement__resident=other)

    wanted.locator("button[value=once]").click()

    said = page.locator("#fits [role=alert]")
    expect(said).to_contain_text(nl("Someone else just took the last place. Sorry!"))
    expect(said).to_be_focused()
    expect(said).to_be_in_viewport(ratio=1)
    # The waiting list for what was lost, and right below that the next best.
    waiting = page.locator("#fits .card").filter(
        has=page.get_by_role("button", name=nl("Put on the waiting list"))
    )
    expect(waiting.first).to_be_in_viewport(ratio=1)
    expect(page.locator("article.fit").first.locator("h3")).to_be_in_viewport(ratio=1)
    assert Placement.objects.filter(resident=yusuf).count() == 0


def test_five_cards_first_and_the_others_a_press_away(
    new_screen: Callable[..., Page], hour: Hour, yusuf: Resident, figure: Callable[[str, object], None]
) -> None:
    for number in range(MANY - 1):
        garden_of(hour.town, f"Tuin {number}")
    page = new_screen(viewport=PHONE)
    serve(page)
    cards = page.locator("article.fit")

    expect(cards).to_have_count(5)
    height = page.evaluate("document.documentElement.scrollHeight")
    figure("desk: pixels high at 360 wide, with 22 things that fit", height)
    assert height < SCREENS * PHONE["height"]
    page.locator(".more-fits").click()
    expect(cards).to_have_count(20)
    expect(cards.nth(5)).to_be_focused()
    page.locator(".more-fits").click()
    expect(cards).to_have_count(MANY)
    expect(cards.nth(20)).to_be_focused()
    expect(page.locator(".more-fits")).to_have_count(0)
    assert len(set(page.locator("article.fit h3").all_inner_texts())) == MANY


def test_more_is_a_link_without_scripts(new_screen: Callable[..., Page], hour: Hour, yusuf: Resident) -> None:
    for number in range(6):
        garden_of(hour.town, f"Tuin {number}")
    page = new_screen(visit=False, java_script_enabled=False)
    page.goto(reverse("matching:fits", args=[yusuf.public_id]))
    expect(page.locator("article.fit")).to_have_count(5)

    page.locator(".more-fits").click()

    expect(page.locator("article.fit")).to_have_count(7)
    assert page.url.endswith("#goes-on")
    expect(page.locator("article.fit").nth(5)).to_have_attribute("id", "goes-on")


def test_the_next_person_stays_within_reach_of_the_thumb(
    new_screen: Callable[..., Page], hour: Hour, yusuf: Resident
) -> None:
    for number in range(6):
        garden_of(hour.town, f"Tuin {number}")
    page = new_screen(viewport=PHONE)
    serve(page)
    bar = page.locator(".next-bar")

    for card in (0, 2, 4):
        page.locator("article.fit").nth(card).scroll_into_view_if_needed()
        expect(bar.get_by_role("link")).to_be_in_viewport(ratio=1)
        expect(bar).to_contain_text("0412")
    bar.get_by_role("link", name=nl("Next person")).click()

    expect(page.locator("#find")).to_be_focused()
    expect(page.locator("#now-at-desk")).to_have_count(0)
    expect(sign_up_button(page)).to_have_count(0)


OFF_CENTRE = """() => {
    const middle = (box) => (box.left + box.right) / 2;
    const found = [];
    for (const button of document.querySelectorAll("#at-desk .btn, #helpers .chip[aria-pressed=false]")) {
        const words = [...button.childNodes].find((one) => one.nodeType === 3 && one.textContent.trim());
        if (!button.querySelector(".visually-hidden") || !words || !button.offsetParent) continue;
        const range = document.createRange();
        range.selectNodeContents(words);
        const off = middle(range.getBoundingClientRect()) - middle(button.getBoundingClientRect());
        found.push([words.textContent.trim(), Math.round(off)]);
    }
    return found;
}"""


def test_words_stand_in_the_middle_of_their_button(
    new_screen: Callable[..., Page], hour: Hour, yusuf: Resident
) -> None:
    """Also where a hidden word behind them tells a screen reader more."""
    page = new_screen(viewport=PHONE)
    serve(page)

    found = page.evaluate(OFF_CENTRE)

    assert len(found) > 3
    assert [(words, off) for words, off in found if abs(off) > 1] == []


@pytest.mark.parametrize("language", ["ti", "ar"])
def test_each_activity_of_a_slip_is_one_photograph(
    new_screen: Callable[..., Page], hour: Hour, yusuf: Resident, language: str
) -> None:
    for occurrence in (hour.garden, garden_of(hour.town, "Wandelclub")):
        ParticipationFactory.create(placement__occurrence=occurrence, placement__resident=yusuf)
    page = new_screen(viewport=PHONE, visit=False)

    page.goto(f"{reverse('matching:slip', args=[yusuf.public_id])}?language={language}")

    sheets = page.locator(".slip-sheet")
    expect(sheets).to_have_count(2)
    for sheet in sheets.all():
        box = sheet.bounding_box()
        assert box is not None
        assert (box["width"], box["height"]) == (PHONE["width"], PHONE["height"])
        # Whose it is, and whom to call, stands on each.
        expect(sheet).to_contain_text("0412")
        expect(sheet.locator(".slip-code svg")).to_be_visible()
