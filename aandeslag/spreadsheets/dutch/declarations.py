"""The volunteer declaration of an organisation as a list has it: half filled in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from aandeslag.spreadsheets.dutch.dates import parse_date
from aandeslag.spreadsheets.dutch.outcome import (
    NotUnderstood,
    Reason,
    not_understood,
    problem_of,
    reads_text,
    says_nothing,
    text_of,
)
from aandeslag.spreadsheets.wording import plain

if TYPE_CHECKING:
    from aandeslag.spreadsheets.table import Cell


class DeclarationState(StrEnum):
    """The same words as the states of a declaration, and that there is none."""

    NONE = "none"
    ASKED = "asked"
    RECEIVED = "received"
    GRANTED = "granted"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Declaration:
    """What the list says; a date it does not give stays open."""

    state: DeclarationState
    on: date | None = None  # asked, received or refused on
    until: date | None = None
    until_year: int | None = None  # `geldig tot 2026`: the day is not known


_STATES: Final[tuple[tuple[DeclarationState, re.Pattern[str]], ...]] = tuple(
    (state, re.compile(pattern))
    for state, pattern in (
        (
            DeclarationState.RECEIVED,
            r"ontvangstbevestiging(?: uwv)?(?: binnen)?|ontvangst bevestigd|bevestiging(?: uwv)?",
        ),
        (
            DeclarationState.ASKED,
            r"aangevraagd|loopt|aanvraag(?: loopt| ingediend)?|in behandeling|in aanvraag|ingediend",
        ),
        (DeclarationState.GRANTED, r"ja|akkoord|verleend|toegekend|afgegeven|heeft|aanwezig|in orde|ok"),
        (DeclarationState.NONE, r"nee|geen|nog niet|niet|niet aangevraagd|nog aanvragen"),
        (DeclarationState.REFUSED, r"geweigerd|afgewezen|niet verleend|afwijzing"),
    )
)
_DATE_AT_END: Final = re.compile(
    r"^(.*?)(?:\s+(?:op|d\.?d\.?|per))?\s+"
    r"(\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|\d{1,2} [a-z.]+ '?\d{2,4})$",
    re.IGNORECASE,
)
_UNTIL_AT_END: Final = re.compile(
    r"^(.*?)[,;(]?\s*(?:geldig )?(?:tot en met|t/m|tot)\s+(.+?)\)?$", re.IGNORECASE
)
# Nothing holds until a date that was refused, is not there, or of which nothing is said.
_WITHOUT_END: Final = frozenset({DeclarationState.NONE, DeclarationState.REFUSED})
_YEAR: Final = re.compile(r"20\d\d")


_End = tuple[date | None, int | None]
_NO_END: _End = (None, None)


def parse_declaration(cell: Cell, valid_until: Cell = None) -> Declaration | NotUnderstood | None:
    """Read the state and, from its own column or the same words, until when it holds."""
    found = _parse_state(cell)
    if isinstance(found, NotUnderstood) or problem_of(valid_until):
        return found if isinstance(found, NotUnderstood) else problem_of(valid_until)
    if says_nothing(text_of(valid_until)) or valid_until is None:
        return found
    until = _parse_until(valid_until)
    if isinstance(until, NotUnderstood):
        return until
    if found is None or found.state in _WITHOUT_END:
        return not_understood(Reason.DECLARATION_UNKNOWN, text_of(valid_until))
    return Declaration(found.state, found.on, *until)


@reads_text
def _parse_state(text: str) -> Declaration | NotUnderstood:
    words, until = text, _NO_END
    if ends := _UNTIL_AT_END.match(text):
        end = _parse_until(ends.group(2))
        if isinstance(end, NotUnderstood):
            return end
        words, until = ends.group(1), end
    on = None
    if dated := _DATE_AT_END.match(words.strip()):
        day = parse_date(dated.group(2))
        if not isinstance(day, date):
            return day if isinstance(day, NotUnderstood) else not_understood(Reason.YEAR_MISSING, text)
        words, on = dated.group(1), day
    for state, pattern in _STATES:
        if pattern.fullmatch(plain(words)):
            return Declaration(state, on, *until)
    return not_understood(Reason.DECLARATION_UNKNOWN, text)


def _parse_until(cell: Cell) -> _End | NotUnderstood:
    if isinstance(cell, date | datetime):
        return (cell.date() if isinstance(cell, datetime) else cell), None
    text = text_of(cell)
    if _YEAR.fullmatch(text):
        return None, int(text)
    found = parse_date(text)
    if isinstance(found, date):
        return found, None
    return found if isinstance(found, NotUnderstood) else not_understood(Reason.YEAR_MISSING, text)
