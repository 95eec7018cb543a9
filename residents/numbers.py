"""How a participant number is written."""

from __future__ import annotations


def as_shown(number: int) -> str:
    """As it stands on cards: four digits."""
    return f"{number:04d}"
