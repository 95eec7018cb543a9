"""Loading who needs a declaration: again and again gives the same."""

from __future__ import annotations

from datetime import date

import pytest

from aandeslag.vocabulary import LegalStatus
from activities.models import DeclarationRule
from activities.reference import load_declaration_rules


@pytest.fixture(autouse=True)
def _nothing_loaded(db: None) -> None:
    DeclarationRule.objects.all().delete()


def test_every_status_has_a_rule_with_its_source_and_date() -> None:
    assert load_declaration_rules() == 4

    rules = list(DeclarationRule.objects.values_list("legal_status", "checked_on"))
    assert rules == sorted((status.value, date(2026, 11, 23)) for status in LegalStatus)
    assert DeclarationRule.objects.filter(source="").count() == 0


def test_loading_again_keeps_what_was_changed_by_hand() -> None:
    load_declaration_rules()
    DeclarationRule.objects.filter(legal_status="displaced").update(needs_declaration=False)

    assert load_declaration_rules() == 0
    assert DeclarationRule.objects.get(legal_status="displaced").needs_declaration is False
