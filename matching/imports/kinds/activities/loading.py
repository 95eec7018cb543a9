"""Loads what the rows of an offer are compared with, and says what may be kept of their cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Max

from aandeslag.spreadsheets.columns import ActivityColumn as Column
from aandeslag.spreadsheets.dutch.declarations import Declaration, parse_declaration
from aandeslag.spreadsheets.dutch.remarks import Remark, parse_remark
from activities.models import Activity
from matching.imports.answers import Answers, FileQuestion
from matching.imports.cells import Hidden
from matching.imports.earlier import known_lines, last_imports
from matching.imports.judgement import Verdict
from matching.imports.kinds.activities.judging import ActivityJudge, Known, Offer, known_row
from matching.imports.kinds.activities.known import known_activities
from matching.imports.kinds.activities.proposing import Proposer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from aandeslag.spreadsheets.table import Cell
    from aandeslag.teams.models import Team
    from matching.imports.cells import Stored
    from matching.models import Import


def make_judge(imported: Import, today: date) -> ActivityJudge:
    decisions = dict(imported.questions.exclude(choice="").values_list("key", "choice"))
    return ActivityJudge(
        offer=Offer.of([*offer_of_team(imported.team), *_rows_above(imported)]),
        answers=Answers.of(imported.answers),
        decisions=decisions,
        earlier_lines=_latest_lines(imported),
        proposer=Proposer(known_activities(imported.team, today), decisions, today),
    )


def _latest_lines(imported: Import) -> dict[str, int]:
    """By digest the activity whose last word from a list this was. What came after it is compared anew."""
    lines = known_lines(imported)
    last = last_imports({row.activity_id for row in lines.values() if row.activity_id})
    return {
        digest: row.activity_id
        for digest, row in lines.items()
        if row.activity_id and row.imported_id == last[row.activity_id]
    }


def offer_of_team(team: Team, *, since: int = 0) -> Iterator[Known]:
    """Every activity, also drafts and what has ended."""
    rows = Activity.objects.for_team(team).filter(pk__gt=since).order_by("pk")
    for pk, public_id, title, organisation in rows.values_list(
        "pk", "public_id", "title", "organisation__name"
    ):
        yield Known(ref=f"activity:{public_id}", organisation=organisation, title=title, activity_id=pk)


def _rows_above(imported: Import) -> Iterator[Known]:
    rows = imported.rows.filter(verdict__in=(Verdict.NEW, Verdict.UNDECIDED), same_row=None).order_by(
        "number"
    )
    for number, digest, values in rows.values_list("number", "line_digest", "values"):
        # What changes something known is no activity of its own.
        if "changes" not in values:
            yield known_row(number, digest, values)


def keep(column: str, cell: Cell, _today: date) -> Stored:
    """An offer holds no residents; only remarks may say something about people."""
    if column != Column.REMARKS:
        return cell
    remark = parse_remark(cell)
    return None if remark == Remark() else remark


def file_questions(cells: Mapping[str, Stored]) -> frozenset[FileQuestion]:
    """Ask once what *valid until 2026* means, if a row says that."""
    state, until = cells.get(Column.DECLARATION), cells.get(Column.VALID_UNTIL)
    if isinstance(state, Hidden | Remark) or isinstance(until, Hidden | Remark):
        return frozenset()
    found = parse_declaration(state, until)
    if isinstance(found, Declaration) and found.until_year is not None:
        return frozenset({FileQuestion.WHOLE_YEAR})
    return frozenset()


def newest(imported: Import) -> dict[str, int]:
    activities = Activity.objects.for_team(imported.team)
    return {"activity": activities.aggregate(newest=Max("pk"))["newest"] or 0}
