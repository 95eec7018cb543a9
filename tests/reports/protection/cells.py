"""Small tables of invented people, to say in one line who is counted where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.protection.amounts import Amounts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def people(cells: Mapping[str, Iterable[int]]) -> dict[str, Amounts]:
    """Everyone counts once."""
    return {code: Amounts(dict.fromkeys(who, 1), counts_people=True) for code, who in cells.items()}


def times(cells: Mapping[str, Mapping[int, int]]) -> dict[str, Amounts]:
    return {code: Amounts(dict(of)) for code, of in cells.items()}
