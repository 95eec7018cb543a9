"""Rows as one text that the database writes: the same as long as nobody changes any of them.

To ask for the text costs a fraction of reading the rows, and what was understood from it may be kept: it
holds for that text, whoever changed something and in whatever way.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from django.db.models import Aggregate, Func, JSONField, TextField, Value
from django.db.models.functions import Cast, Coalesce

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from django.db.models import QuerySet
    from django.db.models.expressions import Combinable

    # Of each column what makes a value of its text again; None where it is a value already.
    Columns: TypeAlias = Mapping[str | Combinable, Callable[[Any], Any] | None]

NO_ROWS: Final = "[]"


class _OneRow(Func):
    function = "JSON_ARRAY"
    output_field = JSONField()

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        # Not `jsonb`, which reads and orders what is only passed on.
        return self.as_sql(compiler, connection, function="JSON_BUILD_ARRAY", **context)


class _Gathered(Aggregate):
    function = "JSON_GROUP_ARRAY"
    output_field = JSONField()

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, function="JSON_AGG", **context)


def as_text(rows: QuerySet[Any, Any], columns: Columns) -> QuerySet[Any, str]:
    """One text, also where there are no rows. In which order they stand in it is not said."""
    everything = rows.order_by().annotate(everything=Value(1)).values("everything")
    # Of no rows PostgreSQL gathers nothing at all.
    text = Coalesce(Cast(_Gathered(_OneRow(*columns)), TextField()), Value(NO_ROWS, TextField()))
    texts: QuerySet[Any, str] = everything.annotate(text=text).values_list("text", flat=True)
    return texts


def rows_in(text: str, columns: Columns) -> Iterator[list[Any]]:
    """The values of each row, in the order of the columns."""
    readers = list(columns.values())
    for row in json.loads(text):
        yield [
            value if value is None or read is None else read(value)
            for value, read in zip(row, readers, strict=True)
        ]
