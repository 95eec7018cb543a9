"""Find out in which encoding a text file was saved; Windows still writes its own."""

from __future__ import annotations

import codecs
import re

from aandeslag.spreadsheets.errors import UnreadableCode, UnreadableFileError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 4096
_CONTROL_BYTES = re.compile(rb"[\x01-\x08\x0b\x0c\x0e-\x1f\x7f]")
_ONE_IN = 20
_BINARY_STARTS = (b"%PDF", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"\x1f\x8b", b"Rar!", b"7z\xbc")
_MOST_NULS_ON_THE_LETTER_SIDE = 0.1
_LEAST_NULS_ON_THE_EMPTY_SIDE = 0.4


def decode(content: bytes) -> str:
    """Turn the bytes into text, or say why they are none."""
    if content.startswith(_BINARY_STARTS):
        raise UnreadableFileError(UnreadableCode.WRONG_TYPE)
    for mark, name in _MARKS:
        if content.startswith(mark):
            return _strictly(content, name)
    if b"\x00" in content:
        return _strictly(content, _wide_encoding(content))
    if len(_CONTROL_BYTES.findall(content[:_SAMPLE])) * _ONE_IN > len(content[:_SAMPLE]):
        raise UnreadableFileError(UnreadableCode.WRONG_TYPE)
    for name in ("utf-8", "windows-1252"):
        try:
            return content.decode(name)
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1")


def _strictly(content: bytes, encoding: str) -> str:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableFileError(UnreadableCode.DAMAGED) from error
    if "\x00" in text:
        raise UnreadableFileError(UnreadableCode.NUL_BYTES)
    return text


def _wide_encoding(content: bytes) -> str:
    """Tell UTF-16 without its mark from a file with stray NUL bytes: every other byte is NUL."""
    sample = content[:_SAMPLE]
    even, odd = sample[0::2], sample[1::2]
    even_share = even.count(0) / max(len(even), 1)
    odd_share = odd.count(0) / max(len(odd), 1)
    for empty, letters, name in (
        (odd_share, even_share, "utf-16-le"),
        (even_share, odd_share, "utf-16-be"),
    ):
        on_one_side = empty > _LEAST_NULS_ON_THE_EMPTY_SIDE
        if on_one_side and letters < _MOST_NULS_ON_THE_LETTER_SIDE and len(content) % 2 == 0:
            return name
    raise UnreadableFileError(UnreadableCode.NUL_BYTES)
