"""Each screen of the offer, in both languages of the screen: it opens, fits, and is translated.

Residents' texts, which are in eleven languages, run as their own language does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polib
import pytest
from django.conf import settings as django_settings

from aandeslag.phrases.languages import RIGHT_TO_LEFT
from tests.journeys.at_the_desk import sign_in
from tests.journeys.offer_screens import Screens, make_screens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page
    from pytest_django import Settings
    from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.slow, pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE, DESK = 360, 1280
CATALOGUE: Final = django_settings.BASE_DIR / "locale" / "nl" / "LC_MESSAGES" / "django.po"
# What people read or hear read aloud, but for what says of itself that it is in another language.
READ: Final = """() => {
    const own = document.documentElement.lang, found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const around = walker.currentNode.parentElement;
        if (around.closest("[lang]").lang === own && !around.closest("script, template"))
            found.push(walker.currentNode.data);
    }
    for (const name of ["aria-label", "placeholder", "title", "alt"])
        for (const one of document.querySelectorAll(`[${name}]`))
            if (one.closest("[lang]").lang === own) found.push(one.getAttribute(name));
    return [document.title, ...found].map(one => one.replace(/\\s+/g, " ").trim());
}"""
# Text in another direction than its language has.
WRONG_WAY: Final = """languages => [...document.querySelectorAll("main [lang]:not(option)")]
    .filter(one => one.innerText)
    .filter(one => (getComputedStyle(one).direction === "rtl") !== languages.includes(one.lang))
    .map(one => one.lang + ": " + one.innerText.slice(0, 40))"""


@pytest.fixture
def screens(transactional_db: None, settings: Settings) -> Screens:
    settings.MFA_REQUIRED = False
    return make_screens()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_each_screen_fits_and_is_translated(
    browser: Browser, live_server: LiveServer, screens: Screens, language: str
) -> None:
    foreign = _words_of_another_language(language)

    found = [
        f"{url}: {complaint}"
        for page, url in _opened(browser, live_server, screens, language)
        for complaint in _complaints(page, foreign)
    ]

    assert found == []


def _words_of_another_language(language: str) -> frozenset[str]:
    """Whole texts of the catalogue that on a screen in this language would stand there untranslated."""
    texts = [(one.msgid, one.msgstr) for one in polib.pofile(str(CATALOGUE)) if one.msgstr]
    english, dutch = ({text.casefold() for text in column} for column in zip(*texts, strict=True))
    foreign = english - dutch if language == "nl" else dutch - english
    return frozenset(one for one in foreign if len(one) > len("en"))


def _opened(
    browser: Browser, server: LiveServer, screens: Screens, language: str
) -> Iterator[tuple[Page, str]]:
    for member, urls in screens.by_visitor():
        context = browser.new_context(base_url=server.url, reduced_motion="reduce")
        sign_in(context, member, server.url)
        name = django_settings.LANGUAGE_COOKIE_NAME
        context.add_cookies([{"name": name, "value": language, "url": server.url}])
        page = context.new_page()
        for url in urls:
            answer = page.goto(url)
            assert answer is not None
            assert answer.ok, (url, answer.status)
            # What comes after the page, by itself.
            page.wait_for_selector(".htmx-request", state="detached")
            yield page, url
        context.close()


def _complaints(page: Page, foreign: frozenset[str]) -> Iterator[str]:
    for width in (DESK, PHONE):
        page.set_viewport_size({"width": width, "height": 800})
        if (needed := page.evaluate("document.documentElement.scrollWidth")) > width:
            yield f"runs off the screen of {width}: {needed}"
    yield from (f"not translated: {one}" for one in page.evaluate(READ) if one.casefold() in foreign)
    yield from page.evaluate(WRONG_WAY, list(RIGHT_TO_LEFT))
