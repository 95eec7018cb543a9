"""Read an uploaded file in a limited subprocess: a bad file costs seconds, never the site."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from aandeslag.spreadsheets.errors import UnreadableCode, UnreadableFileError
from aandeslag.spreadsheets.limits import MAX_BYTES, WALL_SECONDS
from aandeslag.spreadsheets.wire import unpack

if TYPE_CHECKING:
    from aandeslag.spreadsheets.table import Table

_ROOT = Path(__file__).resolve().parents[2]
# Isolated Python knows only its own packages, so it is told where ours are. openpyxl would
# load numpy and Pillow where they are installed: slow, and not needed to read cells.
_PROGRAM = """
import sys
sys.path.append(sys.argv[1])
sys.modules["numpy"] = sys.modules["PIL"] = None
from aandeslag.spreadsheets.worker import main
main(sys.argv[2])
"""
# lxml is not guarded against hostile XML; defusedxml is. One arena keeps memory countable.
_ENVIRONMENT = {
    "OPENPYXL_LXML": "False",
    "OPENPYXL_DEFUSEDXML": "True",
    "MALLOC_ARENA_MAX": "1",
    "LC_ALL": "C.UTF-8",
}
_OUT_OF_TIME = (-signal.SIGXCPU, -signal.SIGKILL)
_LONGEST_NAME = 200


def read_table(content: bytes, *, file_name: str) -> Table:
    """Give the rows of a spreadsheet, or raise `UnreadableFileError`; at most ten seconds."""
    if len(content) > MAX_BYTES:
        raise UnreadableFileError(UnreadableCode.TOO_LARGE)
    try:
        done = _run(content, file_name)
    except subprocess.TimeoutExpired as error:
        raise UnreadableFileError(UnreadableCode.TOO_SLOW) from error
    if done.returncode in _OUT_OF_TIME:
        raise UnreadableFileError(UnreadableCode.TOO_SLOW)
    if done.returncode != 0:
        raise UnreadableFileError(UnreadableCode.DAMAGED)
    return unpack(done.stdout)


def _run(content: bytes, file_name: str) -> subprocess.CompletedProcess[bytes]:
    safe_name = "".join(char for char in file_name[-_LONGEST_NAME:] if char.isprintable())
    return subprocess.run(  # noqa: S603 - our own interpreter and program; the name is only data
        [sys.executable, "-I", "-B", "-c", _PROGRAM, str(_ROOT), safe_name],
        input=content,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # a traceback could show what is in the file
        timeout=WALL_SECONDS,
        env=_ENVIRONMENT,
        cwd="/",
        check=False,
    )
