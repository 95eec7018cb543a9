"""What holds for every person and every opening, whatever is known of them."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, time, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from aandeslag.vocabulary import (
    Condition,
    Gender,
    LanguageLevel,
    LegalStatus,
    PhysicalLoad,
    TravelMode,
    Weekday,
    WeekPart,
)
from activities.rules import Standing
from matching.facts import Appointment, Candidate, Hours, Location, Opening, WeeklyTime
from matching.findings import Obstacle
from matching.rules import OF_THE_DECLARATION, weigh
from tests.matching.people import TODAY, TUESDAY

maybe = st.none() | st.booleans()
locations = st.none() | st.builds(
    Location, st.floats(50.7, 53.6, allow_nan=False), st.floats(3.3, 7.3, allow_nan=False)
)
days = st.integers(-30, 60).map(lambda number: TODAY + timedelta(days=number))
ids = st.integers(1, 4)


@st.composite
def hours(draw: st.DrawFn) -> Hours:
    start = draw(st.integers(0, 22 * 60))
    length = draw(st.none() | st.integers(1, 60))
    return Hours(_clock(start), None if length is None else _clock(min(start + length * 5, 24 * 60 - 1)))


def _clock(minutes: int) -> time:
    return time(minutes // 60, minutes % 60)


def codes(words: type[WeekPart | Condition | TravelMode]) -> st.SearchStrategy[frozenset[str] | None]:
    return st.none() | st.frozensets(st.sampled_from(list(words)))


people = st.builds(
    Candidate,
    key=ids,
    gender=st.sampled_from(Gender),
    legal_status=st.sampled_from(LegalStatus),
    birth_year=st.none() | st.integers(1900, 2030),
    guardian_agreed=st.booleans(),
    conduct_seen_for=st.frozensets(ids),
    departed_on=st.none() | days,
    mediation_stopped=st.booleans(),
    dutch_level=st.none() | st.sampled_from(LanguageLevel),
    free=codes(WeekPart),
    conditions=codes(Condition),
    travel_modes=codes(TravelMode),
    home=locations,
    blocked=st.lists(st.builds(WeeklyTime, st.sampled_from(Weekday), hours()), max_size=3).map(tuple),
    refused=st.frozensets(ids),
    appointments=st.lists(st.builds(Appointment, ids, days, hours()), max_size=3).map(tuple),
)
offers = st.builds(
    Opening,
    occurrence=ids,
    activity=ids,
    organisation=ids,
    day=days,
    hours=hours(),
    places_left=st.integers(-2, 6),
    minimum_age=st.sampled_from([16, 18, 21]),
    is_volunteering=st.booleans(),
    declaration=st.sampled_from(Standing),
    declaration_needed_by=st.frozensets(st.sampled_from(LegalStatus)),
    is_published=st.booleans(),
    is_cancelled=st.booleans(),
    has_started=st.booleans(),
    conduct_certificate=maybe,
    women_only=maybe,
    children_welcome=maybe,
    dutch_needed=st.none() | st.sampled_from(LanguageLevel),
    physical_load=st.none() | st.sampled_from(PhysicalLoad),
    location=locations,
)

UNKNOWN_OF_A_PERSON: dict[str, Any] = dict.fromkeys(
    ("dutch_level", "free", "conditions", "travel_modes", "home")
)
UNKNOWN_OF_AN_OFFER: dict[str, Any] = dict.fromkeys(
    (
        "conduct_certificate",
        "women_only",
        "children_welcome",
        "dutch_needed",
        "physical_load",
        "location",
    )
)


@given(people, offers)
def test_every_pair_gets_an_answer_in_which_nothing_stands_twice(
    candidate: Candidate, offer: Opening
) -> None:
    verdict = weigh(candidate, offer, TODAY)
    for found in (verdict.obstacles, verdict.cautions, verdict.questions):
        assert len(set(found)) == len(found)


@given(people, offers)
def test_the_order_in_which_facts_are_told_changes_nothing(candidate: Candidate, offer: Opening) -> None:
    shuffled = replace(
        candidate,
        appointments=tuple(reversed(candidate.appointments)),
        blocked=tuple(reversed(candidate.blocked)),
    )
    assert weigh(shuffled, offer, TODAY) == weigh(candidate, offer, TODAY)


@given(people, offers)
def test_not_knowing_never_adds_an_obstacle_or_a_caution(candidate: Candidate, offer: Opening) -> None:
    known = weigh(candidate, offer, TODAY)
    vague = weigh(
        replace(candidate, **UNKNOWN_OF_A_PERSON),
        replace(offer, **UNKNOWN_OF_AN_OFFER),
        TODAY,
    )
    assert set(vague.obstacles) <= set(known.obstacles)
    assert set(vague.cautions) <= set(known.cautions)


@given(people, offers)
def test_the_two_exceptions_are_on_the_safe_side(candidate: Candidate, offer: Opening) -> None:
    known = weigh(candidate, offer, TODAY)
    vague = weigh(replace(candidate, legal_status=LegalStatus.UNKNOWN, birth_year=None), offer, TODAY)
    safe_side = {*OF_THE_DECLARATION, Obstacle.TOO_YOUNG, Obstacle.GUARDIAN}
    assert set(vague.obstacles) - set(known.obstacles) <= safe_side
    assert set(vague.cautions) == set(known.cautions)


@given(people, offers)
def test_one_place_more_never_adds_an_obstacle(candidate: Candidate, offer: Opening) -> None:
    before = weigh(candidate, offer, TODAY)
    after = weigh(candidate, replace(offer, places_left=offer.places_left + 1), TODAY)
    assert set(after.obstacles) <= set(before.obstacles)
    assert after.cautions == before.cautions


@given(people, offers)
def test_what_happened_before_and_who_someone_is_play_no_part(candidate: Candidate, offer: Opening) -> None:
    """There is no fact about absences, origin, religion or name for a rule to look at."""
    assert {field.name for field in fields(Candidate)}.isdisjoint(
        {"absences", "no_shows", "score", "nationality", "religion", "name", "languages", "number"}
    )
    other = replace(candidate, key=candidate.key + 1)
    assert weigh(other, offer, TODAY) == weigh(candidate, offer, TODAY)


@given(hours(), hours())
def test_overlap_is_the_same_from_both_sides(one: Hours, other: Hours) -> None:
    assert one.overlaps(other) == other.overlaps(one)


@given(people)
def test_the_day_itself_is_judged_not_the_day_of_asking(candidate: Candidate) -> None:
    offer = Opening(
        occurrence=1,
        activity=1,
        organisation=1,
        day=TUESDAY,
        hours=Hours(time(9)),
        places_left=1,
        minimum_age=18,
    )
    assert weigh(candidate, offer, date(2026, 11, 1)) == weigh(candidate, offer, TUESDAY)
