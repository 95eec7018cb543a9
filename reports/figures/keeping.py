"""Reads figures of a period: the final ones of a closed one, or what rows and erased people make together."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reports.counting_rules import rule_of
from reports.figures.counting import count
from reports.figures.counts import Counts, Key, together
from reports.figures.figures import Figures
from reports.models import KeptNumbers

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from aandeslag.teams.models import Team
    from reports.periods import Period

Stored = list[list[str | int]]


def figures_of(team: Team, period: Period, today: date) -> Figures:
    """Exact, for the own team."""
    kept = KeptNumbers.objects.for_team(team).of(period).first()
    if kept is not None and kept.closed_at is not None:
        return Figures(period, read(kept.counts), is_final=True)
    return Figures(period, counts_now(team, period, today, kept))


def counts_now(team: Team, period: Period, today: date, kept: KeptNumbers | None) -> Counts:
    """Of an open period: what the rows say, and what erased people left behind."""
    live = count(team, period, rule_of(period), today)
    return together([live, read(kept.counts)] if kept is not None else [live])


def closed_figures(team: Team, periods: Iterable[Period]) -> dict[Period, Figures]:
    """Of those that are closed. One query."""
    wanted = {(str(one.span), one.first): one for one in periods}
    rows = KeptNumbers.objects.for_team(team).closed().filter(first__in={first for _, first in wanted})
    found = {wanted.get((row.span, row.first)): row for row in rows}
    return {
        period: Figures(period, read(row.counts), is_final=True)
        for period, row in found.items()
        if period is not None
    }


def read(stored: Stored) -> Counts:
    return Counts({Key(str(m), str(d), str(code)): int(value) for m, d, code, value in stored})


def number(text: str, key: Key) -> int:
    """One of many, out of what is stored as it lies: reading all the others takes a hundred times as long."""
    _before, found, rest = text.partition(f"{json.dumps(key)[:-1]}, ")
    return int(rest[: rest.index("]")]) if found else 0


def written(counts: Counts) -> Stored:
    """In a fixed order, so that equal counts are stored as equal text."""
    return sorted([str(key.measure), str(key.dimension), key.code, value] for key, value in counts.items())
