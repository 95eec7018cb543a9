"""Tell by its content what a file is, and read it; runs only in the limited subprocess."""

from __future__ import annotations

from aandeslag.spreadsheets.archive import ZIP_START, kind_of, open_archive
from aandeslag.spreadsheets.delimited import read_delimited
from aandeslag.spreadsheets.errors import UnreadableCode, UnreadableFileError
from aandeslag.spreadsheets.layout import to_table
from aandeslag.spreadsheets.opendocument import read_opendocument
from aandeslag.spreadsheets.table import FileKind, Grid, Table
from aandeslag.spreadsheets.workbook import read_workbook

_OLE_START = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_WORKBOOK_ENDINGS = (".xlsx", ".xlsm", ".xltx", ".ods", ".ots")


def parse(content: bytes, file_name: str) -> Table:
    """Read a whole file; the name only helps to say what is wrong with it."""
    return to_table(_grid(content, file_name))


def _grid(content: bytes, file_name: str) -> Grid:
    if not content.strip():
        raise UnreadableFileError(UnreadableCode.EMPTY)
    if content.startswith(ZIP_START):
        with open_archive(content) as archive:
            if kind_of(archive) is FileKind.ODS:
                return read_opendocument(archive)
            return read_workbook(content, archive)
    if content.startswith(_OLE_START):
        locked = _ENCRYPTED_STREAM in content
        raise UnreadableFileError(UnreadableCode.ENCRYPTED if locked else UnreadableCode.OLD_FORMAT)
    if file_name.lower().endswith(_WORKBOOK_ENDINGS):
        # Called a workbook, but the beginning of one is not there.
        raise UnreadableFileError(UnreadableCode.DAMAGED)
    return read_delimited(content)
