"""Places left as the database counts them: the same as row by row, whoever has a right to one."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from matching.models import Participation, Placement
from matching.places import count_places, left_among
from tests.factories import ParticipationFactory, PlacementFactory
from tests.matching.conftest import NOW, TODAY, Garden, make_garden
from tests.matching.queries import exactly

if TYPE_CHECKING:
    from collections.abc import Callable

    from residents.models import Resident

Status = Participation.Status


def with_a_right(garden: Garden, **facts: Any) -> Placement:
    """To the whole moment, not yet to one date of it."""
    usual = {
        "slot": garden.slot,
        "activity": garden.slot.activity,
        "team": garden.slot.team,
        "resident": garden.resident(),
    }
    made: Placement = PlacementFactory.create(occurrence=None, **{**usual, **facts})
    return made


def comes(garden: Garden, resident: Resident | None = None, **facts: Any) -> Placement:
    """Every time."""
    return with_a_right(
        garden, resident=resident or garden.resident(), **{"is_standing": True, "agreed_on": TODAY, **facts}
    )


def kept(garden: Garden, at: int | None = 0, **facts: Any) -> Placement:
    """Until an hour from now; on one date, or without it every time."""
    usual = {"status": "proposed", "held_until": NOW + timedelta(hours=1), "agreed_on": None}
    if at is None:
        return with_a_right(garden, is_standing=True, **{**usual, **facts})
    made: Placement = PlacementFactory.create(
        occurrence=garden.dates[at], **{**usual, "resident": garden.resident(), **facts}
    )
    return made


def settled(standing: Placement, garden: Garden, at: int, status: str) -> None:
    ParticipationFactory.create(placement=standing, occurrence=garden.dates[at], status=status)


def comes_again(garden: Garden) -> None:
    """Cancelled a date, stopped, and comes every time again."""
    person = garden.resident()
    earlier = comes(garden, person, status="ended", **ENDED)
    settled(earlier, garden, 0, Status.CANCELLED)
    again = comes(garden, person)
    settled(again, garden, 1, Status.CANCELLED)


def did_not_come(garden: Garden) -> None:
    for status, excuse in ((Status.EXCUSED, "ill"), (Status.ABSENT, ""), (Status.CANCELLED, "")):
        ParticipationFactory.create(
            placement__occurrence=garden.dates[1],
            placement__resident=garden.resident(),
            status=status,
            excuse=excuse,
        )


def of_its_own(garden: Garden) -> None:
    garden.dates[1].own_capacity = 1
    garden.dates[1].save()
    garden.fill(garden.dates[1], 1)


ENDED: dict[str, Any] = {"ended_on": TODAY, "end_reason": "completed"}
GONE = {"departed_on": TODAY, "departure_reason": "unknown"}
MIXTURE: dict[str, tuple[Callable[[Garden], object], list[int]]] = {
    "nobody": (lambda garden: garden.resident(), [4, 4, 4]),
    "signed up": (lambda garden: garden.fill(garden.dates[1], 2), [4, 2, 4]),
    "present": (lambda garden: settled(comes(garden), garden, 0, Status.PRESENT), [3, 3, 3]),
    "did not come": (did_not_come, [4, 4, 4]),
    "more people than places": (lambda garden: garden.fill(garden.dates[2], 6), [4, 4, 0]),
    "places of its own": (of_its_own, [4, 0, 4]),
    "kept for one date": (kept, [3, 4, 4]),
    "lapsed": (lambda garden: kept(garden, held_until=NOW), [4, 4, 4]),
    "kept for every time": (lambda garden: kept(garden, None), [3, 3, 3]),
    "kept for every time from the second on": (
        lambda garden: kept(garden, None, held_from=garden.dates[1].date),
        [4, 3, 3],
    ),
    "every time": (comes, [3, 3, 3]),
    "every time from the second on": (lambda g: comes(g, agreed_on=g.dates[1].date), [4, 3, 3]),
    "every time, not the first": (lambda g: settled(comes(g), g, 0, Status.CANCELLED), [4, 3, 3]),
    "every time again": (comes_again, [3, 4, 3]),
    "every time until now": (lambda g: comes(g, status="ended", **ENDED), [4, 4, 4]),
    "every time, and has left": (lambda g: comes(g, g.resident(**GONE)), [4, 4, 4]),
    "every time, and mediation stopped": (
        lambda g: comes(g, g.resident(mediation_stopped_on=TODAY)),
        [4, 4, 4],
    ),
    "kept for who has left": (lambda g: kept(g, resident=g.resident(**GONE)), [4, 4, 4]),
    "signed up for what was kept": (
        lambda garden: ParticipationFactory.create(placement=kept(garden, 1)),
        [4, 3, 4],
    ),
}


def left_of(garden: Garden, besides: int | None = None) -> list[int]:
    found = left_among(garden.dates, NOW, besides=besides)
    return [found[one.pk] for one in garden.dates]


def counted(garden: Garden, besides: int | None = None) -> list[int]:
    found = count_places([one.pk for one in garden.dates], NOW, besides=besides)
    return [found[one.pk].left for one in garden.dates]


@pytest.mark.parametrize("kind", MIXTURE)
def test_of_dates_that_were_read_the_same_places_are_left(garden: Garden, kind: str) -> None:
    make, expected = MIXTURE[kind]
    make(garden)

    assert left_of(garden) == counted(garden) == expected


def test_also_where_one_moment_is_a_mixture_and_another_is_not(garden: Garden) -> None:
    """And to whomever of them a place is shown."""
    gardens = [garden, *(make_garden(garden.town) for _ in MIXTURE)]
    for one in gardens:
        one.slot.capacity = 20
        one.slot.save()
    for (make, _), alone in zip(MIXTURE.values(), gardens[1:], strict=True):
        make(garden)
        make(alone)
    dates = [date for one in gardens for date in one.dates]
    people = [None, *Placement.objects.values_list("resident", flat=True)]

    for person in people:
        found = left_among(dates, NOW, besides=person)
        said = count_places([one.pk for one in dates], NOW, besides=person)
        assert found == {pk: places.left for pk, places in said.items()}
    assert len(people) > 40


@pytest.mark.parametrize("number", [1, 20])
@pytest.mark.parametrize(
    ("kind", "queries"),
    [("nobody", 2), ("signed up", 2), ("every time until now", 2), ("kept for one date", 3)],
)
def test_who_goes_is_read_only_where_somebody_has_a_right(
    garden: Garden, kind: str, queries: int, number: int
) -> None:
    make, _ = MIXTURE[kind]
    others = [date for _ in range(number) for date in make_garden(garden.town).dates]
    make(garden)

    with exactly(queries):
        left_among([*garden.dates, *others], NOW)


def test_where_everywhere_somebody_has_a_right_there_are_no_more_queries(garden: Garden) -> None:
    comes(garden)

    with exactly(3):
        assert left_of(garden) == [3, 3, 3]


@pytest.mark.django_db
def test_of_no_dates_nothing_is_asked() -> None:
    with exactly(0):
        assert left_among([], NOW) == {}
