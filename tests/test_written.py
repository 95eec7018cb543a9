"""What stands many times on a page is escaped as Django does it."""

from __future__ import annotations

import pytest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy

from aandeslag.written import together, written

PATTERN = '<a href="{url}">{words}</a>'


@pytest.mark.parametrize(
    "value",
    [
        "<script>alert(1)</script>",
        "\"'&<>",
        "{url} %s",
        7,
        None,
        gettext_lazy("Week"),
        SafeString("<b>vet</b>"),
    ],
)
def test_as_django_does_it(value: object) -> None:
    mine = written(PATTERN, url="/?a=1&b=2", words=value)
    assert (mine, type(mine)) == (format_html(PATTERN, url="/?a=1&b=2", words=value), SafeString)


def test_pieces_together_are_not_escaped_again() -> None:
    pieces = [written("<li>{name}</li>", name=name) for name in ("<", "&")]
    assert written("<ul>{all}</ul>", all=together(pieces, ", ")) == "<ul><li>&lt;</li>, <li>&amp;</li></ul>"
