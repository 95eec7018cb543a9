"""Counts what a page asks of the database, the same on every kind of database."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import connection
from django.test.utils import CaptureQueriesContext

if TYPE_CHECKING:
    from django.test import Client

# On PostgreSQL a middleware opens a transaction that knows the team.
AROUND_A_REQUEST: Final = ("SAVEPOINT", "RELEASE", "SELECT set_config")


def queries_of(client: Client, url: str) -> int:
    """Fetch a page and say how many questions it took."""
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(url)
    assert answer.status_code == 200
    return len([one for one in captured.captured_queries if not one["sql"].startswith(AROUND_A_REQUEST)])
