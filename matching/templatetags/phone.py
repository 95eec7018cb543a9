"""Puts the cards of a supporter's phone into its page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django import template

if TYPE_CHECKING:
    from uuid import UUID

    from django.utils.safestring import SafeString

    from matching.cards.mine.showing import Person
    from matching.cards.mine.written import Cards

register: Final = template.Library()


@register.simple_tag
def card(cards: Cards, person: Person, token: UUID, said: str = "") -> SafeString:
    """One person; `said` is why their press was refused."""
    return cards.of(person, token, said)
