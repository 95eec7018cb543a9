"""The rows that were left out, as a CSV that a spreadsheet program opens without running anything."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _

from aandeslag.spreadsheets.dutch.outcome import text_of
from aandeslag.spreadsheets.dutch.remarks import Remark
from matching.imports.cells import Hidden, unpack
from matching.imports.wording import said

if TYPE_CHECKING:
    from collections.abc import Iterable

    from matching.imports.cells import Stored
    from matching.models import Import, ImportRow

_STARTS_A_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "|")
_PLAIN_NUMBER: Final = re.compile(r"[+-]?\d[\d ().\-]*")


def left_out_csv(imported: Import, rows: Iterable[ImportRow]) -> str:
    """Row, why, and the line as it stood in the file, as far as it was kept."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", quoting=csv.QUOTE_MINIMAL)
    kept = [index for index, column in enumerate(imported.columns) if column]
    headings = [imported.header[index] for index in kept]
    writer.writerow(map(safe, [_("Row in the file"), _("Why"), *headings]))
    for row in rows:
        cells = [shown(unpack(row.cells[index])) for index in kept] if row.cells else []
        writer.writerow(map(safe, [str(row.number), _why(row, imported), *cells]))
    return "\ufeff" + out.getvalue()


def safe(text: str) -> str:
    """Keep a spreadsheet program from taking a text for a formula."""
    if text.startswith(_STARTS_A_FORMULA) and not _PLAIN_NUMBER.fullmatch(text):
        return f"'{text}"
    return text


def shown(cell: Stored) -> str:
    return "" if isinstance(cell, Hidden | Remark) else text_of(cell)


def _why(row: ImportRow, imported: Import) -> str:
    parts = [one for one in said(row, imported) if not one.is_note]
    return "; ".join(f"{one.heading}: {one.sentence}" if one.heading else one.sentence for one in parts)
