"""The best round: most people, then the target for women, then the longest waiting, then what suits best.

People and openings are put in order of their stable ids before anything is computed, so that equally good
rounds do not depend on how they were told.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from matching.engine.arrays import NOWHERE
from matching.engine.building import Offer, Target, build
from matching.engine.certificate import Certificate, certify
from matching.engine.flow import USUAL, best_flow
from matching.engine.held import locked_rows, settled, still_possible
from matching.engine.order import Order, bands, order, order_for_women
from matching.engine.pairs import eligible_pairs
from matching.engine.prices import prices
from matching.engine.rounds import Proposal, Round, Turn
from matching.engine.score import points_by_part

if TYPE_CHECKING:
    from matching.engine.arrays import Bools, Ints
    from matching.engine.pairs import Pairs
    from matching.engine.policy import Policy
    from matching.engine.problem import Problem


@dataclass(frozen=True)
class Question:
    """One flow to look for."""

    pairs: Pairs
    band: Ints
    women: Bools
    offer: Offer
    solver: str


def solve(problem: Problem, policy: Policy, solver: str = USUAL) -> Round:
    """Raises `CertificateError` rather than giving a round that is not proven to be the best."""
    problem = problem.in_order()
    pairs, band = eligible_pairs(problem, policy), bands(problem.people, policy)
    held, turns = settled(problem), []
    for number in range(policy.at_once):
        left = still_possible(pairs, held, number, problem.openings.clashes)
        offer = Offer(held.places, problem.openings.organisations, policy.spread, held.begun)
        question = Question(left, band, problem.people.women, offer, solver)
        missing = policy.women - held.women(problem.people.women) if number == 0 else 0
        turns.append(best_turn(question, missing))
        held = held.and_also(turns[-1].opening)
    return Round(problem, policy, locked_rows(problem), tuple(turns))


def best_turn(question: Question, women: int) -> Turn:
    """The best flow with so many women placed, or as many as can be."""
    plain = order(question.band, len(question.offer.places))
    turn = _turn(question, plain, None, ())
    placed = _women_placed(question, turn)
    if placed >= women:
        return turn
    nobody_first = order(np.zeros_like(question.band), len(question.offer.places))
    most = _turn(_women_only(question), nobody_first, None, ())
    reached = min(women, _women_placed(question, most))
    if placed >= reached:
        return replace(turn, certificates=turn.certificates + most.certificates)
    strict = order_for_women(plain, reached - placed, turn.network.nodes + question.pairs.people)
    target = Target(question.women, int(question.women.sum()) - reached)
    return _turn(question, strict, target, most.certificates)


def proposals(found: Round) -> list[Proposal]:
    """By person, with what makes up the points."""
    problem, locked = found.problem, set(found.locked)
    return [_proposal(problem, found.policy, pair, pair in locked) for pair in found.pairs]


def _turn(question: Question, order: Order, target: Target | None, proven: tuple[Certificate, ...]) -> Turn:
    network = build(question.pairs, order, question.offer, target)
    flow = best_flow(network, question.solver)
    price = prices(network, flow)
    certificate = certify(network, flow, price.loss)
    return Turn(question.offer.places, order, network, flow, price, (certificate, *proven))


def _women_placed(question: Question, turn: Turn) -> int:
    return int((question.women & (turn.opening != NOWHERE)).sum())


def _women_only(question: Question) -> Question:
    """How many women could be placed at all: what the target is measured by."""
    pairs = question.pairs.only(question.women[question.pairs.person()])
    return replace(
        question,
        pairs=replace(pairs, points=np.zeros_like(pairs.points)),
        offer=replace(question.offer, spread=0),
    )


def _proposal(problem: Problem, policy: Policy, pair: tuple[int, int], is_locked: bool) -> Proposal:  # noqa: FBT001 - a fact of the pair
    parts = points_by_part(problem.parts, policy.weights, *pair)
    person, opening = problem.people.ids[pair[0]], problem.openings.ids[pair[1]]
    return Proposal(int(person), int(opening), sum(parts.values()), tuple(parts.items()), is_locked)
