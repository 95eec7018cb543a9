"""From press to paper: the slip of one person, and of four, as the absolute time that is promised."""

from __future__ import annotations

from statistics import quantiles
from time import perf_counter
from typing import TYPE_CHECKING, Final

from django.urls import reverse

from aandeslag.teams.access import Role
from aandeslag.vocabulary import TextLanguage
from matching.models import Participation
from residents.models import Resident
from tests.benchmarks.bench import FOUND, WARM_UP, expect
from tests.benchmarks.registry import PAGES, benchmark

if TYPE_CHECKING:
    from tests.benchmarks.bench import Bench

HALF_A_SECOND: Final = 500


def _pressed(bench: Bench, name: str, language: str, **asked: str) -> float:
    """The 95th percentile in milliseconds, everything included from the request to the last byte."""
    client = bench.signed_in(Role.DESK)
    team = bench.members[Role.DESK].team
    coming = Participation.objects.for_team(team).filter(status=Participation.Status.SIGNED_UP)
    person = Resident.objects.get(pk=coming.latest("occurrence__date", "pk").resident_id)
    Resident.objects.filter(pk=person.pk).update(preferred_language=language)
    url = reverse(name, args=[person.public_id])
    times = []
    for _ in range(WARM_UP + PAGES):
        started = perf_counter()
        answer = client.get(url, asked)
        times.append(perf_counter() - started)
        expect(answer, FOUND)
    return quantiles(times[WARM_UP:], n=20)[-1] * 1000


def _register(language: str) -> None:
    @benchmark(f"slip on A6 in {language}, press to PDF (p95)", at_most=HALF_A_SECOND, unit="ms")
    def slip(bench: Bench) -> float:
        return _pressed(bench, "matching:slip-pdf", language, form="a6")


for _language in TextLanguage.values:
    _register(_language)


@benchmark("slip four on A4, press to PDF (p95)", at_most=HALF_A_SECOND, unit="ms")
def sheet(bench: Bench) -> float:
    return _pressed(bench, "matching:slip-pdf", "ti", form="a4")


@benchmark("slip on the screen (p95)", at_most=HALF_A_SECOND, unit="ms")
def screen(bench: Bench) -> float:
    return _pressed(bench, "matching:slip", "ti")
