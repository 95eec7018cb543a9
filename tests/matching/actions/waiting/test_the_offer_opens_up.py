"""A date that is added and an activity that is shown again: whoever waits has their turn at once."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

from activities.actions import unpublish_activity
from matching.actions import add_date_with_people, publish_with_people, sign_up, take_off
from matching.models import Participation
from tests.matching.actions.waiting.lines import offers, someone_on, waits, waits_every_time
from tests.matching.conftest import NOW, Garden

FRIDAY = date(2026, 12, 4)


def test_the_places_of_an_added_date_go_to_who_waits(full: Garden) -> None:
    waiting = waits_every_time(full)
    Participation.objects.filter(occurrence__in=full.dates).update(status="cancelled")

    add_date_with_people(slot=full.slot, date=FRIDAY, own_capacity=1, now=NOW)

    assert [resident for resident, _ in offers()] == [waiting.resident_id]


def test_on_an_added_date_who_comes_every_time_goes_before_who_waits(garden: Garden) -> None:
    regular = sign_up(resident=garden.resident(), slot=garden.slot, by=None, now=NOW)
    for one in garden.dates:
        garden.fill(one, 3)
    waits_every_time(garden)

    added = add_date_with_people(slot=garden.slot, date=FRIDAY, own_capacity=1, now=NOW)

    assert [row.resident_id for row in added.participations.all()] == [regular.resident_id]
    assert offers() == []


def test_the_same_form_twice_adds_one_date(full: Garden) -> None:
    token = uuid4()

    added = {add_date_with_people(slot=full.slot, date=FRIDAY, token=token, now=NOW).pk for _ in range(2)}

    assert len(added) == 1


def test_what_is_shown_again_serves_its_line(full: Garden) -> None:
    waiting = waits(full)
    unpublish_activity(activity=full.slot.activity)
    take_off(participation=someone_on(full), by=None, now=NOW)
    assert offers() == []

    publish_with_people(activity=full.slot.activity, now=NOW)

    assert [resident for resident, _ in offers()] == [waiting.resident_id]
