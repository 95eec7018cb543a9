"""The database of a test run: a file with a write-ahead log, or PostgreSQL as a role without privileges."""

from __future__ import annotations

import gc
import os
from contextlib import contextmanager
from time import sleep
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import OperationalError, connections

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from django.db.backends.base.base import BaseDatabaseWrapper
    from pytest_django import DjangoDbBlocker

HINT = "DATABASE_OWNER_URL is missing: it names the role that creates the test database; see .ci/postgresql"

PATIENCE = 15


def on_postgresql() -> bool:
    return bool(settings.DATABASES["default"]["ENGINE"].endswith("postgresql"))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin the longest first, of those that leave the tables as they were and of those that empty them."""
    items.sort(key=lambda item: (empties_tables(item), item.get_closest_marker("slow") is None))
    other = "sqlite" if on_postgresql() else "postgresql"
    for item in items:
        if item.get_closest_marker(other):
            item.add_marker(pytest.mark.skip(reason=f"asks for {other}"))


def pytest_configure() -> None:
    if on_postgresql() and "owner" not in settings.DATABASES:
        raise pytest.UsageError(HINT)
    if os.environ.get("REQUIRE_POSTGRESQL") == "1" and not on_postgresql():
        raise pytest.UsageError("REQUIRE_POSTGRESQL=1, but DATABASE_URL names no PostgreSQL database")


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest,
    django_test_environment: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[None]:
    """Make one database per process of the run, and take it away again."""
    worker = getattr(request.config, "workerinput", {}).get("workerid", "main")
    with django_db_blocker.unblock(), fresh_database(worker, tmp_path_factory.mktemp("database")):
        yield


@contextmanager
def fresh_database(name: str, folder: Path) -> Iterator[None]:
    """Make an empty database with all tables, on whichever kind the environment names."""
    if on_postgresql():
        yield from _postgresql(name)
    else:
        yield from _sqlite(str(folder / "test.sqlite3"))


def _sqlite(name: str) -> Iterator[None]:
    connection = connections["default"]
    connection.settings_dict["TEST"]["NAME"] = name
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    yield
    connections.close_all()


def _postgresql(suffix: str) -> Iterator[None]:
    site, owner = connections["default"], connections["owner"]
    usual = owner.settings_dict["NAME"]
    name = f"test_{usual}_{suffix}"
    site.close()
    site.settings_dict["NAME"] = owner.settings_dict["TEST"]["NAME"] = name
    owner.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    _allow_emptying()
    yield
    connections.close_all()
    _take_away(owner, usual)


def _take_away(owner: BaseDatabaseWrapper, usual: str) -> None:
    """Wait for sessions of threads that have just ended; what still cannot go, the next run replaces."""
    for _ in range(PATIENCE):
        gc.collect()
        try:
            owner.creation.destroy_test_db(usual, verbosity=0)
        except OperationalError:
            sleep(1)
        else:
            return


def _allow_emptying() -> None:
    """Let the role of the site empty tables between tests; outside tests it may not."""
    role = connections["default"].ops.quote_name(connections["default"].settings_dict["USER"])
    with connections["owner"].cursor() as cursor:
        cursor.execute(f"GRANT TRUNCATE ON ALL TABLES IN SCHEMA public TO {role}")
    connections["owner"].close()


def empties_tables(item: pytest.Item) -> bool:
    """Whether the tables are emptied after this test, instead of its transaction taken back."""
    marker = item.get_closest_marker("django_db")
    asked = {"transactional_db", "live_server"} & set(getattr(item, "fixturenames", ()))
    return bool(asked or (marker and marker.kwargs.get("transaction")))


@pytest.fixture(autouse=True)
def _reference_data(request: pytest.FixtureRequest) -> None:
    """Bring back what the emptying after an earlier test took: declaration rules, municipalities."""
    if not empties_tables(request.node):
        return
    request.getfixturevalue("transactional_db")
    call_command("load_reference_data", verbosity=0)


@pytest.fixture
def database_environment(transactional_db: None) -> dict[str, str]:
    """Give what another process needs in its environment to work on the database of this test."""
    found = connections["default"].settings_dict
    usual = {**os.environ, "DJANGO_SETTINGS_MODULE": "aandeslag.settings"}
    if not on_postgresql():
        return {**usual, "DATABASE_FILE": str(found["NAME"])}
    who = f"{found['USER']}:{found['PASSWORD']}@{found['HOST']}:{found['PORT']}"
    return {**usual, "DATABASE_URL": f"postgresql://{who}/{found['NAME']}"}
