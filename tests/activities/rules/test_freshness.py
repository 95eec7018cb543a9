"""When is it time to ask an organisation again?"""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from activities.rules import Freshness, freshness_of

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("confirmed_on", "expected"),
    [
        (TODAY, Freshness(days=0, ask_again=False)),
        (TODAY - timedelta(days=60), Freshness(days=60, ask_again=False)),
        (TODAY - timedelta(days=61), Freshness(days=61, ask_again=True)),
        (TODAY + timedelta(days=1), Freshness(days=0, ask_again=False)),
        (None, Freshness(days=None, ask_again=True)),
    ],
)
def test_freshness(confirmed_on: date | None, expected: Freshness) -> None:
    assert freshness_of(confirmed_on, TODAY) == expected
