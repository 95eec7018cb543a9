"""The attack program on what the site itself publishes: closing, erasing and the country included."""

from __future__ import annotations

import dataclasses
from collections import Counter
from datetime import date
from random import Random
from typing import TYPE_CHECKING

import pytest

from reports.models import Publication
from reports.publishing.checking import Book
from tests.reports.protection.attack import attack
from tests.reports.protection.worlds import World
from tests.reports.publishing.country import FIRST, Country

if TYPE_CHECKING:
    from collections.abc import Callable

SIZES = (24, 45, 70)


def attacked(seed: int, quarters: int) -> tuple[Counter[str], Country]:
    country = Country(Random(seed))  # noqa: S311 - towns, not secrets
    country.settle(SIZES)
    country.live(quarters)
    world = World(country.random, {}, churn=0)
    return attack(dataclasses.replace(world, cells=country.cells)), country


@pytest.mark.django_db
def test_an_attacker_finds_nobody_in_what_is_published(
    long_run: bool,  # noqa: FBT001 - a fixture
    figure: Callable[[str, object], None],
) -> None:
    found, country = attacked(seed=1, quarters=8 if long_run else 5)

    figure("breakdowns published and attacked", len(country.cells))
    assert found == Counter()
    fresh = sum(bool(cell.breakdown.numbers) for cell in country.cells)
    # Not empty by hiding everything: three teams and the country, five quarters and a year.
    assert fresh > 40
    assert Publication.objects.filter(team__isnull=True).count() >= 6
    _totals_are_true(country)


def _totals_are_true(country: Country) -> None:
    """Rounded, and with everybody in them who was erased before closing or after it."""
    for cell in country.cells:
        content = Publication.objects.get(
            team=None if cell.series.place == "country" else int(cell.series.place),
            span=cell.series.span,
            first=date(2025 + cell.period, 1, 1)
            if cell.series.span == "year"
            else FIRST.back(-cell.period).first,
        ).content
        shown = content["totals"][cell.series.measure]
        true = sum(cell.whole.values()) // (60 if cell.series.measure == "hours" else 1)
        if shown is not None and cell.series.characteristic == "gender":
            # People of the country are those of its teams; the same number, as nobody is in two.
            assert abs(shown - true) < 5
        assert shown is None or shown % 5 == 0


def _without_what_was_before(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Book, "releases", lambda *_: [])


@pytest.mark.django_db
@pytest.mark.parametrize("without", [_without_what_was_before])
def test_with_a_part_of_the_feeding_removed_some_are_found(
    without: Callable[[pytest.MonkeyPatch], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    without(monkeypatch)

    assert attacked(seed=1, quarters=3)[0].total() > 0
