"""The declaration gate as a table: what is on paper, on which day, and may someone who needs it start?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aandeslag.vocabulary import LegalStatus
from activities.models import VolunteerDeclaration
from activities.rules import (
    DatedDeclaration,
    DatedRule,
    Standing,
    dates_in_order,
    declaration_allows,
    needs_declaration,
    usual_end,
)

JAN, FEB, MAR, APR, MAY, JUN = (date(2026, month, 1) for month in range(1, 7))
DAY = timedelta(days=1)

ASKED = DatedDeclaration(asked_on=JAN)
RECEIVED = DatedDeclaration(asked_on=JAN, received_on=FEB)
GRANTED = DatedDeclaration(asked_on=JAN, received_on=FEB, granted_on=MAR, valid_until=MAY)
REFUSED = DatedDeclaration(asked_on=JAN, received_on=FEB, refused_on=MAR)
WITHDRAWN = replace(GRANTED, refused_on=APR)
OBJECTION_UPHELD = replace(REFUSED, granted_on=APR, valid_until=date(2029, 3, 31))
DATE_OF_GRANT_UNKNOWN = DatedDeclaration(valid_until=MAY)

# what is on paper, the day, how it stands, may they start
TABLE = [
    ("nothing was ever asked", [], JUN, Standing.NONE, False),
    ("asked tomorrow", [ASKED], JAN - DAY, Standing.NONE, False),
    ("asked today", [ASKED], JAN, Standing.ASKED, False),
    ("asked, date not known", [DatedDeclaration()], JAN, Standing.ASKED, False),
    ("the day before the receipt", [RECEIVED], FEB - DAY, Standing.ASKED, False),
    ("receipt in today", [RECEIVED], FEB, Standing.RECEIVED, True),
    ("receipt in, no decision for months", [RECEIVED], JUN, Standing.RECEIVED, True),
    ("the day of the grant", [GRANTED], MAR, Standing.GRANTED, True),
    ("the last day", [GRANTED], MAY, Standing.GRANTED, True),
    ("expired yesterday", [GRANTED], MAY + DAY, Standing.EXPIRED, False),
    ("granted, since when is not known", [DATE_OF_GRANT_UNKNOWN], JAN, Standing.GRANTED, True),
    ("the same, expired", [DATE_OF_GRANT_UNKNOWN], JUN, Standing.EXPIRED, False),
    ("the day before the refusal", [REFUSED], MAR - DAY, Standing.RECEIVED, True),
    ("refused today: stop at once", [REFUSED], MAR, Standing.REFUSED, False),
    ("withdrawn after it was granted", [WITHDRAWN], APR, Standing.REFUSED, False),
    ("while an objection runs", [OBJECTION_UPHELD], APR - DAY, Standing.REFUSED, False),
    ("the objection was upheld", [OBJECTION_UPHELD], APR, Standing.GRANTED, True),
    (
        "renewal asked, the old one expired",
        [GRANTED, DatedDeclaration(asked_on=APR)],
        JUN,
        Standing.ASKED,
        False,
    ),
    (
        "renewal with receipt, on top of an expired one",
        [GRANTED, DatedDeclaration(asked_on=APR, received_on=APR)],
        JUN,
        Standing.RECEIVED,
        True,
    ),
    (
        "renewal with receipt, the old one still holds",
        [GRANTED, DatedDeclaration(asked_on=APR, received_on=APR)],
        APR,
        Standing.GRANTED,
        True,
    ),
    (
        "renewal refused: the old one is worth nothing either",
        [GRANTED, DatedDeclaration(asked_on=MAR, received_on=MAR, refused_on=APR)],
        APR,
        Standing.REFUSED,
        False,
    ),
    (
        "new application after the refusal, no receipt yet",
        [REFUSED, DatedDeclaration(asked_on=APR)],
        JUN,
        Standing.ASKED,
        False,
    ),
    (
        "new application after the refusal, with receipt",
        [REFUSED, DatedDeclaration(asked_on=APR, received_on=MAY)],
        JUN,
        Standing.RECEIVED,
        True,
    ),
    (
        "an application already under way when the refusal came",
        [REFUSED, DatedDeclaration(asked_on=FEB, received_on=APR)],
        JUN,
        Standing.REFUSED,
        False,
    ),
    (
        "a forgotten application next to one that was granted and expired",
        [GRANTED, DatedDeclaration(asked_on=JAN, received_on=FEB)],
        JUN,
        Standing.EXPIRED,
        False,
    ),
]


@pytest.mark.parametrize(
    ("declarations", "day", "standing", "may_start"),
    [row[1:] for row in TABLE],
    ids=[row[0] for row in TABLE],
)
def test_declaration_allows(
    declarations: list[DatedDeclaration], day: date, standing: Standing, *, may_start: bool
) -> None:
    found = declaration_allows(declarations, day)

    assert (found, found.allows) == (standing, may_start)


def test_a_declaration_may_expire_between_two_weekly_dates() -> None:
    dates = [MAY - 7 * DAY, MAY, MAY + 7 * DAY]

    assert [declaration_allows([GRANTED], day).allows for day in dates] == [True, True, False]


days = st.dates(date(2025, 1, 1), date(2027, 12, 31))
applications = st.builds(
    DatedDeclaration,
    asked_on=st.none() | days,
    received_on=st.none() | days,
    granted_on=st.none() | days,
    valid_until=st.none() | days,
    refused_on=st.none() | days,
)


@given(st.lists(applications, max_size=4), days)
def test_the_order_of_the_papers_makes_no_difference(papers: list[DatedDeclaration], day: date) -> None:
    assert declaration_allows(papers, day) == declaration_allows(papers[::-1], day)


@given(st.lists(applications, max_size=4), days)
def test_nobody_starts_on_the_day_of_a_refusal(papers: list[DatedDeclaration], day: date) -> None:
    refused = DatedDeclaration(asked_on=day, received_on=day, refused_on=day)

    assert not declaration_allows([*papers, refused], day).allows


@given(st.lists(applications, max_size=4), days)
def test_without_receipt_or_grant_nobody_starts(papers: list[DatedDeclaration], day: date) -> None:
    only_asked = [replace(one, received_on=None, valid_until=None) for one in papers]

    assert not declaration_allows(only_asked, day).allows


def rule(status: str, *, needed: bool, since: date | None = None, until: date | None = None) -> DatedRule:
    return DatedRule(status, needed, since, until, source="UWV", checked_on=JAN)


RULES = [
    rule(LegalStatus.IN_PROCEDURE, needed=True, until=APR - DAY),
    rule(LegalStatus.IN_PROCEDURE, needed=False, since=APR),
    rule(LegalStatus.STATUS_HOLDER, needed=False),
    rule(LegalStatus.UNKNOWN, needed=False),
]

NEEDED = [
    ("asylum seeker, before the rule changed", LegalStatus.IN_PROCEDURE, APR - DAY, True),
    ("asylum seeker, on the day the rule changed", LegalStatus.IN_PROCEDURE, APR, False),
    ("status holder", LegalStatus.STATUS_HOLDER, JUN, False),
    ("displaced person, no rule written down", LegalStatus.DISPLACED, JUN, True),
    ("status unknown, whatever the rules say", LegalStatus.UNKNOWN, JUN, True),
]


@pytest.mark.parametrize(
    ("status", "day", "needed"), [row[1:] for row in NEEDED], ids=[row[0] for row in NEEDED]
)
def test_needs_declaration(status: str, day: date, *, needed: bool) -> None:
    assert needs_declaration(RULES, status, day) is needed


def test_two_rules_that_contradict_each_other_count_as_needed() -> None:
    both = [rule(LegalStatus.DISPLACED, needed=False), rule(LegalStatus.DISPLACED, needed=True)]

    assert needs_declaration(both, LegalStatus.DISPLACED, JUN) is True


@pytest.mark.parametrize(
    ("granted_on", "last_day"),
    [
        (date(2026, 1, 1), date(2028, 12, 31)),
        (date(2026, 11, 23), date(2029, 11, 22)),
        (date(2028, 2, 29), date(2031, 2, 28)),
    ],
)
def test_it_is_granted_for_three_years(granted_on: date, last_day: date) -> None:
    assert usual_end(granted_on) == last_day


@pytest.mark.parametrize(
    ("declaration", "in_order"),
    [
        (GRANTED, True),
        (OBJECTION_UPHELD, True),
        (DatedDeclaration(), True),
        (DatedDeclaration(asked_on=FEB, received_on=JAN), False),
        (DatedDeclaration(asked_on=FEB, valid_until=JAN), False),
        (DatedDeclaration(received_on=FEB, refused_on=JAN), False),
    ],
)
def test_dates_in_order(declaration: DatedDeclaration, *, in_order: bool) -> None:
    assert dates_in_order(declaration) is in_order


def test_the_states_are_those_of_the_model() -> None:
    assert {state.value for state in Standing} - {"none", "expired"} == set(VolunteerDeclaration.State.values)
