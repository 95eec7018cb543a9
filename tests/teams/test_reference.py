"""Municipalities are there from the start, and loading them again breaks nothing."""

from __future__ import annotations

from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command

from aandeslag.teams.models import Municipality
from aandeslag.teams.reference import load_municipalities

pytestmark = pytest.mark.django_db


def test_a_database_starts_with_them() -> None:
    arnhem = Municipality.objects.get(code="GM0202")
    assert (arnhem.name, arnhem.province, arnhem.valid_until) == ("Arnhem", "Gelderland", None)
    assert Municipality.objects.count() == 68


def test_a_second_time_changes_nothing() -> None:
    before = list(Municipality.objects.values())
    assert load_municipalities() == 0
    assert list(Municipality.objects.values()) == before


def test_what_is_wrong_is_put_right_and_keeps_its_id() -> None:
    arnhem = Municipality.objects.get(code="GM0202")
    Municipality.objects.filter(pk=arnhem.pk).update(name="Arnem", latitude=None)
    load_municipalities()
    again = Municipality.objects.get(code="GM0202")
    assert (again.name, again.latitude, again.public_id) == ("Arnhem", arnhem.latitude, arnhem.public_id)


def test_one_that_merged_does_not_come_back() -> None:
    Municipality.objects.filter(code="GM0202").update(valid_until=date(2026, 12, 31))
    load_municipalities()
    assert list(Municipality.objects.filter(code="GM0202").values_list("valid_until", flat=True)) == [
        date(2026, 12, 31)
    ]


def test_the_command_loads_everything_and_says_so() -> None:
    Municipality.objects.filter(code="GM0202").delete()
    said = StringIO()
    call_command("load_reference_data", stdout=said)
    assert "1 municipalities" in said.getvalue()
    assert Municipality.objects.count() == 68
