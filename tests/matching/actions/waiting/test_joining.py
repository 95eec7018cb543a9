"""Who may stand in line, once, for what is full and nothing else."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from matching.actions import (
    join_waiting_list_together,
    leave_waiting_list,
    take_off,
)
from matching.errors import PlaceLeftError, PlacementRefusedError
from matching.models import Refusal, WaitingListEntry
from tests.factories import DeclarationFactory
from tests.matching.actions.waiting.lines import (
    TWO_DAYS,
    offers,
    someone_on,
    waits,
)
from tests.matching.conftest import NOW, TODAY, Garden


def test_nobody_waits_for_what_has_a_place(garden: Garden) -> None:
    with pytest.raises(PlaceLeftError):
        waits(garden)

    assert WaitingListEntry.objects.count() == 0


def test_who_waits_already_keeps_their_place_in_line(full: Garden) -> None:
    first = waits(full)

    again = waits(full, first.resident, now=NOW + timedelta(days=1))

    assert (again.pk, again.since, WaitingListEntry.objects.count()) == (first.pk, NOW, 1)


def test_the_same_form_twice_is_one_entry(full: Garden) -> None:
    token, resident = uuid4(), full.resident()

    entries = {waits(full, resident, token=token).pk for _ in range(2)}

    assert len(entries) == 1


def test_a_form_that_comes_again_does_not_put_back_who_left(full: Garden) -> None:
    token, resident = uuid4(), full.resident()
    entry = waits(full, resident, token=token)
    leave_waiting_list(entry=entry, now=NOW)

    again = waits(full, resident, token=token)

    assert (again.pk, WaitingListEntry.objects.in_line().count()) == (entry.pk, 0)


def test_what_stands_in_the_way_besides_keeps_someone_off_the_list(full: Garden) -> None:
    with pytest.raises(PlacementRefusedError) as refused:
        waits(full, full.resident(birth_year=2015))

    assert refused.value.verdict.obstacles == ("too-young", "guardian")


def test_a_declaration_that_was_asked_may_still_come(full: Garden) -> None:
    DeclarationFactory.create(
        kind_of_work=full.slot.activity.kind_of_work, state="asked", granted_on=None, valid_until=None
    )

    entry = waits(full, full.resident(legal_status="in-procedure"))

    assert entry.left_at is None


def test_a_declaration_that_nobody_asked_does_not_come_by_itself(full: Garden) -> None:
    with pytest.raises(PlacementRefusedError):
        waits(full, full.resident(legal_status="in-procedure"))


def test_a_caution_is_passed_on_joining_as_at_signing_up(full: Garden) -> None:
    resident = full.resident()
    Refusal.objects.create(team=full.town.team, resident=resident, activity=full.slot.activity, on=TODAY)

    with pytest.raises(PlacementRefusedError):
        waits(full, resident)
    entry = waits(full, resident, cautions_passed=frozenset({"said-no"}))
    take_off(participation=someone_on(full), by=None, now=NOW)

    assert (entry.cautions_passed, offers()) == (frozenset({"said-no"}), [(resident.pk, NOW + TWO_DAYS)])


def test_friends_each_have_an_entry_of_their_own(full: Garden) -> None:
    friends = [full.resident(), full.resident(birth_year=2015)]

    joined = join_waiting_list_together(
        residents=friends, occurrence=full.dates[0], by=None, now=NOW, token=uuid4()
    )

    assert [(one.entry is None, one.refused is None) for one in joined] == [(False, True), (True, False)]
