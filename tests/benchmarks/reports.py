"""Figures of a whole country: at full size on PostgreSQL, at one twentieth on SQLite."""

from __future__ import annotations

from datetime import UTC, datetime, time
from functools import cache
from time import perf_counter
from typing import TYPE_CHECKING, Final

from django.db import connection
from django.urls import reverse
from django.utils import timezone

from aandeslag.teams.access import Role
from reports.actions import close_quarter
from reports.cards.report import Line, Report, Table
from reports.closing import SOONEST, next_to_close
from reports.definitions import PROTECTED
from reports.downloads import download
from reports.periods import Period, Quarter, slug_of
from tests.benchmarks.bench import Bench
from tests.benchmarks.country import build_country
from tests.benchmarks.data import _take_stock
from tests.benchmarks.registry import benchmark

if TYPE_CHECKING:
    from tests.world import Town

SEED: Final = 1
SHARE: Final = {"postgresql": 1.0, "sqlite": 1 / 20}
ROWS: Final = 5_000


@cache
def country() -> list[Town]:
    """Built once; all quarters are closed but the last that is over."""
    print(f"    building: {SHARE[connection.vendor]:.0%} of a country", flush=True)
    today = timezone.localdate()
    towns = build_country(seed=SEED, share=SHARE[connection.vendor], today=today)
    _take_stock()
    for town in towns:
        while (opening := next_to_close(town.team, today)) and opening.quarter < _last():
            _close(town, opening.quarter)
    return towns


def _last() -> Quarter:
    return Quarter.of(timezone.localdate()).previous


def _close(town: Town, quarter: Quarter) -> None:
    day = datetime.combine(quarter.last + SOONEST, time(9), tzinfo=UTC)
    close_quarter(team=town.team, quarter=quarter, by=None, now=day)


@cache
def seconds_of_closing() -> float:
    """The last quarter of all teams, and with it that of the country."""
    towns = country()
    began = perf_counter()
    for town in towns:
        _close(town, _last())
    return perf_counter() - began


@benchmark("reports: closing a quarter for all teams", at_most=600, unit="s")
def closing(bench: Bench) -> float:
    return seconds_of_closing()


@benchmark("reports: official's page", at_most=2)
def official(bench: Bench) -> float:
    seconds_of_closing()
    town = country()[0]
    quarter = slug_of(_last().period)
    address = reverse("reports:team", args=[town.team.public_id, quarter])
    return Bench(dict(town.members)).page(address, Role.OFFICIAL)


@benchmark("reports: live team year", at_most=12)
def live_year(bench: Bench) -> float:
    town = country()[0]
    year = slug_of(Period.of_year(timezone.localdate().year))
    return Bench(dict(town.members)).page(reverse("reports:own", args=[year]), Role.COORDINATOR)


@benchmark("reports: download of 5,000 rows", at_most=3, unit="s")
def rows(bench: Bench) -> float:
    """The slowest of the three kinds."""
    lines = tuple(Line(f"regel {number}", (number, number * 2, None)) for number in range(ROWS))
    table = Table("Proef", ("een", "twee", "drie"), lines)
    report = Report("Proef", "Proef", (table,), PROTECTED)
    return max(_seconds(report, kind) for kind in ("csv", "xlsx", "ods"))


def _seconds(report: Report, kind: str) -> float:
    began = perf_counter()
    download(report, kind, name="proef")
    return perf_counter() - began


@benchmark("reports: own page in a country four times as large", at_most=1.2, unit="× before")
def grown(bench: Bench) -> float:
    """The cost of a team's page grows with the team's own rows, not with the country's."""
    town = country()[0]
    mine = Bench(dict(town.members))
    address = reverse("reports:own", args=[slug_of(Quarter.of(timezone.localdate()).period)])
    before = mine.page(address, Role.COORDINATOR)
    larger = SHARE[connection.vendor] * 3
    build_country(seed=SEED + 1, share=larger, today=timezone.localdate(), prefix="Dorp")
    _take_stock()
    return mine.page(address, Role.COORDINATOR) / before
