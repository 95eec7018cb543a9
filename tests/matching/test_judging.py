"""What was remembered of one person holds for the next one: always the answer of the rules themselves."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import time, timedelta
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aandeslag.vocabulary import Weekday
from matching import judging
from matching.facts import Appointment, Candidate, Hours, Opening, WeeklyTime
from matching.judging import Judge
from matching.rules import weigh
from tests.matching.held import held_by
from tests.matching.people import SUITS, TODAY, TUESDAY, opening, person
from tests.matching.test_rules_in_general import hours, ids, offers, people

if TYPE_CHECKING:
    from collections.abc import Sequence

# What the rules say of each, where nothing is known but what is their own.
GREEN, FOOD, ELSEWHERE = (
    opening(occurrence=10, activity=20, organisation=30),
    opening(occurrence=11, activity=21, organisation=31, conduct_certificate=True),
    opening(occurrence=12, activity=22, organisation=32, day=TUESDAY + timedelta(days=7)),
)


@dataclass(frozen=True)
class Queue:
    """Some openings, and who ask about them one after the other."""

    offered: list[Opening]
    people: list[Candidate]


# Nothing else stands in the way: so what is somebody's own decides.
EASY: Final[dict[str, Any]] = {
    "free": None,
    "conditions": None,
    "travel_modes": None,
    "dutch_level": "b1",
    "blocked": (),
}
WELCOME: Final[dict[str, Any]] = {
    "legal_status": "status-holder",
    "birth_year": 1990,
    "mediation_stopped": False,
}
OPEN: Final[dict[str, Any]] = {
    "is_published": True,
    "is_cancelled": False,
    "has_started": False,
    "women_only": False,
}
LATER = offers.map(lambda one: replace(one, **OPEN, places_left=1, day=max(one.day, TUESDAY)))
ANYBODY = people.map(lambda one: replace(one, **EASY, **WELCOME, departed_on=None))


@st.composite
def queues(draw: st.DrawFn) -> Queue:
    """Of people who are expected on days on which there is something."""
    offered = draw(st.lists(offers | LATER, min_size=1, max_size=5))
    on_one_of = st.sampled_from([one.day for one in offered])
    appointments = st.lists(st.builds(Appointment, ids, on_one_of, hours()), max_size=2).map(tuple)
    some = st.builds(lambda one, these: replace(one, appointments=these), people | ANYBODY, appointments)
    asking = draw(st.lists(some, min_size=1, max_size=4))
    # Alike but for what is their own: of people who are drawn at random hardly two are.
    alike = [replace(asking[0], **own_of(one)) for one in asking]
    alone = replace(asking[0], appointments=(), refused=frozenset(), conduct_seen_for=frozenset())
    return Queue(offered, [*asking, *alike, alone])


def own_of(one: Candidate) -> dict[str, Any]:
    names = ("key", "appointments", "refused", "conduct_seen_for")
    return {name: getattr(one, name) for name in names}


def by_the_rules(one: Candidate, offered: Sequence[Opening]) -> list[bool]:
    return [weigh(one, other, TODAY).fits for other in offered]


def the_same(queue: Queue) -> None:
    judge = Judge(queue.offered, TODAY)
    for one in (*queue.people, *queue.people):
        assert judge.fit(one).tolist() == by_the_rules(one, queue.offered)


@given(people, st.lists(offers, max_size=5))
def test_of_one_person_what_the_rules_say(one: Candidate, offered: list[Opening]) -> None:
    assert Judge(offered, TODAY).fit(one).tolist() == by_the_rules(one, offered)


@given(queues())
def test_of_the_next_person_too_whoever_asked_before(queue: Queue) -> None:
    the_same(queue)


@given(queues())
def test_also_where_more_kinds_of_people_come_by_than_are_remembered(queue: Queue) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(judging, "AT_MOST", 2)
        the_same(queue)


@pytest.mark.parametrize(
    ("fact", "told"),
    [
        ("birth_year", list(range(1950, 1990))),
        ("blocked", [(WeeklyTime(Weekday.MONDAY, Hours(time(9, at))),) for at in range(40)]),
    ],
)
def test_no_more_kinds_are_remembered_than_that(
    monkeypatch: pytest.MonkeyPatch, fact: str, told: list[Any]
) -> None:
    """Neither what people have together nor, of what they have several of, each alone."""
    monkeypatch.setattr(judging, "AT_MOST", 3)
    judge = Judge([SUITS], TODAY)

    for one in told:
        assert judge.fit(person(**{fact: one})).tolist() == [True]

    values = {*told, *(each for one in told if isinstance(one, tuple) for each in one)}
    assert len(held_by(judge) & values) <= 2 * 3


@pytest.mark.parametrize(
    ("own", "fits"),
    [
        ({}, [True, False, True]),
        ({"appointments": (Appointment(99, TUESDAY, SUITS.hours),)}, [False, False, True]),
        ({"appointments": (Appointment(12, ELSEWHERE.day, SUITS.hours),)}, [True, False, False]),
        ({"refused": frozenset({20})}, [False, False, True]),
        ({"conduct_seen_for": frozenset({31})}, [True, True, True]),
        ({"refused": frozenset({21}), "conduct_seen_for": frozenset({31})}, [True, False, True]),
    ],
    ids=["nothing", "expected that morning", "signed up there", "said no", "certificate seen", "both"],
)
def test_what_is_somebodys_own_counts_for_them_and_not_for_who_comes_next(
    own: dict[str, Any], fits: list[bool]
) -> None:
    judge = Judge([GREEN, FOOD, ELSEWHERE], TODAY)

    assert [judge.fit(one).tolist() for one in (person(), person(**own), person())] == [
        [True, False, True],
        fits,
        [True, False, True],
    ]


def test_nothing_that_is_somebodys_own_is_held_afterwards() -> None:
    judge = Judge([SUITS, GREEN, FOOD], TODAY)
    day = TUESDAY + timedelta(days=3)
    judge.fit(
        person(
            key=987_001,
            birth_year=1987,
            appointments=(
                Appointment(987_002, day, SUITS.hours),
                Appointment(987_002, TUESDAY, SUITS.hours),
            ),
            refused=frozenset({987_003, SUITS.activity}),
            conduct_seen_for=frozenset({987_004, FOOD.organisation}),
        )
    )

    held = held_by(judge)

    assert held & {987_001, 987_002, 987_003, 987_004, day} == set()
    # What many share is: so it is looked for well.
    assert held >= {1987, "woman", TODAY}
    assert frozenset({FOOD.organisation}) not in held
