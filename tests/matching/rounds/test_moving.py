"""Somebody goes elsewhere: the exact cost before it is saved, and the others arranged around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from matching.actions.rounds import accept_proposal, lock_proposal, move_proposal, note_wanted
from matching.cards.rounds.moving import Elsewhere, elsewhere
from matching.engine import solve
from matching.errors import NotOpenError
from matching.models import Proposal
from matching.rounds.choices import choices_of
from matching.rounds.finding import find_round
from tests.matching.conftest import NOW, Garden, make_garden
from tests.matching.rounds.conftest import line_of, propose, waits

if TYPE_CHECKING:
    from residents.models import Resident


@pytest.fixture
def two(one_place: Garden) -> tuple[Garden, Garden]:
    """Two activities with one place each; the second has nothing in common with the garden."""
    kitchen = make_garden(one_place.town, dates=1, title="Koken", theme="food", minimum_age=18)
    kitchen.slot.capacity = 1
    kitchen.slot.save()
    return one_place, kitchen


def options(garden: Garden, person: Resident, now_at: int) -> list[Elsewhere]:
    team = garden.town.team
    return elsewhere(find_round(team, NOW, choices_of(team)), person.pk, now_at)


def test_swapping_costs_nobody_a_place_and_says_how_many_points(two: tuple[Garden, Garden]) -> None:
    garden, kitchen = two
    gardener = waits(garden, 9, interests=frozenset({"green"}))
    cook = waits(garden, 8, interests=frozenset({"food"}))
    made = propose(garden)

    found = {one.title: one for one in options(garden, gardener, garden.dates[0].pk)}

    assert line_of(made, gardener).occurrence == garden.dates[0]
    assert line_of(made, cook).occurrence == kitchen.dates[0]
    assert found["Wijktuin De Pol"].is_now
    assert found["Koken"].costs == "1 ander gaat ergens anders heen, niemand verliest een plek"
    assert found["Koken"].points == "alles samen 700 punten minder"


def test_the_cost_names_how_long_who_loses_their_place_waits(two: tuple[Garden, Garden]) -> None:
    garden, _kitchen = two
    person = waits(garden, 9)
    # Only the kitchen fits this one.
    waits(garden, 30, conditions=frozenset({"brings-child"}))
    garden.slot.activity.children_welcome = False
    garden.slot.activity.save()
    propose(garden)

    found = {one.title: one.costs for one in options(garden, person, garden.dates[0].pk)}

    assert found == {
        "Wijktuin De Pol": "kost niemand anders iets",
        "Koken": "iemand die 30 weken wacht, verliest de plek",
    }


def test_the_cost_is_what_finding_the_round_anew_shows(two: tuple[Garden, Garden]) -> None:
    """Points of the best round, less those of the best round in which this person goes there."""
    garden, kitchen = two
    gardener = waits(garden, 9, interests=frozenset({"green"}))
    waits(garden, 8, interests=frozenset({"food"}))
    team, choices = garden.town.team, choices_of(garden.town.team)

    free = find_round(team, NOW, choices)
    forced = find_round(team, NOW, choices, [(gardener.pk, kitchen.dates[0].pk)])

    totals = [sum(one.points for one in found.pairings().values()) for found in (free, forced)]
    assert totals[0] - totals[1] == 700
    assert solve(free.question.problem, choices.policy).placed.tolist() == [0, 1]


def test_moving_arranges_the_others_and_stays(two: tuple[Garden, Garden]) -> None:
    garden, kitchen = two
    gardener = waits(garden, 9, interests=frozenset({"green"}))
    cook = waits(garden, 8, interests=frozenset({"food"}))
    made = propose(garden)

    moved = move_proposal(proposal=line_of(made, gardener), occurrence=kitchen.dates[0], now=NOW)

    made.refresh_from_db()
    assert made.is_proven
    assert (moved.occurrence, moved.is_locked, moved.is_moved) == (kitchen.dates[0], True, True)
    assert line_of(made, cook).occurrence == garden.dates[0]
    assert made.proposals.count() == 2


def test_what_others_said_is_not_touched_by_a_move(garden: Garden) -> None:
    kitchen = make_garden(garden.town, dates=1, title="Koken")
    said_yes, other = waits(garden, 9), waits(garden, 8)
    made = propose(garden)
    kept = line_of(made, said_yes)
    note_wanted(proposal=kept, now=NOW)

    move_proposal(proposal=line_of(made, other), occurrence=kitchen.dates[0], now=NOW)

    assert (line_of(made, said_yes).pk, line_of(made, said_yes).status) == (kept.pk, "wanted")


def test_to_a_place_that_somebody_else_was_promised_it_cannot_go(two: tuple[Garden, Garden]) -> None:
    garden, kitchen = two
    person, cook = waits(garden, 9, interests=frozenset({"green"})), waits(garden, 8)
    made = propose(garden)
    lock_proposal(proposal=line_of(made, cook), stays=True)
    accept_proposal(proposal=line_of(made, cook), by=None, now=NOW)

    with pytest.raises(NotOpenError):
        move_proposal(proposal=line_of(made, person), occurrence=kitchen.dates[0], now=NOW)
    assert line_of(made, person).occurrence == garden.dates[0]


def test_a_date_of_another_team_is_no_place_to_go(garden: Garden, other_garden: Garden) -> None:
    person = waits(garden, 9)
    made = propose(garden)

    with pytest.raises(NotOpenError):
        move_proposal(proposal=line_of(made, person), occurrence=other_garden.dates[0], now=NOW)


def test_a_line_of_a_closed_round_is_not_moved(garden: Garden) -> None:
    person = waits(garden, 9)
    line = line_of(propose(garden), person)
    propose(garden)

    with pytest.raises(NotOpenError):
        move_proposal(proposal=line, occurrence=garden.dates[1], now=NOW)
    assert Proposal.objects.filter(resident=person, is_moved=True).count() == 0
