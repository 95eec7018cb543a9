"""Loads what every installation starts with; running it again changes nothing that is right."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from aandeslag.phrases.reference import load_phrases
from aandeslag.teams.reference import load_municipalities
from activities.reference import load_declaration_rules


class Command(BaseCommand):
    help = (
        "Load the municipalities, the rules about volunteer declarations and the texts that residents read."
    )

    @transaction.atomic
    def handle(self, *_args: Any, **options: Any) -> None:
        municipalities = load_municipalities()
        rules = load_declaration_rules()
        phrases = load_phrases()
        if options["verbosity"]:
            self.stdout.write(
                f"Reference data: {municipalities} municipalities, {rules} rules and {phrases} texts added."
            )
