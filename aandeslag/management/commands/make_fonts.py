"""Makes the fonts of paper out of the web fonts; part of the set-up."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from aandeslag.paper.fonts import folder
from aandeslag.paper.making_fonts import make_fonts


class Command(BaseCommand):
    help = "Make the fonts of paper out of the web fonts."
    requires_system_checks: list[str] = []

    def handle(self, *_args: Any, **_options: Any) -> None:
        made = make_fonts(settings.BASE_DIR / "node_modules", folder())
        self.stdout.write(f"{len(made)} fonts in {folder()}")
