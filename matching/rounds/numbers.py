"""The numbers of a round as they are kept with it: they name nobody and outlive those whom they count."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from aandeslag.vocabulary import TravelMode
from matching.engine import by_queue, report, worth_of_one_more
from matching.engine.report import Share
from matching.travel import best_way

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from matching.engine import OneMore
    from matching.facts import Location
    from matching.rounds.finding import Answer
    from matching.rounds.gathering import Question

RECRUITED: Final = 5


@dataclass(frozen=True)
class Wish:
    """One more place on this date (by key) places so many people more."""

    occurrence: int
    people: int
    on_foot: bool


@dataclass(frozen=True)
class Numbers:
    """`of` counts people for whom something fits; `alone` for how many each rule stands alone in the way."""

    all: Share
    women: Share
    others: Share
    organisations: Share
    points: int
    longest_wait_left: int | None
    nothing_fits: int
    alone: tuple[tuple[str, int], ...]
    recruit: tuple[Wish, ...]
    # Of so many groups of friends so many go together.
    groups: int = 0
    together: int = 0
    # Second activities and later ones.
    further: int = 0
    # How many would have a place if whoever waits longest picked first; not known of older rounds.
    by_queue: int | None = None


def numbers_of(answer: Answer) -> Numbers:
    found, question = answer.found, answer.question
    told = report(found)
    return Numbers(
        all=told.all,
        women=told.women,
        others=told.others,
        organisations=told.organisations,
        points=told.points,
        longest_wait_left=told.longest_wait_left,
        nothing_fits=len(told.nothing_fits),
        alone=told.alone,
        recruit=_recruit(worth_of_one_more(found), question),
        groups=answer.groups,
        together=answer.together,
        further=told.further,
        by_queue=by_queue(question.problem, answer.choices.policy).placed,
    )


def _recruit(worth: Iterable[OneMore], question: Question) -> tuple[Wish, ...]:
    """What to ask organisations for, one date of each activity."""
    homes = {one.home for one in question.people.values() if one.home is not None}
    best: dict[int, OneMore] = {}
    for one in worth:
        if one.people > 0:
            best.setdefault(question.offered[one.opening].activity, one)
    return tuple(
        Wish(one.opening, one.people, _on_foot(homes, question.offered[one.opening].location))
        for one in list(best.values())[:RECRUITED]
    )


def _on_foot(homes: Iterable[Location], there: Location | None) -> bool:
    """Whether somebody who waits lives within walking distance."""
    ways = [best_way(home, frozenset({TravelMode.FOOT}), there) for home in homes]
    return any(way is not None and not way.is_too_far for way in ways)


def from_json(kept: Mapping[str, Any]) -> Numbers:
    shares = {name: Share(**kept[name]) for name in ("all", "women", "others", "organisations")}
    return Numbers(
        **shares,
        points=kept["points"],
        longest_wait_left=kept["longest_wait_left"],
        nothing_fits=kept["nothing_fits"],
        alone=tuple((rule, number) for rule, number in kept["alone"]),
        recruit=tuple(Wish(**one) for one in kept["recruit"]),
        # Of rounds made before this was counted nothing is kept.
        groups=kept.get("groups", 0),
        together=kept.get("together", 0),
        further=kept.get("further", 0),
        by_queue=kept.get("by_queue"),
    )
