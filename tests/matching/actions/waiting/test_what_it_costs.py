"""Serving the line takes as many questions for many who wait as for one."""

from __future__ import annotations

from datetime import timedelta

import pytest

from matching.actions import (
    put_back,
    take_off,
)
from matching.actions.waiting.serving import serve_waiting
from matching.errors import PlacementRefusedError
from tests.matching.actions.waiting.lines import (
    someone_on,
    waits,
)
from tests.matching.conftest import NOW, Garden
from tests.matching.queries import exactly


def test_where_nobody_waits_it_costs_one_question(garden: Garden) -> None:
    resident = garden.resident()

    with exactly(1):
        serve_waiting({garden.slot.pk}, NOW)
    assert resident.pk


@pytest.mark.parametrize("number", [1, 50])
def test_the_lock_is_as_short_for_many_who_wait(full: Garden, number: int) -> None:
    for minute in range(number):
        waits(full, now=NOW - timedelta(minutes=minute))
    row = someone_on(full)

    with exactly(35):
        take_off(participation=row, by=None, now=NOW)


def test_put_back_asks_for_a_place_that_is_not_promised(full: Garden) -> None:
    waits(full)
    row = someone_on(full)
    take_off(participation=row, by=None, now=NOW)

    with pytest.raises(PlacementRefusedError):
        put_back(participation=row, now=NOW)
