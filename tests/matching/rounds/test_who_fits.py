"""From the other side: who fits one date, the longest waiting first."""

from __future__ import annotations

from matching.models import Refusal
from matching.rounds.who_fits import who_fits
from tests.matching.conftest import NOW, TODAY, Garden
from tests.matching.queries import exactly
from tests.matching.rounds.conftest import waits


def test_in_the_order_of_a_round_the_band_of_waiting_before_what_suits(garden: Garden) -> None:
    likes_it, long, plain = (
        waits(garden, 5, interests=frozenset({"green"})),
        waits(garden, 60),
        waits(garden, 6),
    )

    found = who_fits(garden.dates[0], NOW)

    assert [one.waiter.resident for one in found.people] == [long, likes_it, plain]
    assert found.waiting == 3


def test_of_equals_who_waits_longest_whatever_their_number(garden: Garden) -> None:
    shorter, longer = waits(garden, 6), waits(garden, 9)

    found = who_fits(garden.dates[0], NOW)

    assert [one.waiter.resident for one in found.people] == [longer, shorter]
    assert found.bands == (4, 12, 26, 52)


def test_not_who_is_kept_out_goes_elsewhere_or_is_of_another_team(
    garden: Garden, other_garden: Garden
) -> None:
    young, refuses = waits(garden, 5, birth_year=2015), waits(garden, 5)
    Refusal.objects.create(team=garden.town.team, resident=refuses, activity=garden.slot.activity, on=TODAY)
    waits(other_garden, 5)
    garden.fill(garden.dates[1], 1)

    found = who_fits(garden.dates[0], NOW)

    assert found.people == []
    assert found.waiting == len([young, refuses])


def test_where_it_is_full_nobody_fits(garden: Garden) -> None:
    waits(garden, 5)
    garden.fill(garden.dates[0], 4)

    assert who_fits(garden.dates[0], NOW).people == []


def test_the_same_number_of_queries_for_one_and_for_many(garden: Garden) -> None:
    waits(garden, 5)
    with exactly(12):
        who_fits(garden.dates[0], NOW)
    for _ in range(6):
        waits(garden, 5)
    with exactly(12):
        who_fits(garden.dates[0], NOW)
