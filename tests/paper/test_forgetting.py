"""Once a paper was handed out, the process of the site holds no name that stood on an earlier one."""

from __future__ import annotations

import os
import re
import secrets
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.conf import settings

from tests.paper.remembering import name_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PAPERS = 4
_WRITABLE = re.compile(r"(\w+)-(\w+) rw\S+ \S+ \S+ \S+ *(\S*)")


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="looks into memory as Linux shows it")
def test_the_memory_of_the_site_holds_no_name_of_an_earlier_paper(
    monkeypatch: pytest.MonkeyPatch, figure: Callable[[str, object], None]
) -> None:
    monkeypatch.setenv("SEED", secrets.token_hex())
    with _site() as site:
        assert site.stdout is not None
        assert site.stdout.readline() == b"ready\n"
        copies = _copies(site.pid, [name_of(number) for number in range(PAPERS + 1)])
        site.communicate(b"\n")

    figure("copies of a name in memory, after papers since", copies)
    # Small pieces of memory that were freed are written over by the next paper, not at once. The last name
    # is held on purpose: it shows that looking finds what is there.
    assert copies[: PAPERS - 1] == [0] * (PAPERS - 1)
    assert copies[PAPERS] > 0


def _site() -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 - our own interpreter and program
        [sys.executable, "-m", "tests.paper.remembering", str(PAPERS)],
        cwd=settings.BASE_DIR,
        env={**os.environ, "DEVELOPMENT": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )


def _copies(pid: int, names: list[str]) -> list[int]:
    memory = list(_memory(pid))
    forms = [[name.encode(form) for form in ("utf-8", "utf-16-le", "utf-32-le")] for name in names]
    return [sum(part.count(one) for part in memory for one in some) for some in forms]


def _memory(pid: int) -> Iterator[bytes]:
    """All that the process can write to."""
    maps = Path(f"/proc/{pid}/maps").read_text(encoding="ascii")
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for found in map(_WRITABLE.match, maps.splitlines()):
            if found:
                start, end = (int(place, 16) for place in found.groups()[:2])
                memory.seek(start)
                try:
                    yield memory.read(end - start)
                except OSError:  # pages of the kernel, which cannot be read
                    continue
