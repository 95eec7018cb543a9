"""Counts what a piece of work asks of the database, the same on every kind of database."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from django.db import connection
from django.test.utils import CaptureQueriesContext

if TYPE_CHECKING:
    from collections.abc import Iterator

# On PostgreSQL a middleware opens a transaction that knows the team.
AROUND_THE_WORK: Final = ("BEGIN", "SAVEPOINT", "RELEASE", "COMMIT", "SELECT set_config")


@contextmanager
def exactly(expected: int) -> Iterator[None]:
    """Fail when it takes more or fewer questions, and show which they were."""
    with CaptureQueriesContext(connection) as captured:
        yield
    asked = [one["sql"] for one in captured.captured_queries if not one["sql"].startswith(AROUND_THE_WORK)]
    assert len(asked) == expected, "\n".join([f"{len(asked)} questions:", *asked])
