"""The hidden token of every form, with beside it as what someone opened the form; for all templates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from django import template
from django.template.defaulttags import CsrfTokenNode

from aandeslag.teams.opened_as import with_membership

if TYPE_CHECKING:
    from django.template import Context
    from django.template.base import Parser, Token
    from django.utils.safestring import SafeString

register: Final = template.Library()


class FormTokenNode(CsrfTokenNode):
    def render(self, context: Context) -> SafeString:
        token = cast("SafeString", super().render(context))
        return with_membership(token, getattr(context, "request", None)) if token else token


@register.tag
def csrf_token(_parser: Parser, _token: Token) -> FormTokenNode:
    """In place of Django's, so that no form can do without it."""
    return FormTokenNode()
