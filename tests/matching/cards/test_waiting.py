"""What one person waits for or is offered: a question is asked only where there is something to tell."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from matching.actions import take_off
from matching.cards.waiting import waiting_of
from matching.models import Placement
from residents.models import Resident
from tests.matching.actions.waiting.lines import someone_on, waits
from tests.matching.conftest import NOW, TODAY, make_garden
from tests.matching.queries import exactly

if TYPE_CHECKING:
    from datetime import datetime

    from matching.cards.waiting import WaitingOfPerson
    from tests.matching.conftest import Garden


@pytest.fixture
def full(garden: Garden) -> Garden:
    return fill(garden)


def fill(garden: Garden) -> Garden:
    for one in garden.dates:
        garden.fill(one, 4)
    return garden


def told(person: Resident, now: datetime = NOW) -> WaitingOfPerson:
    return waiting_of(person, now, frozenset())


def offered(garden: Garden) -> Resident:
    """Who waited for the first date, on which a place came free."""
    person = waits(garden).resident
    take_off(participation=someone_on(garden), by=None, now=NOW)
    return person


def test_who_waits_for_nothing_costs_one_query(full: Garden) -> None:
    waits(full)
    person = full.resident()

    with exactly(1):
        found = told(person)
    assert (found.offers, found.waiting) == ([], [])


def test_who_waits_costs_two_more_for_however_many_lines(full: Garden, other_garden: Garden) -> None:
    waits(full)
    person = waits(full).resident
    with exactly(3):
        assert [one.before for one in told(person).waiting] == ["1 persoon ervoor"]

    for date in full.dates[1:]:
        waits(full, person, occurrence=date)
    waits(full, person, occurrence=fill(make_garden(full.town, dates=1)).dates[0])
    with exactly(3):
        assert [one.before for one in told(person).waiting] == [
            *("1 persoon ervoor", "staat vooraan", "staat vooraan", "staat vooraan")
        ]


def test_what_is_kept_stands_among_the_offers_and_not_among_the_lines(full: Garden) -> None:
    person = offered(full)

    with exactly(3):
        found = told(person)
    assert ([one.title for one in found.offers], found.waiting) == (["Wijktuin De Pol"], [])


def test_what_is_kept_no_longer_is_no_offer_and_they_are_in_line(full: Garden) -> None:
    person = offered(full)
    until = Placement.objects.get(status="proposed").held_until
    assert until is not None

    before = told(person, until - timedelta(seconds=1))
    with exactly(3):
        after = told(person, until)

    assert [len(before.offers), len(before.waiting), len(after.offers), len(after.waiting)] == [1, 0, 0, 1]


def test_nothing_of_anybody_else(full: Garden) -> None:
    first, other = offered(full), full.resident()
    waits(full, occurrence=full.dates[1])

    assert (len(told(first).offers), told(other).offers, told(other).waiting) == (1, [], [])


@pytest.mark.parametrize(
    "facts",
    [{"departed_on": TODAY, "departure_reason": "unknown"}, {"mediation_stopped_on": TODAY}],
    ids=["has left", "mediation stopped"],
)
def test_who_is_not_here_any_more_stands_in_no_line_and_before_nobody(
    full: Garden, facts: dict[str, object]
) -> None:
    first, second = waits(full).resident, waits(full).resident
    Resident.objects.filter(pk=first.pk).update(**facts)

    assert (told(first).waiting, [one.before for one in told(second).waiting]) == ([], ["staat vooraan"])
