"""Stores the filled form of one row, with the names of what changed in the log."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from aandeslag.audit.actions import record
from aandeslag.teams.rows import PublicRow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.db import models

Kept = TypeVar("Kept", bound=PublicRow)


def store(row: Kept, values: Mapping[str, Any], *, action: str) -> Kept:
    """Set `values` on `row` and save it; a row that stays as it was is neither saved nor logged.

    A known row is read again and locked: a form has already written on the one that it was given.
    """
    many = {field.name for field in row._meta.many_to_many}
    is_new = row._state.adding
    if not is_new:
        row = type(row)._default_manager.select_for_update().get(pk=row.pk)
    changed = [name for name, value in values.items() if _differs(row, name, value, many)]
    if not changed and not is_new:
        return row
    for name in changed:
        if name not in many:
            setattr(row, name, values[name])
    row.save()
    for name in many.intersection(changed):
        getattr(row, name).set(values[name])
    record(action=action, on=row, changed=changed)
    return row


def _differs(row: models.Model, name: str, value: Any, many: set[str]) -> bool:
    if name not in many:
        return bool(getattr(row, name, None) != value)
    before = set() if row._state.adding else set(getattr(row, name).all())
    return before != set(value)
