"""What a parser answers when it does not understand, and how it reads a cell as text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import Concatenate, ParamSpec, TypeVar

from aandeslag.spreadsheets.dutch.sensitive import sensitive_in
from aandeslag.spreadsheets.table import Cell, CellProblem
from aandeslag.spreadsheets.wording import plain


class Reason(StrEnum):
    """Why a cell is not understood; worded where it is shown."""

    FORMULA = "formula"
    ERROR_VALUE = "error-value"
    NO_DATE = "no-date"
    NO_SUCH_DAY = "no-such-day"  # 31-02-2025, or 07/15/25
    DAY_MISSING = "day-missing"  # juni 2025
    YEAR_MISSING = "year-missing"
    TWO_DIGIT_YEAR = "two-digit-year"
    DATE_AS_NUMBER = "date-as-number"  # 45811: a date that lost its format
    NO_YEAR = "no-year"
    YEAR_IMPLAUSIBLE = "year-implausible"
    AGE_NOT_YEAR = "age-not-year"
    GENDER_UNKNOWN = "gender-unknown"
    LANGUAGE_UNKNOWN = "language-unknown"
    LEVEL_UNKNOWN = "level-unknown"
    STATUS_UNKNOWN = "status-unknown"
    NOT_RECORDED = "not-recorded"  # an ended procedure is never recorded
    NO_PHONE = "no-phone"
    SEVERAL_PHONES = "several-phones"
    MAY_BE_IDENTITY_NUMBER = "may-be-identity-number"
    NO_EMAIL = "no-email"
    DAYS_UNKNOWN = "days-unknown"
    DAYS_AMBIGUOUS = "days-ambiguous"  # ma, wo ochtend: is Monday the morning too?
    INTEREST_UNKNOWN = "interest-unknown"
    DEPARTURE_UNKNOWN = "departure-unknown"
    TIMES_UNKNOWN = "times-unknown"
    TIME_MISSING = "time-missing"
    DAY_OF_WEEK_MISSING = "day-of-week-missing"
    NOT_EVERY_WEEK = "not-every-week"
    END_BEFORE_START = "end-before-start"
    DECLARATION_UNKNOWN = "declaration-unknown"
    LOAD_UNKNOWN = "load-unknown"
    KIND_UNKNOWN = "kind-unknown"
    NO_NUMBER = "no-number"
    ATTENDANCE_UNKNOWN = "attendance-unknown"


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """A reason and the words concerned; no words where they must not be repeated."""

    reason: Reason
    text: str = ""


_LONGEST_TEXT = 60
_PROBLEMS = {CellProblem.FORMULA: Reason.FORMULA, CellProblem.ERROR: Reason.ERROR_VALUE}
# What people put in a cell to say that there is nothing to say.
_NOTHING = frozenset({"", "onbekend", "nvt", "n v t", "weet niet", "weet ik niet", "niet bekend", "leeg"})

_P = ParamSpec("_P")
_T = TypeVar("_T")
Parser = Callable[Concatenate[str, _P], _T | NotUnderstood]
CellParser = Callable[Concatenate[Cell, _P], _T | NotUnderstood | None]


def not_understood(reason: Reason, text: str) -> NotUnderstood:
    """Answer with the words themselves, except where they must not be repeated."""
    return NotUnderstood(reason, "" if sensitive_in(text) else text[:_LONGEST_TEXT])


def text_of(cell: Cell) -> str:
    """Write a cell as text; a problem has none."""
    if cell is None or isinstance(cell, CellProblem):
        return ""
    if isinstance(cell, datetime):
        return cell.strftime("%d-%m-%Y %H:%M")
    if isinstance(cell, date):
        return cell.strftime("%d-%m-%Y")
    if isinstance(cell, time):
        return cell.strftime("%H:%M")
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def problem_of(cell: Cell) -> NotUnderstood | None:
    return NotUnderstood(_PROBLEMS[cell]) if isinstance(cell, CellProblem) else None


def says_nothing(text: str) -> bool:
    """`-`, `?` and `onbekend` are not answers."""
    # A text in another script has no plain form, but it does say something.
    return plain(text) in _NOTHING and (text.isascii() or not any(map(str.isalnum, text)))


def reads_text(parser: Parser[_P, _T]) -> CellParser[_P, _T]:
    """Let a parser of text read any cell: nothing gives None, a formula without result its reason."""

    def read(cell: Cell, /, *args: _P.args, **kwargs: _P.kwargs) -> _T | NotUnderstood | None:
        if (problem := problem_of(cell)) is not None:
            return problem
        text = text_of(cell)
        return None if says_nothing(text) else parser(text, *args, **kwargs)

    read.__doc__ = parser.__doc__
    read.__name__ = parser.__name__
    return read
