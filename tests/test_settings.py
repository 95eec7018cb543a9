"""Each way to start reads the same settings; production refuses what development lets pass."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import Final

import pytest
from django.conf import settings

PRODUCTION: Final = {
    "SECRET_KEY": "gT4-production-key-for-sessions-0123456789-abcdefghij-KLMNOP",
    "FIGURES_KEY": "hU5-production-key-for-figures-0123456789-abcdefghij-KLMNOP",
    "AUDIT_KEY": "iV6-production-key-for-the-log-0123456789-abcdefghij-KLMNOP",
    "ALLOWED_HOSTS": "www.example.org",
}
SAFE: Final = frozenset({"PATH", "HOME", "LANG", "SYSTEMROOT"})
CHECK: Final = ("manage.py", "check", "--deploy", "--fail-level", "WARNING")


def _run(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if name in SAFE}
    return subprocess.run(  # noqa: S603 - our own words
        [sys.executable, *words],
        env={**clean, **environment},
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=False,
    )


def test_check_deploy_is_silent_with_the_variables_of_production() -> None:
    found = _run(*CHECK, **PRODUCTION)

    assert (found.returncode, found.stdout.strip(), found.stderr.strip()) == (
        0,
        "System check identified no issues (0 silenced).",
        "",
    )


def test_check_deploy_fails_in_demo_mode() -> None:
    found = _run(*CHECK, **PRODUCTION, DEMO="1")

    assert found.returncode == 1
    assert "site.E001" in found.stderr


def test_check_deploy_fails_when_the_site_would_own_the_tables() -> None:
    same = "postgresql://one:x@127.0.0.1/name"

    found = _run(*CHECK, **PRODUCTION, DATABASE_URL=same, DATABASE_OWNER_URL=same)

    assert found.returncode == 1
    assert "site.E003" in found.stderr


@pytest.mark.parametrize("missing", sorted(PRODUCTION))
def test_wsgi_refuses_to_start_without(missing: str) -> None:
    given = {name: value for name, value in PRODUCTION.items() if name != missing}

    found = _run("-c", "import aandeslag.wsgi", **given)

    assert found.returncode == 1
    assert f"ImproperlyConfigured: {missing} is missing" in found.stderr


def test_wsgi_refuses_development() -> None:
    found = _run("-c", "import aandeslag.wsgi", **PRODUCTION, DEVELOPMENT="1")

    assert found.returncode == 1
    assert "wsgi.py is for production" in found.stderr


def test_wsgi_starts_with_the_variables_of_production() -> None:
    found = _run("-c", "import aandeslag.wsgi", **PRODUCTION)

    assert (found.returncode, found.stdout) == (0, "System check identified no issues (0 silenced).\n")


def test_keys_that_are_the_same_are_refused() -> None:
    found = _run(*CHECK, **PRODUCTION | {"AUDIT_KEY": PRODUCTION["SECRET_KEY"]})

    assert found.returncode == 1
    assert "must differ from each other" in found.stderr
