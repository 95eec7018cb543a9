"""A garden of which every place is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from matching.actions import (
    sign_up,
)
from tests.matching.conftest import NOW, Garden

if TYPE_CHECKING:
    from matching.models import Placement


@pytest.fixture
def full(garden: Garden) -> Garden:
    """All dates are full, of people who come once."""
    for one in garden.dates:
        garden.fill(one, 4)
    return garden


@pytest.fixture
def regulars(garden: Garden) -> list[Placement]:
    """All dates are full, of people who come every time."""
    return [sign_up(resident=garden.resident(), slot=garden.slot, by=None, now=NOW) for _ in range(4)]
