"""The decisions of a preview as they are shown: what about, for how many rows, and the options."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db.models import Case, Count, IntegerField, Value, When
from django.utils.translation import gettext as _

from activities.models import Activity, Slot
from matching.imports.judgement import LEAVE_OUT, NEW, YES, QuestionKind, Verdict
from matching.imports.preview import describe
from matching.imports.wording.changes import change_words
from matching.imports.wording.columns import heading_of
from matching.imports.wording.directions import isolated
from matching.imports.wording.options import fixed_option, moment_words, person_words, row_words
from matching.models import Import, ImportQuestion, ImportRow
from residents.models import Resident

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import QuerySet

ROWS_NAMED = 8


@dataclass(frozen=True)
class OptionShown:
    value: str
    label: str
    chosen: bool


@dataclass(frozen=True)
class QuestionShown:
    name: str
    kind: str
    heading: str
    about: str
    rows: list[int]
    options: list[OptionShown]

    @property
    def more_rows(self) -> int:
        return max(len(self.rows) - ROWS_NAMED, 0)

    @property
    def some_rows(self) -> list[int]:
        return self.rows[:ROWS_NAMED]


def questions_of(imported: Import) -> QuerySet[ImportQuestion]:
    """Open ones first, then by activity, the ones about most rows first."""
    is_decided = Case(When(choice="", then=Value(0)), default=Value(1), output_field=IntegerField())
    counted = imported.questions.annotate(is_decided=is_decided, row_count=Count("rows"))
    return counted.select_related("activity").order_by("is_decided", "activity__title", "-row_count", "pk")


def open_by_kind(imported: Import) -> Counter[str]:
    """How many of each kind nobody decided yet. One query."""
    rows = imported.questions.filter(choice="").values_list("kind").annotate(number=Count("pk"))
    return Counter(dict(rows.order_by()))


@dataclass
class _Words:
    """Everything that the options on one page refer to, loaded in a handful of queries."""

    imported: Import
    rows: dict[int, list[tuple[int, dict[str, Any]]]]
    people: dict[str, Resident]
    activities: dict[str, Activity]
    slots: dict[str, Slot]
    lines: dict[str, dict[str, Any]]
    times: Counter[tuple[int, int]] = field(default_factory=Counter)


def show_questions(
    imported: Import, questions: Sequence[ImportQuestion]
) -> tuple[list[QuestionShown], list[Resident]]:
    """The questions in words, and the people whom they show."""
    words = _load(imported, questions)
    return [_shown(one, words) for one in questions], list(words.people.values())


def _load(imported: Import, questions: Sequence[ImportQuestion]) -> _Words:
    refs: dict[str, set[str]] = defaultdict(set)
    for question in questions:
        for option in question.options:
            sort, _colon, key = option.partition(":")
            if key:
                refs[sort].add(key)
    lines = imported.rows.filter(number__in=refs["row"]).values_list("number", "values")
    return _Words(
        imported=imported,
        rows=_rows(questions),
        people={f"resident:{one.public_id}": one for one in _of(imported, Resident, refs["resident"])},
        activities={
            f"activity:{one.public_id}": one
            for one in _of(imported, Activity, refs["activity"]).select_related("organisation")
        },
        slots={f"slot:{one.public_id}": one for one in _of(imported, Slot, refs["slot"])},
        lines={f"row:{number}": values for number, values in lines},
        times=_times(imported, questions),
    )


def _of(imported: Import, model: Any, keys: set[str]) -> Any:
    return model.objects.for_team(imported.team).filter(public_id__in=keys)


def _rows(questions: Sequence[ImportQuestion]) -> dict[int, list[tuple[int, dict[str, Any]]]]:
    found: dict[int, list[tuple[int, dict[str, Any]]]] = defaultdict(list)
    rows = ImportRow.objects.filter(questions__in=questions).order_by("number")
    for question, number, values in rows.values_list("questions", "number", "values"):
        found[question].append((number, values))
    return found


def _times(imported: Import, questions: Sequence[ImportQuestion]) -> Counter[tuple[int, int]]:
    """How often somebody stands in this list for an activity, by rows that are certain."""
    activities = {one.activity_id for one in questions if one.kind == QuestionKind.WHICH_PERSON}
    certain = imported.rows.filter(verdict=Verdict.NEW, activity__in=activities - {None})
    counted = certain.values_list("activity_id", "resident_id").annotate(rows=Count("pk")).order_by()
    return Counter({(activity, resident): rows for activity, resident, rows in counted if resident})


def _shown(question: ImportQuestion, words: _Words) -> QuestionShown:
    rows = words.rows.get(question.pk, [])
    options = [(option, _label(question, option, words)) for option in _in_order(question, words)]
    first = rows[0][1] if rows else {}
    return QuestionShown(
        name=f"question-{question.public_id}",
        kind=question.kind,
        heading=_heading(question, words.imported, first),
        about=str(QuestionKind(question.kind).label),
        rows=[number for number, _values in rows],
        options=[OptionShown(value, label, value == question.choice) for value, label in options if label],
    )


def _in_order(question: ImportQuestion, words: _Words) -> list[str]:
    """Those who take part in the activity most often come first."""
    if question.kind != QuestionKind.WHICH_PERSON:
        return list(question.options)

    def often(option: str) -> int:
        person = words.people.get(option)
        return -words.times[question.activity_id or 0, person.pk] if person else 1

    return sorted(question.options, key=often)


def _heading(question: ImportQuestion, imported: Import, first: dict[str, Any]) -> str:
    if question.kind == QuestionKind.CHANGE:
        change = next(one for one in first["changes"] if one["key"] == question.key)
        what = f"{heading_of(imported, change['column'])}: {change_words(change)}"
        return f"{question.activity} · {what}"
    if question.kind == QuestionKind.EXTRA_DATES and question.activity is not None:
        return question.activity.title
    if question.kind == QuestionKind.WHICH_PERSON and question.activity is not None:
        who = " ".join(filter(None, [str(first.get("number", "")), isolated(first.get("name", ""))]))
        return _("“%(name)s” in %(activity)s") % {"name": who, "activity": question.activity.title}
    if question.kind == QuestionKind.WHICH_ACTIVITY:
        return _("“%(title)s”") % {"title": first.get("title", "")}
    return "" if question.kind == QuestionKind.NOT_LEFT else describe(imported.kind, first)


def _label(question: ImportQuestion, option: str, words: _Words) -> str:
    """The option in words; nothing where what it refers to is gone."""
    if option in {NEW, YES, LEAVE_OUT}:
        return fixed_option(question.kind, option)
    if person := words.people.get(option):
        return person_words(person, words.times[question.activity_id or 0, person.pk])
    if activity := words.activities.get(option):
        return f"{activity.title} · {activity.organisation.name}"
    if slot := words.slots.get(option):
        return moment_words(slot)
    line = words.lines.get(option)
    return "" if line is None else _label_of_row(question, option.removeprefix("row:"), line, words)


def _label_of_row(question: ImportQuestion, number: str, line: dict[str, Any], words: _Words) -> str:
    if question.kind == QuestionKind.CONTRADICTION:
        return row_words(number, line)
    row = _("row %(row)s") % {"row": number}
    return _("the same as %(row)s: %(what)s") % {"row": row, "what": describe(words.imported.kind, line)}
