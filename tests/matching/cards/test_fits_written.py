"""A card of what fits as it is written: escaped, in the own language, with what this member may press."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID, uuid4

import pytest
from django.urls import reverse
from django.utils import translation
from django.utils.html import escape
from django.utils.safestring import SafeString

from aandeslag.phrases.book import Line
from aandeslag.teams.access import Role
from aandeslag.teams.models import Duty
from matching.cards.fits_written import Around, Fit, written_costs, written_fits
from matching.cards.rounds.desk import Cost, Costs, Dear, cost_of
from matching.models import Participation
from matching.suggestions import suggest
from matching.theme_words import theme_words
from tests.factories import WalkInSessionFactory
from tests.matching.conftest import NOW, make_garden
from tests.matching.rounds.conftest import propose, waits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.test import Client

    from matching.cards.offers import Offer
    from residents.models import Resident
    from tests.matching.conftest import Garden

TYPED: Final = '<b>O\'Hara</b> & "co" {title} %s'
HIDDEN: Final = SafeString('<input type="hidden" name="opened_as" value="7">')
CARRIED: Final = re.compile(r'hx-swap="outerHTML">\s*(<input[^\n]*?)<input type="hidden" name="along"')
TOKEN: Final = re.compile(r'name="token" value="([0-9a-f-]+)"')


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def offer(garden: Garden) -> Offer:
    person = garden.resident(
        gender="man", interests=frozenset({"green"}), travel_modes=frozenset({"bicycle"})
    )
    [found] = suggest(team=garden.town.team, resident=person, now=NOW, shown=frozenset()).fits
    return found


def around(**facts: Any) -> Around:
    usual = {"person": UUID(int=1), "hidden": HIDDEN, "may_sign_up": True, "may_keep_offer": True}
    return Around(**{**usual, **facts})


def card(offer: Offer, *, own: Line | None = None, cost: Cost | None = None, **facts: Any) -> str:
    return written_fits([Fit(offer, UUID(int=2), own, cost)], around(**facts))


def test_a_card_says_what_when_and_how_far(offer: Offer) -> None:
    found = re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", card(offer))).strip()

    assert found == (
        f"Wijktuin De Pol {offer.organisation_name} Tuesday 1 December 9:30–12:00 "
        "7 min by bicycle · 4 places left children welcome chose green and nature no Dutch needed "
        "together with Dutch volunteers "
        "Sign up : Wijktuin De Pol, Tuesday 1 December 9:30–12:00 Every Tuesday , Wijktuin De Pol "
        "Says no : Wijktuin De Pol"
    )


def test_whatever_was_typed_is_escaped(offer: Offer) -> None:
    words: dict[str, Any] = {
        **dict.fromkeys(("title", "organisation_name", "theme", "day", "hours", "every"), TYPED),
        **dict.fromkeys(("way", "places", "women", "spot"), TYPED),
        **{name: [TYPED, TYPED] for name in ("reasons", "questions")},
    }
    line = Line(TYPED, TYPED, TYPED, is_checked=True, dutch="")
    typed = replace(offer, **(words | {"theme": "green"}))

    found = card(typed, own=line, cost=Cost(TYPED, "tag-done"))

    assert "<b>" not in found
    assert found.count(escape(TYPED)) == 22


def test_what_comes_along_in_a_form_stands_there_as_it_is(offer: Offer) -> None:
    assert card(offer).count(HIDDEN) == 1


def test_the_own_words_stand_in_their_language_and_direction(offer: Offer) -> None:
    line = Line("العمل في الحديقة", "ar", "rtl", is_checked=False, dutch="In de tuin werken")

    assert '<bdi class="fit-own" lang="ar" dir="rtl">العمل في الحديقة</bdi>' in card(offer, own=line)
    assert "fit-own" not in card(offer)


def test_the_first_card_is_the_best(offer: Offer) -> None:
    found = written_fits([Fit(offer, uuid4()) for _ in range(3)], around())

    buttons = re.findall(r'class="(btn[^"]*)" type="submit" name="often" value="once"', found)
    assert buttons == ["btn btn-go", "btn", "btn"]


@pytest.mark.parametrize(("at", "expected"), [(0, []), (1, [1]), (2, [2]), (3, [3]), (4, [])], ids=str)
def test_one_goes_on_at_the_first_card_that_was_not_shown_before(
    offer: Offer, at: int, expected: list[int]
) -> None:
    found = written_fits([Fit(offer, uuid4()) for _ in range(3)], around(goes_on_at=at))

    cards = found.split("<article ")[1:]
    assert [number for number, one in enumerate(cards, 1) if 'id="goes-on"' in one] == expected


def test_a_form_carries_the_friends_and_how_many_cards_lie_open(offer: Offer) -> None:
    friends = [UUID(int=3), UUID(int=4)]

    alone, together = card(offer), card(offer, along=friends, until=20)

    assert '<input type="hidden" name="along" value="">' in alone
    assert 'name="until"' not in alone
    assert f'<input type="hidden" name="along" value="{friends[0]} {friends[1]}">' in together
    assert '<input type="hidden" name="until" value="20">' in together


def test_a_press_is_about_this_person_and_this_date(offer: Offer) -> None:
    sign_up = reverse("matching:sign-up", args=[UUID(int=1), offer.occurrence])
    says_no = reverse("matching:refuse", args=[UUID(int=1), offer.activity])

    found = card(offer)

    assert (found.count(f'"{sign_up}"'), found.count(f'formaction="{says_no}"')) == (2, 1)
    assert TOKEN.findall(found) == [str(UUID(int=2))]


def test_what_is_not_every_week_has_no_button_for_it(offer: Offer) -> None:
    assert ['value="every-time"' in card(one) for one in (offer, replace(offer, every=""))] == [True, False]


def test_who_may_not_sign_up_has_nothing_to_press(offer: Offer) -> None:
    found = card(offer, may_sign_up=False)

    assert [one in found for one in ("<form", "<button", "token", "opened_as")] == [False] * 4
    assert "Wijktuin De Pol" in found


@pytest.mark.parametrize(
    ("women", "children", "tags"),
    [
        ("2 other women", True, ["2 other women", "children welcome"]),
        ("no other women yet", False, ["no other women yet"]),
        ("", True, ["children welcome"]),
        ("", False, []),
    ],
)
def test_women_who_go_and_children_who_are_welcome(
    offer: Offer, women: str, *, children: bool, tags: list[str]
) -> None:
    found = card(replace(offer, women=women, children_welcome=children))

    assert re.findall(r'<li class="tag tag-plain">([^<]*)</li>', found) == tags
    assert ('<ul class="tags">' in found) is bool(tags)


def test_an_address_that_is_not_on_the_map_is_put_there_by_who_keeps_the_offer(offer: Offer) -> None:
    asked = replace(offer, questions=["ask there: how heavy?"], spot="not on the map yet")
    url = reverse("matching:change-activity", args=[offer.activity])
    link = f' <a href="{url}#div_id_latitude">Put it on the map</a>'
    question = '<li class="question">ask there: how heavy?</li>'

    assert f'{question}<li class="question">not on the map yet{link}</li>' in card(asked)
    assert f'{question}<li class="question">not on the map yet</li>' in card(asked, may_keep_offer=False)
    assert "findings" not in card(offer)


@pytest.mark.parametrize(
    ("cost", "expected"),
    [
        (None, []),
        (Cost("free for everyone", "tag-done"), [("tag-done", "free for everyone")]),
        (Cost("last place", "tag-ask"), [("tag-ask", "last place")]),
    ],
)
def test_what_it_costs_others_stands_there_where_it_is_known(
    offer: Offer, cost: Cost | None, expected: list[tuple[str, str]]
) -> None:
    found = re.findall(r'<span class="tag (tag-\w+)">([^<]*)</span>', card(offer, cost=cost))

    assert found == expected


def test_what_is_dear_is_escaped_and_can_be_pressed_once() -> None:
    dear = Dear(UUID(int=5), TYPED, "green", "Tuesday 1 December 9:30–12:00", [TYPED], Cost(TYPED, "tag-ask"))

    found = written_costs(Costs("Tuesday", [dear, dear]), around(along=(), until=5))

    assert ("<b>O" in found, found.count(escape(TYPED))) == (False, 8)
    assert '<span class="hours">9:30–12:00</span>' in found
    assert found.count(reverse("matching:sign-up", args=[UUID(int=1), UUID(int=5)])) == 4
    assert re.findall(r'name="often" value="([\w-]+)"', found) == ["once", "once"]
    assert len(set(TOKEN.findall(found))) == 2


def test_what_is_dear_is_only_told_to_who_may_not_sign_up() -> None:
    dear = Dear(UUID(int=5), TYPED, "green", "Tuesday 1 December 9:30–12:00", [], Cost("dear", "tag-ask"))

    found = written_costs(Costs("Tuesday", [dear]), around(may_sign_up=False))

    assert [one in found for one in ("dear", "<form", "<button", "<a ")] == [True, False, False, False]


def as_written(person: Resident, tokens: list[str], *, sees_costs: bool, **facts: Any) -> str:
    """The cards of this person, from the same facts as the page has."""
    found = suggest(team=person.team, resident=person, now=NOW, shown=frozenset())
    told = found.told(found.fitting)
    words = theme_words(person, {offer.theme for _, offer in told})
    fits = [
        Fit(offer, UUID(token), words[offer.theme], cost_of(choice) if sees_costs else None)
        for (choice, offer), token in zip(told, tokens, strict=True)
    ]
    return written_fits(fits, around(person=person.public_id, until=5, **facts))


@pytest.mark.usefixtures("that_tuesday")
def test_the_page_shows_what_is_written_here(garden: Garden, desk: Client) -> None:
    make_garden(garden.town, title=TYPED, theme="food")
    propose(garden)
    person = waits(garden, 0, preferred_language="ar")
    with translation.override("nl"):
        page = desk.get(reverse("matching:fits", args=[person.public_id])).content.decode()
        [hidden, *_] = CARRIED.findall(page)
        facts = {"hidden": SafeString(hidden)}
        expected = as_written(person, TOKEN.findall(page), sees_costs=True, **facts)

    assert expected.count("<article") == 2
    assert expected.count("vrij voor iedereen") == 2
    assert expected in page


@pytest.mark.usefixtures("that_tuesday")
def test_to_a_supporter_at_the_desk_it_shows_no_costs(garden: Garden, supporter: Client) -> None:
    propose(garden)
    session = WalkInSessionFactory.create(team=garden.town.team, centre=garden.town.centre)
    session.duties.add(Duty.objects.create(membership=garden.town.member(Role.SUPPORTER), since=NOW))
    person = waits(garden, 0)
    with translation.override("nl"):
        page = supporter.get(reverse("matching:fits", args=[person.public_id])).content.decode()
        [hidden, *_] = CARRIED.findall(page)
        facts = {"hidden": SafeString(hidden), "may_keep_offer": False}
        expected = as_written(person, TOKEN.findall(page), sees_costs=False, **facts)

    assert expected in page


@pytest.mark.usefixtures("that_tuesday")
def test_what_a_card_sends_signs_up(garden: Garden, desk: Client) -> None:
    person = garden.resident()
    page = desk.get(reverse("matching:fits", args=[person.public_id])).content.decode()
    [address] = re.findall(r'<form method="post" action="([^"]*sign[^"]*)" data-once', page)

    desk.post(address, {"token": TOKEN.findall(page)[-1], "often": "once", "along": "", "until": "5"})

    assert [one.occurrence for one in Participation.objects.filter(resident=person)] == [garden.dates[0]]
