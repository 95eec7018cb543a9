"""The first load of a page stays small in every language: markup, styles, scripts, pictures; not fonts.

Poor Wi-Fi is the rule at a desk. What a browser would fetch is read from the page itself.
"""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.urls import reverse

from aandeslag.vocabulary import TextLanguage
from tests.factories import (
    ActivityFactory,
    OccurrenceFactory,
    ParticipationFactory,
    SlotFactory,
    WalkInSessionFactory,
)
from tests.matching.conftest import FIRST, Garden

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

FIRST_LOAD: Final = 200_000
LATER: Final = 40_000
# As many different pictures as a centre with a large offer shows at first.
THEMES: Final = ("green", "food", "textile", "craft", "sport", "animals", "culture", "care")
_FETCHED: Final = re.compile(r'(?:src|href)="([^"]+\.(?:css|js|svg|png|webp))"')
_IN_STYLES: Final = re.compile(rb"url\(['\"]?([^)'\"]+\.(?:svg|png|webp))['\"]?\)")


@pytest.fixture
def large(garden: Garden) -> Garden:
    for theme in THEMES:
        activity = ActivityFactory.create(organisation__team=garden.town.team, theme=theme)
        slot = SlotFactory.create(activity=activity)
        OccurrenceFactory.create(slot=slot, date=FIRST)
    return garden


def weight(client: Client, url: str) -> int:
    """Bytes as the site sends them the first time to a browser, without fonts."""
    sent, page = as_sent(client, url)
    names = {path.removeprefix(settings.STATIC_URL) for path in _FETCHED.findall(page)}
    assert any(name.endswith(".css") for name in names)
    return sent + sum(_packed(one) for name in names for one in _files(name))


def as_sent(client: Client, url: str, **headers: str) -> tuple[int, str]:
    """How many bytes a page takes, and what stands in it; as every browser asks for it."""
    answer = client.get(url, headers={"Accept-Encoding": "gzip", **headers})
    assert (answer.status_code, answer.headers.get("Content-Encoding")) == (200, "gzip")
    return len(answer.content), gzip.decompress(answer.content).decode()


def _files(name: str) -> list[bytes]:
    """A file, and the pictures that it asks for when it is a style."""
    path = _found(name)
    content = path.read_bytes()
    asked = _IN_STYLES.findall(content) if name.endswith(".css") else []
    return [content, *((path.parent / one.decode()).read_bytes() for one in asked)]


def _found(name: str) -> Path:
    found = finders.find(name)
    assert isinstance(found, str), name
    return Path(found)


def _packed(content: bytes) -> int:
    return len(gzip.compress(content, 6))


def test_the_desk(large: Garden, desk: Client, figure: Callable[[str, object], None]) -> None:
    session = WalkInSessionFactory.create(team=large.town.team, centre=large.town.centre)
    person = large.resident()

    empty = weight(desk, reverse("residents:session", args=[session.public_id]))
    served = weight(desk, reverse("residents:at-desk", args=[session.public_id, person.public_id]))

    figure("first load of the desk in kB", [round(one / 1000) for one in (empty, served)])
    assert max(empty, served) <= FIRST_LOAD


@pytest.mark.parametrize(
    ("name", "of_person"),
    [("matching:look", True), ("matching:slip", True), ("residents:explanation", False)],
)
def test_what_a_resident_reads_in_every_language(
    large: Garden, desk: Client, name: str, figure: Callable[[str, object], None], *, of_person: bool
) -> None:
    person = large.resident()
    ParticipationFactory.create(placement__occurrence=large.dates[0], placement__resident=person)
    weights = {}
    for language in TextLanguage.values:
        address = reverse(name, args=[person.public_id if of_person else language])
        weights[language] = weight(desk, f"{address}?language={language}" if of_person else address)

    figure(f"first load in kB, {name}", {one: round(size / 1000) for one, size in weights.items()})
    assert set(weights) == set(TextLanguage.values)
    assert {one: size for one, size in weights.items() if size > FIRST_LOAD} == {}


def test_a_later_page_is_light(large: Garden, desk: Client) -> None:
    """Styles and scripts are there already; what fits comes as a piece."""
    person = large.resident()

    sent, piece = as_sent(desk, reverse("matching:fits", args=[person.public_id]), **{"HX-Request": "true"})

    pictures = {name.removeprefix(settings.STATIC_URL) for name in _FETCHED.findall(piece)}
    assert len(pictures) > 1
    assert sent + sum(_packed(_found(one).read_bytes()) for one in pictures) <= LATER
