"""Adds up who was there, over the parts of each dimension."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from matching.models import Placement
from reports.figures.arrays import Column, different, summed
from reports.figures.attended import NOT_ENDED, day_number
from reports.figures.contributing import SETTLED_AFTER
from reports.figures.counts import AGE_LIMITS, AGES, UNKNOWN, Counts, Dimension, Key, Measure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.figures.arrays import Ints
    from reports.figures.attended import Attended, Rows


def add_attended(counts: Counts, found: Attended) -> None:
    """All that is counted of times and placements."""
    rows = found.rows
    for dimension, column, which in _divided(found, rows):
        _add_amounts(counts, found, dimension, column, which)
    started = _started(found)
    for dimension, column, which in _divided(found, started):
        _add_started(counts, found, dimension, column, which)
    _add_sets(counts, found)
    _add_stayed(counts, found)
    _add_registered(counts, found)
    _add_ended(counts, found)


def _divided(found: Attended, rows: Rows) -> Iterator[tuple[str, Column, Rows]]:
    """Rows by the parts of each dimension; by purpose all, by the others what counts for the programme."""
    activity = found.placements.activity[rows.placement]
    yield Dimension.PURPOSE, found.works.purpose.at(activity), rows
    is_counted = found.counts[rows.placement]
    counted, activity = rows.of(is_counted), activity[is_counted]
    resident = found.placements.resident[counted.placement]
    yield Dimension.ALL, Column([""], np.zeros_like(resident)), counted
    yield Dimension.GENDER, found.people.gender.at(resident), counted
    yield Dimension.AGE, _ages(counted.year, found.people.birth_year[resident]), counted
    yield Dimension.LEGAL_STATUS, found.people.legal_status.at(resident), counted
    yield Dimension.CENTRE, found.people.centre.at(resident), counted
    yield Dimension.MUNICIPALITY, found.people.municipality.at(resident), counted
    yield Dimension.THEME, found.works.theme.at(activity), counted
    yield Dimension.KIND, found.works.kind.at(activity), counted


def _ages(year: Ints, birth_year: Ints) -> Column:
    """By the lowest possible age in the year of taking part, as `age_band` says it of one person."""
    bands = np.searchsorted(AGE_LIMITS, year - birth_year - 1, side="right")
    return Column((*AGES, UNKNOWN), np.where(birth_year == 0, len(AGES), bands))


def _add(counts: Counts, measure: Measure, dimension: str, column: Column, amounts: Ints) -> None:
    for word, amount in zip(column.words, amounts.tolist(), strict=True):
        counts[Key(measure, dimension, word)] += amount


def _add_amounts(counts: Counts, found: Attended, dimension: str, column: Column, rows: Rows) -> None:
    codes, number = column.codes, len(column.words)
    people = different(codes, number, found.placements.resident[rows.placement])
    _add(counts, Measure.TIMES, dimension, column, summed(codes, number, rows.times))
    _add(counts, Measure.MINUTES, dimension, column, summed(codes, number, rows.minutes))
    _add(counts, Measure.UNTIMED, dimension, column, summed(codes, number, rows.untimed))
    _add(counts, Measure.PARTICIPANTS, dimension, column, people)


def _started(found: Attended) -> Rows:
    """Of placements whose very first time falls in the period, the row of that time."""
    rows = found.rows
    is_first = np.diff(rows.placement, prepend=-1) > 0
    return rows.of(is_first & (found.before[rows.placement] == 0))


def _add_started(counts: Counts, found: Attended, dimension: str, column: Column, rows: Rows) -> None:
    codes, number = column.codes, len(column.words)
    people = different(codes, number, found.placements.resident[rows.placement])
    _add(counts, Measure.PLACEMENTS, dimension, column, summed(codes, number))
    _add(counts, Measure.PLACED, dimension, column, people)


def _add_sets(counts: Counts, found: Attended) -> None:
    works, placement = found.works, found.rows.placement
    activity = found.placements.activity[placement]
    for place in np.unique(activity).tolist():
        purpose, organisation = works.purpose.words[works.purpose.codes[place]], works.organisation[place]
        counts[Key(Measure.ORGANISATION, Dimension.PURPOSE, f"{purpose}/{organisation}")] = 1
        if works.counts[place]:
            counts[Key(Measure.ACTIVITY, "", str(works.keys[place]))] = 1
            counts[Key(Measure.ORGANISATION, "", str(organisation))] = 1
    counted = placement[found.counts[placement]]
    nothing = np.zeros_like(counted)
    pairs = found.placements.resident[counted] * len(works.keys) + found.placements.activity[counted]
    counts[Key(Measure.PAIRS)] += int(different(nothing, 1, pairs)[0])


def _add_stayed(counts: Counts, found: Attended) -> None:
    """Whose first and third times fall in the period; and of the third, whether there was a fourth."""
    here, before, after = map(found.by_resident, (found.here, found.before, found.after))
    is_new = (here > 0) & (before < SETTLED_AFTER)
    is_first = is_new & (before == 0)
    waited = _first_days(found)[is_first] - found.people.registered[is_first]
    for days in waited.tolist():
        counts[Key(Measure.DAYS_TO_FIRST, "", str(max(days, 0)))] += 1
    so_far = here + before
    is_third = is_new & (so_far >= SETTLED_AFTER)
    counts[Key(Measure.THIRD)] += int(is_third.sum())
    counts[Key(Measure.WENT_ON)] += int((is_third & (so_far + after > SETTLED_AFTER)).sum())


def _first_days(found: Attended) -> Ints:
    """Of each resident, within the period."""
    rows = found.rows.of(found.counts[found.rows.placement])
    first = np.full(len(found.people.keys), np.iinfo(np.int64).max)
    np.minimum.at(first, found.placements.resident[rows.placement], rows.first)
    return first


def _add_registered(counts: Counts, found: Attended) -> None:
    registered = found.people.registered
    is_new = (registered >= day_number(found.period.first)) & (registered <= day_number(found.period.last))
    times = found.by_resident(found.here + found.before + found.after)
    placed = found.placements.resident[found.placements.was_agreed & found.counts]
    is_placed = summed(placed, len(registered)) > 0
    counts[Key(Measure.REGISTRATIONS)] += int(is_new.sum())
    counts[Key(Measure.NEW_PLACED)] += int((is_new & is_placed).sum())
    counts[Key(Measure.NEW_STARTED)] += int((is_new & (times > 0)).sum())
    counts[Key(Measure.NEW_GOING)] += int((is_new & (times > SETTLED_AFTER)).sum())


def _add_ended(counts: Counts, found: Attended) -> None:
    """Of what had started; entered by mistake is no ending."""
    started = (found.here + found.before + found.after) > 0
    ended = found.placements.ended.at(started & found.counts)
    for reason, number in zip(ended.words, summed(ended.codes, len(ended.words)).tolist(), strict=True):
        if reason not in (NOT_ENDED, Placement.EndReason.MISTAKE):
            counts[Key(Measure.ENDED, "", reason)] += number
