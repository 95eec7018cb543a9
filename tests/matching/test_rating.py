"""What was remembered of one person holds for who said the same: always the points of a round."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aandeslag.vocabulary import Language, Skill, Theme, Wish
from matching import rating
from matching.engine import Weights
from matching.engine.score import points
from matching.part_tables import NOBODY_ALONG, Company, part_tables
from matching.rating import Rater, asks_for_company
from tests.matching.held import held_by
from tests.matching.people import SUITS, opening, person
from tests.matching.test_rules_in_general import ids, locations, maybe, offers, people

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matching.facts import Candidate, Opening

TIGRINYA = frozenset({Language.TIGRINYA.value})


def some_of(words: type[Theme | Skill | Wish | Language]) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from(list(words)), max_size=6)


wishing = st.builds(
    lambda one, interests, skills, wishes, home: replace(
        one, interests=interests, skills=skills, wishes=wishes, home=home
    ),
    people,
    st.none() | some_of(Theme),
    st.none() | some_of(Skill),
    st.none() | some_of(Wish),
    locations,
)
suiting = st.builds(
    lambda one, theme, with_dutch: replace(one, theme=theme, with_dutch_volunteers=with_dutch),
    offers,
    st.sampled_from([*Theme, ""]),
    maybe,
)
spoken = st.dictionaries(ids, some_of(Language))
weights = st.builds(Weights, **dict.fromkeys(Weights().by_part(), st.integers(0, 200)))


@dataclass(frozen=True)
class Queue:
    """Some openings, who goes along there, and who ask about them one after the other."""

    offered: list[Opening]
    people: list[Candidate]
    company: Company
    weights: Weights

    def by_the_engine(self, one: Candidate, columns: Sequence[int]) -> list[int]:
        chosen = np.array(columns, np.int64)
        tables = part_tables([one], self.offered, self.company)
        found: list[int] = points(tables, self.weights, np.zeros_like(chosen), chosen).tolist()
        return found


queues = st.builds(
    Queue,
    st.lists(suiting, min_size=1, max_size=5),
    st.lists(wishing, min_size=1, max_size=5),
    st.builds(Company, spoken, spoken),
    weights,
)


def the_same(queue: Queue) -> None:
    rater, columns = Rater(queue.offered), range(len(queue.offered))
    for one in (*queue.people, *queue.people):
        found = rater.points(one, columns, queue.company, queue.weights)
        assert found == queue.by_the_engine(one, columns)


@given(queues)
def test_the_points_of_a_round_whoever_asked_before(queue: Queue) -> None:
    the_same(queue)


@given(queues)
def test_also_where_more_kinds_of_people_come_by_than_are_remembered(queue: Queue) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(rating, "AT_MOST", 1)
        the_same(queue)


@given(queues, st.data())
def test_of_some_columns_in_their_own_order(queue: Queue, data: st.DataObject) -> None:
    columns = data.draw(st.lists(st.sampled_from(range(len(queue.offered)))))
    rater = Rater(queue.offered)

    for one in queue.people:
        found = rater.points(one, columns, queue.company, queue.weights)
        assert found == queue.by_the_engine(one, columns)


def test_no_more_kinds_are_remembered_than_that(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rating, "AT_MOST", 3)
    rater = Rater([SUITS])
    said = [frozenset({one}) for one in Theme]

    for one in said:
        rater.points(person(interests=one), [0], NOBODY_ALONG, Weights())

    assert len(held_by(rater) & {*said}) <= 3


def test_who_goes_along_counts_for_who_asks_and_for_nobody_else() -> None:
    asks, quiet = person(wishes=frozenset({Wish.SAME_LANGUAGE})), person(wishes=frozenset())
    company = Company({asks.key: TIGRINYA}, {SUITS.occurrence: TIGRINYA})
    rater = Rater([SUITS, opening(occurrence=11)])

    found = [rater.points(one, [0, 1], company, Weights()) for one in (asks, quiet, person(wishes=None))]

    assert [there - elsewhere for there, elsewhere in found] == [150, 0, 0]
    assert [asks_for_company(one) for one in (asks, quiet, person(wishes=None))] == [True, False, False]


def test_nothing_that_is_somebodys_own_is_held_afterwards() -> None:
    rater = Rater([SUITS])
    asks = person(
        key=987_001,
        wishes=frozenset({Wish.SAME_LANGUAGE}),
        interests=frozenset({Theme.GREEN.value}),
        refused=frozenset({987_003}),
    )
    rater.points(asks, [0], Company({asks.key: TIGRINYA}, {SUITS.occurrence: TIGRINYA}), Weights())

    held = held_by(rater)

    assert held & {987_001, 987_003, TIGRINYA} == set()
    assert asks.interests in held
