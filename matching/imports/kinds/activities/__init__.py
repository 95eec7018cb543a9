"""The list of activities: a team's offer."""

from __future__ import annotations

from aandeslag.spreadsheets.columns import ActivityColumn as Column
from aandeslag.spreadsheets.headings import ACTIVITIES
from matching.imports.kinds.activities.loading import file_questions, keep, make_judge, newest
from matching.imports.kinds.activities.undoing import built_upon, take_back
from matching.imports.kinds.activities.writing import make_plan
from matching.imports.kinds.contract import ListKind, nothing_to_settle
from matching.models import Import

KIND = ListKind(
    kind=Import.Kind.ACTIVITIES,
    vocabulary=ACTIVITIES,
    required=((Column.ORGANISATION,), (Column.TITLE,)),
    keep=keep,
    asks=file_questions,
    judge=make_judge,
    plan=make_plan,
    newest=newest,
    settle=nothing_to_settle,
    built_upon=built_upon,
    take_back=take_back,
)
