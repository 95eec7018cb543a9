"""Where else somebody could go, and exactly what the round loses by it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from activities.wording import hours
from matching import wording
from matching.engine import cost_of_moving
from matching.engine.arrays import NOWHERE
from matching.engine.score import points_by_part
from matching.rounds import wording as round_wording
from matching.rounds.pricing import price_of
from matching.travel import best_trip

if TYPE_CHECKING:
    from uuid import UUID

    from activities.models import Occurrence
    from matching.rounds.finding import Answer
    from matching.rounds.pricing import Price

AT_MOST = 40


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
    first = answer.found.first
    offered = answer.found.problem.eligibility.of(row)
    priced = [(_price(answer, row, int(one)), int(one)) for one in offered if first.places[one] > 0]
    priced.sort(key=lambda one: (one[0].people, one[0].weights, one[0].points, one[1]))
    return [_elsewhere(answer, row, opening, price, now_at) for price, opening in priced[:AT_MOST]]


def _price(answer: Answer, row: int, opening: int) -> Price:
    """Whoever has no place now and gets one makes up for one who loses theirs."""
    found = answer.found
    price = price_of(found, cost_of_moving(found, row, opening))
    has_none = found.first.opening[row] == NOWHERE
    return replace(price, people=price.people - has_none)


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
        is_free=price.weeks is None and price.points <= 0,
        is_now=key == now_at,
    )


def _when(occurrence: Occurrence, *, every_time: bool) -> str:
    every = wording.every(occurrence.slot) if every_time else ""
    return f"{every or wording.day(occurrence.date)} {hours(occurrence.starts, occurrence.ends)}"
