"""A few letters say which time is meant when sheets are keyed in; where they leave a choice, it is asked."""

from __future__ import annotations

from datetime import time, timedelta
from typing import TYPE_CHECKING

import pytest
import time_machine
from django.urls import reverse
from django.utils import translation

from aandeslag.teams.access import Role
from matching.keying.choosing import SeveralMeantError, in_a_line, lines_of, meant
from matching.models import Participation
from matching.suggestions import coming_times
from tests.factories import WalkInSessionFactory
from tests.matching.conftest import FIRST, NOW, TODAY, Garden, make_garden

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from django.test import Client

    from aandeslag.teams.models import Membership
    from activities.models import Occurrence


@pytest.fixture(autouse=True)
def _in_dutch_that_tuesday() -> Iterator[None]:
    with translation.override("nl"), time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def shop(garden: Garden) -> Garden:
    """On Wednesdays, beside the garden of Tuesdays."""
    made = make_garden(garden.town, title="Kringloop De Pol", dates=2)
    for week, date in enumerate(made.dates):
        date.date = FIRST + timedelta(days=1, weeks=week)
        date.save()
    return made


def lines(garden: Garden) -> dict[str, Occurrence]:
    return lines_of(coming_times(garden.town.team, NOW))


def test_the_soonest_comes_first(garden: Garden, shop: Garden, other_garden: Garden) -> None:
    assert [line.split(" 9:30")[0] for line in lines(garden)] == [
        "Wijktuin De Pol, dinsdag 1 december",
        "Kringloop De Pol, woensdag 2 december",
        "Wijktuin De Pol, dinsdag 8 december",
        "Kringloop De Pol, woensdag 9 december",
        "Wijktuin De Pol, dinsdag 15 december",
    ]


@pytest.mark.parametrize(
    ("words", "week"),
    [("tuin", 0), ("WIJK", 0), ("tuin 8 dec", 1), ("tuin 15", 2), ("tuin 15 december", 2), ("dinsdag 8", 1)],
)
def test_a_few_letters_are_enough(garden: Garden, shop: Garden, words: str, week: int) -> None:
    assert meant(words, lines(garden)) == garden.dates[week]


def test_the_line_itself_and_the_id(garden: Garden, shop: Garden) -> None:
    last = garden.dates[2]
    assert [meant(one, lines(garden)) for one in (in_a_line(last), str(last.public_id))] == [last, last]


@pytest.mark.parametrize("words", ["", "t", "fiets", "tuin woensdag"])
def test_nothing_has_these_words(garden: Garden, shop: Garden, words: str) -> None:
    assert meant(words, lines(garden)) is None


def test_between_activities_the_words_must_choose(garden: Garden, shop: Garden) -> None:
    with pytest.raises(SeveralMeantError) as several:
        meant("de pol", lines(garden))
    assert several.value.titles == ["Wijktuin De Pol", "Kringloop De Pol"]


def test_on_the_screen_a_line_says_for_what(
    garden: Garden, shop: Garden, signed_in: Callable[[Membership], Client]
) -> None:
    desk = signed_in(garden.town.member(Role.DESK))
    session = WalkInSessionFactory.create(
        team=garden.town.team, centre=garden.town.centre, date=TODAY - timedelta(days=7), starts=time(13)
    )
    url = reverse("matching:key-in-lines", args=[session.public_id])
    rahel = garden.resident(number=455)
    typed = {"token": "0b0d9a2e-5f0e-4a9d-8c53-0d6a2b6a3d11", "whom": "455", "reason": "sign-up"}
    typed["legal_status"] = "unknown"
    fragment = {"HX-Request": "true"}

    page = desk.get(url).content.decode()
    assert page.split('<datalist id="coming-times">')[1].split("</datalist>")[0].count("<option") == 5
    asked = desk.post(url, {**typed, "goes_to": "de pol"}, headers=fragment)
    assert (asked.status_code, list(asked.context["form"].errors)) == (422, ["goes_to"])
    assert Participation.objects.filter(resident=rahel).count() == 0

    answer = desk.post(url, {**typed, "goes_to": "kring"}, headers=fragment)
    assert answer.context["line"].goes_to == in_a_line(shop.dates[0])
    assert Participation.objects.get(resident=rahel).occurrence == shop.dates[0]
