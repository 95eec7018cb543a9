"""Invents countries of a few towns and publishes their figures, quarter after quarter, as the site does."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from random import Random
from typing import TYPE_CHECKING, Final

from reports.protection.amounts import Amounts
from reports.protection.deciding import Part, Published, Release, Series, Span, Verdict
from reports.protection.people import Crowd
from reports.protection.publishing import Breakdown, break_down
from reports.protection.rounding import secret_number
from reports.protection.split import Split

if TYPE_CHECKING:
    from collections.abc import Iterable

QUARTERS_IN_A_YEAR: Final = 4
COUNTRY: Final = "country"
GENDERS: Final = ("woman", "man", "other")
AGES: Final = ("under-25", "25-44", "45-and-over")
THEMES: Final = ("green", "care", "food", "sport", "craft", "event")
KINDS: Final = ("one-off", "recurring")
CATEGORIES: Final = {"gender": GENDERS, "age": AGES, "theme": THEMES, "kind": KINDS}
MEASURES: Final = ("people", "placements", "times")

# A page is opened more than once: so many of a hundred are looked at again.
ASKED_AGAIN: Final = 0.05

# Towns and quarters.
Sources = list[tuple[str, int]]
# measure → characteristic → category → person → how much
Counted = dict[str, dict[str, dict[str, dict[int, int]]]]


@dataclass
class Person:
    number: int
    gender: str
    age: str
    likes: tuple[str, ...]
    eagerness: float


@dataclass(frozen=True)
class Cell:
    """What an attacker is told of one breakdown; where fresh, who and what is behind each group, in truth."""

    series: Series
    period: int
    breakdown: Breakdown
    truth: dict[frozenset[str], dict[int, int]]
    per_category: dict[str, dict[int, int]]
    whole: dict[int, int]

    def people_of(self, codes: Iterable[str]) -> frozenset[int]:
        return frozenset().union(*(self.per_category[code] for code in codes))


@dataclass
class World:
    """`counted` keeps what the site still knows, `truth` also whom it has deleted."""

    random: Random
    towns: dict[str, list[Person]]
    churn: float
    deleting: float = 0.02
    crowd: Crowd = field(default_factory=Crowd)
    truth: dict[tuple[str, int], Counted] = field(default_factory=dict)
    deleted: dict[int, int] = field(default_factory=dict)
    released: list[tuple[int, Release]] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)
    # The releases near each place, put together again when somebody was deleted.
    published: dict[str, Published] = field(default_factory=dict)

    def near(self, place: str) -> Published:
        if place not in self.published:
            self.published[place] = Published(one for _, one in self.released if _is_near(place, one))
        return self.published[place]

    def release(self, period: int, release: Release) -> None:
        self.released.append((period, release))
        for place, published in self.published.items():
            if _is_near(place, release):
                published.add(release)


def _is_near(place: str, release: Release) -> bool:
    """To a town: its own and the country's. To the country: everybody's."""
    return COUNTRY in {place, release.series.place} or release.series.place == place


def invent(seed: int, towns: int = 4) -> World:
    random = Random(seed)  # noqa: S311 - towns, not secrets
    names = [f"town-{n}" for n in range(towns)]
    sizes = [random.choice((12, 25, 40, 80, 150, 400)) for _ in names]
    churn = random.choice((0.02, 0.05, 0.15, 0.4))
    world = World(random, {}, churn)
    for name, size in zip(names, sizes, strict=True):
        world.towns[name] = [_newcomer(random) for _ in range(size)]
    return world


def _newcomer(random: Random) -> Person:
    return Person(
        number=secret_number(str(random.random()), b"a key of the tests"),
        gender=random.choices(GENDERS, (30, 68, 2))[0],
        age=random.choices(AGES, (40, 45, 15))[0],
        likes=tuple(random.sample(THEMES, random.choices((1, 2, 3), (70, 20, 10))[0])),
        eagerness=random.choice((1, 2, 3, 6, 12)),
    )


def live(world: World, quarters: int) -> World:
    """Each quarter people take part, the figures are published, some are deleted, some come and go."""
    for quarter in range(quarters):
        for town, people in world.towns.items():
            world.truth[town, quarter] = _take_part(world.random, people)
        publish_quarter(world, quarter)
        if quarter % QUARTERS_IN_A_YEAR == QUARTERS_IN_A_YEAR - 1:
            publish_year(world, quarter // QUARTERS_IN_A_YEAR)
        _delete_some(world, quarter)
        _come_and_go(world)
    return world


def _take_part(random: Random, people: list[Person]) -> Counted:
    counted: Counted = {
        measure: {name: {code: {} for code in codes} for name, codes in CATEGORIES.items()}
        for measure in MEASURES
    }
    for person in people:
        if random.random() < 0.85:
            _count(random, counted, person)
    return counted


def _count(random: Random, counted: Counted, person: Person) -> None:
    starts = random.random() < 0.5
    for _ in range(max(1, round(random.expovariate(1 / person.eagerness)))):
        of = {
            "gender": person.gender,
            "age": person.age,
            "theme": random.choice(person.likes),
            "kind": random.choices(KINDS, (25, 75))[0],
        }
        for name, code in of.items():
            times = counted["times"][name][code]
            times[person.number] = times.get(person.number, 0) + 1
            counted["people"][name][code][person.number] = 1
            if starts:
                counted["placements"][name][code][person.number] = 1
        starts = starts and random.random() < 0.2


def _delete_some(world: World, quarter: int) -> None:
    for people in world.towns.values():
        for person in [one for one in people if world.random.random() < world.deleting]:
            people.remove(person)
            world.deleted[person.number] = quarter
            _forget(world, person.number)


def _forget(world: World, number: int) -> None:
    """The check sets lose their key; that someone is gone stays behind as a number."""
    bit = world.crowd.bit(number)
    world.released = [(period, _without(release, bit)) for period, release in world.released]
    world.published.clear()


def _without(release: Release, bit: int) -> Release:
    gone = dict(release.split.gone)
    for code, people in release.split.people.items():
        if people & bit:
            gone[code] = gone.get(code, 0) + 1
    left = {code: people & ~bit for code, people in release.split.people.items()}
    split = Split(left, gone, counts_people=release.split.counts_people)
    return Release(release.series, split, release.groups)


def _come_and_go(world: World) -> None:
    for people in world.towns.values():
        leaving = [one for one in people if world.random.random() < world.churn]
        for person in leaving:
            people.remove(person)
        people.extend(
            _newcomer(world.random) for _ in range(round(len(leaving) * world.random.uniform(0.6, 1.4)))
        )


def publish_quarter(world: World, quarter: int) -> None:
    for town in world.towns:
        _publish(world, town, Span.QUARTER, quarter, [(town, quarter)])
    _publish(world, COUNTRY, Span.QUARTER, quarter, [(town, quarter) for town in world.towns])


def publish_year(world: World, year: int) -> None:
    first = year * QUARTERS_IN_A_YEAR
    quarters = range(first, first + QUARTERS_IN_A_YEAR)
    for town in world.towns:
        _publish(world, town, Span.YEAR, year, [(town, quarter) for quarter in quarters])
    everywhere = [(town, quarter) for town in world.towns for quarter in quarters]
    _publish(world, COUNTRY, Span.YEAR, year, everywhere)


def _publish(world: World, place: str, span: Span, period: int, sources: Sources) -> None:
    for measure in MEASURES:
        for name in CATEGORIES:
            cell = _ask(world, Series(place, measure, name, span), period, sources)
            if world.random.random() < ASKED_AGAIN:
                world.cells.append(_ask(world, cell.series, period, sources))
            if cell.breakdown.release is not None:
                world.release(period, cell.breakdown.release)
            world.cells.append(cell)


def _ask(world: World, series: Series, period: int, sources: Sources) -> Cell:
    truth = _summed(world, series, sources)
    breakdown = break_down(
        series,
        {code: _amounts(world, series, of) for code, of in truth.items()},
        world.crowd,
        published=world.near(series.place),
        ways=_ways(world, series, period, sources),
    )
    return _cell(series, period, breakdown, truth)


def _summed(world: World, series: Series, sources: Sources) -> dict[str, dict[int, int]]:
    """What happened, also of whom was deleted since."""
    summed: dict[str, dict[int, int]] = {code: {} for code in CATEGORIES[series.characteristic]}
    for source in sources:
        for code, of in world.truth[source][series.measure][series.characteristic].items():
            for number, amount in of.items():
                added = summed[code].get(number, 0) + amount
                summed[code][number] = 1 if series.measure == "people" else added
    return summed


def _amounts(world: World, series: Series, of: dict[int, int]) -> Amounts:
    """What the site still knows of it: of the deleted only what the counters of an open period keep."""
    left = {number: amount for number, amount in of.items() if number in world.deleted}
    return Amounts(
        {number: amount for number, amount in of.items() if number not in left},
        counts_people=series.measure == "people",
        gone=len(left),
        left_behind=sum(left.values()),
    )


def _ways(world: World, series: Series, period: int, sources: Sources) -> list[list[Part]]:
    """The country is the sum of its towns, and times of a year of those of its quarters."""
    ways = []
    if series.place == COUNTRY:
        towns = dict.fromkeys(town for town, _ in sources)
        ways.append(
            [
                _part(world, replace(series, place=town), period, [one for one in sources if one[0] == town])
                for town in towns
            ]
        )
    if series.span is Span.YEAR and series.measure != "people":
        quarters = dict.fromkeys(quarter for _, quarter in sources)
        ways.append(
            [
                _part(
                    world,
                    replace(series, span=Span.QUARTER),
                    one,
                    [each for each in sources if each[1] == one],
                )
                for one in quarters
            ]
        )
    return ways


def _part(world: World, series: Series, period: int, sources: Sources) -> Part:
    groups = next((one.groups for p, one in world.released if one.series == series and p == period), ())
    amounts = {code: _amounts(world, series, of) for code, of in _summed(world, series, sources).items()}
    return Part(Split.of(amounts, world.crowd), groups)


def _cell(series: Series, period: int, breakdown: Breakdown, truth: dict[str, dict[int, int]]) -> Cell:
    """The truth of fresh groups only: a repeated or hidden breakdown tells nothing new."""
    groups = breakdown.release.groups if breakdown.verdict is Verdict.FRESH and breakdown.release else ()
    per_group = {codes: _together([truth[code] for code in codes], series.measure) for codes in groups}
    return Cell(series, period, breakdown, per_group, truth, _together(list(truth.values()), series.measure))


def _together(cells: list[dict[int, int]], measure: str) -> dict[int, int]:
    summed: dict[int, int] = {}
    for of in cells:
        for number, amount in of.items():
            summed[number] = 1 if measure == "people" else summed.get(number, 0) + amount
    return summed
