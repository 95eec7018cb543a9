"""Where else somebody could go, and exactly what the round loses by it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from activities.wording import hours
from matching import wording
from matching.engine import change, cost_of_moving, forced
from matching.engine.arrays import NOWHERE
from matching.engine.moves import cost_from_outside
from matching.engine.order import DAYS_IN_A_WEEK
from matching.engine.score import points, points_by_part
from matching.rounds import wording as round_wording
from matching.rounds.pricing import Price, price_of
from matching.travel import best_trip

if TYPE_CHECKING:
    from uuid import UUID

    from activities.models import Occurrence
    from matching.engine import Move
    from matching.rounds.finding import Answer

AT_MOST = 40
# Each of them costs a whole round to be found anew.
SOLVED_AT_MOST = 20


@dataclass(frozen=True)
class Elsewhere:
    """One date, with the cost for all others and how much better or worse it suits all together."""

    occurrence: UUID
    title: str
    theme: str
    organisation: str
    when: str
    way: str
    why: list[str]
    parts: str
    costs: str
    points: str
    is_free: bool
    is_now: bool


def elsewhere(answer: Answer, resident: int, now_at: int) -> list[Elsewhere]:
    """Everything that fits this person and has a place, what costs least first; none if they wait no more."""
    ids = answer.found.problem.people.ids.tolist()
    if resident not in ids:
        return []
    row = ids.index(resident)
    price = _price if answer.choices.policy.at_once == 1 else _price_by_solving
    priced = [(price(answer, row, one), one) for one in _offered(answer, row)]
    priced.sort(key=lambda one: (*one[0].rank, one[0].points, one[1]))
    return [_elsewhere(answer, row, opening, price, now_at) for price, opening in priced[:AT_MOST]]


def _offered(answer: Answer, row: int) -> list[int]:
    """With a place, beside what is settled for this person. Not all where each has to be solved."""
    found = answer.found
    mine = [opening for person, opening in found.locked if person == row]
    places, clashes = found.first.places, found.problem.openings.clashes
    free = [
        int(one)
        for one in found.problem.eligibility.of(row)
        if places[one] > 0 and one not in mine and (clashes is None or not clashes[one, mine].any())
    ]
    if answer.choices.policy.at_once == 1 or len(free) <= SOLVED_AT_MOST:
        return free
    columns = np.array(free)
    own = points(found.problem.parts, found.policy.weights, np.full_like(columns, row), columns)
    best: list[int] = columns[np.argsort(-own, kind="stable")[:SOLVED_AT_MOST]].tolist()
    return best


def _price_by_solving(answer: Answer, row: int, opening: int) -> Price:
    """Where one person may go to several activities: the round found anew, second activities and all."""
    found = answer.found
    ids, keys = found.problem.people.ids, found.problem.openings.ids
    lost = change(found, forced(found, int(ids[row]), int(keys[opening])), row)
    waited = found.problem.people.waited
    return Price(
        people=lost.people,
        weights=lost.weights,
        further=lost.further,
        points=lost.points,
        moves=len(_others_who_move(answer, row, opening)),
        weeks=max(int(waited[one]) for one in lost.losers) // DAYS_IN_A_WEEK if lost.losers else None,
    )


def _price(answer: Answer, row: int, opening: int) -> Price:
    """Whoever has no place now and gets one makes up for one who loses theirs."""
    found = answer.found
    price = price_of(found, cost_of_moving(found, row, opening))
    has_none = found.first.opening[row] == NOWHERE
    return replace(price, people=price.people - has_none)


def _others_who_move(answer: Answer, row: int, opening: int) -> tuple[Move, ...]:
    """Of the first activities, by the price of the place: the fewest that make room."""
    found = answer.found
    if found.first.opening[row] == NOWHERE:
        return cost_from_outside(found.first, opening).moves
    return cost_of_moving(found, row, opening).moves


def _elsewhere(answer: Answer, row: int, opening: int, price: Price, now_at: int) -> Elsewhere:
    problem, question = answer.found.problem, answer.question
    key = int(problem.openings.ids[opening])
    occurrence = question.occurrences[key]
    candidate = question.people[int(problem.people.ids[row])]
    parts = points_by_part(problem.parts, answer.choices.policy.weights, row, opening)
    return Elsewhere(
        occurrence=occurrence.public_id,
        title=occurrence.activity.title,
        theme=occurrence.activity.theme,
        organisation=occurrence.activity.organisation.name,
        when=_when(occurrence, every_time=answer.choices.every_time),
        way=wording.way(best_trip(candidate, question.offered[key])),
        why=round_wording.reasons(parts),
        parts=round_wording.points_by_part(parts),
        costs=round_wording.costs_of_moving(price),
        points=round_wording.points_lost(price.points),
        is_free=price.weeks is None and price.further <= 0 and not price.moves,
        is_now=key == now_at,
    )


def _when(occurrence: Occurrence, *, every_time: bool) -> str:
    every = wording.every(occurrence.slot) if every_time else ""
    return f"{every or wording.day(occurrence.date)} {hours(occurrence.starts, occurrence.ends)}"
