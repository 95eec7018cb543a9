"""From rows to facts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from activities.models import Slot
from activities.profiles import publishing_facts, recurrence_of, running_slots, running_slots_of, still_runs
from activities.rules import Recurrence, missing_before_publishing, still_to_ask
from tests.activities.conftest import TODAY
from tests.factories import SlotFactory
from tests.factories.teams import START

if TYPE_CHECKING:
    from tests.activities.conftest import Garden


def test_a_complete_activity_lacks_nothing(garden: Garden) -> None:
    activity = garden.activity
    activity.is_additional = activity.is_non_profit = activity.organisation.is_insured = True
    activity.travel_paid_by, activity.travel_cost = activity.TravelPaidBy.TEAM, Decimal("4.60")
    activity.group_size = 4
    facts = publishing_facts(activity, running_slots(activity, TODAY))

    assert (missing_before_publishing(facts), still_to_ask(facts)) == ([], [])


def test_moments_that_are_over_do_not_count(garden: Garden) -> None:
    SlotFactory.create(activity=garden.activity, valid_until=date(2026, 11, 22))
    SlotFactory.create(activity=garden.activity, pattern="single", weekday="", date=date(2026, 11, 22))

    assert running_slots(garden.activity, TODAY) == [garden.slot]
    assert running_slots_of([garden.activity], TODAY) == {garden.activity.pk: [garden.slot]}


def test_a_moment_runs_up_to_and_including_its_last_day() -> None:
    assert [still_runs(Slot(valid_until=day), TODAY) for day in (date(2026, 11, 22), TODAY, None)] == [
        False,
        True,
        True,
    ]


def test_recurrence_of_a_slot(garden: Garden) -> None:
    assert recurrence_of(garden.slot) == Recurrence("weekly", valid_from=START, weekday="tu")
