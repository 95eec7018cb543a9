"""Compiles the catalogues in locale/; part of the set-up."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from aandeslag.translations import compile_catalogues


class Command(BaseCommand):
    help = "Compile the translations that changed."
    requires_system_checks: list[str] = []

    def handle(self, *_args: Any, **_options: Any) -> None:
        for folder in settings.LOCALE_PATHS:
            for catalogue in compile_catalogues(folder):
                self.stdout.write(f"compiled {catalogue.relative_to(folder.parent)}")
