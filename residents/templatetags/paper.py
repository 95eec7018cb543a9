"""The languages in which the sheets of a session can be printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django import template

from aandeslag.phrases.languages import OWN_NAMES, offered

if TYPE_CHECKING:
    from residents.models import WalkInSession

register: Final = template.Library()


@register.simple_tag
def sheet_languages(session: WalkInSession) -> dict[str, str]:
    """Those that the centre uses, each by its own name."""
    return {code: OWN_NAMES[code] for code in offered(session.centre.text_languages)}
