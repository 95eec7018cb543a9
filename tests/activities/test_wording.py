"""How moments, dates and papers are said."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest
from django.utils.translation import override

from activities import wording
from activities.models import Slot
from activities.rules import DatedDeclaration, Freshness, Missing, Question, Standing

TODAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def _in_english() -> Any:
    with override("en"):
        yield


def slot(**facts: Any) -> Slot:
    return Slot(**({"starts": time(9, 30), "ends": time(12), "weekday": "tu", "valid_from": TODAY} | facts))


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (slot(), "Tuesday 9:30–12:00"),
        (slot(ends=None), "Tuesday from 9:30"),
        (slot(pattern="monthly", weekday="sa", nth=1), "first Saturday of the month 9:30–12:00"),
        (slot(pattern="monthly", weekday="fr", nth=-1), "last Friday of the month 9:30–12:00"),
        (slot(pattern="single", weekday="", date=date(2027, 4, 27)), "Tuesday 27 April 2027 9:30–12:00"),
    ],
)
def test_when(moment: Slot, said: str) -> None:
    assert wording.when(moment) == said


def test_the_season_is_said_when_there_is_one() -> None:
    winter = slot(season_from=11, season_until=3)

    assert [wording.season(one) for one in (winter, slot())] == ["only from November to March", ""]


def test_first_and_last_date_are_said_when_they_matter() -> None:
    later = slot(valid_from=date(2027, 1, 4))
    ends = slot(valid_until=date(2026, 12, 15))

    assert [wording.validity(one, TODAY) for one in (slot(), later, ends)] == [
        "",
        "from 4 January 2027",
        "until 15 December 2026",
    ]


def test_freshness() -> None:
    said = [wording.confirmed(Freshness(days, ask_again=False)) for days in (None, 0, 1, 12)]

    assert said == ["not confirmed yet", "confirmed today", "confirmed 1 day ago", "confirmed 12 days ago"]


def test_places() -> None:
    assert [wording.places(number) for number in (0, 1, 4)] == [
        "number of places not known yet",
        "1 place",
        "4 places",
    ]


def test_what_happened_to_an_application_in_its_order() -> None:
    upheld = DatedDeclaration(
        asked_on=date(2026, 1, 5),
        refused_on=date(2026, 2, 1),
        granted_on=date(2026, 3, 1),
        valid_until=date(2029, 2, 28),
    )

    assert wording.dates_in_words(upheld) == [
        "asked on 5 January 2026",
        "refused on 1 February 2026",
        "granted on 1 March 2026",
        "valid until 28 February 2029",
    ]


def test_every_code_has_its_words() -> None:
    assert set(wording.MISSING) == set(Missing)
    assert set(wording.QUESTIONS) == set(Question)
    assert set(wording.STANDING) == set(wording.STANDING_SHORT) == set(Standing)


@pytest.mark.parametrize(
    ("paid_by", "amount", "said"),
    [
        (None, None, ""),
        ("our team", None, "our team"),
        (None, Decimal("4.5"), "€\u00a04.50"),
        ("our team", Decimal("4.5"), "€\u00a04.50 · our team"),
        ("there is no cost", Decimal(0), "there is no cost"),
    ],
)
def test_what_the_way_costs_and_who_pays(paid_by: str | None, amount: Decimal | None, said: str) -> None:
    assert wording.travel_cost(paid_by, amount) == said
