"""Reads the pairs of names that finding is measured with, and those to which the folding was adapted.

`pairs.csv` holds one name in two spellings per line, `others.csv` two different names per line. Both were
compiled from well-known transliterations without trying them on the folding, and are held out: when a pair
fails, it stays, and the folding is not changed for it. Of one name there are two lines at most, so that no
more than five people bear it where the list says *few*. What the folding may be adapted to stands in
`tuned.py` and `others_tuned.csv`; no pair stands in both.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import Final


@dataclass(frozen=True)
class Pair:
    """`borne_by` *many*: one of the names that are frequent in every town, in whatever spelling."""

    one: str
    other: str
    borne_by: str = "few"


def read(name: str) -> list[Pair]:
    with (Path(__file__).parent / name).open(encoding="utf-8", newline="") as lines:
        _header, *rows = csv.reader(lines)
    return [Pair(*row) for row in rows]


SAME: Final = read("pairs.csv")
DIFFERENT: Final = read("others.csv")
DIFFERENT_TUNED: Final = read("others_tuned.csv")
