"""Gathers who waits and what is offered in the coming weeks, as one question to the engine."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

import numpy as np
from django.utils import timezone

from aandeslag.vocabulary import Gender
from activities.models import Activity, Occurrence
from matching.candidates import candidates
from matching.company import company_of
from matching.engine import Openings, People, Problem, standing_places
from matching.findings import Obstacle
from matching.part_tables import part_tables
from matching.places import places_left
from matching.profiles import OPENING_NEEDS, has_started, openings
from matching.rounds.clashes import beside_what_they_do, times_of
from matching.rounds.waiting import said_no_lately, who_may_have_more
from matching.rule_tables import rule_tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime

    from aandeslag.teams.models import Team
    from matching.facts import Candidate, Opening
    from matching.part_tables import Company
    from matching.rounds.choices import Choices
    from matching.rounds.waiting import Waiter

Pair = tuple[int, int]  # resident, occurrence
OBSTACLES: Final = frozenset(one.value for one in Obstacle)


@dataclass(frozen=True)
class Question:
    """The problem, and the facts it was made of, by the keys of residents and occurrences."""

    problem: Problem
    waiters: Mapping[int, Waiter]
    people: Mapping[int, Candidate]
    offered: Mapping[int, Opening]
    occurrences: Mapping[int, Occurrence]


def gather(team: Team, now: datetime, choices: Choices, settled: Sequence[Pair] = ()) -> Question:
    """Fourteen queries, however many people and dates; one more where somebody may go to several activities.

    `settled` pairs stay as far as they still can.
    """
    today, at_once = timezone.localdate(now), choices.policy.at_once
    waiters = who_may_have_more(team, today, at_once)
    people = _with_what_they_declined(candidates([one.resident for one in waiters], today), team, today)
    offer = _offer(team, now, choices)
    offered = openings(offer.dates, now, left=offer.left)
    company = company_of((one.resident for one in waiters), offer.dates, today)
    if at_once == 1:
        problem = _problem(waiters, list(people.values()), list(offered.values()), company, today)
    else:
        free = [replace(one, appointments=()) for one in people.values()]
        problem = _problem(waiters, free, list(offered.values()), company, today)
        problem = _with_several_each(problem, waiters, list(people.values()), offer)
    return Question(
        replace(problem, locked=_still_possible(problem, settled, at_once)),
        {one.resident.pk: one for one in waiters},
        people,
        offered,
        {one.pk: one for one in offer.dates},
    )


def _with_what_they_declined(
    people: Mapping[int, Candidate], team: Team, today: date
) -> dict[int, Candidate]:
    """Who said no to a proposal lately is not asked again so soon: to the rules it is a *said no*."""
    declined = said_no_lately(team, today)
    return {
        key: replace(one, refused=one.refused | declined[key]) if key in declined else one
        for key, one in people.items()
    }


@dataclass(frozen=True)
class _Offer:
    """`dates` are the openings; for every time each is the first of its fixed moment, and `times` has all."""

    dates: list[Occurrence]
    left: dict[int, int]
    times: list[list[Occurrence]]


def _offer(team: Team, now: datetime, choices: Choices) -> _Offer:
    dates = _dates(team, now, choices.weeks)
    left = places_left([one.pk for one in dates], now)
    if choices.every_time:
        return _first_of_each_slot(dates, left)
    return _Offer(dates, left, [[one] for one in dates])


def _dates(team: Team, now: datetime, weeks: int) -> list[Occurrence]:
    today = timezone.localdate(now)
    coming = (
        Occurrence.objects.for_team(team)
        .between(today, today + timedelta(weeks=weeks))
        .taking_place()
        .filter(activity__status=Activity.Status.PUBLISHED)
        .select_related(*OPENING_NEEDS)
        .in_order()
    )
    return [one for one in coming if not has_started(one, now)]


def _first_of_each_slot(dates: Iterable[Occurrence], left: Mapping[int, int]) -> _Offer:
    """Who comes every time needs a place on each date: as many as are left on the fullest of them."""
    by_slot: dict[int, list[Occurrence]] = {}
    for one in dates:
        by_slot.setdefault(one.slot_id, []).append(one)
    places = {some[0].pk: standing_places(left[one.pk] for one in some) for some in by_slot.values()}
    return _Offer([some[0] for some in by_slot.values()], places, list(by_slot.values()))


def _problem(
    waiters: Sequence[Waiter],
    people: Sequence[Candidate],
    offered: Sequence[Opening],
    company: Company,
    today: date,
) -> Problem:
    """Whether there is a place is for the flow to say: of what is full it tells what one more would bring."""
    with_room = [replace(one, places_left=max(one.places_left, 1)) for one in offered]
    return Problem(
        people=People(
            np.array([one.resident.pk for one in waiters], np.int64),
            np.array([one.waited for one in waiters], np.int64),
            np.array([one.resident.gender == Gender.WOMAN for one in waiters], np.bool_),
        ),
        openings=Openings(
            np.array([one.occurrence for one in offered], np.int64),
            np.array([one.places_left for one in offered], np.int64),
            np.array([one.organisation for one in offered], np.int64),
        ),
        rules=rule_tables(people, with_room, today),
        parts=part_tables(people, with_room, company),
    )


def _with_several_each(
    problem: Problem, waiters: Sequence[Waiter], people: Sequence[Candidate], offer: _Offer
) -> Problem:
    """The same where one person may go to several activities: never two at one time, nor one twice."""
    times = times_of(offer.times)
    goes_to = {one.resident.pk: one.goes_to for one in waiters}
    number = np.array([len(one.goes_to) for one in waiters], np.int64)
    return replace(
        problem,
        people=replace(problem.people, goes_to=number),
        openings=replace(problem.openings, clashes=times.clashes()),
        rules=(*problem.rules, beside_what_they_do(people, goes_to, times)),
    )


def _still_possible(problem: Problem, settled: Sequence[Pair], at_once: int) -> tuple[Pair, ...]:
    """Those without an obstacle, no more for each person than they may, and no more than there are places.

    A caution is no hindrance here: staff have settled it.
    """
    rows = {key: row for row, key in enumerate(problem.people.ids.tolist())}
    columns = {key: column for column, key in enumerate(problem.openings.ids.tolist())}
    left, clashes = problem.openings.places.tolist(), problem.openings.clashes
    more = (at_once - problem.people.number_of_activities).tolist()
    kept: dict[int, list[int]] = defaultdict(list)
    pairs: list[Pair] = []
    for person, occurrence in settled:
        if person not in rows or occurrence not in columns or more[rows[person]] < 1:
            continue
        column, mine = columns[occurrence], kept[person]
        found = problem.eligibility.why_not(rows[person], column)
        is_free = clashes is None or not clashes[column, mine].any()
        if left[column] > 0 and is_free and not OBSTACLES.intersection(found):
            pairs.append((person, occurrence))
            mine.append(column)
            more[rows[person]] -= 1
            left[column] -= 1
    return tuple(pairs)
