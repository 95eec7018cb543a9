"""Rows made ready for the database beforehand, so that a transaction takes no longer than writing them.

Django's `bulk_create` turns values into what a database takes while others wait for the lock.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from django.db import connection

if TYPE_CHECKING:
    from collections.abc import Container, Hashable, Mapping

    from django.db.models import Field, Model

Key = TypeVar("Key", bound="Hashable")
# In one statement; a database that takes fewer values says so.
MOST_VALUES: Final = 10_000


@dataclass(frozen=True)
class Rows(Generic[Key]):
    """By a key of the caller what stands in each column. Written once."""

    model: type[Model]
    values: dict[Key, list[Any]]

    def write(self, besides: Container[Key] = (), **known: int) -> None:
        """Those without these keys; `known` are columns of which the value is known only now."""
        names = [str(one.column) for one in _fields(self.model)]
        rows = [values for key, values in self.values.items() if key not in besides]
        for name, value in known.items():
            place = names.index(name)
            for values in rows:
                values[place] = value
        at_once = (connection.features.max_query_params or MOST_VALUES) // len(names)
        with connection.cursor() as cursor:
            for first in range(0, len(rows), at_once):
                some = rows[first : first + at_once]
                cursor.execute(_insert(self.model, names, len(some)), [one for row in some for one in row])


def made_ready(model: type[Model], rows: Mapping[Key, Model]) -> Rows[Key]:
    """Of rows that are not in the books yet."""
    fields = _fields(model)
    return Rows(
        model,
        {
            key: [one.get_db_prep_save(one.pre_save(row, add=True), connection) for one in fields]
            for key, row in rows.items()
        },
    )


def _fields(model: type[Model]) -> list[Field[Any, Any]]:
    return [one for one in model._meta.local_concrete_fields if not one.primary_key]


def _insert(model: type[Model], names: list[str], number: int) -> str:
    quoted = connection.ops.quote_name
    row = f"({', '.join(['%s'] * len(names))})"
    columns = ", ".join(map(quoted, names))
    return f"INSERT INTO {quoted(model._meta.db_table)} ({columns}) VALUES {', '.join([row] * number)}"  # noqa: S608 - our own names
