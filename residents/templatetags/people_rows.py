"""Writes the rows of a list of people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django import template
from django.utils.translation import gettext as _

from aandeslag.addresses import address
from aandeslag.written import together, written

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.utils.safestring import SafeString

    from residents.cards import PersonRow

register: Final = template.Library()
# On a phone each cell stands under its own label.
ROW: Final = """<tr>
    <td><a href="{url}"><bdi>{name}</bdi></a></td>
    <td data-label="{number_label}">{number}</td>
    <td data-label="{facts_label}">{facts}</td>
    <td data-label="{lives_at_label}">{lives_at}</td>
    <td>{tags}</td>
</tr>
"""
TAG: Final = '<span class="tag tag-{kind}">{label}</span>'
WORDS: Final = "{words}"


@register.filter
def as_people_rows(rows: Iterable[PersonRow]) -> SafeString:
    labels = {
        "number_label": written(WORDS, words=_("Number")),
        "facts_label": written(WORDS, words=_("Born, speaks")),
        "lives_at_label": written(WORDS, words=_("Lives at")),
    }
    return together(
        written(
            ROW,
            url=address("residents:resident", row.public_id),
            name=row.name,
            number=row.number,
            facts=row.facts,
            lives_at=row.lives_at,
            tags=together(written(TAG, kind=tag.kind, label=tag.label) for tag in row.tags),
            **labels,
        )
        for row in rows
    )
