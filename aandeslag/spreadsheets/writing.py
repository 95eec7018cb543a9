"""Writes one table as a spreadsheet: CSV as a Dutch Excel opens it, Excel or OpenDocument.

A number is a number; every other cell is text. One that a spreadsheet would take for a formula gets an
apostrophe before it, in every kind alike, so that what somebody typed is never run on somebody else's
computer (OWASP, *CSV injection*).
"""

from __future__ import annotations

import csv
from io import BytesIO, StringIO
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from openpyxl import Workbook
from openpyxl.styles import Font

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Cell = str | int | float
    Rows = Sequence[Sequence[Cell]]

FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
ODS: Final = "application/vnd.oasis.opendocument.spreadsheet"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV: Final = "text/csv; charset=utf-8"
_NAMESPACES: Final = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
)
_MANIFEST: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
    ' manifest:version="1.2">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{ODS}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    "</manifest:manifest>"
)


def harmless(cell: str) -> str:
    """Drop what no spreadsheet can hold, and take the sting out of a formula."""
    kept = "".join(one for one in cell if one >= " " or one in "\n\t")
    return f"'{kept}" if kept.startswith(FORMULA) else kept


def stored(cell: Cell) -> Cell:
    return harmless(cell) if isinstance(cell, str) else cell


def as_csv(rows: Rows, _name: str) -> bytes:
    """Semicolons and decimal commas, as Excel expects on a Dutch computer, whatever the screen speaks.

    A mark at its start says that it is UTF-8. No line `sep=;` before it: Excel would not see the mark.
    """
    text = StringIO()
    csv.writer(text, delimiter=";").writerows([_in_csv(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _in_csv(cell: Cell) -> Cell:
    return str(cell).replace(".", ",") if isinstance(cell, float) else stored(cell)


def as_xlsx(rows: Rows, name: str) -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = name
    for row in rows:
        sheet.append([stored(cell) for cell in row])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for line in sheet.iter_rows():
        for cell in line:
            if isinstance(cell.value, str):
                cell.data_type = "s"
    sheet.freeze_panes = "A2"
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def as_ods(rows: Rows, name: str) -> bytes:
    lines = "".join(f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>" for row in rows)
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_NAMESPACES} office:version="1.2">'
        f'<office:body><office:spreadsheet><table:table table:name="{escape(name)}">{lines}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", ODS, ZIP_STORED)  # first, and as it is: by this the file is known
        archive.writestr("META-INF/manifest.xml", _MANIFEST)
        archive.writestr("content.xml", content)
    return packed.getvalue()


def _cell(cell: Cell) -> str:
    if not isinstance(cell, str):
        return (
            f'<table:table-cell office:value-type="float" office:value="{cell}">'
            f"<text:p>{cell}</text:p></table:table-cell>"
        )
    return _text_cell(cell)


def _text_cell(text: str) -> str:
    paragraphs = "".join(f"<text:p>{escape(line)}</text:p>" for line in harmless(text).split("\n"))
    return f'<table:table-cell office:value-type="string">{paragraphs}</table:table-cell>'


KINDS: Final[dict[str, tuple[str, Callable[[Rows, str], bytes]]]] = {
    "csv": (CSV, as_csv),
    "xlsx": (XLSX, as_xlsx),
    "ods": (ODS, as_ods),
}
