"""Two things that most writes of the offer do: copy details onto a row, and make a row only once."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any, TypeVar

from django.db import models

from aandeslag.teams.once import once

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from aandeslag.teams.models import Team

Made = TypeVar("Made", bound=models.Model)


def write_details(row: models.Model, details: Any) -> list[str]:
    """Copy a details dataclass onto a row and name the fields that changed. Does not save."""
    changed = []
    for field in fields(details):
        value = getattr(details, field.name)
        plain = value.pk if isinstance(value, models.Model) else value
        column = f"{field.name}_id" if hasattr(row, f"{field.name}_id") else field.name
        if getattr(row, column) != plain:
            setattr(row, field.name, value)
            changed.append(field.name)
    return changed


def make_once(*, team: Team, token: UUID | None, model: type[Made], make: Callable[[], Made]) -> Made:
    """Without a token simply make it: an import and the demo guard against doubles themselves."""
    return make() if token is None else once(team=team, token=token, model=model, make=make)
