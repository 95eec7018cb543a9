"""The list of residents."""

from __future__ import annotations

from aandeslag.spreadsheets.columns import ResidentColumn as Column
from aandeslag.spreadsheets.headings import RESIDENTS
from matching.imports.kinds.contract import ListKind, nothing_to_settle
from matching.imports.kinds.residents.keeping import keep
from matching.imports.kinds.residents.loading import file_questions, make_judge, newest
from matching.imports.kinds.residents.undoing import built_upon, take_back
from matching.imports.kinds.residents.writing import make_plan
from matching.models import Import

KIND = ListKind(
    kind=Import.Kind.RESIDENTS,
    vocabulary=RESIDENTS,
    required=((Column.FIRST_NAME,), (Column.GENDER,)),
    keep=keep,
    asks=file_questions,
    judge=make_judge,
    plan=make_plan,
    newest=newest,
    settle=nothing_to_settle,
    built_upon=built_upon,
    take_back=take_back,
)
