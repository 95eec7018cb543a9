"""The database of the tests behaves as the one at the desk: as durable, and with as few privileges."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import Any

import pytest
from django.core.cache import cache
from django.db import DatabaseError, connection, transaction

from aandeslag.audit.models import Line, Result
from aandeslag.teams.models import Municipality

COUNT = "import django; django.setup(); from aandeslag.audit.models import Line; print(Line.objects.count())"

POWERS = """
    SELECT rolsuper OR rolbypassrls OR rolcreatedb OR rolcreaterole FROM pg_roles WHERE rolname = current_user
"""


def _asked(sentence: str) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(sentence)
        return cursor.fetchone()[0]


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("pragma", "expected"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("secure_delete", 1),
        ("busy_timeout", 20_000),
    ],
)
def test_sqlite_is_durable_and_strict(pragma: str, expected: object) -> None:
    assert _asked(f"PRAGMA {pragma}") == expected


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
def test_sqlite_takes_the_write_lock_at_the_start_of_a_transaction() -> None:
    with closing(sqlite3.connect(connection.settings_dict["NAME"], timeout=0)) as other:
        with transaction.atomic(), pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")

        other.execute("BEGIN IMMEDIATE")


@pytest.mark.postgresql
@pytest.mark.django_db
def test_postgresql_role_is_a_plain_one() -> None:
    assert _asked(POWERS) is False


@pytest.mark.postgresql
@pytest.mark.django_db
@pytest.mark.parametrize("sentence", ["UPDATE audit_line SET action = 'x'", "DELETE FROM audit_line"])
def test_postgresql_role_cannot_touch_lines_of_the_log(sentence: str) -> None:
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        _asked(sentence)


@pytest.mark.django_db
def test_the_role_of_the_site_adds_lines_and_counts_guesses() -> None:
    Line.objects.create(at="2026-03-02T10:00:00+01:00", action="test", result=Result.DONE)
    cache.add("guesses", 1)
    cache.incr("guesses")

    assert Line.objects.count() == 1
    assert cache.get("guesses") == 2


@pytest.mark.django_db
def test_reference_data_is_there() -> None:
    assert Municipality.objects.exists()


@pytest.mark.parametrize("turn", [1, 2])
def test_reference_data_is_there_again_after_emptying(transactional_db: None, turn: int) -> None:
    assert Municipality.objects.exists()


@pytest.mark.parametrize("turn", [1, 2])
def test_another_process_sees_the_same_database(database_environment: dict[str, str], turn: int) -> None:
    Line.objects.create(at="2026-03-02T10:00:00+01:00", action="test", result=Result.DONE)

    out = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", COUNT], env=database_environment, capture_output=True, text=True, check=True
    )

    assert out.stdout == "1\n"
