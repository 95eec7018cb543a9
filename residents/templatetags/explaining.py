"""The languages in which the explanation can be read while someone is being registered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django import template

from residents.speaking import languages_here
from residents.telling import choices_among

if TYPE_CHECKING:
    from residents.models import WalkInSession
    from residents.telling import Choice

register: Final = template.Library()


@register.simple_tag
def explanation_choices(session: WalkInSession | None) -> list[Choice]:
    """Those that the centre of this session uses; away from a session all of them."""
    return choices_among(languages_here(session.centre if session else None))
