"""Recognise the columns of a list in whatever wording their headings have."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from aandeslag.spreadsheets.columns import ResidentColumn
from aandeslag.spreadsheets.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


class Certainty(StrEnum):
    EXACT = "exact"
    GUESS = "guess"  # alike, to be confirmed by a person
    NONE = "none"


@dataclass(frozen=True, slots=True)
class ColumnMatch:
    """What one heading stands for; `taken` when an earlier column already is that field."""

    index: int
    heading: str
    field: str | None
    certainty: Certainty
    taken: bool = False


_LEAST_ALIKE = 84
_SHORTEST_GUESS = 4
# Several columns that must stay out are normal; of anything else a list has one.
_MAY_REPEAT = frozenset({ResidentColumn.NEVER_STORED})


def recognise(header: Sequence[str], vocabulary: Mapping[str, Iterable[str]]) -> tuple[ColumnMatch, ...]:
    """Match every heading with a field, exact ones first, each field at most once."""
    fields = {plain(word): field for field, words in vocabulary.items() for word in words}
    fields.pop("", None)
    exact = [_exact(heading, fields) for heading in header]
    owners: dict[str, int] = {}
    for index, field in enumerate(exact):
        if field is not None:
            owners.setdefault(field, index)
    return tuple(
        _match(index, heading, exact[index], owners)
        if exact[index] is not None
        else _match_guess(index, heading, fields, owners)
        for index, heading in enumerate(header)
    )


def _match(index: int, heading: str, field: str | None, owners: Mapping[str, int]) -> ColumnMatch:
    if field is None or (owners[field] != index and field not in _MAY_REPEAT):
        return ColumnMatch(index, heading, None, Certainty.NONE, taken=field is not None)
    return ColumnMatch(index, heading, field, Certainty.EXACT)


def _match_guess(index: int, heading: str, fields: Mapping[str, str], owners: dict[str, int]) -> ColumnMatch:
    field = _guess(heading, fields)
    if field is None:
        return ColumnMatch(index, heading, None, Certainty.NONE)
    if owners.setdefault(field, index) != index and field not in _MAY_REPEAT:
        return ColumnMatch(index, heading, None, Certainty.NONE, taken=True)
    return ColumnMatch(index, heading, field, Certainty.GUESS)


def _exact(heading: str, fields: Mapping[str, str]) -> str | None:
    word = plain(heading)
    if heading.strip() == "#":
        return fields.get("nr")
    for form in (word, word.removesuffix("s"), word.removesuffix("en"), f"{word}s"):
        if form in fields:
            return fields[form]
    return fields.get(plain(heading.split("(", maxsplit=1)[0]))


def _guess(heading: str, fields: Mapping[str, str]) -> str | None:
    """Take what one field's wordings come close to, or what stands inside the heading."""
    word = plain(heading)
    choices = [choice for choice in fields if len(choice) >= _SHORTEST_GUESS]
    if len(word) >= _SHORTEST_GUESS:
        close = process.extract(word, choices, scorer=fuzz.ratio, score_cutoff=_LEAST_ALIKE)
        named = {fields[choice] for choice, _score, _position in close}
        if len(named) == 1:
            return named.pop()
    contained = {fields[choice] for choice in choices if f" {choice} " in f" {word} "}
    return contained.pop() if len(contained) == 1 else None
