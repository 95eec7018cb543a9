"""Refuses what nobody can ask here: a misspelled question would otherwise be answered with everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from ninja.errors import ValidationError

if TYPE_CHECKING:
    from django.http import HttpRequest
    from ninja import Schema


def only_these(request: HttpRequest, asked: Schema) -> None:
    """Raises where the address holds a parameter that `asked` does not know."""
    unknown = sorted(request.GET.keys() - type(asked).model_fields.keys())
    if unknown:
        raise ValidationError([{"loc": ("query", one), "msg": _("cannot be asked here")} for one in unknown])
