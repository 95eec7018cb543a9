"""Checks that every text of the code stands in the Dutch catalogue, translated."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from aandeslag.translations import gaps

FOLDERS: Final = ("aandeslag", "activities", "matching", "reports", "residents", "templates")
COLLECT: Final = ("-m", "django", "makemessages", "--locale=nl", "--no-wrap", "--verbosity=0")


class Command(BaseCommand):
    requires_system_checks: list[str] = []
    help = "Fail when a text of the code has no Dutch translation."

    def handle(self, *_args: Any, **_options: Any) -> None:
        if shutil.which("xgettext") is None:
            raise CommandError("xgettext is missing; install the package gettext.")
        with TemporaryDirectory() as folder:
            found = gaps(_catalogue(settings.BASE_DIR), _collected_in(Path(folder)))
        if found:
            raise CommandError("\n".join(["Dutch catalogue:", *found, f"{len(found)} texts to do."]))
        self.stdout.write("Every text has its Dutch translation.")


def _catalogue(folder: Path) -> Path:
    return folder / "locale" / "nl" / "LC_MESSAGES" / "django.po"


def _collected_in(folder: Path) -> Path:
    """Collect the texts of a copy, so that the catalogue itself is not touched."""
    for name in FOLDERS:
        shutil.copytree(settings.BASE_DIR / name, folder / name)
    _catalogue(folder).parent.mkdir(parents=True)
    subprocess.run([sys.executable, *COLLECT], cwd=folder, check=True, env={"PATH": _path()})  # noqa: S603 - our own words
    return _catalogue(folder)


def _path() -> str:
    return str(Path(shutil.which("xgettext") or "").parent)
