"""Reads the pairs of names that finding is measured with, and those to which the folding was adapted.

Held out, and the folding is not changed for one of them that fails:

- `pairs.csv` and `others.csv`: one name in two spellings, and two different names, compiled from well-known
  transliterations. The limits of the search were once chosen beside the score of this set.
- `unseen.csv` and `unseen_others.csv`: written later, from how clerks of several countries spell real names,
  and stored in a commit of their own before any of them was tried. A rule, not a result, decided what was
  left out: pairs that stand in the first set, in `tuned.py`, or in the lists of forms and of vowelled names.
  After that only how many of them were found was looked at, not which, until the folding was finished.

Adapted to: `tuned.py`, `pairs_tuned.csv` and `others_tuned.csv`; no pair of these stands in a held-out set.
Of one name there are two lines at most, so that no more than five people bear it where the list says *few*.
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
    script: str = "any"


def read(name: str) -> list[Pair]:
    with (Path(__file__).parent / name).open(encoding="utf-8", newline="") as lines:
        _header, *rows = csv.reader(lines)
    return [Pair(*row) for row in rows]


SAME: Final = read("pairs.csv")
UNSEEN: Final = read("unseen.csv")
SAME_TUNED: Final = read("pairs_tuned.csv")
DIFFERENT: Final = read("others.csv")
DIFFERENT_TUNED: Final = read("others_tuned.csv")
DIFFERENT_UNSEEN: Final = read("unseen_others.csv")
