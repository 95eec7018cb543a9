"""Cells as they are kept between upload and import: only what may be kept, in a form that JSON holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from aandeslag.spreadsheets.dutch.remarks import Remark, parse_remark
from aandeslag.spreadsheets.dutch.sensitive import Sensitive
from aandeslag.spreadsheets.table import Cell, CellProblem
from aandeslag.vocabulary import Condition, Skill


@dataclass(frozen=True)
class Hidden:
    """A cell of which the words were never stored, and the kinds of thing that were in it."""

    sorts: frozenset[Sensitive] = frozenset()


Stored = Cell | Remark | Hidden


def pack(cell: Stored) -> Any:
    """Write a cell for a JSON column."""
    if isinstance(cell, Remark):
        return {"remark": _pack_remark(cell)}
    if isinstance(cell, Hidden):
        return {"hidden": sorted(cell.sorts)}
    if isinstance(cell, CellProblem):
        return {"problem": cell.value}
    if isinstance(cell, datetime):
        return {"moment": cell.isoformat()}
    if isinstance(cell, date):
        return {"date": cell.isoformat()}
    return {"time": cell.isoformat()} if isinstance(cell, time) else cell


def unpack(packed: Any) -> Stored:
    cell: Stored = packed
    if isinstance(packed, dict):
        ((sort, value),) = packed.items()
        cell = _UNPACK[sort](value)
    return cell


def may_be_kept(text: Cell) -> Stored:
    """Hide a text in which something sensitive stands."""
    sorts = parse_remark(text).sensitive if isinstance(text, str) else frozenset()
    return Hidden(sorts) if sorts else text


def _pack_remark(remark: Remark) -> dict[str, Any]:
    return {
        "conditions": sorted(remark.conditions),
        "skills": sorted(remark.skills),
        "sensitive": sorted(remark.sensitive),
        "flags": [name for name in _FLAGS if getattr(remark, name)],
    }


_FLAGS = ("no_bicycle", "has_children", "neutral", "unsorted")


def _unpack_remark(packed: dict[str, Any]) -> Remark:
    return Remark(
        conditions=frozenset(map(Condition, packed["conditions"])),
        skills=frozenset(map(Skill, packed["skills"])),
        sensitive=frozenset(map(Sensitive, packed["sensitive"])),
        **dict.fromkeys(packed["flags"], True),
    )


_UNPACK: dict[str, Any] = {
    "remark": _unpack_remark,
    "hidden": lambda sorts: Hidden(frozenset(map(Sensitive, sorts))),
    "problem": CellProblem,
    "moment": datetime.fromisoformat,
    "date": date.fromisoformat,
    "time": time.fromisoformat,
}
