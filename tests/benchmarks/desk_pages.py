"""What the desk itself asks all day among 60,000 residents: find, serve, register, on the page of a session.

The same promises as in `desk`, at the addresses that staff use during the walk-in hour.
"""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, Final

from django.urls import reverse
from django.utils import timezone

from residents.models import Resident, Visit
from tests.benchmarks.bench import FOUND, WARM_UP, BenchmarkError, _post, _timed, expect
from tests.benchmarks.desk import FRAGMENT, _answers, _asked, big_town, desk, p95, texts
from tests.benchmarks.forms import form_of
from tests.benchmarks.registry import benchmark
from tests.factories import WalkInSessionFactory

if TYPE_CHECKING:
    from django.test import Client

    from residents.models import WalkInSession
    from tests.benchmarks.bench import Bench

CAME: Final = 40
SAVES: Final = 40
# Other ones than those that `desk` registers: nobody who is saved here resembles anybody.
NOBODYS_NAMES: Final = [
    onset + coda
    for onset in ("Blim", "Crou", "Fjar", "Hwee", "Jolp", "Zwuk", "Ypla", "Oxte", "Quib")
    for coda in ("fskon", "bregt", "dovla", "tsmurf", "pquent")
]


@cache
def session() -> WalkInSession:
    """Open today, and forty people were here."""
    town, now = big_town(), timezone.now()
    here: WalkInSession = WalkInSessionFactory.create(
        team=town.team, centre=town.centre, date=timezone.localdate(now), opened_at=now
    )
    people = Resident.objects.for_team(town.team).order_by("pk")[:CAME]
    Visit.objects.bulk_create(
        Visit(team=town.team, session=here, resident=one, came_at=now) for one in people
    )
    return here


def address(name: str, *more: object) -> str:
    return reverse(f"residents:{name}", args=[session().public_id, *more])


def find(client: Client, text: str, **more: str) -> None:
    expect(client.post(address("find-at-desk"), {"find": text, **more}, headers=FRAGMENT), FOUND)


@benchmark("desk page: find at the desk among 60,000, p95", at_most=200, unit="ms")
def finding(_bench: Bench) -> float:
    client, typed = desk(), texts()
    for text in typed[:WARM_UP]:
        find(client, text)
    return p95([_timed(partial(find, client, text)) for text in typed])


@benchmark("desk page: questions to the database of a find at the desk", at_most=8, unit="queries")
def questions(_bench: Bench) -> float:
    client = desk()
    session()
    return max(_asked(partial(find, client, text)) for text in texts()[::5])


@benchmark("desk page: a number and Enter, until somebody is served, p95", at_most=200, unit="ms")
def serving(_bench: Bench) -> float:
    client = desk()
    numbers = [one.number_shown for one in Resident.objects.for_team(big_town().team).order_by("-pk")[:60]]
    return p95([_timed(partial(find, client, number, enter="1")) for number in numbers][WARM_UP:])


@benchmark("desk page: save of a registration at the desk, p95", at_most=250, unit="ms")
def saving(_bench: Bench) -> float:
    client, url = desk(), address("register-at-desk")
    before, seconds = Resident.objects.count(), []
    for turn in range(WARM_UP + SAVES):
        filled = form_of(client.get(url))
        told = filled.values | _answers(turn, filled.choices) | {"first_name": NOBODYS_NAMES[turn]}
        seconds.append(_timed(partial(_post, client, url, told)))
    if Resident.objects.count() - before != len(seconds):
        raise BenchmarkError("not everybody was saved")
    return p95(seconds[WARM_UP:])


@benchmark("desk page: the page of a session to which forty came", at_most=None)
def page(bench: Bench) -> float:
    client, url = desk(), address("session")
    return bench.compared(lambda: expect(client.get(url), FOUND))
