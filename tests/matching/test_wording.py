"""What the screens say of a moment."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import pytest

from activities.models import Slot
from matching.wording import every
from tests.factories import SlotFactory

pytestmark = pytest.mark.django_db

SLOTS: Final[dict[str, dict[str, Any]]] = {
    "elke dinsdag": {"weekday": "tu"},
    "om de twee weken op dinsdag": {"weekday": "tu", "every": Slot.Every.TWO_WEEKS},
    "elke eerste zaterdag van de maand": {"pattern": "monthly", "weekday": "sa", "nth": 1},
    "": {"pattern": "single", "weekday": "", "date": date(2026, 12, 1)},
}


@pytest.mark.parametrize("said", SLOTS)
def test_how_often(said: str) -> None:
    assert every(SlotFactory.create(**SLOTS[said])) == said
