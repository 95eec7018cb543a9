"""Dates made ahead, extra dates, cancelled dates."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from activities.actions import (
    add_extra_occurrence,
    cancel_occurrence,
    end_activity,
    make_occurrences,
    reinstate_occurrence,
    unpublish_activity,
)
from activities.errors import DateTakenError, HasEndedError
from activities.models import Occurrence, Slot
from tests.activities.conftest import NOW, TODAY, logged
from tests.factories import SlotFactory

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

    from tests.activities.conftest import Garden

TUESDAYS = [date(2026, 11, 24) + timedelta(weeks=week) for week in range(12)]


def dates(garden: Garden) -> list[date]:
    return list(garden.slot.occurrences.values_list("date", flat=True))


def test_dates_are_made_twelve_weeks_ahead_for_one_team(garden: Garden, other_garden: Garden) -> None:
    made = make_occurrences(team=garden.team, today=TODAY)

    assert (made, dates(garden), dates(other_garden)) == (11, TUESDAYS, TUESDAYS[:1])
    assert logged() == [("occurrences.made", "")]


def test_making_again_makes_nothing(garden: Garden) -> None:
    make_occurrences(team=garden.team, today=TODAY)

    assert make_occurrences(team=garden.team, today=TODAY) == 0
    assert logged() == [("occurrences.made", "")]


def test_each_night_adds_what_came_into_sight(garden: Garden) -> None:
    make_occurrences(team=garden.team, today=TODAY)

    assert [make_occurrences(team=garden.team, today=TODAY + timedelta(days=day)) for day in (1, 7)] == [1, 0]


def test_what_is_there_extra_or_cancelled_stays_as_it_is(garden: Garden) -> None:
    extra = add_extra_occurrence(slot=garden.slot, date=TUESDAYS[2], starts=time(19), ends=time(21))
    cancel_occurrence(occurrence=garden.occurrence, because="Feestdag", now=NOW)

    make_occurrences(team=garden.team, today=TODAY)

    garden.occurrence.refresh_from_db()
    extra.refresh_from_db()
    assert dates(garden) == TUESDAYS
    assert (garden.occurrence.cancelled_because, extra.starts, extra.is_extra) == ("Feestdag", time(19), True)


def test_season_and_last_date_are_respected(garden: Garden) -> None:
    Slot.objects.filter(pk=garden.slot.pk).update(
        season_from=11, season_until=12, valid_until=date(2026, 12, 15)
    )

    make_occurrences(team=garden.team, today=TODAY)

    assert dates(garden) == TUESDAYS[:4]


def test_drafts_and_moments_that_ended_get_no_dates(garden: Garden) -> None:
    SlotFactory.create(activity=garden.activity, weekday="fr", valid_until=TODAY - timedelta(days=1))
    unpublish_activity(activity=garden.activity)

    assert make_occurrences(team=garden.team, today=TODAY) == 0


def test_one_slot_only(garden: Garden) -> None:
    friday = SlotFactory.create(activity=garden.activity, weekday="fr")

    made = make_occurrences(slot=friday, today=TODAY, weeks=2)

    assert (made, dates(garden)) == (2, TUESDAYS[:1])


@pytest.mark.parametrize(("slots", "queries"), [(1, 8), (50, 22)])
def test_queries_do_not_grow_with_every_slot(
    garden: Garden, slots: int, queries: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    SlotFactory.create_batch(slots, activity=garden.activity)

    # Four reads: moments, pauses, dates, what was moved.
    # Then 600 dates go in by hundreds, as many as the database takes at once.
    with django_assert_max_num_queries(queries):
        make_occurrences(team=garden.team, today=TODAY)


def test_an_extra_date_has_the_usual_times_unless_it_has_its_own(garden: Garden) -> None:
    usual = add_extra_occurrence(slot=garden.slot, date=date(2026, 11, 28))
    own = add_extra_occurrence(
        slot=garden.slot, date=date(2026, 11, 29), starts=time(13), ends=None, own_capacity=2
    )

    assert [(one.starts, one.ends, one.own_capacity, one.is_extra) for one in (usual, own)] == [
        (time(9, 30), time(12), None, True),
        (time(13), None, 2, True),
    ]


def test_a_date_is_there_once(garden: Garden, other_garden: Garden) -> None:
    with pytest.raises(DateTakenError) as taken:
        add_extra_occurrence(slot=garden.slot, date=TUESDAYS[0])

    assert taken.value.day == TUESDAYS[0]
    assert Occurrence.objects.for_team(garden.team).count() == 1


def test_the_same_form_adds_one_date(garden: Garden) -> None:
    token = uuid4()

    made = {add_extra_occurrence(slot=garden.slot, date=date(2026, 11, 28), token=token) for _ in range(2)}

    assert made == {Occurrence.objects.get(is_extra=True)}


def test_cancelling_keeps_the_row_and_the_first_reason(garden: Garden, other_garden: Garden) -> None:
    cancel_occurrence(occurrence=garden.occurrence, because="Feestdag", now=NOW)
    cancel_occurrence(occurrence=garden.occurrence, because="Nog eens", now=NOW + timedelta(hours=1))

    garden.occurrence.refresh_from_db()
    other_garden.occurrence.refresh_from_db()
    assert (garden.occurrence.cancelled_at, garden.occurrence.cancelled_because) == (NOW, "Feestdag")
    assert other_garden.occurrence.cancelled_at is None
    assert logged() == [("occurrence.cancelled", "cancelled_at")]


def test_a_cancelled_date_takes_place_after_all_in_the_same_row(garden: Garden, other_garden: Garden) -> None:
    Occurrence.objects.filter(pk=garden.occurrence.pk).update(starts=time(13), ends=time(15), own_capacity=2)
    for one in (garden, other_garden):
        cancel_occurrence(occurrence=one.occurrence, because="Storm", now=NOW)

    for _ in range(2):
        reinstate_occurrence(occurrence=garden.occurrence)

    garden.occurrence.refresh_from_db()
    other_garden.occurrence.refresh_from_db()
    mine = garden.occurrence
    assert (mine.cancelled_at, mine.cancelled_because, mine.is_extra) == (None, "", False)
    assert (mine.starts, mine.ends, mine.own_capacity) == (time(13), time(15), 2)
    assert other_garden.occurrence.cancelled_at == NOW
    assert logged()[2:] == [("occurrence.reinstated", "cancelled_at cancelled_because")]


def test_adding_a_date_that_was_cancelled_brings_it_back_with_the_times_chosen(garden: Garden) -> None:
    cancel_occurrence(occurrence=garden.occurrence, because="Storm", now=NOW)

    added = add_extra_occurrence(
        slot=garden.slot, date=TUESDAYS[0], starts=time(13), ends=time(15), own_capacity=2
    )

    garden.occurrence.refresh_from_db()
    mine = garden.occurrence
    assert added == mine == Occurrence.objects.for_team(garden.team).get()
    assert (mine.cancelled_at, mine.cancelled_because) == (None, "")
    assert (mine.starts, mine.ends, mine.own_capacity) == (time(13), time(15), 2)
    assert [action for action, _ in logged()] == ["occurrence.cancelled", "occurrence.reinstated"]
    with pytest.raises(DateTakenError):
        add_extra_occurrence(slot=garden.slot, date=TUESDAYS[0])


def test_without_times_of_its_own_it_comes_back_at_the_usual_ones(garden: Garden) -> None:
    extra = add_extra_occurrence(slot=garden.slot, date=date(2026, 11, 28), starts=time(19), own_capacity=2)
    cancel_occurrence(occurrence=extra, because="Storm", now=NOW)

    back = add_extra_occurrence(slot=garden.slot, date=date(2026, 11, 28))

    assert (back, back.starts, back.ends, back.own_capacity) == (extra, time(9, 30), time(12), None)


def test_the_same_form_brings_a_date_back_once(garden: Garden) -> None:
    cancel_occurrence(occurrence=garden.occurrence, because="Storm", now=NOW)
    token = uuid4()

    back = {add_extra_occurrence(slot=garden.slot, date=TUESDAYS[0], token=token) for _ in range(2)}

    assert back == {garden.occurrence}
    assert len(logged()) == 2


def test_what_has_ended_does_not_come_back(garden: Garden) -> None:
    end_activity(activity=garden.activity, on=TODAY, because="Gestopt", now=NOW)

    with pytest.raises(HasEndedError):
        reinstate_occurrence(occurrence=garden.occurrence)

    assert Occurrence.objects.get(pk=garden.occurrence.pk).cancelled_because == "Gestopt"
