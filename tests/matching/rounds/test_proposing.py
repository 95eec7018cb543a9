"""A round: who is in it, in which order, proven, and without taking a place from anybody."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aandeslag.audit.models import Line
from matching.actions.rounds import (
    choose_policy,
    decline_proposal,
    lock_proposal,
    note_wanted,
    propose_round,
)
from matching.actions.rounds.rows import made_ready
from matching.engine import CertificateError, PolicyError
from matching.engine.certificate import certify
from matching.models import LeftOut, Placement, Proposal, Round
from matching.places import places_left
from matching.rounds.choices import choices_kept
from tests.factories import ParticipationFactory, PlacementFactory, TeamFactory
from tests.matching.conftest import NOW, TODAY, Garden, make_garden
from tests.matching.queries import exactly
from tests.matching.rounds.conftest import line_of, propose, waits

if TYPE_CHECKING:
    from matching.engine.network import Flow, Network

Status = Proposal.Status


def test_everybody_who_waits_is_proposed_for_what_fits(garden: Garden) -> None:
    people = {waits(garden, 3).pk, waits(garden, 60).pk}

    made = propose(garden)

    assert set(made.proposals.values_list("resident", flat=True)) == people
    assert made.report["all"] == {"placed": 2, "of": 2}
    assert made.is_proven


def test_a_proposal_takes_no_place(one_place: Garden) -> None:
    waits(one_place, 3)
    propose(one_place)

    assert places_left([one_place.dates[0].pk], NOW) == {one_place.dates[0].pk: 1}
    assert Placement.objects.filter(team=one_place.town.team).count() == 0


def test_the_longest_waiting_goes_first_and_the_other_is_left_out(one_place: Garden) -> None:
    short, long = waits(one_place, 3), waits(one_place, 60)

    made = propose(one_place)

    assert [one.resident for one in made.proposals.all()] == [long]
    [left] = made.left_out.all()
    assert (left.resident, left.waited, left.something_fits) == (short, 21, True)
    assert made.report["longest_wait_left"] == 3


def test_whoever_took_part_lately_waits_since_then(garden: Garden) -> None:
    person = waits(garden, 60)
    ParticipationFactory.create(
        placement__resident=person,
        placement__occurrence__slot=garden.slot,
        placement__occurrence__date=TODAY - timedelta(days=9),
        placement__status=Placement.Status.ENDED,
        placement__ended_on=TODAY,
        placement__end_reason="completed",
        status="present",
    )

    assert line_of(propose(garden), person).waited == 9


def test_not_who_goes_somewhere_is_asked_already_has_left_or_has_stopped(garden: Garden) -> None:
    here = {"placement__occurrence": garden.dates[2]}
    ParticipationFactory.create(placement__resident=waits(garden, 9), **here)
    PlacementFactory.create(
        resident=waits(garden, 9),
        occurrence=garden.dates[2],
        status=Placement.Status.PROPOSED,
        held_until=NOW + timedelta(days=1),
    )
    waits(garden, 9, departed_on=TODAY, departure_reason="relocation")
    waits(garden, 9, mediation_stopped_on=TODAY)
    only = waits(garden, 1)

    made = propose(garden)

    assert [one.resident for one in made.proposals.all()] == [only]
    assert made.left_out.count() == 0


def test_nothing_and_nobody_of_another_team(garden: Garden, other_garden: Garden) -> None:
    waits(other_garden, 90)
    mine = waits(garden, 3)

    made = propose(garden)

    assert [(one.resident, one.occurrence.team) for one in made.proposals.all()] == [(mine, garden.town.team)]
    assert made.report["organisations"]["of"] == 1


def test_for_whom_nothing_fits_and_which_rule_alone_stands_in_the_way(garden: Garden) -> None:
    young = waits(garden, 9, birth_year=2010, guardian_agreed_on=TODAY)

    made = propose(garden)

    assert made.report["nothing_fits"] == 1
    assert made.report["alone"] == [["too-young", 1]]
    assert [(one.resident, one.something_fits) for one in made.left_out.all()] == [(young, False)]


def test_one_place_more_where_it_is_full_is_what_to_ask_for(one_place: Garden) -> None:
    one_place.fill(one_place.dates[0], 1)
    waits(one_place, 9)

    made = propose(one_place)

    assert made.report["recruit"] == [{"occurrence": one_place.dates[0].pk, "people": 1, "on_foot": True}]


def test_what_one_person_said_costs_the_same_number_of_queries_as_what_many_said(garden: Garden) -> None:
    waits(garden, 3)
    with exactly(22):
        propose_round(team=garden.town.team, by=None, now=NOW)
    for _ in range(8):
        waits(garden, 5)
    make_garden(garden.town)
    with exactly(22):
        propose_round(team=garden.town.team, by=None, now=NOW)


def test_the_same_token_gives_the_same_round(garden: Garden) -> None:
    token, team = uuid4(), garden.town.team

    rounds = {propose_round(team=team, by=None, now=NOW, token=token).pk for _ in range(2)}

    assert len(rounds) == 1
    assert Line.objects.filter(action="round.proposed").count() == 1


def test_a_new_round_closes_the_one_before_and_both_are_kept(garden: Garden) -> None:
    first, second = propose(garden), propose(garden)

    first.refresh_from_db()
    assert (first.status, second.status) == (Round.Status.CLOSED, Round.Status.OPEN)


def test_what_was_settled_stays_in_the_next_round(one_place: Garden) -> None:
    settled = waits(one_place, 3)
    lock_proposal(proposal=line_of(propose(one_place), settled), stays=True)
    waits(one_place, 90)

    made = propose(one_place)

    [line] = made.proposals.all()
    assert (line.resident, line.is_locked) == (settled, True)


def test_what_was_settled_and_cannot_be_any_more_is_dropped(one_place: Garden) -> None:
    settled = waits(one_place, 3)
    note_wanted(proposal=line_of(propose(one_place), settled), now=NOW)
    one_place.fill(one_place.dates[0], 1)

    assert propose(one_place).proposals.count() == 0


def test_who_said_no_is_not_asked_for_the_same_within_four_weeks(garden: Garden) -> None:
    person = waits(garden, 3)
    line = line_of(propose(garden), person)
    decline_proposal(proposal=line, reason=Placement.DeclineReason.TIME, now=NOW)
    soon, later = NOW + timedelta(days=2), NOW + timedelta(days=28)
    for one in garden.dates:
        one.date += timedelta(days=28)
        one.save()

    asked_soon = propose_round(team=garden.town.team, by=None, now=soon).proposals.count()
    asked_later = propose_round(team=garden.town.team, by=None, now=later).proposals.count()

    assert (asked_soon, asked_later) == (0, 1)


def test_every_time_counts_the_fullest_date(garden: Garden) -> None:
    choose_policy(team=garden.town.team, chosen={"every_time": True, "weeks": 5})
    garden.fill(garden.dates[1], 4)
    waits(garden, 3)

    made = propose(garden)

    assert made.report["all"] == {"placed": 0, "of": 1}


def test_choices_stay_with_the_round_that_was_made_by_them(garden: Garden) -> None:
    first = propose(garden)
    choose_policy(team=garden.town.team, chosen={"interest": 100, "women": 7})
    second = propose(garden)

    kept = [choices_kept(one).policy for one in (first, second)]
    assert [(one.weights.interest, one.women) for one in kept] == [(350, 0), (100, 7)]


@given(interest=st.integers(0, 700), skill=st.integers(0, 700), travel=st.integers(0, 700))
@settings(max_examples=15)
@pytest.mark.django_db
def test_choices_outside_the_bounds_are_refused(interest: int, skill: int, travel: int) -> None:
    team = TeamFactory.create()
    chosen = {"interest": interest, "skill": skill, "travel": travel, "practice": 0, "same_language": 0}
    is_within = max(interest, skill, travel) <= 500 and interest + skill + travel <= 1000
    try:
        kept = choose_policy(team=team, chosen=chosen)
    except PolicyError:
        assert not is_within
    else:
        assert is_within
        assert kept.interest == interest


def test_what_is_not_proven_is_not_stored(garden: Garden, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody is moved to the waiting room behind the solver's back: the proof notices."""
    waits(garden, 3)

    def tampered(network: Network, flow: Flow, price: object) -> object:
        flow.choice[0] = network.start[1] - 1
        flow.carried[:] = 0
        flow.carried[0] = 1
        return certify(network, flow, price)  # type: ignore[arg-type]

    monkeypatch.setattr("matching.engine.solving.certify", tampered)
    with pytest.raises(CertificateError):
        propose(garden)

    assert Round.objects.count() == 0


