"""Tables and charts of figures, written in one go: hundreds of cells, too many for a loop in a template."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from django.utils.formats import localize
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from reports.cards.report import Line, Table, Value
    from reports.charts import Bar, BarChart

NOT_SHOWN: Final = "–"
GRID: Final = (
    '<line class="chart-line" x1="{left}" x2="{right}" y1="{y}" y2="{y}"/>'
    '<text class="chart-number" x="{beside}" y="{text_y}" text-anchor="end">{value}</text>'
)
BAR: Final = (
    '<rect class="chart-bar{now}" x="{bar.x}" y="{bar.y}" width="{bar.width}" height="{bar.height}" rx="4"/>'
)
VALUE: Final = (
    '<text class="chart-value" x="{bar.middle}" y="{bar.above}" text-anchor="middle">{value}</text>'
    '<text class="chart-label" x="{bar.middle}" y="{label_y}" text-anchor="middle">{label}</text>'
)
LYING: Final = (
    '<li{now}><span>{label}</span> <progress value="{length}" max="{top}" aria-hidden="true"></progress>'
    " <b>{value}</b></li>"
)


def written_table(table: Table) -> SafeString:
    """In a frame that can be moved sideways; what a column or line is called is escaped here."""
    columns = "".join(f'<th scope="col" class="number">{escape(one)}</th>' for one in table.columns)
    what = escape(_("What"))
    several = f" columns-{len(table.columns)}" if len(table.columns) > 1 else ""
    body = "".join(map(_row, table.lines)) or f"<tr><td>{escape(_('Nothing in this period.'))}</td></tr>"
    return SafeString(
        f'<div class="table-frame" tabindex="0" role="region" aria-label="{escape(table.title)}">'
        f'<table class="table table-figures{several}"><thead><tr>'
        f'<th scope="col"><span class="visually-hidden">{what}</span></th>{columns}'
        f"</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _row(line: Line) -> str:
    cells = "".join(f'<td class="number">{_number(value)}</td>' for value in line.values)
    return f'<tr><th scope="row">{escape(line.label)}</th>{cells}</tr>'


def _number(value: Value) -> str:
    if value is None:
        return NOT_SHOWN
    return str(value) if isinstance(value, int) else escape(localize(value))


def written_bars(chart: BarChart) -> SafeString:
    """Upright, on their lines."""
    grid = (
        GRID.format(
            left=chart.left,
            right=chart.width,
            beside=chart.left - 8,
            y=one.y,
            text_y=one.text_y,
            value=one.value,
        )
        for one in chart.lines
    )
    return SafeString("".join((*grid, *(_upright(bar, chart.label_y) for bar in chart.bars))))


def _upright(bar: Bar, label_y: int) -> str:
    drawn = "" if bar.value is None else BAR.format(bar=bar, now=" chart-bar-now" if bar.is_last else "")
    return drawn + VALUE.format(bar=bar, value=_number(bar.value), label=escape(bar.label), label_y=label_y)


def written_lying(chart: BarChart) -> SafeString:
    """The same for a narrow screen, each beside its label."""
    return SafeString(
        "".join(
            LYING.format(
                now=' class="hbars-now"' if bar.is_last else "",
                label=escape(bar.label),
                length=bar.value or 0,
                top=chart.top,
                value=_number(bar.value),
            )
            for bar in chart.bars
        )
    )
