"""Shows a block of the page a second time, so that the title of the browser tab is the heading too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django import template
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.utils.safestring import SafeString

if TYPE_CHECKING:
    from django.template import Context

register: Final = template.Library()


@register.simple_tag(takes_context=True)
def same_as(context: Context, block: str) -> SafeString:
    """Render what the page put into `block`, wherever that stands."""
    filled = context.render_context[BLOCK_CONTEXT_KEY].get_block(block)
    return SafeString(filled.render(context))
