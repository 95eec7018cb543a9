"""Keeps what is the same for everybody, such as the head of each page, instead of making it each time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django import template
from django.template import Node
from django.utils.translation import get_language

if TYPE_CHECKING:
    from collections.abc import Hashable

    from django.template import Context, NodeList
    from django.template.base import Parser, Token
    from django.utils.safestring import SafeString

register: Final = template.Library()
TWO_WORDS: Final = 2


class FixedNode(Node):
    """Is rendered once per language and process, without any variable: nothing of a visitor stays in it.

    `per` names the one variable that it may know, a list of few values: once for each of those.
    """

    def __init__(self, nodelist: NodeList, per: str | None) -> None:
        self.nodelist, self.per = nodelist, per
        self._made: dict[Hashable, SafeString] = {}

    def render(self, context: Context) -> SafeString:
        known = {self.per: tuple(context[self.per])} if self.per else {}
        key = (get_language(), *known.values())
        if key not in self._made:
            self._made[key] = self.nodelist.render(context.new(known))
        return self._made[key]


@register.tag
def fixed(parser: Parser, token: Token) -> FixedNode:
    """{% fixed %} words, addresses without arguments, pictures {% endfixed %}, or {% fixed per menu %}."""
    _name, *rest = token.split_contents()
    if rest and (len(rest) != TWO_WORDS or rest[0] != "per"):
        raise template.TemplateSyntaxError("fixed takes nothing, or `per` and the name of a list")
    nodelist = parser.parse(("endfixed",))
    parser.delete_first_token()
    return FixedNode(nodelist, rest[1] if rest else None)
