"""The desk looks on a Tuesday at one o'clock, when nothing is said otherwise."""

from __future__ import annotations

from tests.matching.rounds.conftest import supporter, that_tuesday
from tests.matching.views.conftest import desk

__all__ = ["desk", "supporter", "that_tuesday"]
