"""Questions to the database whose SQL is written once, for pages that are opened all day.

Django takes longer to write such a question than the database to answer it. What is kept is the question,
with open places where values go; never a value, and never an answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, update_wrapper
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Final, Generic, ParamSpec, TypeVar, cast

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Count, Max, Min, Value

from aandeslag.kept_plans import KeptPlan
from aandeslag.stand_ins import as_sent, filled, shape_of, stand_ins

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable

    from django.db.backends.base.base import BaseDatabaseWrapper
    from django.db.models import QuerySet

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
        which = {pair: at for at, pair in enumerate(zip(nobodys, eithers, strict=True))}
        sent = list(zip(self.params, other.params, strict=True)) if self.sql == other.sql else []
        self.places = {at: which[pair] for at, pair in enumerate(sent) if pair in which}
        differs = any(one != same for at, (one, same) in enumerate(sent) if at not in self.places)
        is_whole = set(self.places.values()) == set(which.values())
        is_one = self.sql == other.sql and not self.facts["_prefetch_related_lookups"]
        return is_one and is_whole and not differs

    def rows(self, values: Sequence[Any], connection: BaseDatabaseWrapper) -> list[Any]:
        """Sent with these values; Django reads the answer as that of the queryset."""
        params = list(self.params)
        for at, which in self.places.items():
            params[at] = values[which]
        found = self.plan.rows(params, connection)
        return self._read(found, connection) if found else []

    def _read(self, found: list[Any], connection: BaseDatabaseWrapper) -> list[Any]:
        answer = _Answer(self, found, connection)
        queryset = SimpleNamespace(
            query=SimpleNamespace(get_compiler=lambda *_args, **_kwargs: answer, **self.names),
            model=self.compiler.query.model,
            db=connection.alias,
            _fields=self.facts["_fields"],
            _known_related_objects={},
        )
        read = cast("Callable[[Any], Iterable[Any]]", self.facts["_iterable_class"])
        return list(read(queryset))

    @cached_property
    def plan(self) -> KeptPlan:
        return KeptPlan(self.sql, self.params, self.places)

    @cached_property
    def names(self) -> dict[str, Any]:
        """What the columns are called in rows that are no models."""
        query = self.compiler.query
        asked = ("selected", "extra_select", "values_select", "annotation_select")
        return {name: getattr(query, name) for name in asked}

    @cached_property
    def converters(self) -> Sequence[tuple[int, Sequence[Any], Any]]:
        """Which column is not read as the database gives it, and by what."""
        expressions = [one for one, *_ in self.compiler.select[: self.compiler.col_count]]
        asked = [None if _is_whole(one) else one for one in expressions]
        found = self.compiler.get_converters(asked)
        return [(at, converters, one) for at, (converters, one) in found.items()]


def _is_whole(expression: Any) -> bool:
    """Whether it is a whole number as it comes: one of those that were counted or compared."""
    is_one = isinstance(expression, Count | Max | Min)
    return is_one and expression.output_field.get_internal_type().endswith("IntegerField")


class _Answer:
    """Stands where Django has its compiler: knows what was found, and what the columns of it are."""

    def __init__(self, written: _Written, found: list[Any], connection: BaseDatabaseWrapper) -> None:
        self._written, self._found, self._connection = written, found, connection
        compiler = written.compiler
        self.select, self.klass_info = compiler.select, compiler.klass_info
        self.annotation_col_map = compiler.annotation_col_map

    def execute_sql(self, *_args: Any, **_kwargs: Any) -> list[Any]:
        """As Django asks before it reads."""
        return self._found

    def results_iter(self, *_args: Any, **_kwargs: Any) -> Iterable[Any]:
        return map(self._converted, self._found) if self._written.converters else iter(self._found)

    def _converted(self, row: Sequence[Any]) -> tuple[Any, ...]:
        values = list(row)
        for at, converters, expression in self._written.converters:
            for converter in converters:
                values[at] = converter(values[at], expression, self._connection)
        return tuple(values)
