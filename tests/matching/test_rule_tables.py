"""What the engine is told of the rules is what the rules say: every name, for every person and opening."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aandeslag.vocabulary import Condition, Gender, LanguageLevel, PhysicalLoad, TravelMode, Weekday, WeekPart
from activities.rules import Standing
from matching.engine.eligibility import dense, eligible
from matching.facts import Appointment, Candidate, Hours, Location, Opening, WeeklyTime
from matching.findings import Caution, Obstacle
from matching.rule_tables import LOOKED_AT, RuleLeftOutError, check_complete, rule_tables
from matching.rules import weigh
from tests.matching.people import FITS, SUITS, TODAY, TUESDAY, opening, person
from tests.matching.test_rules_in_general import offers, people

MORNING = Hours(time(9, 30), time(12))
# For each rule the facts of a person and of an opening that it alone rejects.
ONLY: dict[Obstacle | Caution, tuple[dict[str, Any], dict[str, Any]]] = {
    Obstacle.DECLARATION_MISSING: ({}, {"declaration": Standing.NONE}),
    Obstacle.DECLARATION_ASKED: ({}, {"declaration": Standing.ASKED}),
    Obstacle.DECLARATION_REFUSED: ({}, {"declaration": Standing.REFUSED}),
    Obstacle.DECLARATION_EXPIRED: ({}, {"declaration": Standing.EXPIRED}),
    Obstacle.TOO_YOUNG: ({"birth_year": 2004}, {"minimum_age": 25}),
    Obstacle.GUARDIAN: ({"birth_year": 2009}, {"minimum_age": 16}),
    Obstacle.CERTIFICATE: ({}, {"conduct_certificate": True}),
    Obstacle.WOMENS_GROUP: ({"gender": Gender.MAN}, {"women_only": True}),
    Obstacle.PLACED_THEN: ({"appointments": (Appointment(99, TUESDAY, Hours(time(11))),)}, {}),
    Obstacle.SIGNED_UP_ALREADY: ({"appointments": (Appointment(10, TUESDAY, MORNING),)}, {}),
    Obstacle.FULL: ({}, {"places_left": 0}),
    Obstacle.MEDIATION_STOPPED: ({"mediation_stopped": True}, {}),
    Obstacle.DEPARTED: ({"departed_on": TUESDAY}, {}),
    Obstacle.NOT_PUBLISHED: ({}, {"is_published": False}),
    Obstacle.CANCELLED: ({}, {"is_cancelled": True}),
    Obstacle.PAST: ({}, {"has_started": True}),
    Caution.NOT_FREE: ({"free": frozenset({WeekPart.MONDAY_MORNING})}, {}),
    Caution.BLOCKED_TIME: ({"blocked": (WeeklyTime(Weekday.TUESDAY, Hours(time(11))),)}, {}),
    Caution.TOO_FAR: ({"travel_modes": frozenset({TravelMode.FOOT})}, {"location": Location(51.95, 5.99)}),
    Caution.TOO_HEAVY: (
        {"conditions": frozenset({Condition.SITTING})},
        {"physical_load": PhysicalLoad.HEAVY},
    ),
    Caution.DUTCH: ({"dutch_level": LanguageLevel.A1}, {"dutch_needed": LanguageLevel.A2}),
    Caution.NO_CHILDREN: ({"conditions": frozenset({Condition.BRINGS_CHILD})}, {"children_welcome": False}),
    Caution.OUTSIDE_SCHOOL_HOURS: (
        {"conditions": frozenset({Condition.SCHOOL_HOURS})},
        {"hours": Hours(time(8), time(10))},
    ),
    Caution.SAID_NO: ({"refused": frozenset({20})}, {}),
    Caution.NO_WOMENS_GROUP: ({"conditions": frozenset({Condition.WOMEN_ONLY})}, {}),
}


def names(one: Candidate, other: Opening) -> tuple[str, ...]:
    """What the rules themselves say."""
    verdict = weigh(one, other, TODAY)
    return tuple(sorted([*verdict.obstacles, *verdict.cautions]))


@given(st.lists(people, max_size=4), st.lists(offers, max_size=4))
def test_tables_and_rules_agree_on_every_pair_and_every_name(
    some: list[Candidate], offered: list[Opening]
) -> None:
    told = eligible(rule_tables(some, offered, TODAY), len(some), len(offered))
    for row, one in enumerate(some):
        for column, other in enumerate(offered):
            assert tuple(sorted(told.why_not(row, column))) == names(one, other)
            assert dense(told)[row, column] == weigh(one, other, TODAY).fits


@pytest.mark.parametrize("rule", ONLY)
def test_each_rule_alone_keeps_someone_out(rule: Obstacle | Caution) -> None:
    of_person, of_opening = ONLY[rule]
    excluded = ([person(**of_person)], [opening(**of_opening)])
    told = eligible(rule_tables(*excluded, TODAY), 1, 1)
    assert told.why_not(0, 0) == (rule.value,)
    assert not dense(told)[0, 0]


def test_every_rule_has_its_own_case() -> None:
    assert set(ONLY) == {*Obstacle, *Caution}
    assert weigh(FITS, SUITS, TODAY).fits


def test_not_knowing_keeps_nobody_out() -> None:
    vague = Candidate(key=1, gender=Gender.WOMAN, legal_status="status-holder", birth_year=1990)
    unasked = replace(SUITS, conduct_certificate=None, women_only=None, dutch_needed=None, location=None)
    assert dense(eligible(rule_tables([vague], [unasked], TODAY), 1, 1))[0, 0]


def test_a_rule_that_nobody_put_in_the_tables_is_noticed() -> None:
    with pytest.raises(RuleLeftOutError):
        check_complete(LOOKED_AT[1:])


def test_an_age_counts_on_the_day_of_each_opening() -> None:
    turning_eighteen = [person(birth_year=2008, guardian_agreed=True)]
    days = [opening(day=date(2026, 12, 30)), opening(day=date(2026, 12, 31))]
    told = eligible(rule_tables(turning_eighteen, days, TODAY), 1, 2)
    assert [Obstacle.TOO_YOUNG.value in told.why_not(0, at) for at in (0, 1)] == [True, False]
