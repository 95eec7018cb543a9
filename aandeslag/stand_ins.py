"""Values that nobody means, in the place of those of a question that is written once (see `prepared.py`)."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Model

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

    from django.db.backends.base.base import BaseDatabaseWrapper

LISTS: Final = (list, tuple, set, frozenset)
# Where two series begin that have nothing in common; as numbers they fit in the smallest column.
FIRSTS: Final = (20_000, 26_000)
FAR_OFF: Final = datetime(5001, 1, 1, tzinfo=UTC)


def filled(values: Iterable[Any]) -> list[Any]:
    """Lists up to one of a few lengths with their last one once more: among them it is the same."""
    return [_filled_up(list(value)) if isinstance(value, LISTS) else value for value in values]


def _filled_up(values: list[Any]) -> list[Any]:
    """1, 2, 3, … 8, 10, 12, 14, 16, 20, 24, … : of each doubling four lengths."""
    step = max((1 << len(values).bit_length()) // 8, 1)
    length = -(-len(values) // step) * step
    return values + values[-1:] * (length - len(values))


def shape_of(value: Any) -> Hashable:
    """What makes another question: the kind of a value, and the length of a list."""
    return (len(value), value[0].__class__) if isinstance(value, list) and value else value.__class__


def stand_ins(values: Sequence[Any]) -> list[list[Any]]:
    """Twice as many values of the same kinds, no two of them alike."""
    return [list(_stand_ins(values, count(first))) for first in FIRSTS]


def _stand_ins(values: Iterable[Any], numbers: Iterator[int]) -> Iterator[Any]:
    for value in values:
        yield list(_stand_ins(value, numbers)) if isinstance(value, list) else _stand_in(value, next(numbers))


def _stand_in(value: Any, number: int) -> Any:
    if isinstance(value, Model):
        # Of its other columns Django asks the database, which knows no such row.
        return value.__class__.from_db(DEFAULT_DB_ALIAS, [value._meta.pk.attname], [number])
    far_off = FAR_OFF + timedelta(days=number, seconds=number)
    kinds: dict[type, Any] = {
        int: number,
        str: f"nobody's {number}",
        UUID: UUID(int=number),
        datetime: far_off,
        date: far_off.date(),
        time: far_off.time(),
    }
    if isinstance(value, bool) or (kind := _kind_of(value, kinds)) is None:
        raise TypeError(f"{value.__class__} makes another question: name it")
    return kinds[kind]


def _kind_of(value: Any, kinds: Iterable[type]) -> type | None:
    """The first that it is: a moment is a day too."""
    return next((kind for kind in kinds if isinstance(value, kind)), None)


def as_sent(values: Iterable[Any], connection: BaseDatabaseWrapper) -> list[Any]:
    """Values one by one, as a field of their kind gives them to the database."""
    sent: list[Any] = []
    for value in values:
        if isinstance(value, list):
            sent += as_sent(value, connection)
        else:
            sent.append(_one_as_sent(value, connection))
    return sent


def _one_as_sent(value: Any, connection: BaseDatabaseWrapper) -> Any:
    if value.__class__ is int:
        return value
    if isinstance(value, Model):
        return value.pk
    if isinstance(value, UUID):
        return value if connection.features.has_native_uuid_field else value.hex
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    if isinstance(value, date):
        return connection.ops.adapt_datefield_value(value)
    return connection.ops.adapt_timefield_value(value) if isinstance(value, time) else value
