"""Loads who needs a volunteer declaration, with the source and the date on which that was checked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db import transaction

from aandeslag.vocabulary import LegalStatus
from activities.models import DeclarationRule

CHECKED_ON: Final = date(2026, 11, 23)


@dataclass(frozen=True)
class Loaded:
    legal_status: str
    needs_declaration: bool
    source: str


RULES: Final = (
    Loaded(
        LegalStatus.IN_PROCEDURE,
        needs_declaration=True,
        source="UWV, Vrijwilligersverklaring; NOV, november 2023: de organisatie heeft er een nodig.",
    ),
    Loaded(
        LegalStatus.STATUS_HOLDER,
        needs_declaration=False,
        source="NOV, november 2023; COA: met een vergunning gelden dezelfde regels als voor Nederlanders.",
    ),
    Loaded(
        LegalStatus.DISPLACED,
        needs_declaration=True,
        source="Niet duidelijk: UWV vraagt er een voor mensen van buiten de EU. Voor de zekerheid: nodig.",
    ),
    Loaded(
        LegalStatus.UNKNOWN,
        needs_declaration=True,
        source="Afspraak van het programma: zolang de status niet bekend is, telt het als nodig.",
    ),
)


@transaction.atomic
def load_declaration_rules() -> int:
    """Add what is missing and say how many; a rule that is there, or was changed by hand, stays as it is."""
    known = set(DeclarationRule.objects.values_list("legal_status", flat=True))
    new = [
        DeclarationRule(
            legal_status=rule.legal_status,
            needs_declaration=rule.needs_declaration,
            source=rule.source,
            checked_on=CHECKED_ON,
        )
        for rule in RULES
        if rule.legal_status not in known
    ]
    return len(DeclarationRule.objects.bulk_create(new))
