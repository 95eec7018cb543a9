"""Sets a page in type: data in, PDF/UA out. Nothing goes to disk, and nothing is remembered.

typst keeps what it set last in memory, names and all, to be quicker next time. So each paper is set in a
process of its own that ends with it; the site never loads typst.
"""

from __future__ import annotations

import json
import subprocess
import sys
import unicodedata
from typing import TYPE_CHECKING, Any, Final

from django.conf import settings

from aandeslag.paper.fonts import characters, folder

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

REPLACEMENT: Final = "?"
NO_BREAK: Final = "\N{NO-BREAK SPACE}"
# Invisible, and needed: they join letters, and keep a name apart from the direction of its sentence.
INVISIBLE: Final = frozenset("\u200c\u200d\u2066\u2067\u2068\u2069")
WALL_SECONDS: Final = 9.0
# Isolated Python knows only its own packages, so it is told where ours are.
_PROGRAM: Final = """
import sys
sys.path.append(sys.argv[1])
from aandeslag.paper.worker import main
main(*sys.argv[2:])
"""
# A page is too little work to share between threads.
_ENVIRONMENT: Final = {"RAYON_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "1", "LC_ALL": "C.UTF-8"}


class PaperError(Exception):
    """The paper could not be set. Says no more: what typst says may quote what is on it."""


def typeset(template: str, data: Mapping[str, Any], *, title: str, language: str) -> bytes:
    """Fill `templates/paper/<template>.typ`; at most nine seconds, mostly a fifth of one."""
    inputs = {**drawable(data), "title": drawable(title), "language": language}
    root = settings.BASE_DIR / "templates" / "paper"
    try:
        done = _run(root / f"{template}.typ", json.dumps(inputs).encode("ascii"))
    except subprocess.TimeoutExpired:
        done = None
    if done is None or done.returncode != 0:
        # Outside the `except`: an error that hangs on another shows that one too.
        raise PaperError
    return done.stdout


def _run(template: Path, inputs: bytes) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(  # noqa: S603 - our own interpreter and program
        [sys.executable, "-I", "-B", "-c", _PROGRAM, str(settings.BASE_DIR), str(template), str(folder())],
        input=inputs,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        timeout=WALL_SECONDS,
        env=_ENVIRONMENT,
        cwd="/",
        check=False,
    )


def drawable(data: Any) -> Any:
    """Replace what no font can draw, in every text: the standard refuses a page with an empty box in it."""
    if isinstance(data, str):
        return "".join(_drawn(one) for one in unicodedata.normalize("NFC", data))
    if isinstance(data, dict):
        return {name: drawable(value) for name, value in data.items()}
    if isinstance(data, list | tuple):
        return [drawable(value) for value in data]
    return data


def _drawn(one: str) -> str:
    if one.isspace():
        return one if one == NO_BREAK else " "
    if unicodedata.category(one).startswith("C"):
        return one if one in INVISIBLE else ""
    return one if ord(one) in characters() else REPLACEMENT
