"""The declaration, case by case: who is it, what is on paper, on which day, and may they come?

To be read by a coordinator. UWV's rule in short: the organisation needs a declaration for the kind of work;
people may start from the receipt; refused is stop at once; a declaration lasts three years.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from aandeslag.vocabulary import LegalStatus
from activities.rules import DatedDeclaration, DatedRule, declaration_allows, needs_declaration
from matching.findings import Obstacle
from matching.rules import OF_THE_DECLARATION, weigh
from tests.matching.people import opening, person

TODAY = date(2026, 12, 1)
DAY, WEEK = timedelta(days=1), timedelta(weeks=1)
ASKED_ON = date(2026, 1, 5)

ASKED = DatedDeclaration(asked_on=ASKED_ON)
RECEIVED_TODAY = DatedDeclaration(asked_on=ASKED_ON, received_on=TODAY)
GRANTED = DatedDeclaration(asked_on=ASKED_ON, granted_on=ASKED_ON, valid_until=date(2029, 1, 4))
EXPIRED_YESTERDAY = DatedDeclaration(asked_on=ASKED_ON, granted_on=ASKED_ON, valid_until=TODAY - DAY)
REFUSED = DatedDeclaration(asked_on=ASKED_ON, refused_on=date(2026, 2, 1))
RENEWAL_RECEIVED = DatedDeclaration(asked_on=TODAY - WEEK, received_on=TODAY - DAY)
RENEWAL_ASKED = DatedDeclaration(asked_on=TODAY - DAY)
ENDS_TOMORROW = DatedDeclaration(asked_on=ASKED_ON, granted_on=ASKED_ON, valid_until=TODAY + DAY)


def rule(status: str, *, needs: bool, first: date | None = None, last: date | None = None) -> DatedRule:
    return DatedRule(status, needs, first, last, source="UWV", checked_on=date(2026, 11, 23))


LAST_MONTH = date(2026, 11, 1)
RULES = [
    rule(LegalStatus.IN_PROCEDURE, needs=True),
    rule(LegalStatus.STATUS_HOLDER, needs=False),
    # Until last month displaced people needed one; then the rule changed.
    rule(LegalStatus.DISPLACED, needs=True, last=LAST_MONTH - DAY),
    rule(LegalStatus.DISPLACED, needs=False, first=LAST_MONTH),
    rule(LegalStatus.UNKNOWN, needs=True),
]
MISSING, RECEIPT, REFUSAL, EXPIRED = (
    Obstacle.DECLARATION_MISSING,
    Obstacle.DECLARATION_ASKED,
    Obstacle.DECLARATION_REFUSED,
    Obstacle.DECLARATION_EXPIRED,
)


@dataclass(frozen=True)
class Case:
    """`paper`: all declarations for the kind of work that this activity is."""

    what: str
    who: str
    paper: tuple[DatedDeclaration, ...]
    stands_in_the_way: Obstacle | None
    on: date = TODAY
    is_volunteering: bool = True
    mediation_stopped: bool = False


ASYLUM, STATUS, DISPLACED, UNKNOWN = LegalStatus
CASES = [
    Case("asylum seeker, granted for the same work", ASYLUM, (GRANTED,), None),
    Case("asylum seeker, granted for other work only", ASYLUM, (), MISSING),
    Case("asylum seeker, asked, no receipt yet", ASYLUM, (ASKED,), RECEIPT),
    Case("asylum seeker, receipt in today", ASYLUM, (RECEIVED_TODAY,), None),
    Case("asylum seeker, receipt in tomorrow", ASYLUM, (RECEIVED_TODAY,), RECEIPT, on=TODAY - DAY),
    Case("asylum seeker, expired yesterday", ASYLUM, (EXPIRED_YESTERDAY,), EXPIRED),
    Case("expired yesterday, renewal only asked", ASYLUM, (EXPIRED_YESTERDAY, RENEWAL_ASKED), RECEIPT),
    Case("expired yesterday, receipt of the renewal in", ASYLUM, (EXPIRED_YESTERDAY, RENEWAL_RECEIVED), None),
    Case("asylum seeker, refused", ASYLUM, (REFUSED,), REFUSAL),
    Case("asylum seeker, refused, while the old one still ran", ASYLUM, (GRANTED, REFUSED), REFUSAL),
    Case("status holder, nothing on paper", STATUS, (), None),
    Case("status holder, refused", STATUS, (REFUSED,), None),
    Case("displaced person, before the rule changed", DISPLACED, (), MISSING, on=LAST_MONTH - DAY),
    Case("displaced person, after the rule changed last month", DISPLACED, (), None),
    Case("status unknown counts as needing one", UNKNOWN, (), MISSING),
    Case("status unknown, granted", UNKNOWN, (GRANTED,), None),
    Case(
        "mediation stopped: the paper makes no difference", ASYLUM, (GRANTED,), None, mediation_stopped=True
    ),
    Case("a one-off job is work like any other", ASYLUM, (), MISSING),
    Case("sport or meeting people is no volunteering", ASYLUM, (), None, is_volunteering=False),
    Case("weekly, the time before the last day", ASYLUM, (ENDS_TOMORROW,), None, on=TODAY),
    Case("weekly, the time after the last day", ASYLUM, (ENDS_TOMORROW,), EXPIRED, on=TODAY + WEEK),
]


@pytest.mark.parametrize("case", CASES, ids=[case.what for case in CASES])
def test_may_they_come(case: Case) -> None:
    needing = {one for one in LegalStatus.values if needs_declaration(RULES, one, case.on)}
    date_of_it = opening(
        day=case.on,
        declaration=declaration_allows(case.paper, case.on),
        declaration_needed_by=frozenset(needing),
        is_volunteering=case.is_volunteering,
    )
    someone = person(legal_status=case.who, mediation_stopped=case.mediation_stopped)

    found = weigh(someone, date_of_it, case.on).obstacles

    of_paper = [one for one in found if one in OF_THE_DECLARATION]
    assert of_paper == ([] if case.stands_in_the_way is None else [case.stands_in_the_way])
    assert (Obstacle.MEDIATION_STOPPED in found) == case.mediation_stopped
