"""On which facts two participants differ, in words; and the facts that follow from what staff chose."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext_lazy as _

from residents.cards import in_words, label_of
from residents.details import ResidentDetails

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.utils.functional import _StrPromise

    from residents.models import Resident


class Which(StrEnum):
    """Whose fact goes on."""

    KEPT = "kept"
    OTHER = "other"
    BOTH = "both"  # only where it is a set, such as languages


# Facts that only mean something together are chosen together.
_TOGETHER: Final[dict[str, tuple[str, ...]]] = {"lives": ("centre", "housed_in", "district")}
_LABELS: Final[dict[str, _StrPromise]] = {"lives": _("Lives")}


@dataclass(frozen=True)
class Fact:
    """One line of the comparison."""

    name: str
    label: str
    of_kept: str
    of_other: str
    differs: bool
    may_be_both: bool
    # What goes on unless somebody chooses otherwise: what says something, and of two sets both.
    usual: Which


def compared(kept: Resident, other: Resident) -> list[Fact]:
    """Every fact that says something of either, those that differ first."""
    facts = [_fact(name, columns, kept, other) for name, columns in _lines()]
    told = [fact for fact in facts if fact.of_kept or fact.of_other or fact.differs]
    return sorted(told, key=lambda fact: not fact.differs)


def chosen_details(kept: Resident, other: Resident, choices: Mapping[str, str]) -> ResidentDetails:
    """The facts of the one who stays, but for those that were chosen from the other, or from both."""
    taken: dict[str, Any] = {}
    for name, columns in _lines():
        for column in columns:
            if choices.get(name) == Which.OTHER:
                taken[column] = getattr(other, column)
            elif choices.get(name) == Which.BOTH:
                taken[column] = getattr(kept, column) | getattr(other, column)
    return replace(ResidentDetails.of(kept), **taken)


def _lines() -> list[tuple[str, tuple[str, ...]]]:
    together = [column for columns in _TOGETHER.values() for column in columns]
    alone = [(name, (name,)) for name in ResidentDetails.__dataclass_fields__ if name not in together]
    return [*alone[:4], *_TOGETHER.items(), *alone[4:]]


def _fact(name: str, columns: tuple[str, ...], kept: Resident, other: Resident) -> Fact:
    mine, theirs = _values(kept, columns), _values(other, columns)
    are_sets = all(isinstance(value, frozenset) for value in (*mine, *theirs))
    return Fact(
        name=name,
        label=str(_LABELS.get(name) or label_of(name)),
        of_kept=_in_words(columns, mine),
        of_other=_in_words(columns, theirs),
        differs=mine != theirs,
        may_be_both=are_sets,
        usual=_usual(mine, theirs, are_sets=are_sets),
    )


def _usual(mine: list[Any], theirs: list[Any], *, are_sets: bool) -> Which:
    if are_sets and any(mine) and any(theirs):
        return Which.BOTH
    says_nothing = all(value in (None, "", frozenset(), "unknown") for value in mine)
    return Which.OTHER if says_nothing else Which.KEPT


def _values(resident: Resident, columns: tuple[str, ...]) -> list[Any]:
    return [getattr(resident, column) for column in columns]


def _in_words(columns: tuple[str, ...], values: list[Any]) -> str:
    return ", ".join(filter(None, (in_words(*pair) for pair in zip(columns, values, strict=True))))
