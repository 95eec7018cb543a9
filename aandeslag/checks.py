"""What must not be so in production; `check --deploy` fails on it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.checks import Error


def demo_check(**_kwargs: Any) -> list[Error]:
    if not settings.DEMO:
        return []
    return [Error("Demo mode is on: everybody knows the password.", hint="Set DEMO=0.", id="site.E001")]


def second_factor_check(**_kwargs: Any) -> list[Error]:
    if settings.MFA_REQUIRED:
        return []
    return [Error("A password alone is enough to get in.", hint="Set MFA_REQUIRED=1.", id="site.E002")]


def database_role_check(**_kwargs: Any) -> list[Error]:
    site, owner = settings.DATABASES["default"], settings.DATABASES.get("owner")
    if owner is None or site["USER"] != owner["USER"]:
        return []
    return [
        Error(
            "The site signs in to the database as the owner of the tables, who may change the log.",
            hint="Give DATABASE_URL a role of its own.",
            id="site.E003",
        )
    ]
