"""On PostgreSQL the site's role gets its rights from the owner, and only a plain role gets any."""

from __future__ import annotations

import pytest
from django.core.management import CommandError
from django.db import connections

from aandeslag.management.commands.migrate import grant_rights_to_site

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(databases=["default", "owner"])]


def _rights(table: str) -> set[str]:
    with connections["default"].cursor() as cursor:
        cursor.execute(
            "SELECT privilege_type FROM information_schema.role_table_grants"
            " WHERE table_name = %s AND grantee = current_user",
            [table],
        )
        return {name for (name,) in cursor.fetchall()}


def test_the_site_reads_and_writes_rows() -> None:
    # Emptying is what the tests themselves are allowed besides.
    assert _rights("residents_resident") - {"TRUNCATE"} == {"SELECT", "INSERT", "UPDATE", "DELETE"}


def test_the_site_only_adds_to_the_log_and_only_reads_the_migrations() -> None:
    assert _rights("audit_line") - {"TRUNCATE"} == {"SELECT", "INSERT"}
    assert _rights("django_migrations") - {"TRUNCATE"} == {"SELECT"}


def test_a_role_that_does_not_exist_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(connections["default"].settings_dict, "USER", "nobody_of_that_name")

    with pytest.raises(CommandError, match="missing, superuser or above row security"):
        grant_rights_to_site()


def test_a_superuser_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT rolname FROM pg_roles WHERE rolsuper LIMIT 1")
        (superuser,) = cursor.fetchone()
    monkeypatch.setitem(connections["default"].settings_dict, "USER", superuser)

    with pytest.raises(CommandError, match="missing, superuser or above row security"):
        grant_rights_to_site()
