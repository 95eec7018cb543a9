"""Adding, changing and ending a fixed moment."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from activities.actions import add_slot, change_slot, end_activity, end_slot, unpublish_activity
from activities.details import SlotDetails
from activities.errors import HasEndedError
from activities.models import Occurrence, Slot
from tests.activities.conftest import NOW, TODAY, logged
from tests.factories import OccurrenceFactory

if TYPE_CHECKING:
    from tests.activities.conftest import Garden

FRIDAYS = SlotDetails(weekday="fr", starts=time(14), ends=time(16), capacity=3)


def test_a_moment_of_what_is_shown_has_its_dates_at_once(garden: Garden, other_garden: Garden) -> None:
    slot = add_slot(activity=garden.activity, details=FRIDAYS, today=TODAY)

    friday = date(2026, 11, 27)
    rows = [(one.team, one.activity, one.date, one.starts, one.ends) for one in slot.occurrences.all()]
    assert (slot.team, slot.valid_from) == (garden.team, TODAY)
    assert rows == [
        (garden.team, garden.activity, friday + timedelta(weeks=week), time(14), time(16))
        for week in range(12)
    ]
    assert logged() == [("slot.added", ""), ("occurrences.made", "")]


def test_a_moment_of_a_draft_has_no_dates_yet(garden: Garden) -> None:
    slot = add_slot(activity=unpublish_activity(activity=garden.activity), details=FRIDAYS, today=TODAY)

    assert slot.occurrences.count() == 0


def test_a_single_date_far_away_is_made_at_once(garden: Garden) -> None:
    kingsday = SlotDetails(pattern="single", date=date(2027, 4, 27), starts=time(9), capacity=6)

    slot = add_slot(activity=garden.activity, details=kingsday, today=TODAY)

    assert slot.valid_from == date(2027, 4, 27)
    assert list(slot.occurrences.values_list("date", flat=True)) == [date(2027, 4, 27)]


def test_the_same_form_adds_one_moment(garden: Garden) -> None:
    token = uuid4()

    made = {add_slot(activity=garden.activity, details=FRIDAYS, today=TODAY, token=token) for _ in range(2)}

    assert made == {Slot.objects.get(weekday="fr")}


def test_an_ended_activity_gets_no_moments(garden: Garden) -> None:
    ended = end_activity(activity=garden.activity, on=TODAY, because="De tuin sluit", now=NOW)

    with pytest.raises(HasEndedError):
        add_slot(activity=ended, details=FRIDAYS, today=TODAY)


def test_ending_keeps_the_last_day_and_cancels_what_comes_after(garden: Garden, other_garden: Garden) -> None:
    on_the_day = garden.occurrence
    after = OccurrenceFactory.create(
        slot=garden.slot, date=on_the_day.date + timedelta(days=1), is_extra=True
    )

    ended = end_slot(slot=garden.slot, on=on_the_day.date, because="Vakantie", now=NOW)

    assert ended.valid_until == on_the_day.date
    assert list(Occurrence.objects.taking_place().in_order()) == [on_the_day, other_garden.occurrence]
    after.refresh_from_db()
    assert (after.cancelled_at, after.cancelled_because) == (NOW, "Vakantie")


def test_what_was_cancelled_before_keeps_its_own_reason(garden: Garden) -> None:
    Occurrence.objects.update(cancelled_at=NOW, cancelled_because="Feestdag")

    end_slot(slot=garden.slot, on=TODAY, because="De tuin sluit", now=NOW)

    garden.occurrence.refresh_from_db()
    assert garden.occurrence.cancelled_because == "Feestdag"
    assert logged() == [("slot.ended", "valid_until")]


def test_another_number_of_places_counts_for_dates_without_their_own(garden: Garden) -> None:
    own = OccurrenceFactory.create(slot=garden.slot, date=date(2026, 12, 1), own_capacity=2)

    change_slot(slot=garden.slot, capacity=1, ends=garden.slot.ends, today=TODAY)

    rows = Occurrence.objects.filter(slot=garden.slot).select_related("slot").in_order()
    assert [(one.pk, one.capacity) for one in rows] == [(garden.occurrence.pk, 1), (own.pk, 2)]
    assert logged() == [("slot.changed", "capacity")]


def test_another_end_counts_for_dates_to_come_that_had_the_usual_end(
    garden: Garden, other_garden: Garden
) -> None:
    past = OccurrenceFactory.create(slot=garden.slot, date=TODAY - timedelta(days=6))
    own = OccurrenceFactory.create(slot=garden.slot, date=date(2026, 12, 1), ends=time(17))

    change_slot(slot=garden.slot, capacity=4, ends=time(13), today=TODAY)

    for row in (past, own, garden.occurrence, other_garden.occurrence):
        row.refresh_from_db()
    assert [past.ends, garden.occurrence.ends, own.ends] == [time(12), time(13), time(17)]
    assert other_garden.occurrence.ends == time(12)


def test_nothing_changed_is_nothing_logged(garden: Garden) -> None:
    change_slot(slot=garden.slot, capacity=4, ends=time(12), today=TODAY)

    assert logged() == []
