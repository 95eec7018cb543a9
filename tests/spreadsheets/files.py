"""Spreadsheet files made on the spot: whole ones and broken ones; nothing binary is kept."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

import openpyxl

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

RESIDENTS: list[list[Any]] = [
    ["Nr.", "Voornaam", "M/V", "Geb. jaar", "Taal"],
    [1, "Selam", "v", 1997, "Tigrinya"],
    [2, "محمد", "man", "27-9-1987", "Arabisch, Engels"],
    [3, "Олена", "V", 1991, "Oekraïens"],
]

_ODS_NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
    for short in ("office", "table", "text")
)
ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"


def xlsx(rows: Iterable[Sequence[Any]], *, title: str = "Lijst") -> bytes:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    return saved(workbook)


def saved(workbook: openpyxl.Workbook) -> bytes:
    target = io.BytesIO()
    workbook.save(target)
    return target.getvalue()


def zipped(members: dict[str, bytes | str], *, compress: int = zipfile.ZIP_DEFLATED) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", compress) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return target.getvalue()


def with_member(content: bytes, name: str, replacement: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members: dict[str, bytes | str] = {member: archive.read(member) for member in archive.namelist()}
    return zipped(members | {name: replacement})


def member(content: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name)


def ods(rows: Iterable[Sequence[Any]], *, name: str = "Blad1") -> bytes:
    body = "".join(f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows)
    return ods_of(f'<table:table table:name="{name}">{body}</table:table>')


def ods_of(tables: str, *, manifest: str = "<manifest/>", kind: str = ODS_TYPE) -> bytes:
    """Put the XML of one or more tables in a file; strings are not escaped."""
    content = (
        f"<?xml version='1.0' encoding='UTF-8'?><office:document-content {_ODS_NAMES}>"
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    return zipped({"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": manifest})


def _ods_cell(value: object) -> str:
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, int | float):
        return (
            f'<table:table-cell office:value-type="float" office:value="{value}">'
            f"<text:p>{value}</text:p></table:table-cell>"
        )
    text = escape(str(value))
    return f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'


def csv_text(rows: Iterable[Sequence[Any]], delimiter: str = ";") -> str:
    return "".join(delimiter.join("" if c is None else str(c) for c in row) + "\r\n" for row in rows)
