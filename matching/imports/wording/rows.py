"""What became of one row, in words: where, what, and of whom when that may be shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from aandeslag.vocabulary import Condition, Skill
from matching.imports.judgement import LEFT_OUT, NOTES, Why
from matching.imports.wording.cells import CELLS, SORTS
from matching.imports.wording.changes import change_words, moment_words
from matching.imports.wording.columns import heading_of
from matching.imports.wording.missing import MISSING
from matching.imports.wording.reasons import SENTENCES
from matching.models import Import, ImportRow, Participation

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Reason = dict[str, Any]


@dataclass(frozen=True)
class Said:
    """One sentence about a row, with the heading of the column it is about."""

    heading: str
    sentence: str
    is_note: bool


def said(row: ImportRow, imported: Import) -> list[Said]:
    """Everything there is to say about a row, what decides first."""
    return [
        *_goes_with(row),
        *(
            Said(
                heading=heading_of(imported, reason["column"]) if reason["column"] else "",
                sentence=sentence_of(reason),
                is_note=reason["code"] in NOTES,
            )
            for reason in row.reasons
        ),
    ]


def _goes_with(row: ImportRow) -> list[Said]:
    """Say of a row that is the same as one that is left out, why it is left out too."""
    if row.verdict not in LEFT_OUT or row.same_row is None:
        return []
    sentence = _("the same as row %(row)s, which is not imported either") % {"row": row.same_row}
    return [Said(heading="", sentence=sentence, is_note=False)]


def row_sentence(row: ImportRow, imported: Import) -> str:
    """One line for the command: the row, and why it was left out."""
    why = [one for one in said(row, imported) if not one.is_note]
    parts = [f"{one.heading}: {one.sentence}" if one.heading else one.sentence for one in why]
    number = _("row %(row)s") % {"row": row.number}
    return f"{number} – {row.get_verdict_display()}{_with_whom(row)}: {'; '.join(parts)}"


def _with_whom(row: ImportRow) -> str:
    """Whom or what a row is the same as. Reads the person or activity: load them along."""
    if row.verdict != ImportRow.Verdict.SAME:
        return ""
    if row.same_row is not None:
        same = _("row %(row)s") % {"row": row.same_row}
        return f" ({same})"
    if row.resident is not None:
        same = _("number %(number)s") % {"number": row.resident.number_shown}
        return f" ({same})"
    return f" ({row.activity.title})" if row.activity is not None else ""


def sentence_of(reason: Reason) -> str:
    code, values = reason["code"], reason["values"]
    if code == Why.CELL:
        sentence = str(CELLS[values["reason"]])
        return f"“{values['text']}”: {sentence}" if values["text"] else sentence
    return str(SENTENCES[code]) % {name: _value(name, value) for name, value in values.items()}


def _value(name: str, value: Any) -> str:
    return _VALUES[name](value) if name in _VALUES else str(value)


def _sorts(sorts: Sequence[str]) -> str:
    return f" ({_listed([str(SORTS[sort]) for sort in sorts])})" if sorts else ""


def _what(codes: Sequence[str]) -> str:
    return _listed([_word(code) for code in codes])


def _word(code: str) -> str:
    if code == "no-bicycle":
        return _("no bicycle")
    for words in (SORTS, MISSING):
        if code in words:
            return str(words[code])
    for choices in (Condition, Skill):
        if code in choices.values:
            return str(choices(code).label)
    return code


def _others(places: Sequence[str]) -> str:
    """Rows of the file and people of the team, as somebody can find them."""
    words = {"row": _("row %(row)s"), "number": _("number %(row)s")}
    parts = [place.split(":") for place in places]
    return _listed([words[where] % {"row": number} for where, number in parts])


def _listed(words: Sequence[str]) -> str:
    if len(words) < 2:  # noqa: PLR2004 - nothing to join
        return "".join(words)
    return _("%(first)s and %(last)s") % {"first": ", ".join(words[:-1]), "last": words[-1]}


_VALUES: Final[dict[str, Callable[[Any], str]]] = {
    "date": lambda text: date_format(date.fromisoformat(text), "SHORT_DATE_FORMAT"),
    "sorts": _sorts,
    "others": _others,
    "what": lambda codes: _what([codes] if isinstance(codes, str) else codes),
    "status": lambda status: str(Participation.Status(status).label),
    "change": change_words,
    "moment": moment_words,
}
