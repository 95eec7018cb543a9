"""The counts of a preview; together they are all rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count

from matching.imports.judgement import Verdict

if TYPE_CHECKING:
    from matching.models import Import


@dataclass(frozen=True)
class Counts:
    new: int = 0
    same: int = 0
    undecided: int = 0
    not_understood: int = 0
    changed: int = 0

    @property
    def total(self) -> int:
        return self.to_import + self.same + self.undecided + self.not_understood

    @property
    def to_import(self) -> int:
        return self.new + self.changed

    @property
    def left_out(self) -> int:
        return self.undecided + self.not_understood


def counts_of(imported: Import) -> Counts:
    """One query."""
    found = dict(imported.rows.values_list("verdict").annotate(rows=Count("pk")).order_by())
    return Counts(
        new=found.get(Verdict.NEW, 0),
        same=found.get(Verdict.SAME, 0),
        undecided=found.get(Verdict.UNDECIDED, 0),
        not_understood=found.get(Verdict.NOT_UNDERSTOOD, 0),
        changed=found.get(Verdict.CHANGED, 0),
    )
