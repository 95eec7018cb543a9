"""What is said of a proposal, and what comes of it: nothing is placed without a press."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from aandeslag.audit.models import Line
from matching.actions.rounds import (
    accept_proposal,
    accept_wanted,
    choose_policy,
    decline_proposal,
    lock_proposal,
    note_wanted,
    take_back_answer,
)
from matching.errors import NotOpenError, PlacementRefusedError
from matching.findings import Obstacle
from matching.models import Participation, Placement, Proposal
from matching.places import places_left
from residents.models import Resident
from tests.matching.conftest import NOW, TODAY, Garden
from tests.matching.rounds.conftest import line_of, propose, waits

if TYPE_CHECKING:
    from matching.models import Round

Status = Proposal.Status
TIME = Placement.DeclineReason.TIME


@pytest.fixture
def line(garden: Garden) -> Proposal:
    person = waits(garden, 9)
    return line_of(propose(garden), person)


def fresh(line: Proposal) -> Proposal:
    return line_of(line.round, line.resident)


def test_accepting_signs_up_in_the_ordinary_way(line: Proposal) -> None:
    placement = accept_proposal(proposal=line, by=None, now=NOW)

    assert (placement.status, placement.occurrence, placement.resident) == (
        Placement.Status.AGREED,
        line.occurrence,
        line.resident,
    )
    assert (fresh(line).status, fresh(line).placement) == (Status.AGREED, placement)
    assert Participation.objects.filter(placement=placement, status="signed-up").count() == 1
    actions = list(Line.objects.order_by("sequence").values_list("action", flat=True))
    assert actions[-2:] == ["placement.agreed", "proposal.accepted"]


def test_the_same_token_twice_is_one_placement(line: Proposal) -> None:
    token = uuid4()

    placements = {accept_proposal(proposal=fresh(line), by=None, now=NOW, token=token) for _ in range(2)}

    assert len(placements) == 1


def test_every_time_is_a_standing_placement(garden: Garden) -> None:
    choose_policy(team=garden.town.team, chosen={"every_time": True})
    person = waits(garden, 9)

    placement = accept_proposal(proposal=line_of(propose(garden), person), by=None, now=NOW)

    assert (placement.is_standing, placement.slot) == (True, garden.slot)


def test_the_last_place_that_went_in_between_is_refused_and_the_line_stays(one_place: Garden) -> None:
    person = waits(one_place, 9)
    line = line_of(propose(one_place), person)
    one_place.fill(one_place.dates[0], 1)

    with pytest.raises(PlacementRefusedError) as refused:
        accept_proposal(proposal=line, by=None, now=NOW)

    assert refused.value.verdict.obstacles == (Obstacle.FULL,)
    assert fresh(line).status == Status.PROPOSED
    assert places_left([one_place.dates[0].pk], NOW) == {one_place.dates[0].pk: 0}


def test_the_rules_are_asked_again(line: Proposal) -> None:
    Resident.objects.filter(pk=line.resident.pk).update(birth_year=2015)

    with pytest.raises(PlacementRefusedError):
        accept_proposal(proposal=line, by=None, now=NOW)


def test_a_line_of_a_closed_round_is_not_accepted(garden: Garden, line: Proposal) -> None:
    propose(garden)

    with pytest.raises(NotOpenError):
        accept_proposal(proposal=line, by=None, now=NOW)
    assert Placement.objects.filter(resident=line.resident).count() == 0


def test_everybody_who_said_yes_is_signed_up_and_nobody_else(garden: Garden) -> None:
    said_yes, silent, too_late = waits(garden, 9), waits(garden, 8), waits(garden, 7)
    made = propose(garden)
    for one in (said_yes, too_late):
        note_wanted(proposal=line_of(made, one), now=NOW)
    Resident.objects.filter(pk=too_late.pk).update(birth_year=2015)

    came_of_it = accept_wanted(made=made, by=None, now=NOW)

    assert [(one.proposal.resident, one.placement is not None) for one in came_of_it] == [
        (said_yes, True),
        (too_late, False),
    ]
    assert statuses(made) == {said_yes: "agreed", silent: "proposed", too_late: "wanted"}


def test_no_has_a_reason_and_can_be_taken_back(line: Proposal) -> None:
    decline_proposal(proposal=line, reason=TIME, now=NOW)
    declined = fresh(line)
    take_back_answer(proposal=declined, by=None, now=NOW)

    assert (declined.status, declined.decline_reason, declined.answered_on) == (Status.DECLINED, TIME, TODAY)
    assert (fresh(line).status, fresh(line).decline_reason) == (Status.PROPOSED, "")


def test_signing_up_is_undone_on_the_same_day(one_place: Garden) -> None:
    person = waits(one_place, 9)
    line = line_of(propose(one_place), person)
    accept_proposal(proposal=line, by=None, now=NOW)

    take_back_answer(proposal=fresh(line), by=None, now=NOW)

    assert fresh(line).status == Status.PROPOSED
    assert places_left([one_place.dates[0].pk], NOW) == {one_place.dates[0].pk: 1}


def test_after_that_day_it_ends_with_a_reason(line: Proposal) -> None:
    accept_proposal(proposal=line, by=None, now=NOW)

    with pytest.raises(NotOpenError):
        take_back_answer(proposal=fresh(line), by=None, now=NOW + timedelta(days=1))
    assert fresh(line).status == Status.AGREED


def test_what_stays_can_be_let_go_again(line: Proposal) -> None:
    lock_proposal(proposal=line, stays=True)
    is_locked = fresh(line).is_locked
    lock_proposal(proposal=fresh(line), stays=False)

    assert (is_locked, fresh(line).is_locked) == (True, False)


def test_what_was_answered_is_not_answered_again(line: Proposal) -> None:
    accept_proposal(proposal=line, by=None, now=NOW)

    with pytest.raises(NotOpenError):
        note_wanted(proposal=line, now=NOW)
    with pytest.raises(NotOpenError):
        decline_proposal(proposal=line, reason=TIME, now=NOW)
    with pytest.raises(NotOpenError):
        lock_proposal(proposal=line, stays=True)


def statuses(made: Round) -> dict[Resident, str]:
    return {one.resident: one.status for one in made.proposals.all()}
