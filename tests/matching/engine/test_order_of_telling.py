"""The same facts give the same round: in whatever order they are told, in whatever process."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from matching.engine import Openings, People, Policy, Problem, RuleTable, proposals, solve
from tests.matching.engine.small import policies, problems

PRINT_A_ROUND = """
import numpy as np
from matching.engine import Policy, proposals, solve
from tests.matching.engine.small import problem
random = np.random.default_rng(7)
fits = [[None if one < 40 else int(one) for one in row] for row in random.integers(0, 100, (60, 12))]
waited, women = random.integers(0, 500, 60).tolist(), (random.random(60) < 0.4).tolist()
given = problem(fits, [4] * 12, waited=waited, women=women)
found = solve(given, Policy(women=20, spread=50))
print(proposals(found), found.problem.fingerprint(), found.turns[0].certificates)
"""


def told_otherwise(given: Problem, people: list[int], openings: list[int]) -> Problem:
    table, part = given.rules[0], given.parts[0]
    of_people, of_openings = table.kind_of_person[people], table.kind_of_opening[openings]
    persons, offer = given.people, given.openings
    return Problem(
        People(persons.ids[people], persons.waited[people], persons.women[people]),
        Openings(offer.ids[openings], offer.places[openings], offer.organisations[openings]),
        (RuleTable(table.rules, of_people, of_openings, table.excludes),),
        (replace(part, kind_of_person=of_people, kind_of_opening=of_openings),),
    )


@given(problems(), policies, st.data())
def test_the_order_of_telling_changes_nothing(given: Problem, policy: Policy, data: st.DataObject) -> None:
    people = data.draw(st.permutations(range(len(given.people))))
    openings = data.draw(st.permutations(range(len(given.openings))))
    first, second = solve(given, policy), solve(told_otherwise(given, people, openings), policy)
    assert proposals(first) == proposals(second)
    assert first.problem.fingerprint() == second.problem.fingerprint()


def test_another_process_with_other_hashes_finds_the_same() -> None:
    printed = {
        subprocess.run(  # noqa: S603 - our own words
            [sys.executable, "-c", PRINT_A_ROUND],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(printed) == 1
    assert "Proposal" in printed.pop()


def test_other_facts_have_another_fingerprint() -> None:
    people = People(np.array([1]), np.array([7]), np.array([True]))
    given = Problem(people, Openings(np.array([1]), np.array([1]), np.array([1])), (), ())
    waited = replace(given, people=replace(people, waited=np.array([8])))
    settled = replace(given, locked=((1, 1),))
    assert len({given.fingerprint(), waited.fingerprint(), settled.fingerprint()}) == 3
