"""Writes the lines of the log; each id leads to all lines about the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from aandeslag.written import NOTHING, together, written

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.utils.safestring import SafeString

    from reports.log_lines import LogLine

register: Final = template.Library()
# On a phone each cell stands under its own label.
ROW: Final = """<tr>
    <td class="number">{sequence}</td>
    <td data-label="{when_label}">{when}</td>
    <td data-label="{actor_label}"><div>{actor}<br><small>{standing}</small></div></td>
    <td data-label="{action_label}">
        <div>{action}<br><small class="log-code">{code}{changed}</small></div>
    </td>
    <td{about_label}><div>{kind}{about}{more}</div></td>
    <td data-label="{result_label}"><span class="tag {mood}">{result}</span></td>
</tr>
"""
ACCOUNT: Final = '<a href="?account={account}"><bdi>{actor}</bdi></a> <small>{account}</small>'
ABOUT: Final = ' <br><small class="log-code"><a href="?object={id}">{id}</a></small>'
MORE: Final = """
<details>
    <summary>{how_many}</summary>
    <small class="log-code">{ids}</small>
</details>"""
LABEL: Final = ' data-label="{label}"'


@register.filter
def as_log_rows(lines: Iterable[LogLine]) -> SafeString:
    labels = {
        "when_label": written("{label}", label=_("When")),
        "actor_label": written("{label}", label=_("Actor")),
        "action_label": written("{label}", label=_("Action")),
        "result_label": written("{label}", label=_("Result")),
    }
    about = written(LABEL, label=_("About"))
    return together(_row(line, labels, about) for line in lines)


def _row(line: LogLine, labels: dict[str, SafeString], about: SafeString) -> SafeString:
    return written(
        ROW,
        sequence=line.sequence,
        when=line.when,
        actor=written(ACCOUNT, account=line.account, actor=line.actor) if line.account else line.actor,
        standing=line.standing,
        action=line.action,
        code=line.code,
        changed=f": {line.changed}" if line.changed else "",
        about_label=about if line.kind else NOTHING,
        kind=line.kind,
        about=written(ABOUT, id=line.id) if line.id else NOTHING,
        more=_more(line.other_ids) if line.other_ids else NOTHING,
        mood="tag-plain" if line.is_done else "tag-stop",
        result=line.result,
        **labels,
    )


def _more(ids: list[str]) -> SafeString:
    how_many = ngettext("and %(number)s more", "and %(number)s more", len(ids)) % {"number": len(ids)}
    return written(MORE, how_many=how_many, ids=" ".join(ids))
