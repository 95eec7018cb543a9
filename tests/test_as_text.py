"""Rows as one text: every value comes back as it was, and the text is another as soon as a value is."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

import pytest
from django.db.models.functions import Coalesce

from aandeslag.as_text import as_text, rows_in
from activities.models import Activity, Occurrence, Organisation, Slot
from tests.factories import OccurrenceFactory, TeamFactory
from tests.matching.queries import exactly

if TYPE_CHECKING:
    from aandeslag.as_text import Columns
    from aandeslag.teams.models import Team

pytestmark = pytest.mark.django_db

DAY: Final = date(2026, 12, 1)
TITLE: Final = 'O\'Hara, "%s" {x}\n<b>ሰሉስ</b> \\ [null]'
COLUMNS: Final[Columns] = {
    "pk": None,
    "public_id": UUID,
    "date": date.fromisoformat,
    **dict.fromkeys(("starts", "ends"), time.fromisoformat),
    "own_capacity": None,
    Coalesce("own_capacity", "slot__capacity"): None,
    "activity__title": None,
    **dict.fromkeys(("activity__women_only", "activity__children_welcome"), bool),
    "activity__conduct_certificate": bool,
    "activity__latitude": None,
    "activity__organisation__name": None,
}


def text_of(team: Team) -> str:
    [text] = as_text(Occurrence.objects.for_team(team), COLUMNS)
    return text


def make_date() -> Occurrence:
    made: Occurrence = OccurrenceFactory.create(
        date=DAY,
        ends=None,
        slot__activity__title=TITLE,
        slot__activity__women_only=True,
        slot__activity__children_welcome=False,
        slot__activity__conduct_certificate=None,
        slot__activity__latitude=51.841234567,
        slot__activity__organisation__name="Wijktuin",
    )
    return made


def another(one: Occurrence, days: int = 7) -> Occurrence:
    """A later date of the same moment."""
    made: Occurrence = OccurrenceFactory.create(slot=one.slot, date=DAY + timedelta(days), own_capacity=2)
    return made


def test_values_of_every_kind_come_back() -> None:
    made = make_date()

    [row] = rows_in(text_of(made.team), COLUMNS)

    assert row == [
        *(made.pk, made.public_id, DAY, time(9, 30), None, None, 4, TITLE),
        *(True, False, None, 51.841234567, "Wijktuin"),
    ]
    assert [type(one) for one in row[8:10]] == [bool, bool]


def test_each_row_stands_in_it_once() -> None:
    first = make_date()
    second = another(first)

    rows = sorted(rows_in(text_of(first.team), COLUMNS))

    assert [(row[0], row[5], row[6]) for row in rows] == [(first.pk, None, 4), (second.pk, 2, 2)]


def test_where_there_are_no_rows_none_stand_in_the_text() -> None:
    text = text_of(TeamFactory.create())

    assert (text, list(rows_in(text, COLUMNS))) == ("[]", [])


def test_the_text_is_the_same_as_long_as_nothing_changes() -> None:
    made = make_date()
    another(made)

    assert text_of(made.team) == text_of(made.team)


@pytest.mark.parametrize(
    ("model", "changed"),
    [
        (Occurrence, {"public_id": UUID(int=7)}),
        (Occurrence, {"date": DAY.replace(day=2)}),
        (Occurrence, {"starts": time(9, 31)}),
        (Occurrence, {"ends": time(12)}),
        (Occurrence, {"own_capacity": 4}),
        (Slot, {"capacity": 5}),
        (Activity, {"title": f"{TITLE} "}),
        (Activity, {"women_only": False}),
        (Activity, {"children_welcome": None}),
        (Activity, {"conduct_certificate": False}),
        (Activity, {"latitude": 51.841234568}),
        (Organisation, {"name": "wijktuin"}),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, dict) else value.__name__,
)
def test_the_text_is_another_when_any_column_changes(model: Any, changed: dict[str, Any]) -> None:
    made = make_date()
    before = text_of(made.team)

    model.objects.update(**changed)

    assert text_of(made.team) != before


def test_a_row_that_comes_or_goes_makes_another_text() -> None:
    made = make_date()
    before = text_of(made.team)
    second = another(made)
    with_both = text_of(made.team)
    second.delete()

    assert (with_both != before, text_of(made.team) == before) == (True, True)


def test_of_another_team_nothing_stands_in_it() -> None:
    made = make_date()
    before = text_of(made.team)
    OccurrenceFactory.create(date=DAY, slot__activity__title="Van een ander team")

    assert text_of(made.team) == before


@pytest.mark.parametrize("number", [1, 50])
def test_one_query_for_any_number_of_rows(number: int) -> None:
    made = make_date()
    for days in range(number):
        another(made, days + 1)

    with exactly(1):
        assert len(list(rows_in(text_of(made.team), COLUMNS))) == number + 1
