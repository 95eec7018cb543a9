"""Municipalities as they were divided on the first of January of a chosen year.

Who lived where is kept by the code of that time. A municipality that merged is read as the one it went on
in, in every division after its last day; what was split up later cannot be parted again and keeps its name.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from aandeslag.teams.models import Municipality
from reports.figures.counts import Counts, Dimension

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reports.figures.figures import Figures


@dataclass(frozen=True)
class Merger:
    """After its last day, the one municipality is part of the other."""

    code: str
    last_day: date
    into: str


@dataclass(frozen=True)
class Division:
    year: int
    # The years in which some division differs from that of the year before, with the one before the first.
    years: tuple[int, ...]
    into: Mapping[str, str]

    @property
    def can_be_chosen(self) -> bool:
        return bool(self.years)

    def regrouped(self, figures: Figures) -> Figures:
        """Everybody lives in one municipality, so parts may be added up, people too."""
        counts = Counts()
        for key, value in figures.counts.items():
            is_place = key.dimension == Dimension.MUNICIPALITY
            counts[key._replace(code=self.into.get(key.code, key.code)) if is_place else key] += value
        return replace(figures, counts=counts)


def division_of(year: int, until: int) -> Division:
    """Of the first of January; `until` is the last year to choose. One query."""
    mergers = _mergers()
    starts = sorted({one.last_day.year + 1 for one in mergers if one.last_day.year < until})
    years = (starts[0] - 1, *starts) if starts else ()
    return Division(year, years, _into(mergers, date(year, 1, 1)))


def _mergers() -> list[Merger]:
    rows = Municipality.objects.filter(successor__isnull=False).order_by("valid_until")
    found = rows.values_list("code", "valid_until", "successor__code")
    return [Merger(code, last_day, into) for code, last_day, into in found if last_day is not None]


def _into(mergers: Iterable[Merger], day: date) -> dict[str, str]:
    """Each that is gone on this day → the one that is left, also after several mergers."""
    step = {one.code: one.into for one in mergers if one.last_day < day}
    return {code: _last(code, step) for code in step}


def _last(code: str, step: Mapping[str, str]) -> str:
    passed = {code}
    while (following := step.get(code)) is not None and following not in passed:
        passed.add(following)
        code = following
    return code
