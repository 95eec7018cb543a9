"""The numbers of a round: who is placed, who waits longest, what stands in the way, what to recruit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from matching.engine.moves import cost
from matching.engine.order import DAYS_IN_A_WEEK
from matching.engine.residual import ways_to
from matching.engine.score import points

if TYPE_CHECKING:
    from matching.engine.arrays import Bools, Ints
    from matching.engine.residual import Ways
    from matching.engine.rounds import Round, Turn


@dataclass(frozen=True)
class Share:
    placed: int
    of: int


@dataclass(frozen=True)
class Report:
    """`of` counts people for whom something fits; `alone` how many more that would be without a rule.

    All of that is about who goes nowhere yet; `further` counts second activities and later ones.
    """

    all: Share
    women: Share
    others: Share
    organisations: Share
    points: int
    longest_wait_left: int | None
    nothing_fits: tuple[int, ...]
    alone: tuple[tuple[str, int], ...]
    further: int = 0


@dataclass(frozen=True)
class OneMore:
    """By the id of an opening: how many people more are placed by one more place, and what else it yields."""

    opening: int
    people: int
    weights: int
    points: int


def report(found: Round) -> Report:
    problem = found.problem
    has_options = problem.eligibility.mask.any(axis=1)
    is_placed = np.zeros(len(problem.people), np.bool_)
    is_placed[found.placed] = True
    goes_nowhere = problem.people.number_of_activities == 0
    counted, women = (has_options | is_placed) & goes_nowhere, problem.people.women
    stuck = np.flatnonzero(~counted & goes_nowhere)
    return Report(
        all=_share(is_placed, counted),
        women=_share(is_placed & women, counted & women),
        others=_share(is_placed & ~women, counted & ~women),
        organisations=_organisations(found),
        points=total_points(found),
        longest_wait_left=_longest_wait(problem.people.waited[counted & ~is_placed]),
        nothing_fits=tuple(problem.people.ids[stuck].tolist()),
        alone=_rules_alone(found, stuck),
        further=len(found.further),
    )


def total_points(found: Round) -> int:
    """Of everything that is proposed or settled, without what spread is worth."""
    people, openings = np.array(found.pairs, np.int64).reshape(-1, 2).T
    return int(points(found.problem.parts, found.policy.weights, people, openings).sum())


def total_yield(found: Round) -> int:
    """The points with what spread is worth: what the round was chosen by, after people and bands."""
    return total_points(found) + found.policy.spread * _organisations(found).placed


def worth_of_one_more(found: Round) -> list[OneMore]:
    """For each opening, those that place most people first: what to ask organisations for."""
    turn, ids = found.first, found.problem.openings.ids.tolist()
    from_node = {turn.network.sink: turn.prices.back}
    yields = []
    for opening, node in enumerate(_where_places_lead(turn)):
        if node not in from_node:
            from_node[node] = ways_to(np.ascontiguousarray(turn.prices.step.T), np.array([node]))
        yields.append(_one_more(turn, opening, ids[opening], from_node[node]))
    return sorted(yields, key=lambda one: (-one.people, -one.points, one.opening))


def _where_places_lead(turn: Turn) -> list[int]:
    """For each opening its organisation where spread counts, otherwise the sink."""
    leaves = turn.network.tail < len(turn.places)
    nodes: list[int] = turn.network.to[leaves].tolist()
    return nodes


def _one_more(turn: Turn, opening: int, key: int, back: Ways) -> OneMore:
    far = int(back.far[opening])
    if far >= 0:
        return OneMore(key, 0, 0, 0)
    moved = cost(turn, far, back.walk(opening)[::-1])
    return OneMore(key, -moved.people, -moved.weights, -moved.points)


def _share(placed: Bools, counted: Bools) -> Share:
    return Share(int(placed.sum()), int(counted.sum()))


def _organisations(found: Round) -> Share:
    hosts = found.problem.openings.organisations
    used = {int(hosts[opening]) for _, opening in found.pairs}
    return Share(len(used), len(np.unique(hosts)))


def _longest_wait(waited: Ints) -> int | None:
    """In whole weeks; None when nobody is left for whom something fits."""
    return int(waited.max()) // DAYS_IN_A_WEEK if len(waited) else None


def _rules_alone(found: Round, stuck: Ints) -> tuple[tuple[str, int], ...]:
    """How many of these people would have something if this rule alone did not exist, most first."""
    eligibility = found.problem.eligibility
    freed = [(rule, int(eligibility.without(rule, stuck).any(axis=1).sum())) for rule in eligibility.rules()]
    return tuple(sorted((one for one in freed if one[1]), key=lambda one: (-one[1], one[0])))
