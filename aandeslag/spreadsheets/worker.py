"""Parse one file within hard limits: bytes on standard input, JSON on standard output."""

from __future__ import annotations

import resource
import sys

from aandeslag.spreadsheets.errors import UnreadableCode, UnreadableFileError
from aandeslag.spreadsheets.limits import CPU_SECONDS, MEMORY_BYTES, OPEN_FILES
from aandeslag.spreadsheets.parse import parse
from aandeslag.spreadsheets.wire import pack_error, pack_table

_LIMITS = (
    (resource.RLIMIT_AS, MEMORY_BYTES),
    (resource.RLIMIT_CPU, CPU_SECONDS),
    (resource.RLIMIT_FSIZE, 0),
    (resource.RLIMIT_CORE, 0),
    (resource.RLIMIT_NOFILE, OPEN_FILES),
)


def main(file_name: str) -> None:
    """Answer with a table or an error; what is unforeseen ends the process, an answer too."""
    confine()
    content = sys.stdin.buffer.read()
    sys.stdout.buffer.write(answer(content, file_name))


def confine() -> None:
    """Give up memory, time, files and the right to write before touching the file."""
    for what, most in _LIMITS:
        _, hard = resource.getrlimit(what)
        allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (allowed, allowed))


def answer(content: bytes, file_name: str) -> bytes:
    """Parse the file and put what was found into JSON."""
    try:
        return pack_table(parse(content, file_name))
    except UnreadableFileError as error:
        return pack_error(error)
    except MemoryError:
        return pack_error(UnreadableFileError(UnreadableCode.TOO_LARGE))
