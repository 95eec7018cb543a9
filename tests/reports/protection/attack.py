"""An attacker who can undo all rounding, and computes from what was published who would become known.

Written apart from the rules: it looks at people, not at how it was decided. A disclosure is a characteristic
becoming known of one to nine persons. That totals without a characteristic differ is none; it is told apart.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from reports.protection.deciding import Span
from tests.reports.protection.worlds import COUNTRY, QUARTERS_IN_A_YEAR

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tests.reports.protection.worlds import Cell, World

TOO_FEW = range(1, 10)


@dataclass(frozen=True)
class Computed:
    """A set of people whose number follows from one cell: a sum of its groups, or the total less that."""

    cell: Cell
    codes: frozenset[str]
    is_rest: bool
    people: frozenset[int]


def attack(world: World) -> Counter[str]:
    """How many disclosures each kind of attack finds."""
    places = {cell.series.place for cell in world.cells}
    found = Counter[str]()
    everywhere = [one for cell in world.cells if cell.truth for one in _computed(cell)]
    for place in sorted(places):
        mine = [one for one in everywhere if one.cell.series.place == place]
        found["within one table"] += sum(len(one.people) in TOO_FEW for one in mine)
        found["mostly one person"] += sum(
            _mostly_one(cell) for cell in world.cells if cell.series.place == place
        )
        found["one within another"] += sum(1 for _ in _nested(mine, mine))
        if place != COUNTRY:
            country = [one for one in everywhere if one.cell.series.place == COUNTRY]
            found["town within the country"] += sum(1 for _ in _nested(mine, country))
    found["over time"] += _over_time(everywhere)
    found["year less its quarters"] += _year_less_quarters(world)
    found["country less its towns"] += _country_less_towns(world)
    found["asked again"] += _asked_again(world)
    return +found


def differing_totals(world: World) -> int:
    """Totals of following periods that differ by a few: shown on purpose, without a characteristic."""
    totals = {
        (cell.series.place, cell.series.span, cell.period): frozenset(cell.whole)
        for cell in world.cells
        if cell.series.measure == "people" and cell.series.characteristic == "gender"
    }
    later = (
        (people, totals.get((place, span, period + 1))) for (place, span, period), people in totals.items()
    )
    return sum(1 for before, now in later if now is not None and len(before ^ now) in TOO_FEW)


def _computed(cell: Cell) -> Iterator[Computed]:
    for codes, people in _sums(cell):
        yield Computed(cell, codes, is_rest=False, people=people)
        if rest := _rest(cell, codes):
            yield Computed(cell, codes, is_rest=True, people=rest)


def _rest(cell: Cell, codes: frozenset[str]) -> frozenset[int]:
    """Who is behind the total less a sum of groups."""
    if cell.series.measure == "people":
        return frozenset(cell.whole) - cell.people_of(codes)
    return cell.people_of(frozenset(cell.per_category) - codes)


def _adds_up(cell: Cell) -> bool:
    """Times add up; people only where nobody is counted in two groups."""
    is_of_people = cell.series.measure == "people"
    return not is_of_people or sum(map(len, cell.truth.values())) <= len(cell.whole)


def _sums(cell: Cell) -> Iterator[tuple[frozenset[str], frozenset[int]]]:
    """Of two groups or more, or of all of them where something is left out of the table."""
    groups = list(cell.truth)
    leaves_out = set(cell.per_category) - set().union(*groups)
    most = len(groups) + bool(leaves_out)
    for size in range(1, most if _adds_up(cell) else 2):
        for some in combinations(groups, size):
            yield frozenset().union(*some), frozenset().union(*(cell.truth[one] for one in some))


def _mostly_one(cell: Cell) -> bool:
    return any(2 * max(of.values()) > sum(of.values()) for of in cell.truth.values() if len(of) > 1)


def _nested(some: Iterable[Computed], others: Iterable[Computed]) -> Iterator[tuple[Computed, Computed]]:
    """Two numbers of which one counts a few people more than the other."""
    per_size: dict[int, set[frozenset[int]]] = {}
    example: dict[frozenset[int], Computed] = {}
    for one in others:
        per_size.setdefault(len(one.people), set()).add(one.people)
        example[one.people] = one
    for smaller in {one.people: one for one in some}.values():
        for more in TOO_FEW:
            for larger in per_size.get(len(smaller.people) + more, ()):
                if smaller.people < larger and not _is_a_sum_of_both(smaller, example[larger]):
                    yield smaller, example[larger]


def _is_a_sum_of_both(one: Computed, other: Computed) -> bool:
    """Of times in one table the difference is the number of another group, which is large enough."""
    is_one_table = (one.cell.series, one.cell.period) == (other.cell.series, other.cell.period)
    return is_one_table and _adds_up(one.cell)


def _over_time(computed: list[Computed]) -> int:
    """The same number of another period, of which a few people are others: what changed belongs to them."""
    series: dict[tuple[object, ...], list[Computed]] = {}
    for one in computed:
        series.setdefault((one.cell.series, one.codes, one.is_rest), []).append(one)
    return sum(
        len(one.people ^ other.people) in TOO_FEW
        for versions in series.values()
        for one, other in combinations(versions, 2)
    )


def _year_less_quarters(world: World) -> int:
    years = [
        cell
        for cell in world.cells
        if cell.truth and cell.series.span is Span.YEAR and cell.series.measure != "people"
    ]
    return sum(_rests_of_a_few(year, _quarters_of(year, world)) for year in years)


def _quarters_of(year: Cell, world: World) -> list[Cell]:
    first = year.period * QUARTERS_IN_A_YEAR
    return [
        cell
        for cell in world.cells
        if cell.series.span is Span.QUARTER
        and cell.period in range(first, first + QUARTERS_IN_A_YEAR)
        and (cell.series.place, cell.series.measure, cell.series.characteristic)
        == (year.series.place, year.series.measure, year.series.characteristic)
    ]


def _country_less_towns(world: World) -> int:
    countries = [cell for cell in world.cells if cell.truth and cell.series.place == COUNTRY]
    return sum(_rests_of_a_few(country, _towns_of(country, world)) for country in countries)


def _towns_of(country: Cell, world: World) -> list[Cell]:
    return [
        cell
        for cell in world.cells
        if cell.series.place != COUNTRY
        and cell.period == country.period
        and (cell.series.span, cell.series.measure, cell.series.characteristic)
        == (country.series.span, country.series.measure, country.series.characteristic)
    ]


def _rests_of_a_few(whole: Cell, parts: list[Cell]) -> int:
    """Take away from each sum of groups every part that tells that same sum: who is left?"""
    found = 0
    for codes, _people in _sums(whole):
        hidden = [part for part in parts if codes not in dict(_sums(part))]
        if len(hidden) == len(parts):
            continue
        left = frozenset().union(*(part.people_of(codes) for part in hidden))
        found += len(left) in TOO_FEW
    return found


def _asked_again(world: World) -> int:
    """The same people behind two numbers of the same thing must give the same number: no noise to average."""
    said: dict[tuple[object, ...], set[int]] = {}
    for cell in world.cells:
        for number in cell.breakdown.numbers:
            of = cell.truth[number.codes]
            key = (cell.series.measure, tuple(sorted(of.items())))
            said.setdefault(key, set()).add(number.value)
    return sum(len(values) > 1 for values in said.values())
