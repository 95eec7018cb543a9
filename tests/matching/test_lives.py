"""State machine: people sign up, wait, call off, leave and come back while the offer changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.matching.lives.machine import AnyLife
from tests.matching.lives.start import start_with

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.matching.conftest import Garden

LIVES, LIVES_OF_A_PART, PARTS_WHEN_LONG = 13, 100, 10
STEPS = 20


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """In parts: a test that takes a quarter of an hour is thought to hang."""
    parts = PARTS_WHEN_LONG if metafunc.config.getoption("--long") else 1
    metafunc.parametrize("part", range(parts))


@pytest.mark.slow
@pytest.mark.parametrize("regulars", [True, False], ids=["every time", "once"])
def test_books_stay_sound_whatever_is_pressed(
    garden: Garden, part: int, *, regulars: bool, long_run: bool, figure: Callable[[str, object], None]
) -> None:
    """The short run says at once what went wrong; the long one makes it as small as it goes."""
    AnyLife.start = start_with(garden, regulars=regulars)
    lives = LIVES_OF_A_PART if long_run else LIVES
    run_state_machine_as_test(
        AnyLife,
        settings=settings(
            max_examples=lives,
            stateful_step_count=STEPS,
            deadline=None,
            derandomize=not long_run,
            phases=[Phase.generate, Phase.shrink] if long_run else [Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )
    kind = "every time" if regulars else "once"
    figure(f"lives in which anything was pressed, who starts {kind}, part {part + 1}", lives)
