"""Writes the address of a row of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django import template

from aandeslag import addresses

if TYPE_CHECKING:
    from uuid import UUID

register: Final = template.Library()


@register.simple_tag
def address(name: str, public_id: UUID) -> str:
    """{% address "residents:resident" row.public_id %}: as `url`, for use in loops."""
    return addresses.address(name, public_id)
