"""Why a file as a whole cannot be read, in a sentence with what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from aandeslag.spreadsheets.errors import UnreadableCode, UnreadableFileError
from matching.imports.wording.columns import LABELS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django_stubs_ext import StrOrPromise

_FILES: Final[dict[str, StrOrPromise]] = {
    UnreadableCode.TOO_LARGE: _("This file is larger than 5 MB. Split it into several files."),
    UnreadableCode.TOO_MANY_ROWS: _("This file has more than 20,000 rows. Split it into several files."),
    UnreadableCode.WRONG_TYPE: _("This is not a spreadsheet. Save it as XLSX, ODS or CSV."),
    UnreadableCode.OLD_FORMAT: _("This is an old Excel file (.xls). Open it and save it as .xlsx."),
    UnreadableCode.ENCRYPTED: _("This file has a password. Save it without one."),
    UnreadableCode.DAMAGED: _("This file is damaged or not complete. Save it again and try once more."),
    UnreadableCode.ZIP_BOMB: _("This file unpacks to far more than a list. It was not opened."),
    UnreadableCode.UNSAFE: _("This file refers to things outside itself. It was not opened."),
    UnreadableCode.TOO_SLOW: _("Reading this file took too long. Save only the list in a new file."),
    UnreadableCode.CELL_TOO_LARGE: _("One cell holds far more text than a list does."),
    UnreadableCode.NUL_BYTES: _("This file holds signs that no spreadsheet writes. Save it again."),
    UnreadableCode.NO_HEADER: _("No line with headings was found, such as name or date. Add one."),
    UnreadableCode.EMPTY: _("There is nothing in this file."),
}


def unreadable_code(code: UnreadableCode) -> str:
    return str(_FILES[code])


def unreadable(error: Exception) -> str:
    """Say why, and where if one cell is to blame."""
    if not isinstance(error, UnreadableFileError):
        return gettext("This file cannot be opened.")
    sentence = str(_FILES[error.code])
    if error.row is None:
        return sentence
    where = gettext("Row %(row)s.") % {"row": error.row}
    return f"{sentence} {where}"


def columns_missing(kind: str, missing: Sequence[Sequence[str]]) -> str:
    """Name the columns without which nothing can be read."""
    either = [gettext(" or ").join(str(LABELS[kind][one]) for one in group) for group in missing]
    names = ", ".join(either)
    return gettext("No column was found for: %(columns)s.") % {"columns": names}


def column_twice(kind: str, column: str) -> str:
    return gettext("Two columns cannot both be: %(column)s.") % {"column": LABELS[kind][column]}
