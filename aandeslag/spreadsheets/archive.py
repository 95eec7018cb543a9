"""Look into a zipped workbook before anything opens it: what it is, and whether it is safe."""

from __future__ import annotations

import io
import zipfile
import zlib

from aandeslag.spreadsheets.errors import UnreadableCode, UnreadableFileError
from aandeslag.spreadsheets.limits import (
    MAX_PACKING_RATIO,
    MAX_UNPACKED_BYTES,
    MAX_ZIP_MEMBERS,
    RATIO_COUNTS_FROM_BYTES,
)
from aandeslag.spreadsheets.table import FileKind

ZIP_START = b"PK\x03\x04"
_ODS_TYPES = (
    b"application/vnd.oasis.opendocument.spreadsheet",
    b"application/vnd.oasis.opendocument.spreadsheet-template",
)
_LONGEST_TYPE = 200
_ENCRYPTED_FLAG = 0x1
_WHERE_A_DTD_STANDS = 64 * 1024


def open_archive(content: bytes) -> zipfile.ZipFile:
    """Open a zip whose declared sizes are within bounds."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise UnreadableFileError(UnreadableCode.DAMAGED) from error
    members = archive.infolist()
    names = {member.filename for member in members}
    if len(names) != len(members):
        raise UnreadableFileError(UnreadableCode.DAMAGED)
    if len(members) > MAX_ZIP_MEMBERS or any(map(_is_bomb, members)):
        raise UnreadableFileError(UnreadableCode.ZIP_BOMB)
    if sum(member.file_size for member in members) > MAX_UNPACKED_BYTES:
        raise UnreadableFileError(UnreadableCode.ZIP_BOMB)
    if any(member.flag_bits & _ENCRYPTED_FLAG for member in members):
        raise UnreadableFileError(UnreadableCode.ENCRYPTED)
    if any(_declares_entities(archive, name) for name in names):
        raise UnreadableFileError(UnreadableCode.UNSAFE)
    return archive


def kind_of(archive: zipfile.ZipFile) -> FileKind:
    """Say which kind of workbook this is, by what is inside."""
    names = set(archive.namelist())
    if "xl/workbook.xml" in names and "[Content_Types].xml" in names:
        return FileKind.XLSX
    if "content.xml" in names and "mimetype" in names:
        if read_member(archive, "mimetype", _LONGEST_TYPE).strip() in _ODS_TYPES:
            return FileKind.ODS
        raise UnreadableFileError(UnreadableCode.WRONG_TYPE)
    # Half a workbook is a damaged one; a zip with other things in it is something else.
    halves = ("[Content_Types].xml", "xl/", "META-INF/manifest.xml")
    if any(name.startswith("xl/") or name in halves for name in names) and not _is_document(names):
        raise UnreadableFileError(UnreadableCode.DAMAGED)
    raise UnreadableFileError(UnreadableCode.WRONG_TYPE)


def read_member(archive: zipfile.ZipFile, name: str, most: int = -1) -> bytes:
    """Read one part of the zip; a part that does not unpack makes the file damaged."""
    try:
        with archive.open(name) as part:
            return part.read(most)
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError) as error:
        raise UnreadableFileError(UnreadableCode.DAMAGED) from error


def _is_bomb(member: zipfile.ZipInfo) -> bool:
    if member.file_size < RATIO_COUNTS_FROM_BYTES:
        return False
    return member.file_size > MAX_PACKING_RATIO * max(member.compress_size, 1)


def _declares_entities(archive: zipfile.ZipFile, name: str) -> bool:
    """No spreadsheet needs a DTD; it comes before everything else in a part."""
    if not name.endswith((".xml", ".rels")):
        return False
    return b"<!DOCTYPE" in read_member(archive, name, _WHERE_A_DTD_STANDS)


def _is_document(names: set[str]) -> bool:
    return any(name.startswith(("word/", "ppt/", "visio/")) for name in names)
