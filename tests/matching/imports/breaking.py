"""Lets the database fail in the middle of something, as a full disk or a lost connection would."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from django.db import connection

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class StoppedError(Exception):
    """The database does not go on."""


@contextmanager
def stop_at(table: str) -> Iterator[None]:
    """Fail as soon as a row of this table is to be written."""

    def fail(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        if sql.startswith(f'INSERT INTO "{table}"'):
            raise StoppedError
        return execute(sql, *rest)

    with connection.execute_wrapper(fail):
        yield
