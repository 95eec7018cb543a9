"""State machine: people sign up, wait, call off, leave and come back while the offer changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.factories import DeclarationFactory, KindOfWorkFactory
from tests.matching.conftest import Garden, make_garden
from tests.matching.lives.machine import AnyLife

if TYPE_CHECKING:
    from collections.abc import Callable

LIVES, PARTS_WHEN_LONG, LIVES_OF_A_PART = 25, 20, 100
STEPS = 20


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """In parts: a test that takes a quarter of an hour is thought to hang."""
    parts = PARTS_WHEN_LONG if metafunc.config.getoption("--long") else 1
    metafunc.parametrize("part", range(parts))


@pytest.mark.slow
def test_books_stay_sound_whatever_is_pressed(
    garden: Garden, part: int, *, long_run: bool, figure: Callable[[str, object], None]
) -> None:
    """The short run says at once what went wrong; the long one makes it as small as it goes."""
    KindOfWorkFactory.create(organisation=garden.slot.activity.organisation, description="Koken")
    AnyLife.paper = DeclarationFactory.create(kind_of_work=garden.slot.activity.kind_of_work)
    AnyLife.gardens = (garden, make_garden(garden.town))

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
    figure(f"lives in which anything was pressed, part {part + 1}", lives)
