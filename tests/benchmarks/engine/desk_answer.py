"""The answer at the desk: it must not be noticed beside the page that shows it."""

from __future__ import annotations

from functools import cache, partial
from itertools import cycle
from statistics import median, quantiles
from typing import TYPE_CHECKING, Final

from django.urls import reverse
from django.utils import timezone

from aandeslag.teams.access import Role
from matching.actions.rounds import propose_round
from matching.engine import Policy, Problem, rank, solve
from matching.rounds.pricing import price_list
from residents.models import Resident
from tests.benchmarks.bench import FOUND, WARM_UP, BenchmarkError, expect
from tests.benchmarks.engine.timing import TURNS, seconds
from tests.benchmarks.engine.world import TEAM, World, world
from tests.benchmarks.registry import PAGES, benchmark, of_the_engine

if TYPE_CHECKING:
    from uuid import UUID

    from aandeslag.teams.models import Team
    from tests.benchmarks.bench import Bench

NEWCOMERS: Final = 300
PERCENT: Final = 100


def newcomers() -> tuple[World, list[Problem]]:
    """Other people, one at a time, with the same openings."""
    here, others = world(TEAM, 1), world(TEAM, 1, people_seed=1)
    alone = [World([one], [0], here.openings, others.company) for one in others.people[:NEWCOMERS]]
    return here, [one.problem() for one in alone]


@of_the_engine("matching: desk answer of the engine, p99 / standard page", at_most=5, unit="%")
def answer(bench: Bench) -> float:
    """Of a round whose places were priced when it was made, as they are where a round is kept.

    Of each person the median of a few turns: which people take long is asked, not when the machine stumbles.
    """
    here, people = newcomers()
    found = solve(here.problem(), Policy())
    price_list(found)
    turns = [[seconds(partial(rank, found, one)) for one in people] for _ in range(TURNS)]
    times = [median(of_one) for of_one in zip(*turns, strict=True)]
    standard = bench.standard()
    pages = [seconds(standard) for _ in range(WARM_UP + PAGES)]
    longest: float = quantiles(times, n=100)[-1]
    return PERCENT * longest / median(pages[WARM_UP:])


@cache
def some_who_wait(team: Team) -> list[UUID]:
    """People of a proposal that was made just now: the places of everybody else have their price."""
    made = propose_round(team=team, by=None, now=timezone.now())
    left = Resident.objects.filter(left_out__round=made).order_by("pk")[: WARM_UP + PAGES]
    return [one.public_id for one in left]


@benchmark("matching: whole desk page, cards with what each costs those who wait", at_most=3)
def whole_page(bench: Bench) -> float:
    """The answer at the desk when somebody is called: each time somebody else."""
    client, team = bench.signed_in(Role.DESK), bench.members[Role.DESK].team
    if team is None:
        raise BenchmarkError("nobody to show")
    urls = cycle(reverse("matching:fits", args=[one]) for one in some_who_wait(team))

    def show() -> None:
        expect(client.get(next(urls), headers={"HX-Request": "true"}), FOUND)

    return bench.compared(show)
