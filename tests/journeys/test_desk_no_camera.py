"""Without a camera there is no button that does nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.journeys.at_the_desk import hour as hour  # noqa: PLC0414 - a fixture
from tests.journeys.at_the_desk import new_screen as new_screen  # noqa: PLC0414 - a fixture

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.journeys.at_the_desk import Hour

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("scripts", [True, False])
def test_the_button_stays_hidden(new_screen: Callable[..., Page], hour: Hour, *, scripts: bool) -> None:
    page = new_screen(java_script_enabled=scripts)
    page.wait_for_timeout(500)

    expect(page.locator("#find")).to_be_visible()
    expect(page.locator("#scan-open")).to_be_hidden()
    expect(page.locator("#scan")).to_be_hidden()
