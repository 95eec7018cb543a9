"""A question that is asked again is thought about once on PostgreSQL, and answered as it is now each time."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.db.models import F

from aandeslag.prepared import Prepared
from aandeslag.teams.models import Municipality
from tests.factories import MunicipalityFactory
from tests.matching.queries import exactly

if TYPE_CHECKING:
    from django.db.models import QuerySet

pytestmark = pytest.mark.django_db


def kept() -> list[str]:
    """What this connection keeps of the questions of these tests."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT statement FROM pg_prepared_statements "
            "WHERE statement LIKE '%%Aa%%rle%%' AND name LIKE 'kept%%' ORDER BY prepare_time"
        )
        return [statement for (statement,) in cursor.fetchall()]


def question() -> Prepared[Any, Any]:
    """A new one each time, with a percent sign and a quote in what is part of it, and one to reckon with."""

    def named(day: date, code: str) -> QuerySet[Municipality, Any]:
        rows = Municipality.objects.filter(valid_from__lte=day, code=code).exclude(name="Aa%rle's")
        rows = rows.annotate(rest=F("pk") % 2).filter(rest__lt=2)
        return rows.filter(name__startswith="Aa%rle").order_by().values_list("name", flat=True)

    return Prepared(named)


def test_each_time_the_answer_is_that_of_its_values_and_of_now() -> None:
    ask, early = question(), date(2000, 1, 1)
    for name, code in (("Aa%rle", "1234"), ("Aa%rle's", "1235"), ("Aarle", "1236"), ("Aa%rle 2", "1237")):
        MunicipalityFactory.create(name=name, code=code, valid_from=early)

    def asked(day: date = date(2026, 1, 1)) -> list[list[str]]:
        return [ask(day, code) for code in ("1234", "1235", "1236", "1237")]

    assert [asked(), asked()] == [[["Aa%rle"], [], [], ["Aa%rle 2"]]] * 2
    assert asked(date(1999, 12, 31)) == [[], [], [], []]
    Municipality.objects.filter(code="1237").update(name="Aa%rle 3")
    assert asked() == [["Aa%rle"], [], [], ["Aa%rle 3"]]


@pytest.mark.postgresql
def test_what_is_asked_once_is_not_kept_and_what_is_asked_again_is_kept_once() -> None:
    ask, found, before = question(), [], len(kept())
    for _ in range(4):
        ask(date(2026, 1, 1), "1234")
        found.append(len(kept()) - before)

    assert found == [0, 1, 1, 1]


@pytest.mark.postgresql
def test_only_the_values_stay_open() -> None:
    ask, before = question(), kept()
    for _ in range(2):
        ask(date(2026, 1, 1), "1234")

    [statement] = kept()[len(before) :]
    assert [one in statement for one in ("$1", "$2", "$3", "Aa%rle''s", "1234")] == [
        True,
        True,
        False,
        True,
        False,
    ]


def test_it_is_one_question_however_often_it_was_asked() -> None:
    ask = question()
    for _ in range(3):
        with exactly(1):
            ask(date(2026, 1, 1), "1234")


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_another_connection_begins_anew() -> None:
    ask = question()
    MunicipalityFactory.create(name="Aa%rle", code="1234", valid_from=date(2000, 1, 1))
    for _ in range(2):
        ask(date(2026, 1, 1), "1234")
    connection.close()

    assert [ask(date(2026, 1, 1), "1234"), kept()] == [["Aa%rle"], []]
    assert [ask(date(2026, 1, 1), "1234"), len(kept())] == [["Aa%rle"], 1]


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_a_table_that_changed_is_looked_at_again() -> None:
    ask = question()
    for _ in range(3):
        ask(date(2026, 1, 1), "1234")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE teams_municipality")
    MunicipalityFactory.create(name="Aa%rle", code="1234", valid_from=date(2000, 1, 1))

    assert ask(date(2026, 1, 1), "1234") == ["Aa%rle"]
