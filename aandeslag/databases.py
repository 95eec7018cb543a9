"""The databases: a file, or PostgreSQL with a role for the site and one that owns the tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from aandeslag import environment as env

if TYPE_CHECKING:
    from pathlib import Path

PRAGMAS: Final = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON")
PATIENCE: Final = "-c lock_timeout=20s -c statement_timeout=60s -c idle_in_transaction_session_timeout=60s"
KEPT_OPEN_SECONDS: Final = 60


def databases(*, file: Path, keep_open: bool) -> dict[str, dict[str, Any]]:
    """Give what the addresses in the environment name; without one, the file."""
    site = env.postgresql("DATABASE_URL", {"options": PATIENCE})
    owner = env.postgresql("DATABASE_OWNER_URL")
    default = {**(site or _sqlite(file)), "CONN_MAX_AGE": KEPT_OPEN_SECONDS if keep_open else 0}
    return {"default": default, "owner": owner} if site and owner else {"default": default}


def _sqlite(file: Path) -> dict[str, Any]:
    at_start = "".join(f"PRAGMA {one};" for one in PRAGMAS)
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": env.text("DATABASE_FILE", str(file)),
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": at_start},
        # A file, so that tests meet the same locks as the desk; conftest gives each run its own.
        "TEST": {"NAME": str(file.with_name("test.sqlite3"))},
    }
