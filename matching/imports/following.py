"""A row that is the same as another row of the file goes its way: left out with it, or known with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matching.imports.judgement import LEFT_OUT, Verdict
from matching.imports.storing import BATCH

if TYPE_CHECKING:
    from matching.models import Import


def follow_their_rows(imported: Import) -> None:
    """Give every row that is the same as a row above the fate of that one."""
    following = list(
        imported.rows.exclude(same_row=None).order_by("number").only("number", "verdict", "same_row")
    )
    rows = imported.rows.filter(number__in={row.same_row for row in following})
    verdicts = dict(rows.values_list("number", "verdict"))
    changed = []
    for row in following:  # from top to bottom, so that a row may follow one that follows
        # A person who was erased took the row along: nobody knows any more who this one is.
        ahead = verdicts.get(row.same_row or 0, Verdict.UNDECIDED)
        verdict = ahead if ahead in LEFT_OUT else Verdict.SAME
        if row.verdict != verdict:
            row.verdict = verdict
            changed.append(row)
        verdicts[row.number] = verdict
    for start in range(0, len(changed), BATCH):
        imported.rows.model.objects.bulk_update(changed[start : start + BATCH], ["verdict"])
