"""When someone is free: `di+do middag`, `niet op dinsdag`, `alleen weekend` as parts of the week."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from aandeslag.spreadsheets.dutch.calendar import ALL_DAYS, DAY_GROUPS, WEEKDAYS, days_between
from aandeslag.spreadsheets.dutch.outcome import NotUnderstood, Reason, not_understood, reads_text
from aandeslag.vocabulary import DayPart, Weekday, WeekPart

if TYPE_CHECKING:
    from collections.abc import Iterable

_ALL_PARTS = tuple(DayPart)
_PARTS: Final[dict[str, tuple[DayPart, ...]]] = {
    **dict.fromkeys(("ochtend", "ochtends", "ochtenden", "morgens", "voormiddag", "vm"), (DayPart.MORNING,)),
    **dict.fromkeys(("middag", "middags", "middagen", "namiddag", "nm"), (DayPart.AFTERNOON,)),
    **dict.fromkeys(("avond", "avonds", "avonden"), (DayPart.EVENING,)),
    "overdag": (DayPart.MORNING, DayPart.AFTERNOON),
    "dag": _ALL_PARTS,
}
_DAYS: Final[dict[str, tuple[Weekday, ...]]] = {
    **{word: (weekday,) for word, weekday in WEEKDAYS.items()},
    **DAY_GROUPS,
    **dict.fromkeys(("dagen", "week"), ALL_DAYS),
}
_NOT = frozenset({"niet", "behalve", "geen", "uitgezonderd", "muv"})
_FILLING = frozenset(
    {"op", "in", "het", "de", "s", "alleen", "elke", "iedere", "ieder", "elk", "kan", "en", "vrij"}
    | {"beschikbaar", "ook", "enkel", "hele", "heel", "wel", "alle", "bij", "voorkeur", "liefst"}
)
_ASIDE = re.compile(r"\([^)]*\)")
_RANGE = re.compile(r"t\s*/\s*m|\btm\b|tot en met|(?<=[a-z])\s*[-–]\s*(?=[a-z])")
_GLUED = re.compile(r"([a-z]{2,7}dag|\b(?:ma|di|wo|do|vr|za|zo))(ochtend|middag|avond)(?:en|s)?\b")
_TOKEN = re.compile(r"[a-z]+|[,;>]")
_RANGE_SIGN = ">"
_BREAKS = frozenset({",", ";"})


@dataclass(frozen=True, slots=True)
class _Days:
    days: tuple[Weekday, ...]


@dataclass(frozen=True, slots=True)
class _Parts:
    parts: tuple[DayPart, ...]


_Item = _Days | _Parts | str  # a str is a sign: "not", ">" or ","


class _AmbiguousError(Exception):
    """The same words can be read in two ways."""


@reads_text
def parse_availability(text: str) -> frozenset[WeekPart] | NotUnderstood:
    """Read in which parts of the week someone is free; a day without more is the whole day."""
    words = _ASIDE.sub(" ", text.casefold()).replace("m.u.v.", " muv ")
    words = _RANGE.sub(" > ", words.replace("'", " ").replace("’", " "))
    tokens = [token for token in _TOKEN.findall(_GLUED.sub(r"\1 \2", words)) if token not in _FILLING]
    items = list(map(_item, tokens))
    if re.search(r"\d", words) or None in items:
        return not_understood(Reason.DAYS_UNKNOWN, text)
    try:
        free = _free(_joined([item for item in items if item is not None]))
    except _AmbiguousError:
        return not_understood(Reason.DAYS_AMBIGUOUS, text)
    return free or not_understood(Reason.DAYS_UNKNOWN, text)


def _item(token: str) -> _Item | None:
    if token in _DAYS:
        return _Days(_DAYS[token])
    if token in _PARTS:
        return _Parts(_PARTS[token])
    if token in _NOT:
        return "not"
    return "," if token in _BREAKS else (token if token == _RANGE_SIGN else None)


def _joined(items: list[_Item]) -> list[_Item]:
    """Make one item of `ma > vr` and of `ochtend > middag`; elsewhere the sign is a hyphen."""
    joined: list[_Item] = []
    for position, item in enumerate(items):
        if item == ">":
            continue
        before = joined[-1] if position and items[position - 1] == ">" and joined else None
        if isinstance(before, _Days) and isinstance(item, _Days):
            joined[-1] = _Days(days_between(before.days[0], item.days[-1]))
        elif isinstance(before, _Parts) and isinstance(item, _Parts):
            first, last = _ALL_PARTS.index(before.parts[0]), _ALL_PARTS.index(item.parts[-1])
            joined[-1] = _Parts(_ALL_PARTS[first : last + 1])
        else:
            joined.append(item)
    return joined


def _free(items: list[_Item]) -> frozenset[WeekPart]:
    wanted: set[WeekPart] = set()
    unwanted: set[WeekPart] = set()
    previous: list[_Item] = []
    for clause in _split(items, ","):
        _refuse_ambiguous(previous, clause)
        before, after = _around_not(clause)
        wanted |= _week_parts(before)
        unwanted |= _week_parts(after)
        previous = clause
    if not wanted and unwanted:
        wanted = {WeekPart.of(day, part) for day in ALL_DAYS for part in _ALL_PARTS}
    return frozenset(wanted - unwanted)


def _refuse_ambiguous(previous: list[_Item], clause: list[_Item]) -> None:
    """In `ma, wo ochtend` and `niet op ma, di` the comma may join or part."""
    if not previous or "not" in clause:
        return
    parts_now, days_now = _has(clause, _Parts), _has(clause, _Days)
    bare_before = _has(previous, _Days) and not _has(previous, _Parts)
    only_parts = parts_now and not days_now
    if "not" in previous or (parts_now and bare_before) or (only_parts and _has(previous, _Days)):
        raise _AmbiguousError


def _around_not(clause: list[_Item]) -> tuple[list[_Item], list[_Item]]:
    if "not" not in clause:
        return clause, []
    before, *after = _split(clause, "not")
    rest = [item for part in after for item in part]
    # `woensdag niet`: the word comes last and means what stands before it.
    return (before, rest) if rest else ([], before)


def _week_parts(clause: list[_Item]) -> set[WeekPart]:
    """Read `ma wo ochtend do middag`: parts belong to the days just before them."""
    found: set[WeekPart] = set()
    days: list[Weekday] = []
    parts: list[DayPart] = []
    leading = bool(clause) and isinstance(clause[0], _Parts)
    for item in clause:
        if isinstance(item, _Parts):
            parts.extend(item.parts)
        elif isinstance(item, _Days):
            if parts and not leading:
                found |= _product(days, parts)
                days, parts = [], []
            days.extend(item.days)
    return found | _product(days, parts) if clause else found


def _product(days: Iterable[Weekday], parts: Iterable[DayPart]) -> set[WeekPart]:
    return {WeekPart.of(day, part) for day in days or ALL_DAYS for part in parts or _ALL_PARTS}


def _split(items: list[_Item], sign: str) -> list[list[_Item]]:
    clauses: list[list[_Item]] = [[]]
    for item in items:
        if item == sign:
            clauses.append([])
        else:
            clauses[-1].append(item)
    return clauses


def _has(clause: list[_Item], kind: type[_Days] | type[_Parts]) -> bool:
    return any(isinstance(item, kind) for item in clause)
