"""A page of figures as a file: exactly what is shown, with definitions, period and reference date."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.http import Http404, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from aandeslag.paper.answers import paper
from aandeslag.paper.typesetting import typeset
from aandeslag.spreadsheets.writing import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aandeslag.spreadsheets.writing import Cell
    from reports.cards.report import Report, Table, Value
    from reports.charts import BarChart

PDF: Final = "pdf"
SHEET_NAME: Final = 31  # no spreadsheet takes a longer one


def download(report: Report, kind: str, *, name: str, chart: BarChart | None = None) -> HttpResponse:
    """`name` says what it is and of which period, never of whom."""
    if kind == PDF:
        return paper(on_paper(report, chart), name)
    if kind not in KINDS:
        raise Http404
    content_type, written = KINDS[kind]
    return HttpResponse(
        written(list(rows_of(report)), report.title[:SHEET_NAME]),
        content_type=content_type,
        headers={"Content-Disposition": f'attachment; filename="{name}.{kind}"', "Cache-Control": "no-store"},
    )


def rows_of(report: Report) -> Iterator[list[Cell]]:
    yield [report.title]
    yield [report.about]
    for note in report.notes:
        yield [note]
    for table in report.tables:
        yield []
        yield [table.title]
        yield ["", *table.columns]
        for line in table.lines:
            yield [line.label, *(_cell(value) for value in line.values)]
        if table.note:
            yield [table.note]
    yield []
    yield [_("Definitions")]
    for one in report.definitions:
        yield [str(one.name), str(one.words)]


def _cell(value: Value) -> Cell:
    """What is not shown is an empty cell, never a zero."""
    return "" if value is None else value


def on_paper(report: Report, chart: BarChart | None) -> bytes:
    language = (get_language() or "nl")[:2]
    data = {
        "heading": report.title,
        "about": report.about,
        "notes": list(report.notes),
        "tables": [_table(one) for one in report.tables],
        "definitions": [{"name": str(one.name), "words": str(one.words)} for one in report.definitions],
        "definitions_heading": _("Definitions"),
        "chart": _bars(chart) if chart is not None and not chart.is_empty else [],
        "chart_title": _("Times taken part per quarter"),
        "chart_words": _chart_words(chart) if chart is not None else "",
        "unit": _("times"),
    }
    return typeset("figures", data, title=report.title, language=language)


def _table(table: Table) -> dict[str, object]:
    return {
        "title": table.title,
        "columns": list(table.columns),
        "note": table.note,
        "lines": [
            {"label": line.label, "values": ["–" if one is None else _number(one) for one in line.values]}
            for line in table.lines
        ],
    }


def _number(value: int | float) -> str:
    return str(value).replace(".", ",") if isinstance(value, float) else str(value)


def _bars(chart: BarChart) -> list[dict[str, object]]:
    return [
        {
            "label": bar.label,
            "value": "–" if bar.value is None else str(bar.value),
            "part": (bar.value or 0) / chart.top,
        }
        for bar in chart.bars
    ]


def _chart_words(chart: BarChart) -> str:
    """What the picture says, for who does not see it."""
    return "; ".join(f"{bar.label}: {'–' if bar.value is None else bar.value}" for bar in chart.bars)
