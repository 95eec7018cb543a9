"""The attendance list."""

from __future__ import annotations

from aandeslag.spreadsheets.columns import ParticipationColumn as Column
from aandeslag.spreadsheets.headings import PARTICIPATIONS
from matching.imports.kinds.contract import ListKind
from matching.imports.kinds.participations.facts import file_questions, keep
from matching.imports.kinds.participations.loading import make_judge, newest
from matching.imports.kinds.participations.settling import settle
from matching.imports.kinds.participations.undoing import built_upon, take_back
from matching.imports.kinds.participations.writing import make_plan
from matching.models import Import

KIND = ListKind(
    kind=Import.Kind.PARTICIPATIONS,
    vocabulary=PARTICIPATIONS,
    required=((Column.DATE,), (Column.ACTIVITY,), (Column.NUMBER, Column.NAME)),
    keep=keep,
    asks=file_questions,
    judge=make_judge,
    plan=make_plan,
    newest=newest,
    settle=settle,
    built_upon=built_upon,
    take_back=take_back,
)
