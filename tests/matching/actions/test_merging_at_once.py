"""Two desks merge the same two people at the same moment, each the other way round: it happens once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from matching.actions import merge_residents, sign_up, undo_merge
from matching.errors import MergeError
from matching.models import Participation
from residents.details import ResidentDetails
from residents.models import Merge, Resident
from tests.invariants import overbooked_occurrences, rows_with_another_team_than_their_parent
from tests.matching.conftest import NOW, make_garden
from tests.world import make_town

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 8


def merged_at_once(one: Resident, other: Resident) -> list[str]:
    together = Barrier(2)

    def press(kept: Resident, goes: Resident) -> str:
        together.wait()
        try:
            details = ResidentDetails.of(kept)
            merge_residents(kept=kept, other=goes, details=details, by=None, now=NOW)
        except MergeError:
            return "too late"
        finally:
            connection.close()
        return "merged"

    with ThreadPoolExecutor(2) as desks:
        pressed = [desks.submit(press, one, other), desks.submit(press, other, one)]
        return sorted(each.result(timeout=60) for each in pressed)


def test_the_same_two_merged_at_once_are_merged_once() -> None:
    garden = make_garden(make_town("Aarle"))
    people = [(garden.resident(), garden.resident()) for _ in range(ROUNDS)]
    # Half of them take part somewhere, so that slots are locked as well; the others only have themselves.
    for pair in people[::2]:
        for one in pair:
            sign_up(resident=one, occurrence=make_garden(garden.town).dates[0], by=None, now=NOW)

    outcomes = [merged_at_once(*pair) for pair in people]

    assert outcomes == [["merged", "too late"]] * ROUNDS
    assert (Merge.objects.count(), Resident.objects.for_team(garden.town.team).count()) == (ROUNDS, ROUNDS)
    assert Participation.objects.for_team(garden.town.team).count() == ROUNDS
    assert rows_with_another_team_than_their_parent() == []
    assert overbooked_occurrences() == []


def test_an_undo_pressed_on_two_screens_happens_once() -> None:
    garden = make_garden(make_town("Aarle"))
    kept, other = garden.resident(), garden.resident()
    merge = merge_residents(kept=kept, other=other, details=ResidentDetails.of(kept), by=None, now=NOW)
    together = Barrier(2)

    def press() -> Resident | None:
        together.wait()
        try:
            return undo_merge(merge=merge, now=NOW).other
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as desks:
        undone = [each.result(timeout=60) for each in [desks.submit(press), desks.submit(press)]]

    assert undone == [other, other]
    assert Resident.objects.for_team(garden.town.team).count() == 2
