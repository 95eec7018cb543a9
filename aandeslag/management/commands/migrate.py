"""Migrates as the owner of the tables, and leaves the site's own role just the rights that it needs."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from django.core.cache import caches
from django.core.management import CommandError, call_command
from django.core.management.commands.migrate import Command as DjangoMigrate
from django.db import DEFAULT_DB_ALIAS, connections

OWNER: Final = "owner"
# Lines may be added to the log, never changed or taken away.
ADD_ONLY: Final = ("audit_line",)
READ_ONLY: Final = ("django_migrations",)


class Command(DjangoMigrate):
    def handle(self, *args: Any, **options: Any) -> None:
        if options["database"] == DEFAULT_DB_ALIAS:
            options["database"] = _migrating_alias()
        super().handle(*args, **options)
        if options["plan"] or options["check_unapplied"] or options["app_label"]:
            return
        call_command("createcachetable", database=options["database"], verbosity=0)
        if options["database"] == OWNER:
            grant_rights_to_site()
        caches["pages"].clear()
        call_command("load_reference_data", verbosity=options["verbosity"])


def _migrating_alias() -> str:
    if OWNER in connections.settings:
        return OWNER
    site = connections[DEFAULT_DB_ALIAS]
    if site.vendor == "postgresql":
        raise CommandError("DATABASE_OWNER_URL is missing: the role of DATABASE_URL owns no tables.")
    Path(site.settings_dict["NAME"]).parent.mkdir(parents=True, exist_ok=True)
    return DEFAULT_DB_ALIAS


def grant_rights_to_site() -> None:
    """Let the role of DATABASE_URL read and write rows, and refuse a role that may do more than that."""
    site = connections[DEFAULT_DB_ALIAS]
    role = site.settings_dict["USER"]
    with connections[OWNER].cursor() as cursor:
        cursor.execute("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = %s", [role])
        if cursor.fetchone() != (False,):
            raise CommandError(f"{role!r} of DATABASE_URL is missing, superuser or above row security.")
        for sentence in _grants(site.ops.quote_name(role)):
            cursor.execute(sentence)


def _grants(role: str) -> list[str]:
    tables = "ALL TABLES IN SCHEMA public"
    return [
        f"GRANT USAGE ON SCHEMA public TO {role}",
        f"GRANT SELECT, INSERT, UPDATE, DELETE ON {tables} TO {role}",
        f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}",
        *(f"REVOKE UPDATE, DELETE ON {table} FROM {role}" for table in ADD_ONLY),
        *(f"REVOKE INSERT, UPDATE, DELETE ON {table} FROM {role}" for table in READ_ONLY),
    ]
