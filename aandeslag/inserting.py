"""Inserts many rows in a short transaction: their values are made ready before it begins.

`bulk_create` does both inside the transaction, and spends nine tenths of it on the first.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from django.db import connection, models

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Row = TypeVar("Row", bound=models.Model)
# No more values in one statement than every database takes.
_MOST_VALUES: Final = 900


@dataclass
class ReadyRows(Generic[Row]):
    """Rows of one model that are not stored yet, and their values as the database wants them."""

    model: type[Row]
    rows: Sequence[Row]
    _values: list[list[Any]] = field(init=False)
    # Parents that are not stored yet either: row, column, parent.
    _parents: list[tuple[int, int, models.Model]] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        self._values = [
            [self._value(number, column, one) for column, one in enumerate(self._fields)]
            for number in range(len(self.rows))
        ]

    def insert(self) -> None:
        """Store the rows inside the caller's transaction; afterwards each has its key."""
        for number, column, parent in self._parents:
            self._values[number][column] = parent.pk
            setattr(self.rows[number], self._fields[column].attname, parent.pk)
        with connection.cursor() as cursor:
            for first, last in self._slices():
                values = self._values[first:last]
                cursor.execute(self._statement(len(values)), [one for row in values for one in row])
                for row, (key,) in zip(self.rows[first:last], cursor.fetchall(), strict=True):
                    row.pk = key
                    row._state.adding, row._state.db = False, connection.alias

    @cached_property
    def _fields(self) -> list[models.Field[Any, Any]]:
        return [one for one in self.model._meta.local_concrete_fields if not one.primary_key]

    def _value(self, number: int, column: int, one: models.Field[Any, Any]) -> Any:
        row = self.rows[number]
        if isinstance(one, models.ForeignKey) and one.is_cached(row):
            parent = one.get_cached_value(row)
            if parent is not None and parent.pk is None:
                self._parents.append((number, column, parent))
                return None
            setattr(row, one.attname, None if parent is None else parent.pk)
        return one.get_db_prep_save(one.pre_save(row, add=True), connection)

    def _statement(self, count: int) -> str:
        name = connection.ops.quote_name
        columns = ", ".join(name(str(one.column)) for one in self._fields)
        places = f"({', '.join(['%s'] * len(self._fields))})"
        return (
            f"INSERT INTO {name(self.model._meta.db_table)} ({columns}) "  # noqa: S608 - names of our own tables
            f"VALUES {', '.join([places] * count)} RETURNING {name(str(self.model._meta.pk.column))}"
        )

    def _slices(self) -> Iterator[tuple[int, int]]:
        size = max(_MOST_VALUES // len(self._fields), 1)
        for first in range(0, len(self.rows), size):
            yield first, min(first + size, len(self.rows))
