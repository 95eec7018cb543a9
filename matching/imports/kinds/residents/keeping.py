"""What may be kept of a cell of a list of residents, decided before anything is stored."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from aandeslag.spreadsheets.columns import ResidentColumn as Column
from aandeslag.spreadsheets.dutch.availability import parse_availability
from aandeslag.spreadsheets.dutch.dates import parse_date
from aandeslag.spreadsheets.dutch.departures import parse_departure_reason
from aandeslag.spreadsheets.dutch.interests import parse_interests
from aandeslag.spreadsheets.dutch.languages import parse_languages, parse_level
from aandeslag.spreadsheets.dutch.numbers import parse_number
from aandeslag.spreadsheets.dutch.outcome import NotUnderstood, text_of
from aandeslag.spreadsheets.dutch.people import (
    parse_birth_year,
    parse_gender,
    parse_initial,
    parse_legal_status,
)
from aandeslag.spreadsheets.dutch.phones import parse_email, parse_phone
from aandeslag.spreadsheets.dutch.remarks import Remark, parse_remark
from aandeslag.spreadsheets.dutch.sensitive import Sensitive
from matching.imports.cells import Hidden, may_be_kept

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from typing import Any

    from aandeslag.spreadsheets.table import Cell
    from matching.imports.cells import Stored

# A year written short is no date of birth: it may be shown, so that it can be mended.
_TWO_DIGITS: Final = re.compile(r"'?\d\d")
_PARSERS: Final[dict[str, Callable[..., Any]]] = {
    Column.NUMBER: parse_number,
    Column.GENDER: parse_gender,
    Column.LANGUAGES: parse_languages,
    Column.DUTCH_LEVEL: parse_level,
    Column.ENGLISH_LEVEL: parse_level,
    Column.LEGAL_STATUS: parse_legal_status,
    Column.PHONE: parse_phone,
    Column.EMAIL: parse_email,
    Column.FREE: parse_availability,
    Column.INTERESTS: parse_interests,
    Column.REGISTERED_ON: parse_date,
    Column.DEPARTED_ON: parse_date,
    Column.DEPARTURE_REASON: parse_departure_reason,
}


def keep(column: str, cell: Cell, today: date) -> Stored:
    """Give what may be kept of a cell: the cell, a part of it, or only what kind of thing it was."""
    if cell is None or column == Column.NEVER_STORED:
        return None
    if column == Column.REMARKS:
        remark = parse_remark(cell)
        return None if remark == Remark() else remark
    if column == Column.BIRTH_YEAR:
        return _outcome(parse_birth_year(cell, today=today), cell)
    if column == Column.SURNAME:
        return _outcome(parse_initial(cell), None)
    return _if_understood(_PARSERS.get(column), cell)


def _outcome(found: Any, cell: Cell) -> Stored:
    """Keep what was read, or the words where they may be shown."""
    if not isinstance(found, NotUnderstood):
        return found  # type: ignore[no-any-return]  # a year or a letter
    if found.text or _TWO_DIGITS.fullmatch(text_of(cell)):
        return may_be_kept(cell)
    return Hidden(frozenset({Sensitive.IDENTITY}))


def _if_understood(parser: Callable[..., Any] | None, cell: Cell) -> Stored:
    """A cell that is understood holds nothing else; any other may hold anything."""
    if parser is None:
        return may_be_kept(cell)
    found = parser(cell)
    if not isinstance(found, NotUnderstood):
        return cell
    kept = may_be_kept(cell)
    return kept if found.text or isinstance(kept, Hidden) else Hidden()
