"""What lies outside the bounds, or contradicts itself, is refused with a sentence."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from matching.engine import (
    EngineError,
    PartTable,
    Policy,
    PolicyError,
    ProblemError,
    RuleTable,
    Weights,
    solve,
)
from matching.engine.eligibility import dense, eligible
from matching.engine.flow import best_flow
from matching.engine.order import Order, order_for_women
from tests.matching.engine.small import problem

ONE = np.zeros(1, np.int64)
GIVEN = problem([[1, 2]], places=[1, 1])


@pytest.mark.parametrize(
    "weights", [{"interest": -1}, {"interest": 501}, {"interest": 500, "skill": 500, "travel": 1}]
)
def test_weights_are_bounded_and_add_up_to_a_thousand_at_most(weights: dict[str, int]) -> None:
    with pytest.raises(PolicyError):
        Weights(**weights)
    assert sum(Weights().by_part().values()) == 1000


@pytest.mark.parametrize(
    "choices",
    [
        {"bands": (4, 4)},
        {"bands": (0, 4)},
        {"bands": tuple(range(1, 10))},
        {"bands": None, "women": 1},
        {"women": -1},
        {"at_once": 0},
        {"at_once": 6},
        {"spread": -1},
        {"spread": 1001},
    ],
)
def test_choices_outside_their_bounds_are_refused(choices: dict[str, Any]) -> None:
    with pytest.raises(PolicyError):
        Policy(**choices)


def test_ids_and_places_and_tables_must_agree() -> None:
    people, openings = GIVEN.people, GIVEN.openings
    for changed in (
        {"openings": replace(openings, ids=np.array([200, 200]))},
        {"openings": replace(openings, places=np.array([1, -1]))},
        {"people": replace(people, ids=np.array([1, 2]))},
    ):
        with pytest.raises(ProblemError):
            replace(GIVEN, **changed)


def test_tables_must_be_complete() -> None:
    with pytest.raises(ProblemError):
        RuleTable(("one", "two"), ONE, ONE, np.zeros((1, 1, 1), np.bool_))
    with pytest.raises(ProblemError):
        RuleTable(("one",), ONE + 1, ONE, np.zeros((1, 1, 1), np.bool_))
    with pytest.raises(ProblemError):
        PartTable("interest", ONE, ONE, np.array([[101]]))


def test_nobody_and_nothing_is_a_round_too() -> None:
    for people, openings in ((0, 0), (0, 2), (2, 0)):
        empty = problem([[1] * openings] * people, places=[1] * openings)
        assert solve(empty, Policy(women=1, spread=10)).pairs == ()


@pytest.mark.parametrize("openings", [1, 63, 64, 65, 130])
def test_bits_hold_every_opening(openings: int) -> None:
    excludes = np.random.default_rng(openings).random((2, 3, openings)) < 0.3
    table = RuleTable(("one", "two"), np.arange(3), np.arange(openings), excludes)
    told = eligible([table], 3, openings)
    assert (dense(told) == ~excludes.any(axis=0)).all()
    person, opening = told.pairs()
    assert np.array_equal(np.argwhere(dense(told)), np.column_stack([person, opening]))
    assert told.why_not(2, openings - 1) == tuple(
        name for name, no in zip(table.rules, excludes[:, 2, -1], strict=True) if no
    )


def test_a_solver_that_is_not_there_is_named() -> None:
    with pytest.raises(EngineError, match="magic"):
        best_flow(solve(GIVEN, Policy()).first.network, "magic")


def test_what_does_not_fit_in_whole_numbers_is_refused_rather_than_rounded() -> None:
    plain = Order(np.arange(1, 9), 10**7)
    with pytest.raises(EngineError, match="fewer bands"):
        order_for_women(plain, missing=5000, nodes=1000)
