"""The numbers of a round, of a garden that has too few places and a swimming pool for women only."""

from __future__ import annotations

import numpy as np

from matching.engine import (
    OneMore,
    Openings,
    PartTable,
    People,
    Policy,
    Problem,
    Proposal,
    Report,
    RuleTable,
    proposals,
    report,
    solve,
    worth_of_one_more,
)
from matching.engine.report import Share

GARDEN, POOL, SHOP = 1, 2, 3
EACH = np.arange(5)


def rule(name: str, *rows: str) -> RuleTable:
    """One row for each person, an x where the rule excludes from garden, pool, shop."""
    excludes = np.array([[[mark == "x" for mark in row] for row in rows]])
    return RuleTable((name,), EACH, np.arange(3), excludes)


FOUND = solve(
    Problem(
        people=People(
            ids=np.array([11, 12, 13, 14, 15]),
            waited=np.array([7 * 60, 7 * 30, 7 * 20, 7 * 10, 7 * 2]),
            women=np.array([False, True, False, True, False]),
        ),
        openings=Openings(np.array([GARDEN, POOL, SHOP]), np.array([1, 1, 2]), np.array([8, 8, 9])),
        rules=(
            rule("women", ".x.", "...", ".x.", "...", ".x."),
            rule("free", "..x", "..x", "..x", "..x", "xxx"),
        ),
        parts=(
            PartTable("interest", EACH, np.zeros(3, np.int64), np.full((5, 1), 100)),
            PartTable("travel", np.zeros(5, np.int64), np.arange(3), np.array([[50, 100, 0]])),
        ),
    ),
    Policy(),
)


def test_who_is_placed_and_what_it_is_made_of() -> None:
    assert proposals(FOUND) == [
        Proposal(11, GARDEN, 450, (("interest", 350), ("travel", 100))),
        Proposal(12, POOL, 550, (("interest", 350), ("travel", 200))),
    ]


def test_the_report() -> None:
    assert report(FOUND) == Report(
        all=Share(2, 4),
        women=Share(1, 2),
        others=Share(1, 2),
        organisations=Share(1, 2),
        points=1000,
        longest_wait_left=20,
        nothing_fits=(15,),
        alone=(("free", 1),),
    )


def test_what_to_recruit_first() -> None:
    assert worth_of_one_more(FOUND) == [
        OneMore(POOL, people=1, weights=2, points=550),
        OneMore(GARDEN, people=1, weights=3, points=450),
        OneMore(SHOP, people=0, weights=0, points=0),
    ]
