"""Questions to the database whose SQL is written once, for pages that are opened all day.

Django takes longer to write such a question than the database to answer it. What is kept is the question,
with open places where values go; never a value, and never an answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from functools import update_wrapper
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Final, Generic, ParamSpec, TypeVar, cast

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Count, Value
from django.db.models.sql.compiler import SQLCompiler

from aandeslag.stand_ins import as_sent, filled, shape_of, stand_ins

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable

    from django.db.backends.base.base import BaseDatabaseWrapper
    from django.db.models import QuerySet
    from django.db.models.sql.query import Query

    Rows = Callable[[Sequence[Any], BaseDatabaseWrapper], list[Any]]

Values = ParamSpec("Values")
Row = TypeVar("Row")
# Of one question with other names or lengths; where there are more of them, something is wrong.
AT_MOST: Final = 200


class NotPreparedError(Exception):
    """The question does something else with its values than ask for them."""


class Prepared(Generic[Values, Row]):
    """Made of a function from values to a queryset; called with values, it gives the rows.

    Values by position differ from call to call: a number, text, day, time, moment or id, a row of a model of
    which only the key is used, or a list of these to be among. Values by name are part of the question.

    To write the question the function is called twice, with values that nobody means, and must pass them on
    as they are. Whatever else it makes of them differs between both and is neither of them: that is refused.
    """

    def __init__(self, question: Callable[Values, QuerySet[Any, Row]]) -> None:
        self._question = question
        self._kept: dict[Hashable, Rows] = {}
        update_wrapper(self, question)

    def __call__(self, *values: Values.args, **named: Values.kwargs) -> list[Row]:
        """Ask. One query, or none where there can be no answer, as among nobody."""
        connection, given = connections[DEFAULT_DB_ALIAS], filled(values)
        shape = (*map(shape_of, given), *named.items())
        rows = self._kept.get(shape)
        if rows is None:
            rows = self._write(given, named, connection)
            if len(self._kept) >= AT_MOST:
                self._kept.clear()
            self._kept[shape] = rows
        return rows(as_sent(given, connection), connection)

    def _write(self, given: Sequence[Any], named: dict[str, Any], connection: BaseDatabaseWrapper) -> Rows:
        nobodys, eithers = stand_ins(given)
        try:
            one, other = (
                _Written(self._question(*asked, **named), connection) for asked in (nobodys, eithers)
            )
        except EmptyResultSet:
            return _no_rows
        if not one.opens(other, as_sent(nobodys, connection), as_sent(eithers, connection)):
            raise NotPreparedError(self._question.__qualname__)
        return one.rows


def _no_rows(_values: Sequence[Any], _connection: BaseDatabaseWrapper) -> list[Any]:
    return []


class Counted(Generic[Values]):
    """As `Prepared`, for who asks only how many rows there are."""

    def __init__(self, question: Callable[Values, QuerySet[Any, Any]]) -> None:
        def how_many(*values: Values.args, **named: Values.kwargs) -> QuerySet[Any, int]:
            rows = question(*values, **named)
            # One group of everything: as `count()`, which does not wait to be asked.
            everything = rows.order_by().annotate(everything=Value(1)).values("everything")
            counted = everything.annotate(number=Count("pk", distinct=rows.query.distinct))
            return cast("QuerySet[Any, int]", counted.values_list("number", flat=True))

        self._asked = Prepared(how_many)
        update_wrapper(self, question)

    def __call__(self, *values: Values.args, **named: Values.kwargs) -> int:
        """Ask. One query, or none where there can be none."""
        return next(iter(self._asked(*values, **named)), 0)


class Leafed(Sequence[Row]):
    """Rows for a `Paginator`, which asks how many there are and reads those of one page.

    `rows` takes besides the values, by name, the `first` and `last` that are wanted.
    """

    def __init__(self, number: Counted[...], rows: Prepared[..., Row], *values: Any) -> None:
        self._number, self._rows, self._values = number, rows, values

    def __len__(self) -> int:
        return self._number(*self._values)

    def __getitem__(self, wanted: Any) -> Any:
        if isinstance(wanted, slice):
            return self._rows(*self._values, first=wanted.start, last=wanted.stop)
        return self[wanted : wanted + 1][0]


class _Written:
    """A question as Django writes it, and which value goes where in what is sent along."""

    def __init__(self, queryset: QuerySet[Any, Any], connection: BaseDatabaseWrapper) -> None:
        self.compiler = queryset.query.get_compiler(connection=connection)
        self.sql, self.params = self.compiler.as_sql()
        self.facts = vars(queryset)
        self.places: dict[int, int] = {}

    def opens(self, other: _Written, nobodys: Sequence[Any], eithers: Sequence[Any]) -> bool:
        """Find the places. Whether nothing else differs from the other, and no value is left without."""
        pairs = list(zip(nobodys, eithers, strict=True))
        sent = list(zip(self.params, other.params, strict=True)) if self.sql == other.sql else []
        self.places = {at: pairs.index(pair) for at, pair in enumerate(sent) if pair in pairs}
        differs = any(one != same for at, (one, same) in enumerate(sent) if at not in self.places)
        is_whole = set(self.places.values()) == set(range(len(pairs)))
        is_one = self.sql == other.sql and not self.facts["_prefetch_related_lookups"]
        return is_one and is_whole and not differs

    def rows(self, values: Sequence[Any], connection: BaseDatabaseWrapper) -> list[Any]:
        """Sent with these values; Django reads the answer as that of the queryset."""
        params = list(self.params)
        for at, which in self.places.items():
            params[at] = values[which]
        query = copy(cast("Query", self.facts["_query"]))
        asking = _Asking(self, params, query, connection)
        query.get_compiler = lambda *_args, **_kwargs: asking  # type: ignore[method-assign]
        queryset = SimpleNamespace(
            query=query,
            model=query.model,
            db=connection.alias,
            _fields=self.facts["_fields"],
            _known_related_objects={},
        )
        read = cast("Callable[[Any], Iterable[Any]]", self.facts["_iterable_class"])
        return list(read(queryset))


class _Asking(SQLCompiler):
    """Sends what was written before, and knows what the columns of the answer are."""

    def __init__(
        self, written: _Written, params: list[Any], query: Query, connection: BaseDatabaseWrapper
    ) -> None:
        super().__init__(query, connection, connection.alias)
        self._to_send = written.sql, params
        for name in ("select", "klass_info", "annotation_col_map", "col_count", "has_extra_select"):
            setattr(self, name, getattr(written.compiler, name))

    def as_sql(self, *_args: Any, **_kwargs: Any) -> Any:
        return self._to_send
