"""Figures of a whole country: at full size on PostgreSQL, at one twentieth on SQLite."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time
from functools import cache
from time import perf_counter
from typing import TYPE_CHECKING, Final

from django.db import connection
from django.urls import reverse
from django.utils import timezone

from aandeslag.teams.access import Role
from reports.actions import close_quarter, publish_due_countries
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
    from collections.abc import Iterator

    from tests.world import Town

SEED: Final = 1
# Shares of a country, built one after the other; on PostgreSQL the first is a sixteenth of all of them.
SHARES: Final = {"postgresql": (1 / 16, 3 / 16, 3 / 4), "sqlite": (1 / 20,)}
PREFIXES: Final = ("Stad", "Dorp", "Oord")
ROWS: Final = 5_000


@dataclass(frozen=True)
class Country:
    """All towns, and how long the page of the first took when each share of them was built."""

    towns: list[Town]
    pages: list[float]


@cache
def country() -> Country:
    """Built once; all quarters are closed but the last that is over."""
    shares = SHARES[connection.vendor]
    print(f"    building: {sum(shares):.0%} of a country", flush=True)
    today = timezone.localdate()
    towns, pages = [], []
    for number, share in enumerate(shares):
        towns += build_country(seed=SEED + number, share=share, today=today, prefix=PREFIXES[number])
        _take_stock()
        pages.append(_own_page(towns[0]))
    for quarter in _quarters(towns[0]):
        _close_all(towns, quarter)
    _take_stock()
    return Country(towns, pages)


def _own_page(town: Town) -> float:
    address = reverse("reports:own", args=[slug_of(Quarter.of(timezone.localdate()).period)])
    return Bench(dict(town.members)).page(address, Role.COORDINATOR)


def _quarters(town: Town) -> Iterator[Quarter]:
    """From the first of a team up to, but without, the last that is over, in the order of time."""
    opening = next_to_close(town.team, timezone.localdate())
    quarter = opening.quarter if opening else _last()
    while quarter < _last():
        yield quarter
        quarter = quarter.next


def _last() -> Quarter:
    return Quarter.of(timezone.localdate()).previous


def _close_all(towns: list[Town], quarter: Quarter) -> None:
    day = datetime.combine(quarter.last + SOONEST, time(9), tzinfo=UTC)
    for town in towns:
        close_quarter(team=town.team, quarter=quarter, by=None, now=day)
    publish_due_countries(now=day)


@cache
def seconds_of_closing() -> float:
    """The last quarter of all teams, and with it that of the country."""
    towns = country().towns
    began = perf_counter()
    _close_all(towns, _last())
    return perf_counter() - began


@benchmark("reports: closing a quarter for all teams", at_most=600, unit="s")
def closing(bench: Bench) -> float:
    return seconds_of_closing()


@benchmark("reports: official's page", at_most=2)
def official(bench: Bench) -> float:
    seconds_of_closing()
    town = country().towns[0]
    quarter = slug_of(_last().period)
    address = reverse("reports:team", args=[town.team.public_id, quarter])
    return Bench(dict(town.members)).page(address, Role.OFFICIAL)


@benchmark("reports: live team year", at_most=12)
def live_year(bench: Bench) -> float:
    town = country().towns[0]
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


@benchmark("reports: own page in a larger country", at_most=1.2, unit="× before")
def grown(_bench: Bench) -> float:
    """The cost of a team's page grows with the team's own rows, not with the country's.

    On PostgreSQL in a country four and sixteen times as large, on SQLite four times.
    """
    found = country()
    first, *larger = found.pages
    if not larger:
        # On SQLite the country is built whole, and another three times of it beside it.
        first = _own_page(found.towns[0])
        share = 3 * sum(SHARES[connection.vendor])
        build_country(seed=SEED + 1, share=share, today=timezone.localdate(), prefix=PREFIXES[1])
        larger = [_own_page(found.towns[0])]
    return max(larger) / first
