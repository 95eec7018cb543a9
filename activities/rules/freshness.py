"""How long ago was an activity confirmed, and is it time to ask again?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import date

ASK_AGAIN_AFTER_DAYS: Final = 60


@dataclass(frozen=True)
class Freshness:
    """`days` is None when it was never confirmed."""

    days: int | None
    ask_again: bool


def freshness_of(confirmed_on: date | None, today: date) -> Freshness:
    if confirmed_on is None:
        return Freshness(days=None, ask_again=True)
    days = max((today - confirmed_on).days, 0)
    return Freshness(days=days, ask_again=days > ASK_AGAIN_AFTER_DAYS)
