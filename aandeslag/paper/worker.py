"""Set one paper within hard limits: what is on it as JSON on standard input, the PDF on standard output."""

from __future__ import annotations

import resource
import sys
from pathlib import Path
from typing import Final

import typst

STANDARD: Final = "ua-1"  # tagged, with a title, a language and words for every picture
MEMORY_BYTES: Final = 2 * 1024 * 1024 * 1024  # mostly room for threads that is never used
CPU_SECONDS: Final = 8
OPEN_FILES: Final = 128
_LIMITS: Final = (
    (resource.RLIMIT_AS, MEMORY_BYTES),
    (resource.RLIMIT_CPU, CPU_SECONDS),
    (resource.RLIMIT_FSIZE, 0),
    (resource.RLIMIT_CORE, 0),
    (resource.RLIMIT_NOFILE, OPEN_FILES),
)


def main(template: str, fonts: str) -> None:
    """Answer with the paper; whatever goes wrong ends the process, an answer too."""
    confine()
    sys.stdout.buffer.write(compiled(Path(template), Path(fonts), sys.stdin.buffer.read().decode()))


def confine() -> None:
    """Give up memory, time, files and the right to write."""
    for what, most in _LIMITS:
        _, hard = resource.getrlimit(what)
        allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (allowed, allowed))


def compiled(template: Path, fonts: Path, data: str) -> bytes:
    """The template reads the JSON as values: whatever somebody typed stays text."""
    found = typst.compile(
        template,
        root=template.parent,
        font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[fonts]),
        sys_inputs={"data": data},
        pdf_standards=STANDARD,
        format="pdf",
    )
    assert isinstance(found, bytes)  # noqa: S101 - one file, as asked
    return found
