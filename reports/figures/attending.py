"""Adds up who was there, over the parts of each dimension."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from reports.figures.contributing import SETTLED_AFTER
from reports.figures.counts import Counts, Dimension, Key, Measure

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable
    from datetime import date

    from reports.figures.attended import Attended, Row

# How often, how many minutes, and how often nobody knows how long.
Sums = tuple[int, int, int]


def add_attended(counts: Counts, found: Attended) -> None:
    """All that is counted of times: by every dimension, who, where, what started and who went on."""
    _add_amounts(counts, found)
    _add_sets(counts, found)
    _add_started(counts, found)
    _add_stayed(counts, found)


class _Amounts:
    """Sums and people per part."""

    def __init__(self) -> None:
        self.sums: dict[Any, Sums] = defaultdict(lambda: (0, 0, 0))
        self.people: dict[Any, set[int]] = defaultdict(set)

    def add(self, part: Hashable, sums: Sums, people: Iterable[int]) -> None:
        times, minutes, untimed = self.sums[part]
        self.sums[part] = (times + sums[0], minutes + sums[1], untimed + sums[2])
        self.people[part].update(people)

    def spread(self, part: Hashable, others: Iterable[Hashable], into: _Amounts) -> None:
        """Add what is in one part here to several of another division."""
        for other in others:
            into.add(other, self.sums[part], self.people[part])


def _add_amounts(counts: Counts, found: Attended) -> None:
    """First per person and year, and per activity: there are far fewer of these than rows."""
    persons, works, parts = _Amounts(), _Amounts(), _Amounts()
    for row in found.rows:
        works.add(row.activity, _sums(row), (row.resident,))
    for row in found.counted:
        persons.add((row.resident, row.year), _sums(row), (row.resident,))
    for resident, year in persons.sums:
        persons.spread((resident, year), found.people[resident].parts(year), parts)
    for activity in works.sums:
        work = found.works[activity]
        works.spread(activity, [(Dimension.PURPOSE, work.purpose)], parts)
        if work.purpose in found.rule.purposes:
            works.spread(activity, work.parts, parts)
    for (dimension, code), (times, minutes, untimed) in parts.sums.items():
        counts[Key(Measure.TIMES, dimension, code)] += times
        counts[Key(Measure.MINUTES, dimension, code)] += minutes
        counts[Key(Measure.UNTIMED, dimension, code)] += untimed
        counts[Key(Measure.PARTICIPANTS, dimension, code)] += len(parts.people[dimension, code])


def _sums(row: Row) -> Sums:
    return row.times, row.minutes, row.untimed


def _add_sets(counts: Counts, found: Attended) -> None:
    for activity in {row.activity for row in found.rows}:
        work = found.works[activity]
        counts[Key(Measure.ORGANISATION, Dimension.PURPOSE, f"{work.purpose}/{work.organisation}")] = 1
        if work.purpose in found.rule.purposes:
            counts[Key(Measure.ACTIVITY, "", str(activity))] = 1
            counts[Key(Measure.ORGANISATION, "", str(work.organisation))] = 1
    counts[Key(Measure.PAIRS)] += len({(row.resident, row.activity) for row in found.counted})


def _add_started(counts: Counts, found: Attended) -> None:
    """Placements whose very first time falls in the period."""
    first: dict[int, Row] = {}
    for row in found.rows:
        if row.placement not in first or row.first < first[row.placement].first:
            first[row.placement] = row
    earlier = {one.placement for one in found.elsewhen if one.before}
    people: dict[tuple[str, str], list[int]] = defaultdict(list)
    for placement, row in first.items():
        if placement not in earlier:
            for part in _parts_of(row, found):
                people[part].append(row.resident)
    for (dimension, code), placed in people.items():
        counts[Key(Measure.PLACEMENTS, dimension, code)] += len(placed)
        counts[Key(Measure.PLACED, dimension, code)] += len(set(placed))


def _parts_of(row: Row, found: Attended) -> list[tuple[str, str]]:
    work = found.works[row.activity]
    parts: list[tuple[str, str]] = [(Dimension.PURPOSE, work.purpose)]
    if work.purpose in found.rule.purposes:
        parts += [*found.people[row.resident].parts(row.first.year), *work.parts]
    return parts


def _add_stayed(counts: Counts, found: Attended) -> None:
    """Whose first and third times fall in the period; and of the third, whether there was a fourth."""
    here, before, after = found.times_here, found.times_before, found.times_after
    new = [one for one in here if before[one] < SETTLED_AFTER]
    for resident, day in _first_days(found, {one for one in new if not before[one]}).items():
        waited = (day - found.people[resident].registered_on).days
        counts[Key(Measure.DAYS_TO_FIRST, "", str(max(waited, 0)))] += 1
    for one in new:
        all_times = before[one] + here[one]
        counts[Key(Measure.THIRD)] += all_times >= SETTLED_AFTER
        counts[Key(Measure.WENT_ON)] += all_times > SETTLED_AFTER or (
            all_times == SETTLED_AFTER and after[one] > 0
        )


def _first_days(found: Attended, residents: set[int]) -> dict[int, date]:
    """Of each, within the period."""
    days: dict[int, date] = {}
    for row in found.counted:
        if row.resident in residents:
            days[row.resident] = min(row.first, days.get(row.resident, row.first))
    return days
