"""The score: bounded parts that add up, from wishes and the way there, and from nothing else."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aandeslag.vocabulary import Language, Skill, Theme, TravelMode, Wish
from matching.engine import Weights
from matching.engine.score import points_by_part
from matching.facts import Candidate, Location, Opening
from matching.part_tables import Company, nearness, part_tables
from tests.matching.people import FITS, SUITS, opening, person
from tests.matching.test_rules_in_general import offers, people

if TYPE_CHECKING:
    from collections.abc import Mapping

ARABIC = frozenset({Language.ARABIC.value})


def parts(
    one: Candidate,
    other: Opening,
    speaks: Mapping[int, frozenset[str]] | None = None,
    spoken: Mapping[int, frozenset[str]] | None = None,
) -> dict[str, int]:
    told = part_tables([one], [other], Company(speaks or {}, spoken or {}))
    return points_by_part(told, Weights(), 0, 0)


NOTHING = parts(FITS, opening(location=Location(53.2, 6.5)))


def test_nothing_wished_and_far_away_is_worth_nothing() -> None:
    assert dict.fromkeys(["interest", "skill", "same_language", "practice", "travel"], 0) == NOTHING


@pytest.mark.parametrize(
    ("wished", "part", "worth"),
    [
        ({"interests": frozenset({Theme.GREEN})}, "interest", 350),
        ({"skills": frozenset({Skill.GARDENING})}, "skill", 200),
        ({"wishes": frozenset({Wish.PRACTISE_DUTCH})}, "practice", 100),
    ],
)
def test_what_was_wished_counts(wished: dict[str, frozenset[str]], part: str, worth: int) -> None:
    found = parts(person(**wished), opening(location=Location(53.2, 6.5)))
    assert found == {**NOTHING, part: worth}


def test_a_supporter_of_the_same_language_counts_for_who_asked_for_one() -> None:
    asked = person(wishes=frozenset({Wish.SAME_LANGUAGE}))
    there = {SUITS.occurrence: ARABIC}
    assert parts(asked, SUITS, {asked.key: ARABIC}, there)["same_language"] == 150
    assert parts(FITS, SUITS, {FITS.key: ARABIC}, there)["same_language"] == 0
    assert parts(asked, SUITS, {asked.key: frozenset({Language.FARSI.value})}, there)["same_language"] == 0


def test_nearer_is_better_and_not_knowing_the_way_is_neither() -> None:
    assert [nearness(one) for one in (1, 10, 35, 60, 90)] == [100, 100, 50, 0, 0]
    assert parts(FITS, opening(location=None))["travel"] == 100
    near = person(home=SUITS.location, travel_modes=frozenset({TravelMode.FOOT}))
    assert parts(near, SUITS)["travel"] == 200


@given(people, offers)
def test_the_parts_are_bounded(one: Candidate, other: Opening) -> None:
    found, most = parts(one, other), Weights().by_part()
    assert all(0 <= worth <= most[part] for part, worth in found.items())
    assert sum(found.values()) <= 1000


# Facts that say what someone wished or where they live; the score looks at nothing else.
COUNTING = {"interests", "skills", "wishes", "home", "travel_modes"}


@given(people, people, offers, st.sampled_from(sorted(field.name for field in fields(Candidate))))
def test_who_someone_is_and_what_happened_before_change_nothing(
    one: Candidate, another: Candidate, other: Opening, fact: str
) -> None:
    changed = replace(one, **{fact: getattr(another, fact)})
    if fact not in COUNTING:
        assert parts(changed, other) == parts(one, other)


def test_there_is_no_fact_about_origin_religion_name_or_absences_to_look_at() -> None:
    known = {field.name for field in fields(Candidate)}
    assert known.isdisjoint(
        {"nationality", "religion", "name", "first_name", "absences", "no_shows", "languages"}
    )
