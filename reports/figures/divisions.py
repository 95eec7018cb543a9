"""Municipalities as they were divided on the first of January of a chosen year.

Who lived where is kept by the code of that time. A municipality that merged is read as the one it went on
in, in every division after its last day; what was split up later cannot be parted again and keeps its name.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from aandeslag.teams.models import Municipality
from reports.figures.counts import Counts, Dimension

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reports.figures.figures import Figures


@dataclass(frozen=True)
class Merger:
    """After its last day, the one municipality is part of the other."""

    code: str
    last_day: date
    into: str


@dataclass(frozen=True)
class Division:
    """Of the first of January of `year`; `until` is the last year that can be chosen."""

    year: int
    until: int
    mergers: tuple[Merger, ...]

    @cached_property
    def years(self) -> tuple[int, ...]:
        """From the last one before the first merger, or from this one; none where it makes no difference."""
        ended = [one.last_day.year for one in self.mergers if one.last_day.year < self.until]
        return tuple(range(min(*ended, self.year), self.until + 1)) if ended else ()

    @property
    def can_be_chosen(self) -> bool:
        return bool(self.years)

    def of_year(self, asked: str) -> Division:
        """The one that is asked for, where it can be chosen; else this one."""
        is_choice = asked.isdecimal() and int(asked) in self.years
        return replace(self, year=int(asked)) if is_choice else self

    @cached_property
    def into(self) -> Mapping[str, str]:
        """Each that is gone on this day → the one that is left, also after several mergers."""
        step = {one.code: one.into for one in self.mergers if one.last_day < date(self.year, 1, 1)}
        return {code: _last(code, step) for code in step}

    def regrouped(self, figures: Figures) -> Figures:
        """Everybody lives in one municipality, so parts may be added up, people too."""
        counts = Counts()
        for key, value in figures.counts.items():
            is_place = key.dimension == Dimension.MUNICIPALITY
            counts[key._replace(code=self.into.get(key.code, key.code)) if is_place else key] += value
        return replace(figures, counts=counts)


def division_of(year: int, until: int) -> Division:
    """One query."""
    rows = Municipality.objects.filter(successor__isnull=False).order_by("valid_until")
    found = rows.values_list("code", "valid_until", "successor__code")
    mergers = [Merger(code, last_day, into) for code, last_day, into in found if last_day is not None]
    return Division(year, until, tuple(mergers))


def _last(code: str, step: Mapping[str, str]) -> str:
    passed = {code}
    while (following := step.get(code)) is not None and following not in passed:
        passed.add(following)
        code = following
    return code
