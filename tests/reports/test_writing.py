"""Tables and charts are written outside the templates: what somebody typed is only ever text."""

from __future__ import annotations

from django.utils.translation import override

from reports.cards.report import Line, Table
from reports.charts import bar_chart


def test_a_table_has_a_heading_for_each_line_and_column() -> None:
    table = Table("Thema", ("Keer", "Uren"), (Line("Groen", (12, 2.5)), Line("Eten", (None, 0))))

    with override("nl"):
        assert table.written == (
            '<div class="table-frame" tabindex="0" role="region" aria-label="Thema">'
            '<table class="table table-figures columns-2"><thead><tr>'
            '<th scope="col"><span class="visually-hidden">Wat</span></th>'
            '<th scope="col" class="number">Keer</th><th scope="col" class="number">Uren</th>'
            "</tr></thead><tbody>"
            '<tr><th scope="row">Groen</th><td class="number">12</td><td class="number">2,5</td></tr>'
            '<tr><th scope="row">Eten</th><td class="number">–</td><td class="number">0</td></tr>'
            "</tbody></table></div>"
        )


def test_a_table_without_lines_says_so() -> None:
    with override("nl"):
        assert "<tbody><tr><td>Niets in deze periode.</td></tr></tbody>" in Table("Thema", (), ()).written


def test_what_somebody_typed_in_a_table_is_text() -> None:
    written = Table("<i>", ("<b>",), (Line("<u>", (1,)),)).written

    assert [one in written for one in ("<i>", "<b>", "<u>")] == [False] * 3
    assert [one in written for one in ("&lt;i&gt;", "&lt;b&gt;", "&lt;u&gt;")] == [True] * 3


def test_a_quarter_without_a_number_is_a_gap() -> None:
    chart = bar_chart([("Q1", 4), ("Q2", None), ("<Q3>", 6)])

    assert (chart.written_bars.count("<rect"), chart.written_bars.count("chart-bar-now")) == (2, 1)
    assert chart.written_bars.count(">–</text>") == 1
    assert "<b>–</b>" in chart.written_lying
    assert "<Q3>" not in chart.written_bars + chart.written_lying
