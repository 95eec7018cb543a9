"""Asks for rows among many by one value: as many values as ids take longer to read than the rows to find."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.db.models import BooleanField, Func, Value

if TYPE_CHECKING:
    from collections.abc import Iterable


def as_list(keys: Iterable[int]) -> str:
    """The value to send."""
    return json.dumps(list(keys))


class Among(Func):
    """Whether a column of ids holds one of those in a list that was made by `as_list`."""

    output_field = BooleanField()
    arity = 2

    def __init__(self, column: str, listed: str) -> None:
        super().__init__(column, Value(listed))

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        among = {"template": "%(expressions)s))", "arg_joiner": " IN (SELECT value FROM json_each("}
        return self.as_sql(compiler, connection, **among, **context)

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        among = {
            "template": "%(expressions)s, '[]', '{}')::bigint[])",
            "arg_joiner": " = ANY(translate(",
        }
        return self.as_sql(compiler, connection, **among, **context)
