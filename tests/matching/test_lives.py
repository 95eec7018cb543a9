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

LIVES, LONG_LIVES = 12, 2000
STEPS = 20


@pytest.mark.slow
def test_books_stay_sound_whatever_is_pressed(
    garden: Garden, *, long_run: bool, figure: Callable[[str, object], None]
) -> None:
    KindOfWorkFactory.create(organisation=garden.slot.activity.organisation, description="Koken")
    AnyLife.paper = DeclarationFactory.create(kind_of_work=garden.slot.activity.kind_of_work)
    AnyLife.gardens = (garden, make_garden(garden.town))

    lives = LONG_LIVES if long_run else LIVES
    run_state_machine_as_test(
        AnyLife,
        settings=settings(
            max_examples=lives,
            stateful_step_count=STEPS,
            deadline=None,
            derandomize=not long_run,
            phases=[Phase.explicit, Phase.generate, Phase.shrink],
            suppress_health_check=list(HealthCheck),
        ),
    )
    figure("lives in which anything was pressed", lives)
