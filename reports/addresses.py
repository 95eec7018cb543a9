"""How a period stands in an address."""

from __future__ import annotations

from reports.periods import SLUG


class PeriodConverter:
    """2026-Q3, 2026-11, 2026 or so-far."""

    regex = SLUG

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value
