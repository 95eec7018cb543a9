"""Says a text of a book in a template, with the language and direction that a screen reader needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django import template
from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.html import format_html

if TYPE_CHECKING:
    from django.forms import Form
    from django.utils.safestring import SafeString

    from aandeslag.phrases.book import Phrasebook

register: Final = template.Library()


@register.simple_tag
def say(book: Phrasebook, code: str, **values: Any) -> SafeString:
    """The text alone."""
    line = book.line(code, values)
    return format_html('<span lang="{}" dir="{}">{}</span>', line.language, line.direction, line.text)


@register.simple_tag
def plainly(book: Phrasebook, code: str, **values: Any) -> str:
    """The text without anything around it, for an attribute."""
    return book.say(code, **values)


@register.filter
def error_code(form: Form, field: str = NON_FIELD_ERRORS) -> str:
    """Why a field was refused, or the form as a whole; empty where it was not."""
    found = form.errors.as_data().get(field, [])
    return found[0].code or "other" if found else ""


@register.inclusion_tag("phrases/_both.html")
def both(book: Phrasebook, code: str, **values: Any) -> dict[str, Any]:
    """The text, and the Dutch small beneath it."""
    return {"line": book.line(code, values)}
