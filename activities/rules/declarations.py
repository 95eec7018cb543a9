"""May someone who needs a volunteer declaration start at this kind of work on this day?

The rule in short, for one kind of work at one organisation:

- From the day on which UWV's receipt is in, people may start; an application alone is not enough.
- Granted holds up to and including its last day (three years, unless the decision says otherwise).
- A renewal counts from its receipt, also on top of a declaration that has meanwhile expired.
- Refused means: stop at once. It undoes what was granted or received earlier for the same work.
  An objection is not an application: while it runs nothing is allowed, and nothing is recorded as received.
  If UWV grants it after all, it counts from the day of that decision.
- A *new* application, asked after the refusal, starts again: its receipt counts. One that was already
  under way when the refusal came has been answered by it.

Where the facts leave a doubt the answer is no: the organisation is the one that gets the fine.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from aandeslag.vocabulary import LegalStatus

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

USUAL_YEARS: Final = 3


class Standing(StrEnum):
    """How the paper stands on a day."""

    NONE = "none"
    ASKED = "asked"
    RECEIVED = "received"
    GRANTED = "granted"
    EXPIRED = "expired"
    REFUSED = "refused"

    @property
    def allows(self) -> bool:
        """Whether people who need a declaration may take part."""
        return self in {Standing.RECEIVED, Standing.GRANTED}


@dataclass(frozen=True)
class DatedDeclaration:
    """One application and what became of it; None is *did not happen, or the date is not known*.

    `valid_until` is filled once it was granted; its `granted_on` may be unknown.
    """

    asked_on: date | None = None
    received_on: date | None = None
    granted_on: date | None = None
    valid_until: date | None = None
    refused_on: date | None = None


@dataclass(frozen=True)
class DatedRule:
    """Whether a legal status needs a declaration, from when until when, and where that is written."""

    legal_status: str
    needs_declaration: bool
    valid_from: date | None
    valid_until: date | None
    source: str
    checked_on: date

    def holds_on(self, day: date) -> bool:
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_until is None or day <= self.valid_until)


def needs_declaration(rules: Collection[DatedRule], legal_status: str, day: date) -> bool:
    """Ask the rules of that day. A status that is unknown, or without a rule, counts as yes."""
    if legal_status == LegalStatus.UNKNOWN:
        return True
    answers = [
        rule.needs_declaration for rule in rules if rule.legal_status == legal_status and rule.holds_on(day)
    ]
    return any(answers) or not answers


def declaration_allows(declarations: Collection[DatedDeclaration], day: date) -> Standing:
    """Weigh all declarations for one kind of work together; `.allows` says yes or no."""
    refused_on = max(filter(None, (_refusal(one, day) for one in declarations)), default=date.min)
    granted = [one for one in declarations if _granted_after(one, refused_on, day)]
    if any(one.valid_until is not None and one.valid_until >= day for one in granted):
        return Standing.GRANTED
    decided_on = max([refused_on, *(_decision(one) for one in granted)])
    open_ones = [one for one in declarations if _is_open_since(one, decided_on, day)]
    if any(_is_past(one.received_on, day) for one in open_ones):
        return Standing.RECEIVED
    if open_ones:
        return Standing.ASKED
    if refused_on != date.min:
        return Standing.REFUSED
    return Standing.EXPIRED if granted else Standing.NONE


def usual_end(granted_on: date) -> date:
    """Give the last day of the usual three years."""
    try:
        anniversary = granted_on.replace(year=granted_on.year + USUAL_YEARS)
    except ValueError:  # granted on 29 February
        anniversary = date(granted_on.year + USUAL_YEARS, 3, 1)
    return anniversary - timedelta(days=1)


def dates_in_order(one: DatedDeclaration) -> bool:
    """Check that nothing is dated before what it follows; dates that are not known are passed over."""
    steps = [one.asked_on, one.received_on, one.granted_on, one.valid_until]
    until_refused = [one.asked_on, one.received_on, one.refused_on]
    return all(_rises(filter(None, dates)) for dates in (steps, until_refused))


def _rises(dates: Iterable[date]) -> bool:
    return all(before <= after for before, after in pairwise(dates))


def _is_past(moment: date | None, day: date) -> bool:
    return moment is not None and moment <= day


def _refusal(one: DatedDeclaration, day: date) -> date | None:
    return one.refused_on if _is_past(one.refused_on, day) else None


def _decision(one: DatedDeclaration) -> date:
    """When it was granted; where that is unknown, the last that is known to have come before."""
    return one.granted_on or one.received_on or one.asked_on or date.min


def _is_granted(one: DatedDeclaration, day: date) -> bool:
    return one.valid_until is not None and _decision(one) <= day


def _granted_after(one: DatedDeclaration, refused_on: date, day: date) -> bool:
    """A grant of before a refusal is worth nothing any more."""
    return _is_granted(one, day) and (refused_on == date.min or _decision(one) > refused_on)


def _is_open_since(one: DatedDeclaration, decided_on: date, day: date) -> bool:
    """Not decided itself, and not already answered by the decision on another application."""
    if _is_granted(one, day) or _is_past(one.refused_on, day):
        return False
    applied_on = one.asked_on or one.received_on
    if applied_on is None:
        return decided_on == date.min
    return applied_on <= day and applied_on > decided_on
