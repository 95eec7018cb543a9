"""What nobody can do beside what: two things at one time or of one activity, or what they do already.

Of an opening for every time all its dates in sight count. Whether two times overlap is said by
`Hours.overlaps`; here it is asked for all of them together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from matching.engine import RuleTable
from matching.engine.tables import kinds_of
from matching.findings import Obstacle

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, time

    from activities.models import Occurrence
    from matching.engine.arrays import Bools, Ints
    from matching.facts import Appointment, Candidate

RULES: Final = (Obstacle.PLACED_THEN.value, Obstacle.SIGNED_UP_ALREADY.value)


@dataclass(frozen=True)
class Times:
    """The dates of all openings in one row, in seconds of a day; those of an opening begin at `first`."""

    day: Ints
    starts: Ints
    ends: Ints
    first: Ints
    activity: Ints

    def overlapping(self, day: date, starts: time, ends: time | None) -> Bools:
        """For each opening whether one of its dates overlaps with this."""
        begins = _seconds(starts)
        found = _overlap((self.starts, self.ends), (begins, _end(begins, ends))) & (
            self.day == day.toordinal()
        )
        return self._any(found, axis=0)

    def clashes(self) -> Bools:
        """For each two openings whether nobody can do both."""
        mine = (self.starts[:, None], self.ends[:, None])
        found = _overlap(mine, (self.starts, self.ends)) & (self.day[:, None] == self.day)
        same_activity: Bools = self.activity[:, None] == self.activity
        return same_activity | self._any(self._any(found, axis=0), axis=1)

    def _any(self, found: Bools, axis: int) -> Bools:
        if not len(self.first):
            return found
        some: Bools = np.logical_or.reduceat(found, self.first, axis=axis)
        return some


def times_of(dates: Iterable[Sequence[Occurrence]]) -> Times:
    """Of each opening its dates, at least one."""
    groups = list(dates)
    flat = [one for some in groups for one in some]
    starts = [_seconds(one.starts) for one in flat]
    return Times(
        day=np.array([one.date.toordinal() for one in flat], np.int64),
        starts=np.array(starts, np.int64),
        ends=np.array([_end(begins, one.ends) for begins, one in zip(starts, flat, strict=True)], np.int64),
        first=np.cumsum([0, *map(len, groups[:-1])]) if groups else np.zeros(0, np.int64),
        activity=np.array([some[0].slot.activity_id for some in groups], np.int64),
    )


def beside_what_they_do(
    people: Sequence[Candidate], goes_to: Mapping[int, frozenset[int]], times: Times
) -> RuleTable:
    """Keeps everybody out of what overlaps with their appointments, and of activities they go to."""
    does = [(goes_to.get(one.key, frozenset()), frozenset(one.appointments)) for one in people]
    different, kind_of_person = kinds_of(does)
    known: dict[Appointment, Bools] = {}
    excludes = np.zeros((len(RULES), len(different), len(times.activity)), np.bool_)
    for row, (activities, appointments) in enumerate(different):
        for one in appointments:
            if one not in known:
                known[one] = times.overlapping(one.day, one.hours.starts, one.hours.ends)
            excludes[0, row] |= known[one]
        excludes[1, row] = np.isin(times.activity, list(activities))
    return RuleTable(RULES, kind_of_person, np.arange(len(times.activity)), excludes)


def _overlap(one: tuple[Ints, Ints], other: tuple[Ints | int, Ints | int]) -> Bools:
    """Either begins during the other."""
    starts, ends = one
    begins, stops = other
    found: Bools = ((starts <= begins) & (begins < ends)) | ((begins <= starts) & (starts < stops))
    return found


def _seconds(moment: time) -> int:
    return (moment.hour * 60 + moment.minute) * 60 + moment.second


def _end(starts: int, ends: time | None) -> int:
    """Of what has no end only the start counts."""
    return starts + 1 if ends is None else _seconds(ends)
