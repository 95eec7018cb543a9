"""What one person adds to the figures of a period: plain Python over their facts.

The database counts the same by itself (`counting`). Erasing someone puts this into the counters of every
period that is still open.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from matching.models import Placement
from reports.figures.counts import Counts, Dimension, Key, Measure, age_band

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from reports.counting_rules import CountingRule
    from reports.figures.facts import PersonFacts, Time, Work
    from reports.periods import Period

# Who came so often has stayed; the next time shows it.
SETTLED_AFTER: Final = 3


def contribution(facts: PersonFacts, period: Period, rule: CountingRule, today: date) -> Counts:
    """Everything that would be missing from the figures of this period without them."""
    counts = Counts()
    here = [one for one in facts.times if one.on in period]
    counted = [one for one in here if one.work.purpose in rule.purposes]
    _took_part(counts, facts, counted)
    _by_purpose(counts, here)
    _started(counts, facts, period, rule)
    _stayed(counts, facts, period, rule)
    _registered(counts, facts, period, rule)
    _ended(counts, facts, period, rule)
    _waited(counts, facts, period, rule, today)
    return +counts


def _parts(facts: PersonFacts, work: Work, year: int) -> Iterator[tuple[str, str]]:
    """In which part of each dimension something falls; not by purpose, which has lines of its own."""
    yield Dimension.ALL, ""
    yield Dimension.GENDER, facts.gender
    yield Dimension.AGE, age_band(year, facts.birth_year)
    yield Dimension.LEGAL_STATUS, facts.legal_status
    yield Dimension.CENTRE, facts.centre
    yield Dimension.MUNICIPALITY, facts.municipality
    yield Dimension.THEME, work.theme
    yield Dimension.KIND, work.kind


def _took_part(counts: Counts, facts: PersonFacts, times: list[Time]) -> None:
    for one in times:
        for dimension, code in _parts(facts, one.work, one.on.year):
            counts[Key(Measure.TIMES, dimension, code)] += 1
            counts[Key(Measure.PARTICIPANTS, dimension, code)] = 1
            counts[Key(Measure.MINUTES, dimension, code)] += one.minutes or 0
            counts[Key(Measure.UNTIMED, dimension, code)] += one.minutes is None
        counts[Key(Measure.ORGANISATION, "", str(one.work.organisation))] = 1
        counts[Key(Measure.ACTIVITY, "", str(one.work.activity))] = 1
    counts[Key(Measure.PAIRS)] = len({one.work.activity for one in times})


def _by_purpose(counts: Counts, times: list[Time]) -> None:
    for one in times:
        purpose = one.work.purpose
        counts[Key(Measure.TIMES, Dimension.PURPOSE, purpose)] += 1
        counts[Key(Measure.PARTICIPANTS, Dimension.PURPOSE, purpose)] = 1
        counts[Key(Measure.MINUTES, Dimension.PURPOSE, purpose)] += one.minutes or 0
        counts[Key(Measure.UNTIMED, Dimension.PURPOSE, purpose)] += one.minutes is None
        counts[Key(Measure.ORGANISATION, Dimension.PURPOSE, f"{purpose}/{one.work.organisation}")] = 1


def _started(counts: Counts, facts: PersonFacts, period: Period, rule: CountingRule) -> None:
    for first in _first_times(facts.times):
        if first.on not in period:
            continue
        purpose = Key(Measure.PLACEMENTS, Dimension.PURPOSE, first.work.purpose)
        counts[purpose] += 1
        counts[purpose._replace(measure=Measure.PLACED)] = 1
        if first.work.purpose in rule.purposes:
            for dimension, code in _parts(facts, first.work, first.on.year):
                counts[Key(Measure.PLACEMENTS, dimension, code)] += 1
                counts[Key(Measure.PLACED, dimension, code)] = 1


def _first_times(times: Iterable[Time]) -> list[Time]:
    """Of each placement."""
    first: dict[int, Time] = {}
    for one in times:
        before = first.get(one.placement)
        if before is None or one.on < before.on:
            first[one.placement] = one
    return list(first.values())


def _stayed(counts: Counts, facts: PersonFacts, period: Period, rule: CountingRule) -> None:
    days = sorted(one.on for one in facts.times if one.work.purpose in rule.purposes)
    if days and days[0] in period:
        waited = max((days[0] - facts.registered_on).days, 0)
        counts[Key(Measure.DAYS_TO_FIRST, "", str(waited))] = 1
    if len(days) >= SETTLED_AFTER and days[SETTLED_AFTER - 1] in period:
        counts[Key(Measure.THIRD)] = 1
        counts[Key(Measure.WENT_ON)] = int(len(days) > SETTLED_AFTER)


def _registered(counts: Counts, facts: PersonFacts, period: Period, rule: CountingRule) -> None:
    if facts.registered_on not in period:
        return
    times = sum(one.work.purpose in rule.purposes for one in facts.times)
    agreed = any(one.was_agreed and one.work.purpose in rule.purposes for one in facts.placements)
    counts[Key(Measure.REGISTRATIONS)] = 1
    counts[Key(Measure.NEW_PLACED)] = int(agreed)
    counts[Key(Measure.NEW_STARTED)] = int(times > 0)
    counts[Key(Measure.NEW_GOING)] = int(times > SETTLED_AFTER)


def _ended(counts: Counts, facts: PersonFacts, period: Period, rule: CountingRule) -> None:
    """Of what had started; entered by mistake is no ending."""
    started = {one.placement for one in facts.times}
    reasons = Counter(
        one.end_reason
        for one in facts.placements
        if one.key in started
        and one.ended_on is not None
        and one.ended_on in period
        and one.end_reason != Placement.EndReason.MISTAKE
        and one.work.purpose in rule.purposes
    )
    for reason, number in reasons.items():
        counts[Key(Measure.ENDED, "", reason)] = number


def _waited(counts: Counts, facts: PersonFacts, period: Period, rule: CountingRule, today: date) -> None:
    """On the last day of the period, or today where that is still to come."""
    day = min(period.last, today)
    since = [
        one.since
        for one in facts.waits
        if one.since <= day and (one.until is None or one.until > day) and one.purpose in rule.purposes
    ]
    if since and day in period:
        counts[Key(Measure.WAITING, "", str((day - min(since)).days))] = 1
