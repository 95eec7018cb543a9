"""Writes the addresses of the rows of a list, and of its other pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django import template

from aandeslag import addresses

if TYPE_CHECKING:
    from uuid import UUID

    from django.template import Context

register: Final = template.Library()


@register.simple_tag
def address(name: str, public_id: UUID) -> str:
    """{% address "residents:resident" row.public_id %}: as `url`, for use in loops."""
    return addresses.address(name, public_id)


@register.simple_tag(takes_context=True)
def at_page(context: Context, number: int) -> str:
    """{% at_page 2 %}: the address that asks the same, of another page of the list."""
    return addresses.asking(context["request"].GET, page=[str(number)])
