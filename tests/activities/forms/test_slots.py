"""The form of a fixed moment: it asks what the pattern needs and forgets the rest."""

from __future__ import annotations

from datetime import date, time
from typing import Any
from uuid import uuid4

import pytest

from activities.details import SlotDetails
from activities.forms.slots import ChangeSlotForm, ExtraDateForm, MomentForm, SlotForm

WEEKLY = {"pattern": "weekly", "weekday": "tu", "starts": "09:30", "ends": "12:00", "capacity": "4"}


def filled(**changes: Any) -> SlotForm:
    return SlotForm({"token": str(uuid4()), **WEEKLY, **changes})


@pytest.mark.parametrize(
    ("changes", "details"),
    [
        ({}, SlotDetails(weekday="tu", starts=time(9, 30), ends=time(12), capacity=4)),
        (
            {"nth": "1", "date": "2027-04-27", "ends": ""},
            SlotDetails(weekday="tu", starts=time(9, 30), capacity=4),
        ),
        (
            {"pattern": "monthly", "nth": "-1", "season_from": "11", "season_until": "3"},
            SlotDetails(
                pattern="monthly",
                weekday="tu",
                nth=-1,
                starts=time(9, 30),
                ends=time(12),
                capacity=4,
                season_from=11,
                season_until=3,
            ),
        ),
        (
            {"pattern": "single", "date": "2027-04-27"},
            SlotDetails(
                pattern="single", date=date(2027, 4, 27), starts=time(9, 30), ends=time(12), capacity=4
            ),
        ),
    ],
)
def test_details(changes: dict[str, str], details: SlotDetails) -> None:
    form = filled(**changes)

    assert form.is_valid(), form.errors
    assert form.details() == details


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"weekday": ""}, {"weekday"}),
        ({"pattern": "monthly", "weekday": ""}, {"weekday", "nth"}),
        ({"pattern": "single"}, {"date"}),
        ({"pattern": "single", "date": "31-02-2027"}, {"date"}),
        ({"ends": "09:30"}, {"ends"}),
        ({"capacity": "0"}, {"capacity"}),
        ({"capacity": "100"}, {"capacity"}),
        ({"season_from": "11"}, {"season_until"}),
        ({"valid_from": "2026-12-01", "valid_until": "2026-11-30"}, {"valid_until"}),
        ({"pattern": "daily"}, {"pattern"}),
        ({"starts": "", "capacity": ""}, {"starts", "capacity"}),
    ],
)
def test_what_is_wrong_is_said_at_its_question(changes: dict[str, str], wrong: set[str]) -> None:
    assert set(filled(**changes).errors) == wrong


def test_a_first_moment_may_be_left_empty() -> None:
    form = MomentForm(
        {"moment-pattern": "weekly"}, prefix="moment", empty_permitted=True, use_required_attribute=False
    )

    assert (form.is_valid(), form.has_changed()) == (True, False)


@pytest.mark.parametrize(("ends", "valid"), [("12:00", True), ("", True), ("09:30", False)])
def test_another_end_comes_after_the_start(ends: str, *, valid: bool) -> None:
    form = ChangeSlotForm({"capacity": "4", "ends": ends}, starts=time(9, 30))

    assert form.is_valid() is valid


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({}, set()),
        ({"starts": "13:00", "ends": "15:00"}, set()),
        ({"ends": "15:00"}, {"starts"}),
        ({"starts": "15:00", "ends": "13:00"}, {"ends"}),
        ({"date": ""}, {"date"}),
    ],
)
def test_an_extra_date(changes: dict[str, str], wrong: set[str]) -> None:
    form = ExtraDateForm({"token": str(uuid4()), "date": "2026-11-28", **changes})

    assert set(form.errors) == wrong
