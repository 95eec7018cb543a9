"""The camera reads the code of a slip: found without typing, kept nowhere, and off when the panel closes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from residents.models import Visit
from tests.factories import ResidentFactory
from tests.journeys.at_the_desk import hour as hour  # noqa: PLC0414 - a fixture
from tests.journeys.at_the_desk import new_screen as new_screen  # noqa: PLC0414 - a fixture
from tests.journeys.camera import film_of
from tests.journeys.words import nl

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserType, Page

    from residents.models import Resident
    from tests.journeys.at_the_desk import Hour

pytestmark = pytest.mark.django_db(transaction=True)

LIVE = "() => document.querySelector('#scan video').srcObject?.active ?? null"
NEVER_FINDS = "export class BarcodeDetector { async detect() { return []; } }"
REFUSED = "The browser may not use the camera. Allow it, or type the number of the slip."
SOON = 15_000


@pytest.fixture
def yusuf(hour: Hour) -> Resident:
    ResidentFactory.create(team=hour.town.team, first_name="Olena")
    return ResidentFactory.create(team=hour.town.team, number=412, first_name="Yusuf")


@pytest.fixture
def shown() -> str | None:
    """What is held before the camera: the slip of Yusuf, unless a test says otherwise."""
    return None


@pytest.fixture
def says() -> str:
    """What the desk says when the browser asks for the camera: yes, unless a test says otherwise."""
    return ""


@pytest.fixture
def browser(
    browser_type: BrowserType,
    browser_type_launch_args: dict[str, Any],
    yusuf: Resident,
    tmp_path: Path,
    *,
    shown: str | None,
    says: str,
) -> Iterator[Browser]:
    """A browser with a camera."""
    film = film_of(shown or str(yusuf.public_id), tmp_path / "film.y4m")
    camera = [
        f"--use-fake-ui-for-media-stream{says}",
        "--use-fake-device-for-media-stream",
        f"--use-file-for-fake-video-capture={film}",
    ]
    told = {**browser_type_launch_args, "args": [*browser_type_launch_args["args"], *camera]}
    launched = browser_type.launch(**told)
    yield launched
    launched.close()


def scan(page: Page) -> None:
    page.locator("#scan-open").click()


def find_nothing(page: Page) -> None:
    """The camera runs, and goes on running."""
    page.route(
        "**/vendor/qr/**", lambda route: route.fulfill(body=NEVER_FINDS, content_type="text/javascript")
    )


def test_a_slip_before_the_camera_is_served_with_one_press(
    new_screen: Callable[..., Page], hour: Hour, yusuf: Resident
) -> None:
    page = new_screen(permissions=["camera"])
    asked: list[str] = []
    page.on("request", lambda one: asked.append(f"{one.method} {one.url.split('/', 3)[3]}"))

    scan(page)

    expect(page.locator("#now-at-desk")).to_contain_text("0412", timeout=SOON)
    expect(page.locator("#scan")).to_be_hidden()
    assert page.evaluate(LIVE) is None
    assert Visit.objects.get().resident == yusuf
    # What went out is the code, and nothing that could be a picture.
    posted = [one for one in asked if one.startswith("POST")]
    assert posted == [f"POST {reverse('residents:find-at-desk', args=[hour.session.public_id])[1:]}"]


def test_closing_stops_the_camera(new_screen: Callable[..., Page], hour: Hour) -> None:
    page = new_screen(permissions=["camera"])
    find_nothing(page)
    scan(page)
    page.wait_for_function(LIVE)
    page.evaluate("window.track = document.querySelector('#scan video').srcObject.getTracks()[0]")

    page.keyboard.press("Escape")

    expect(page.locator("#scan")).to_be_hidden()
    page.wait_for_function("() => window.track.readyState === 'ended'")
    assert page.evaluate(LIVE) is None
    expect(page.locator("#scan-open")).to_be_focused()
    assert Visit.objects.count() == 0


@pytest.mark.parametrize("shown", ["https://www.example.org/menu"])
def test_another_code_is_not_searched_for(new_screen: Callable[..., Page], hour: Hour) -> None:
    page = new_screen(permissions=["camera"])

    scan(page)

    expect(page.locator("[data-scan=other]")).to_be_visible(timeout=SOON)
    expect(page.locator("#find")).to_have_value("")
    page.locator("#scan-close").click()
    expect(page.locator("#scan")).to_be_hidden()


@pytest.mark.parametrize("says", ["=deny"])
def test_who_does_not_allow_the_camera_reads_what_to_do(new_screen: Callable[..., Page], hour: Hour) -> None:
    page = new_screen(permissions=[])

    scan(page)

    expect(page.locator("#scan")).to_contain_text(nl(REFUSED), timeout=SOON)


def test_the_reader_is_loaded_only_when_it_is_asked_for(new_screen: Callable[..., Page], hour: Hour) -> None:
    page = new_screen(visit=False, permissions=["camera"])
    loaded: list[str] = []
    page.on("request", lambda one: loaded.append(one.url))
    answer = page.goto(hour.url)
    expect(page.locator("#scan-open")).to_be_visible()

    assert answer is not None
    assert "camera=(self)" in answer.headers["permissions-policy"]
    assert [one for one in loaded if "/vendor/qr/" in one] == []
    scan(page)
    expect(page.locator("#now-at-desk")).to_contain_text("0412", timeout=SOON)
    assert [one.rsplit("/", 1)[1] for one in loaded if "/vendor/qr/" in one] == ["decode.js", "index.js"]


def test_it_fits_a_phone(new_screen: Callable[..., Page], hour: Hour) -> None:
    page = new_screen(viewport={"width": 360, "height": 640}, permissions=["camera"])
    find_nothing(page)

    scan(page)
    page.wait_for_function(LIVE)

    box = page.locator("#scan").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    assert box["height"] <= 640
