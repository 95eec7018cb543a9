"""Nobody can be found in what is published; and every rule is needed for that."""

from __future__ import annotations

import sys
from collections import Counter
from random import Random
from typing import TYPE_CHECKING

import pytest

from reports.protection import deciding, grouping, publishing
from reports.protection.amounts import Amounts
from reports.protection.known import Known
from tests.reports.protection.attack import attack, differing_totals
from tests.reports.protection.worlds import invent, live

if TYPE_CHECKING:
    from collections.abc import Callable

TOWNS_IN_A_WORLD = 4
QUARTERS = 8
PARTS = 50


@pytest.fixture
def worlds_in_a_part(long_run: bool) -> int:  # noqa: FBT001 - a fixture
    return 10_000 // TOWNS_IN_A_WORLD // PARTS if long_run else 4


def _found(seeds: range, figure: Callable[[str, object], None] | None = None) -> Counter[str]:
    found, apart = Counter[str](), 0
    for seed in seeds:
        world = invent(seed, TOWNS_IN_A_WORLD)
        # In every other world many are deleted.
        world.deleting = 0.02 if seed % 2 else 0.1
        live(world, QUARTERS)
        found += attack(world)
        apart += differing_totals(world)
    if figure:
        figure(f"towns {len(seeds) * TOWNS_IN_A_WORLD}, quarters {QUARTERS}, disclosures", found.total())
        figure("totals that differ by a few (no disclosure)", apart)
    return found


@pytest.mark.parametrize("part", range(PARTS) if "--long" in sys.argv else range(1))
def test_an_attacker_finds_nobody(
    part: int, worlds_in_a_part: int, figure: Callable[[str, object], None]
) -> None:
    """10,000 towns × 8 quarters at full size; a few towns otherwise."""
    worlds = worlds_in_a_part
    assert _found(range(part * worlds, (part + 1) * worlds), figure) == Counter()


def _without_threshold(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Amounts, "is_safe", property(lambda cell: len(cell.per_person) >= 9))


def _without_merging(patch: pytest.MonkeyPatch) -> None:
    """Small groups are left out instead."""
    patch.setattr(
        publishing,
        "group",
        lambda amounts, _crowd: tuple(
            grouping.Group(frozenset({code}), cell) for code, cell in amounts.items() if cell.is_safe
        ),
    )


def _without_what_is_left_beside(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(grouping, "leaves_enough", lambda _groups, _crowd: True)


def _without_time(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(deciding, "_is_too_soon", lambda _before, _now: False)


def _without_nesting(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(deciding, "_stands_out", lambda _known, _published: False)


def _without_what_remains(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(deciding, "what_remains", lambda _candidate, _parts: frozenset())


def _without_those_who_are_gone(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(
        Known,
        "differs_by_a_few",
        lambda one, other: 0 < (one.people ^ other.people).bit_count() < 10,
    )
    patch.setattr(Known, "is_nobody", property(lambda one: not one.people))


def _without_the_half(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Amounts, "is_safe", property(lambda cell: len(cell.per_person) >= 10))


def _without_the_key(patch: pytest.MonkeyPatch) -> None:
    """Rounded by chance at every call."""
    chance = Random(1)  # noqa: S311 - chance, not secrets
    patch.setattr(
        publishing,
        "rounded",
        lambda value, _numbers, **_what: value - value % 5 + 5 * (chance.random() * 5 < value % 5),
    )


@pytest.mark.parametrize(
    "without",
    [
        _without_threshold,
        _without_merging,
        _without_what_is_left_beside,
        _without_time,
        _without_nesting,
        _without_what_remains,
        _without_those_who_are_gone,
        _without_the_half,
        _without_the_key,
    ],
)
def test_with_any_rule_removed_some_are_found(
    without: Callable[[pytest.MonkeyPatch], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    without(monkeypatch)
    assert any(_found(range(seed, seed + 1)).total() for seed in range(12))
