"""Every page, as wide as a desk and as a phone: axe finds nothing serious, and all of it fits the screen.

At full size axe looks at both widths of each page; otherwise at one of them in turn.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings as django_settings
from django.test import Client

from tests.access.addresses import Fillers, every_address
from tests.access.visitors import everybody
from tests.access.walk import may_open
from tests.access.world import build_world

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext, Page
    from pytest_django import Settings
    from pytest_django.live_server_helper import LiveServer

    from tests.access.addresses import Address
    from tests.access.visitors import Visitor

PHONE, DESK = 360, 1280
# Of the addresses, so that two processes can each take one.
PARTS = 2
SERIOUS = frozenset({"serious", "critical"})
# What passed is not asked for: describing it takes longer than finding what did not.
OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "resultTypes": ["violations"],
}


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.django_db(transaction=True)
def test_every_page_can_be_used_by_everybody(
    browser: Browser,
    live_server: LiveServer,
    settings: Settings,
    figure: Callable[[str, object], None],
    part: int,
    *,
    long_run: bool,
) -> None:
    settings.MFA_REQUIRED = False
    world = build_world()
    addresses = every_address()[part::PARTS]
    pages = list(_pages(addresses, everybody(world), Fillers(world), every_visitor=long_run))
    languages = ["nl", "en"] if long_run else ["nl"]

    found = [
        complaint
        for language, (visitor, group) in itertools.product(languages, _by_visitor(pages))
        for complaint in _complaints(browser, live_server.url, visitor, group, language, thorough=long_run)
    ]

    figure(
        f"pages looked at with axe, and measured at two widths, part {part + 1}", len(pages) * len(languages)
    )
    assert found == []


def _pages(
    addresses: list[Address], visitors: list[Visitor], fillers: Fillers, *, every_visitor: bool
) -> Iterator[tuple[Visitor, str]]:
    """Give each page with someone who may open it; at full size with everyone who may."""
    for address in addresses:
        opened = (
            (visitor, url)
            for visitor in visitors
            if may_open(visitor, address) and (url := _opens(visitor, address, fillers)) is not None
        )
        yield from opened if every_visitor else itertools.islice(opened, 1)


def _opens(visitor: Visitor, address: Address, fillers: Fillers) -> str | None:
    client = Client()
    client.cookies.load(dict(visitor.cookies))
    for kwargs in fillers.own(address):
        answer = client.get(address.url(**kwargs))
        is_html = answer.status_code == 200 and answer["Content-Type"].startswith("text/html")
        # A piece that only stands inside a page is looked at there.
        if is_html and b"<html" in answer.content:
            return address.url(**kwargs)
    return None


def _by_visitor(pages: list[tuple[Visitor, str]]) -> list[tuple[Visitor, list[str]]]:
    grouped = itertools.groupby(sorted(pages, key=lambda page: page[0].name), key=lambda page: page[0])
    return [(visitor, [url for _, url in group]) for visitor, group in grouped]


def _complaints(
    browser: Browser, site: str, visitor: Visitor, urls: list[str], language: str, *, thorough: bool
) -> Iterator[str]:
    context = browser.new_context(reduced_motion="reduce")
    cookies = {**dict(visitor.cookies), django_settings.LANGUAGE_COOKIE_NAME: language}
    context.add_cookies([{"name": name, "value": value, "url": site} for name, value in cookies.items()])
    page = _watched(context)
    for number, url in enumerate(urls):
        page.goto(site + url)
        # What comes after the page, by itself.
        page.wait_for_selector(".htmx-request", state="detached")
        for turn, width in enumerate((DESK, PHONE)):
            page.set_viewport_size({"width": width, "height": 800})
            with_axe = thorough or number % 2 == turn
            found = [*(_barriers(page) if with_axe else ()), *_overflow(page, width)]
            yield from (f"{url} for {visitor.name} at {width}: {one}" for one in found)
    context.close()


def _watched(context: BrowserContext) -> Page:
    context.set_default_timeout(20_000)
    return context.new_page()


def _barriers(page: Page) -> Iterator[str]:
    result = Axe().run(page, options=OPTIONS)
    for violation in result.response["violations"]:
        if violation["impact"] in SERIOUS:
            yield f"{violation['id']} {violation['nodes'][0]['html'][:160]}"


def _overflow(page: Page, width: int) -> Iterator[str]:
    if (needed := page.evaluate("document.documentElement.scrollWidth")) > width:
        yield f"runs off the screen: {needed}"
