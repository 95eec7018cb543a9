"""Who someone is, as far as it is kept: gender, year of birth, legal status, first letter."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from aandeslag.spreadsheets.dutch.dates import DateWithoutYear, parse_date
from aandeslag.spreadsheets.dutch.outcome import (
    NotUnderstood,
    Reason,
    not_understood,
    reads_text,
)
from aandeslag.spreadsheets.wording import plain
from aandeslag.vocabulary import Gender, LegalStatus

if TYPE_CHECKING:
    from aandeslag.spreadsheets.table import Cell

_GENDERS: Final[dict[str, Gender]] = {
    **dict.fromkeys(("m", "man", "mannelijk", "heer", "dhr", "jongen", "male"), Gender.MAN),
    **dict.fromkeys(
        ("v", "vrouw", "vrouwelijk", "mevrouw", "mevr", "mw", "meisje", "f", "female", "vr"), Gender.WOMAN
    ),
    **dict.fromkeys(("x", "anders", "overig", "non binair", "nonbinair"), Gender.OTHER),
}

_STATUSES: Final[dict[str, LegalStatus]] = {
    **dict.fromkeys(
        ("asielzoeker", "az", "in procedure", "procedure", "w document", "asielaanvraag", "asiel", "wacht"),
        LegalStatus.IN_PROCEDURE,
    ),
    **dict.fromkeys(
        ("statushouder", "sh", "vergunning", "vergunninghouder", "status", "verblijfsvergunning"),
        LegalStatus.STATUS_HOLDER,
    ),
    **dict.fromkeys(("heeft status", "vergund", "nareiziger met vergunning"), LegalStatus.STATUS_HOLDER),
    **dict.fromkeys(
        ("oekraine", "ontheemde", "ontheemd", "ontheemde oekraine", "rtb", "tijdelijke bescherming"),
        LegalStatus.DISPLACED,
    ),
}
_ENDED = re.compile(r"uitgeproc|afgewezen|afwijzing|illegaal|ongedocument|geen verblijf|dublin|terugkeer")

_EARLIEST_YEAR = 1910
_YEAR = re.compile(r"\d{4}")
_SHORT_YEAR = re.compile(r"'?\d{2}|\d{1,2}[-/.]\d{1,2}[-/.]'?\d{2}")
_AGE = re.compile(r"\d{1,2} ?(?:jaar|jr|j)\.?")


@reads_text
def parse_gender(text: str) -> Gender | NotUnderstood:
    """Read `M`, `vrouw`, `x`."""
    return _GENDERS.get(plain(text)) or not_understood(Reason.GENDER_UNKNOWN, text)


def parse_legal_status(cell: Cell) -> LegalStatus | NotUnderstood:
    """Read a status no finer than needed; nothing and `?` are the same: not known."""
    found = _parse_status_text(cell)
    return LegalStatus.UNKNOWN if found is None else found


@reads_text
def _parse_status_text(text: str) -> LegalStatus | NotUnderstood:
    words = plain(text)
    if _ENDED.search(words):
        return NotUnderstood(Reason.NOT_RECORDED)
    return _STATUSES.get(words) or not_understood(Reason.STATUS_UNKNOWN, text)


def parse_birth_year(cell: Cell, *, today: date) -> int | NotUnderstood | None:
    """Keep the year of a year or a date of birth; day and month are left behind."""
    if isinstance(cell, date | datetime):
        return _plausible(cell.year, str(cell.year), today)
    return _parse_year_text(cell, today=today)


@reads_text
def _parse_year_text(text: str, *, today: date) -> int | NotUnderstood:
    if _YEAR.fullmatch(text):
        return _plausible(int(text), text, today)
    if _SHORT_YEAR.fullmatch(text):
        return NotUnderstood(Reason.TWO_DIGIT_YEAR)
    if _AGE.fullmatch(text.casefold()):
        return not_understood(Reason.AGE_NOT_YEAR, text)
    # A date of birth may be written in full; its text is never repeated.
    found = parse_date(text)
    if isinstance(found, date):
        return _plausible(found.year, str(found.year), today)
    if found is None or isinstance(found, DateWithoutYear):
        return NotUnderstood(Reason.NO_YEAR)
    return NotUnderstood(found.reason if found.reason is not Reason.NO_DATE else Reason.NO_YEAR)


def _plausible(year: int, text: str, today: date) -> int | NotUnderstood:
    if _EARLIEST_YEAR <= year <= today.year:
        return year
    return not_understood(Reason.YEAR_IMPLAUSIBLE, text)


@reads_text
def parse_initial(text: str) -> str | NotUnderstood:
    """Keep the first letter of a surname; the rest is not kept anywhere."""
    return next((char.upper() for char in text if char.isalpha()), "")
