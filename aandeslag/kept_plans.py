"""Has PostgreSQL keep its plan of a question that one connection asks again and again.

To think about the way takes it as long as to walk it, the more tables the longer. It forgets by itself what
it was told to keep when the connection ends, and thinks again when a table has changed.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any, Final
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from django.db.backends.base.base import BaseDatabaseWrapper

_NUMBERS: Final = count(1)


class KeptPlan:
    """Of one question, in which the params at the `open` positions differ from time to time."""

    def __init__(self, sql: str, params: Sequence[Any], open_at: Collection[int]) -> None:
        self._sql, self._params = sql, params
        self._open_at = [at for at in range(len(params)) if at in open_at]
        self._name = f"kept_{next(_NUMBERS)}"
        self._asked: WeakKeyDictionary[Any, bool] = WeakKeyDictionary()

    def rows(self, params: Sequence[Any], connection: BaseDatabaseWrapper) -> list[Any]:
        """Ask. What a connection asks for the second time is kept; most connections of a command never do."""
        with connection.cursor() as cursor:
            cursor.execute(*self._to_send(params, cursor, connection))
            found: list[Any] = cursor.fetchall()
        return found

    def _to_send(
        self, params: Sequence[Any], cursor: Any, connection: BaseDatabaseWrapper
    ) -> tuple[str, Sequence[Any]]:
        if connection.vendor != "postgresql":
            return self._sql, params
        is_kept = self._asked.get(connection.connection)
        if is_kept is None:
            self._asked[connection.connection] = False
            return self._sql, params
        if not is_kept:
            with connection.wrap_database_errors:
                cursor.cursor.execute(f"PREPARE {self._name} AS {self._statement(cursor)}")
            self._asked[connection.connection] = True
        places = ", ".join(["%s"] * len(self._open_at))
        return f"EXECUTE {self._name} ({places})" if places else f"EXECUTE {self._name}", [
            params[at] for at in self._open_at
        ]

    def _statement(self, cursor: Any) -> str:
        """The question with numbers where values go; what is part of it is written out."""
        first, *others = (piece.replace("%%", "%") for piece in self._sql.split("%s"))
        numbers = {at: f"${number}" for number, at in enumerate(self._open_at, 1)}
        written = (
            numbers.get(at) or cursor.cursor.mogrify("%s", [param]).decode()
            for at, param in enumerate(self._params)
        )
        return first + "".join(part + piece for part, piece in zip(written, others, strict=True))
