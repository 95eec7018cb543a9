"""Of each fixed moment the date that is shown to one person, and in which order.

After a round of late the order is that of its aim: what others lose, then what suits, then what is soonest.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from matching.company import company_of
from matching.findings import Verdict, for_all
from matching.part_tables import NOBODY_ALONG
from matching.rating import asks_for_company
from matching.rounds.pricing import Price
from matching.rules import to_ask, weigh
from matching.travel import best_trip
from matching.wishes import Fit, in_order, reasons_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from aandeslag.teams.models import Team
    from matching.ahead import Ahead
    from matching.facts import Candidate
    from matching.offered import Time
    from matching.rounds.desk import Priced
    from residents.models import Resident


# As much as two minutes on the way by the usual weights, as in `wishes.MINUTES_FOR_A_DAY`.
POINTS_FOR_A_DAY: Final = 8
NOTHING_LOST: Final = Price()


class Choice(NamedTuple):
    """One date: which column of the offer. `price`: what it costs those who wait; None where nobody knows.

    `points`: how well it suits, in a round; they count only where there is a price.
    """

    column: int
    price: Price | None = None
    points: int = 0
    fits: bool = True


@dataclass(frozen=True)
class Sight:
    """What lies ahead for one person, and for the friends who go along."""

    team: Team
    resident: Resident
    # The person themselves first.
    people: Sequence[Candidate]
    ahead: Ahead
    today: date

    @property
    def person(self) -> Candidate:
        return self.people[0]

    def verdicts(self, column: int, *, fits: bool = False) -> list[Verdict]:
        """Of each of them; counted. Of a date that is known to fit, only what is left to ask."""
        if fits:
            kept = self.ahead.offer.openings[column]
            return [Verdict(questions=to_ask(one, kept)) for one in self.people]
        opening = self.ahead.opening(column)
        return [weigh(one, opening, self.today) for one in self.people]

    def verdict(self, column: int) -> Verdict:
        """Of all of them together."""
        return for_all(self.verdicts(column), self.ahead.left[column])

    def with_room(self, columns: Iterable[int]) -> list[int]:
        """Those with a place for each of them; counted."""
        left, needed = self.ahead.left, len(self.people)
        return [one for one in columns if left[one] >= needed]


def that_fit(sight: Sight, priced: Priced | None = None) -> dict[int, list[int]]:
    """By fixed moment the dates that fit all of them and have room: the first, and those with a price.

    One query, or two where anybody has a right to a place; as many more where a moment is full on all those.
    """
    by_slot = _by_the_rules(sight)
    chosen = {slot: _looked_at(columns, sight, priced) for slot, columns in by_slot.items()}
    sight.ahead.count(chain.from_iterable(chosen.values()))
    found = {slot: sight.with_room(columns) for slot, columns in chosen.items()}
    full = [slot for slot, columns in found.items() if not columns]
    sight.ahead.count(chain.from_iterable(by_slot[slot] for slot in full))
    found |= {slot: sight.with_room(by_slot[slot])[:1] for slot in full}
    return {slot: columns for slot, columns in found.items() if columns}


def _by_the_rules(sight: Sight) -> dict[int, list[int]]:
    offer, found = sight.ahead.offer, defaultdict[int, list[int]](list)
    fits = np.logical_and.reduce([offer.judge.fit(one) for one in sight.people])
    first = sight.ahead.columns.start
    for column in (np.flatnonzero(fits[first:]) + first).tolist():
        found[offer.slots[column]].append(column)
    return found


def _looked_at(columns: list[int], sight: Sight, priced: Priced | None) -> list[int]:
    if priced is None:
        return columns[:1]
    times, prices = sight.ahead.offer.times, priced.terms.prices
    return columns[:1] + [one for one in columns[1:] if times[one].pk in prices]


def best_first(sight: Sight, priced: Priced | None) -> list[Choice]:
    """One date of each fixed moment that fits."""
    by_slot = that_fit(sight, priced)
    if priced is None:
        return _by_what_they_said(sight, [columns[0] for columns in by_slot.values()])
    return _by_what_it_costs(sight, priced, [*chain.from_iterable(by_slot.values())])


def _by_what_they_said(sight: Sight, columns: Iterable[int]) -> list[Choice]:
    of = {one.occurrence: (column, one) for column in columns for one in [sight.ahead.opening(column)]}
    fits = (
        Fit(one, reasons_for(sight.person, one), best_trip(sight.person, one)) for _column, one in of.values()
    )
    return [Choice(of[fit.opening.occurrence][0]) for fit in in_order(fits)]


def _by_what_it_costs(sight: Sight, priced: Priced, columns: Sequence[int]) -> list[Choice]:
    """What was proposed to them, then in the order of the aim: what others lose, then what suits.

    Nobody is kept waiting for a little more. Of equals where nobody has to go somewhere else, then the first.
    What no round knew of costs nobody of it anything.
    """
    ahead, times = sight.ahead, [sight.ahead.time(one) for one in columns]
    left = {one.pk: ahead.left[column] for one, column in zip(times, columns, strict=True)}
    prices = priced.now(sight.team, sight.resident.pk, left, sight.today)
    points = _points(sight, priced, columns)
    today, ordered = sight.today.toordinal(), []
    for column, time, worth in zip(columns, times, points, strict=True):
        price = prices.get(time.pk, NOTHING_LOST)
        loses = price.points - worth + (time.date.toordinal() - today) * POINTS_FOR_A_DAY
        lost = (price.people, price.weights, price.further)
        ordered.append((not price.is_mine, *lost, loses, price.moves, column, worth))
    first: dict[int, Choice] = {}
    for *_order, column, worth in sorted(ordered):
        slot = ahead.offer.slots[column]
        if slot not in first:
            first[slot] = Choice(column, prices.get(ahead.time(column).pk), worth)
    return list(first.values())


def _points(sight: Sight, priced: Priced, columns: Sequence[int]) -> list[int]:
    company = NOBODY_ALONG
    if asks_for_company(sight.person):
        company = company_of([sight.resident], map(sight.ahead.time, columns), sight.today)
    return sight.ahead.offer.rater.points(sight.person, columns, company, priced.terms.weights)


def that_do_not_fit(sight: Sight, fitting: Iterable[Choice]) -> list[Choice]:
    """Of each other fixed moment the first date that staff may pass, else the first.

    What staff may pass stands first, then what has least in the way. One query, or two.
    """
    ahead = sight.ahead
    done = {ahead.offer.slots[one.column] for one in fitting}
    others = [column for column in ahead.columns if ahead.offer.slots[column] not in done]
    ahead.count(others)
    best: dict[int, tuple[int, Verdict]] = {}
    for column in others:
        slot, verdict = ahead.offer.slots[column], sight.verdict(column)
        if slot not in best or verdict.is_passable > best[slot][1].is_passable:
            best[slot] = column, verdict
    ordered = sorted(best.values(), key=lambda one: _least_first(ahead.time(one[0]), one[1]))
    return [Choice(column, fits=False) for column, _verdict in ordered]


def _least_first(time: Time, verdict: Verdict) -> tuple[object, ...]:
    return len(verdict.obstacles), len(verdict.cautions), time.work.title, time.pk
