"""Keeps what is the same for everybody, such as the head of each page, instead of making it each time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django import template
from django.template import Node
from django.utils.translation import get_language

if TYPE_CHECKING:
    from django.template import Context, NodeList
    from django.template.base import Parser, Token
    from django.utils.safestring import SafeString

register: Final = template.Library()


class FixedNode(Node):
    """Is rendered once per language and process, without any variable: nothing of a visitor stays in it."""

    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist
        self._made: dict[str | None, SafeString] = {}

    def render(self, context: Context) -> SafeString:
        language = get_language()
        if language not in self._made:
            self._made[language] = self.nodelist.render(context.new({}))
        return self._made[language]


@register.tag
def fixed(parser: Parser, _token: Token) -> FixedNode:
    """{% fixed %} words, addresses without arguments, pictures {% endfixed %}."""
    nodelist = parser.parse(("endfixed",))
    parser.delete_first_token()
    return FixedNode(nodelist)
