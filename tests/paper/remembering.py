"""Sets papers with names that are made up on the spot, keeps the last name, and waits to be looked into.

A program of its own, for `test_forgetting.py`: the memory of a test run holds the names of every test.
"""

from __future__ import annotations

import gc
import hashlib
import os
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "aandeslag.settings")

import django

django.setup()

from aandeslag.paper.typesetting import typeset  # noqa: E402 - after the set-up above
from tests.paper.test_typesetting import slip  # noqa: E402

LENGTH = 20


def name_of(number: int) -> str:
    """The same in both processes, and written down in neither."""
    return "Q" + hashlib.sha256(f"{os.environ['SEED']}{number}".encode()).hexdigest()[:LENGTH]


def set_paper(number: int) -> None:
    paper = typeset("slip", slip(heading=name_of(number)), title="x", language="nl")
    assert paper.startswith(b"%PDF")


def main(papers: int) -> None:
    for number in range(papers):
        set_paper(number)
    kept = name_of(papers)
    gc.collect()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    sys.stdout.write(f"{len(kept)}\n")


if __name__ == "__main__":
    main(int(sys.argv[1]))
