"""What counts for the programme, and which of the four numbers it shows: dated, so no series breaks silently.

A rule holds from its day on. Only volunteering counts; sport, meeting, language and work referral stand on
lines of their own. The national figure shows times, because the infosheet uses one number for both.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from activities.models import Activity
from reports.figures.counts import Measure
from reports.periods import BEGINNING

if TYPE_CHECKING:
    from datetime import date

    from reports.periods import Period

Purpose = Activity.Purpose


@dataclass(frozen=True)
class CountingRule:
    since: date
    purposes: frozenset[str]
    shown: Measure


RULES: Final = (CountingRule(BEGINNING, frozenset({Purpose.VOLUNTEERING.value}), Measure.TIMES),)


def rule_of(period: Period) -> CountingRule:
    """The rule that holds on the last day: a period is never counted by two."""
    return max((one for one in RULES if one.since <= period.last), key=lambda one: one.since)
