"""What a preview shows: rows with their reasons, and what there is to know about the file as a whole."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from aandeslag.vocabulary import Language
from matching.imports.judgement import Verdict, Why
from matching.imports.starting import OTHER_SHEETS
from matching.imports.wording.directions import isolated, side_by_side
from matching.imports.wording.rows import Said, said, sentence_of
from matching.models import Import, ImportRow

if TYPE_CHECKING:
    from collections.abc import Iterable

    from matching.querysets import ImportRowQuerySet
    from residents.models import Resident

# What is counted over the whole file, in this order.
_SUMMED: Final = (
    *(Why.REMARK_SENSITIVE, Why.REMARK_UNSORTED, Why.REMARK_NEUTRAL, Why.REMARK_KEPT, Why.PHONE_LEFT_OUT),
    *(Why.CELL_HIDDEN, Why.YEAR_FOUND, Why.NUMBER_TAKEN, Why.NOT_MARKED, Why.NOT_HERE_THEN),
)


@dataclass(frozen=True)
class RowShown:
    number: int
    what: str
    same_as: str
    resident: Resident | None
    reasons: list[Said]


@dataclass(frozen=True)
class Remarkable:
    """Something that many rows have in common, and which rows."""

    sentence: str
    count: int
    rows: list[int]


def rows_of(imported: Import, *verdicts: str) -> ImportRowQuerySet[ImportRow]:
    """The rows of these verdicts with what they refer to."""
    rows = ImportRow.objects.filter(imported=imported, verdict__in=verdicts).order_by("number")
    return rows.select_related("resident", "activity")


def show_rows(imported: Import, rows: Iterable[ImportRow]) -> list[RowShown]:
    return [
        RowShown(
            number=row.number,
            what=describe(imported.kind, row.values),
            same_as=_same_as(row),
            resident=row.resident if imported.kind != Import.Kind.ACTIVITIES else None,
            reasons=said(row, imported),
        )
        for row in rows
    ]


def describe(kind: str, values: dict[str, Any]) -> str:
    """The row in a few words: who or what it is about."""
    if kind == Import.Kind.RESIDENTS:
        languages = [str(Language(one).label) for one in values.get("languages", ())]
        parts = [values.get("first_name", ""), str(values.get("birth_year", "")), ", ".join(languages)]
    elif kind == Import.Kind.ACTIVITIES:
        parts = [values.get("title", ""), values.get("organisation", "")]
    else:
        who = values.get("name") or str(values.get("number", ""))
        day = parse_date(values.get("date", "")) if values.get("date") else None
        parts = [who, values.get("title", ""), date_format(day, "SHORT_DATE_FORMAT") if day else ""]
    return side_by_side(parts)


def remarkable(imported: Import) -> list[Remarkable]:
    """What the preview says about the file as a whole. One query."""
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, reasons in imported.rows.order_by("number").values_list("number", "reasons"):
        for reason in reasons:
            if reason["code"] in _SUMMED:
                found[reason["code"], _sentence(reason)].append(number)
    in_order = sorted(found.items(), key=lambda item: (_SUMMED.index(Why(item[0][0])), -len(item[1])))
    return [Remarkable(sentence, len(rows), rows) for (_code, sentence), rows in in_order]


def skipped_lines(imported: Import) -> list[str]:
    """What of the file was not read: lines that are no data, and other sheets; in words."""
    words = {
        "title": _("row %(rows)s: a title line"),
        "empty": _("row %(rows)s: empty"),
        "total": _("row %(rows)s: a total"),
        "repeated-header": _("row %(rows)s: the headings once more"),
    }
    return [
        _other_sheets(last)
        if why == OTHER_SHEETS
        else words[why] % {"rows": first if first == last else f"{first}–{last}"}
        for first, last, why in imported.skipped
    ]


def _other_sheets(count: int) -> str:
    words = ngettext(
        "%(count)d other sheet of this file: bring it in as a file of its own",
        "%(count)d other sheets of this file: bring them in as files of their own",
        count,
    )
    return words % {"count": count}


def _sentence(reason: dict[str, Any]) -> str:
    """Dates and numbers differ from row to row: they are summed up without."""
    if reason["code"] == Why.YEAR_FOUND:
        return _("Dates without a year were given one")
    if reason["code"] == Why.NUMBER_TAKEN:
        return _("Numbers that are taken: these people get the next free one")
    if reason["code"] == Why.PHONE_LEFT_OUT:
        return _("Telephone or e-mail left out, nobody was asked")
    sentence = sentence_of(reason)
    if reason["code"] in {Why.REMARK_SENSITIVE, Why.REMARK_UNSORTED, Why.REMARK_NEUTRAL, Why.REMARK_KEPT}:
        return _("Remark: %(sentence)s") % {"sentence": sentence}
    return sentence[:1].upper() + sentence[1:]


def _same_as(row: ImportRow) -> str:
    if row.verdict != Verdict.SAME:
        return ""
    if row.same_row is not None:
        return _("row %(row)s of this file") % {"row": row.same_row}
    if row.resident is not None:
        return f"{row.resident.number_shown} {isolated(row.resident.first_name)}"
    return row.activity.title if row.activity is not None else ""
