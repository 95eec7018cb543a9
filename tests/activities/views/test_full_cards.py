"""The fullest activity cards there can be: on one page each, with every word, and none over another."""

from __future__ import annotations

from collections import defaultdict
from datetime import time
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from aandeslag.phrases.files import texts_of
from aandeslag.vocabulary import Bring
from tests.factories import OwnTextFactory, SlotFactory
from tests.paper.reading import Spot, letters_of, read, spots_of

if TYPE_CHECKING:
    from django.test import Client

    from tests.activities.conftest import Garden

HALF_PAST_ONE = time(13, 30)
# Of an A5, in points.
WIDTH, HEIGHT = 420, 595
# What the reader of a file sees where a word was broken off.
HYPHENATED = "\xad"
PHONE = "024 - 123 45 67"
NAME = "Samen koken en eten met de buren van de Vogelwijk en daarna samen afwassen, ook "
HOST = "Stichting Buurtmoestuin en Ontmoetingsplek De Groene Weide Oost"
ADDRESS = "Burgemeester van der Veldenstraat 112-114, 6811 AB Arnhem-Noord"
POINT = "bij de fietsenstalling naast het witte hek, tegenover de bushalte"
pytestmark = pytest.mark.usefixtures("on_monday")


def longest(language: str, kind: str) -> str:
    """The code of the text that is longest in this language and Dutch together."""
    dutch, other = texts_of("nl"), texts_of(language)
    codes = [code for code in dutch if code.startswith(f"{kind}.")]
    return max(codes, key=lambda code: len(dutch[code]) + len(other.get(code, "")))


def fill(garden: Garden, language: str, moments: int) -> None:
    host, activity, team = garden.organisation, garden.activity, garden.team
    host.name, team.phone = HOST, PHONE
    host.save()
    team.save()
    activity.title, activity.address = NAME.strip(), ADDRESS
    activity.meeting_place, activity.meeting_point, activity.minutes_earlier = "gate", POINT, 30
    for kind in ("title", "do", "with", "know"):
        setattr(activity, f"{kind}_phrase", longest(language, kind))
    activity.dutch_needed, activity.children_welcome = "none", True
    activity.bring = frozenset(one.value for one in Bring if one != Bring.NOTHING)
    activity.save()
    for number, weekday in enumerate(("we", "th", "fr", "sa", "su")[: moments - 1]):
        monthly = {"pattern": "monthly", "nth": 1} if number % 2 else {}
        SlotFactory.create(activity=activity, weekday=weekday, starts=HALF_PAST_ONE, ends=None, **monthly)


def write_by_hand(garden: Garden, language: str) -> None:
    """As long as the forms allow: eighty letters and two hundred and eighty."""
    for one in (language, "nl"):
        said = texts_of(one)
        title = " ".join([said[garden.activity.title_phrase]] * 5)[:80].strip()
        text = " ".join([said[garden.activity.do_phrase]] * 12)[:280].strip()
        OwnTextFactory.create(activity=garden.activity, language=one, title=title, text=text)


def over_each_other(spots: list[Spot]) -> list[tuple[str, str]]:
    """Lines that begin at the same place from the left, and stand closer than their letters are high."""
    columns: dict[int, list[Spot]] = defaultdict(list)
    for spot in spots:
        columns[round(spot.x)].append(spot)
    return [
        (lower.text, upper.text)
        for column in columns.values()
        for lower, upper in pairwise(sorted(column, key=lambda one: one.y))
        if 0.5 < upper.y - lower.y < 0.7 * lower.size
    ]


@pytest.mark.parametrize("by_hand", [False, True], ids=["ready", "by hand"])
@pytest.mark.parametrize("moments", [1, 6])
@pytest.mark.parametrize("language", ["ti", "ar", "ru"])
def test_the_fullest_card_is_one_page_with_every_word_on_it(
    garden: Garden, coa: Client, language: str, moments: int, *, by_hand: bool
) -> None:
    fill(garden, language, moments)
    if by_hand:
        write_by_hand(garden, language)

    pdf = coa.get("/offer/print/offer.pdf", {"paper": "cards", "language": language, "second": "nl"}).content
    found, pages = read(pdf), spots_of(pdf)

    assert len(pages) == 1
    letters = letters_of(found.text.replace("-", ""))
    said = [NAME, HOST, ADDRESS, POINT, PHONE, *words_on(garden, language), *words_on(garden, "nl")]
    assert [one for one in said if letters_of(one.replace("-", "")) - letters] == []
    [foot] = [spot for spot in pages[0] if spot.text.startswith(PHONE[:3])]
    above = [spot for spot in pages[0] if spot.y > foot.y + foot.size / 2]
    below = "".join(spot.text for spot in pages[0] if spot not in above).replace(HYPHENATED, "")
    assert letters_of(below) - letters_of(PHONE + garden.team.product_name) == {}
    assert [spot for spot in above if not (0 < spot.x < WIDTH and spot.y < HEIGHT)] == []
    assert over_each_other(above) == []


def words_on(garden: Garden, language: str) -> list[str]:
    """What the card says in this language."""
    said, activity = texts_of(language), garden.activity
    own = activity.own_texts.filter(language=language).first()
    ready = [said[code] for code in (activity.title_phrase, activity.do_phrase, activity.with_phrase)]
    told = [own.title, own.text] if own else [*ready, said[activity.know_phrase]]
    bring = [said[f"bring.{one}"] for one in activity.bring or ()]
    return [*told, *bring, said["meet.gate"]]
