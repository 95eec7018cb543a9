"""Adds up who was there, over the parts of each dimension."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from reports.figures.contributing import SETTLED_AFTER
from reports.figures.counts import Counts, Dimension, Key, Measure

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from reports.figures.attended import Attended, Row

# How often, how many minutes, and how often nobody knows how long.
Sums = tuple[int, int, int]
ONE: Final[Sums] = (1, 0, 0)


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


def _by_part(found: Attended, amounts: Iterable[tuple[Row, Sums]]) -> _Amounts:
    """First per kind of person and per activity: there are far fewer of these than rows."""
    profiles, works, parts = _Amounts(), _Amounts(), _Amounts()
    for row, sums in amounts:
        works.add(row.activity, sums, (row.resident,))
        if found.counts(row.activity):
            profiles.add(found.people[row.resident].in_year(row.year), sums, (row.resident,))
    for profile in profiles.sums:
        profiles.spread(profile, profile.parts, parts)
    for activity in works.sums:
        work = found.works[activity]
        works.spread(activity, [(Dimension.PURPOSE, work.purpose)], parts)
        if found.counts(activity):
            works.spread(activity, work.parts, parts)
    return parts


def _add_amounts(counts: Counts, found: Attended) -> None:
    parts = _by_part(found, ((row, (row.times, row.minutes, row.untimed)) for row in found.rows))
    for (dimension, code), (times, minutes, untimed) in parts.sums.items():
        counts[Key(Measure.TIMES, dimension, code)] += times
        counts[Key(Measure.MINUTES, dimension, code)] += minutes
        counts[Key(Measure.UNTIMED, dimension, code)] += untimed
        counts[Key(Measure.PARTICIPANTS, dimension, code)] += len(parts.people[dimension, code])


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
    earlier = {one.placement for one in found.elsewhen if not one.is_after}
    started = [row for placement, row in first.items() if placement not in earlier]
    parts = _by_part(found, ((row, ONE) for row in started))
    for (dimension, code), (placements, _minutes, _untimed) in parts.sums.items():
        counts[Key(Measure.PLACEMENTS, dimension, code)] += placements
        counts[Key(Measure.PLACED, dimension, code)] += len(parts.people[dimension, code])


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
    days: dict[int, str] = {}
    for row in found.counted:
        if row.resident in residents:
            days[row.resident] = min(row.first, days.get(row.resident, row.first))
    return {resident: date.fromisoformat(day) for resident, day in days.items()}