def test_the_numbers_of_a_round_outlive_its_people(garden: Garden) -> None:
    person = waits(garden, 3)
    made = propose(garden)

    person.delete()

    made.refresh_from_db()
    assert (made.proposals.count(), LeftOut.objects.count()) == (0, 0)
    assert made.report["all"] == {"placed": 1, "of": 1}


def test_rows_made_ready_beforehand_are_written_as_any_other(garden: Garden) -> None:
    """Many more than one statement takes; the keys that are there already are left out."""
    people = [garden.resident() for _ in range(80)]
    made = Round.objects.create(
        team=garden.town.team,
        made_at=NOW,
        policy={},
        fingerprint="",
        certificates=[],
        report={},
        prices={},
    )
    lines = {
        one.pk: Proposal(
            team=garden.town.team,
            resident=one,
            occurrence=garden.dates[0],
            waited=one.pk,
            points=7,
            parts={"travel": 7},
            answered_on=TODAY,
        )
        for one in people
    }

    made_ready(Proposal, lines).write(besides={people[0].pk}, round_id=made.pk)

    written = list(Proposal.objects.filter(round=made))
    assert [one.resident for one in written] == people[1:]
    names = ["public_id", "team_id", "occurrence_id", "waited", "points", "parts", "status", "answered_on"]
    for one in written:
        assert [getattr(one, name) for name in names] == [
            getattr(lines[one.resident_id], name) for name in names
        ]
