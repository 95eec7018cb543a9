"""The counts as choices of what to look at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from matching.imports.judgement import Verdict

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from matching.imports.counting import Counts

# What asks for attention comes first.
_ORDER: Final = (Verdict.UNDECIDED, Verdict.NOT_UNDERSTOOD, Verdict.NEW, Verdict.CHANGED, Verdict.SAME)
_SHOWN: Final = (Verdict.NEW, Verdict.SAME, Verdict.UNDECIDED, Verdict.NOT_UNDERSTOOD, Verdict.CHANGED)


@dataclass(frozen=True)
class Chip:
    value: str
    label: StrOrPromise
    count: int
    is_current: bool


def counts_by_verdict(counts: Counts) -> dict[str, int]:
    return {
        Verdict.NEW: counts.new,
        Verdict.SAME: counts.same,
        Verdict.UNDECIDED: counts.undecided,
        Verdict.NOT_UNDERSTOOD: counts.not_understood,
        Verdict.CHANGED: counts.changed,
    }


def chosen_verdict(asked: str | None, counts: Counts) -> str:
    """What was asked for; else the first that has rows."""
    rows = counts_by_verdict(counts)
    if asked in rows:
        return str(asked)
    return next((verdict for verdict in _ORDER if rows[verdict]), Verdict.NEW)


def chips_of(counts: Counts, current: str) -> list[Chip]:
    rows = counts_by_verdict(counts)
    return [
        Chip(verdict.value, verdict.label, rows[verdict], verdict == current)
        for verdict in _SHOWN
        # Only a list of activities changes what is known.
        if verdict != Verdict.CHANGED or rows[verdict]
    ]
