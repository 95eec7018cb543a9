"""The facts of the gate for many activities at once: few queries, and only of what was asked."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from aandeslag.as_text import NO_ROWS, as_text
from aandeslag.vocabulary import LegalStatus
from activities.declarations import (
    PAPER,
    RULE,
    DeclarationFacts,
    dated,
    declaration_facts,
    declaration_rules,
    facts_for_activities,
    papers_in,
)
from activities.models import DeclarationRule, KindOfWork, VolunteerDeclaration
from activities.reference import load_declaration_rules
from activities.rules import DatedDeclaration, Standing
from tests.activities.conftest import TODAY
from tests.factories import ActivityFactory, DeclarationFactory, KindOfWorkFactory

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

    from tests.activities.conftest import Garden

State = VolunteerDeclaration.State


def test_each_activity_has_the_paper_of_its_own_kind_of_work(garden: Garden, other_garden: Garden) -> None:
    without = ActivityFactory.create(organisation=garden.organisation, kind_of_work=None)
    refused = ActivityFactory.create(organisation=garden.organisation, kind_of_work__description="Koken")
    DeclarationFactory.create(kind_of_work=refused.kind_of_work, state=State.REFUSED, refused_on=TODAY)

    facts = facts_for_activities([garden.activity, without, refused])

    assert [facts.standing(one.kind_of_work_id, TODAY) for one in (garden.activity, without, refused)] == [
        Standing.GRANTED,
        Standing.NONE,
        Standing.REFUSED,
    ]
    assert facts.standing(garden.kind_of_work.pk, date(2029, 1, 1)) == Standing.EXPIRED
    assert set(facts.declarations) == {garden.kind_of_work.pk, refused.kind_of_work_id}


@pytest.mark.parametrize("count", [1, 50])
def test_one_query_however_many(
    garden: Garden, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    activities = ActivityFactory.create_batch(count, organisation__team=garden.team)
    for activity in activities:
        DeclarationFactory.create(kind_of_work=activity.kind_of_work)

    with django_assert_num_queries(1):
        facts = facts_for_activities(activities)
        standings = {facts.standing(one.kind_of_work_id, TODAY) for one in activities}

    assert standings == {Standing.GRANTED}


def test_who_needs_one_comes_from_the_loaded_rules(db: None) -> None:
    load_declaration_rules()

    facts = declaration_facts([])

    assert {status.value: facts.is_needed(status, TODAY) for status in LegalStatus} == {
        "in-procedure": True,
        "status-holder": False,
        "displaced": True,
        "unknown": True,
    }


def test_without_rules_everybody_needs_one(db: None) -> None:
    DeclarationRule.objects.all().delete()

    assert declaration_rules() == ()
    assert all(declaration_facts([]).is_needed(status, TODAY) for status in LegalStatus)


PAPERS: dict[str, dict[str, Any]] = {
    "asked": {"state": State.ASKED, "granted_on": None, "valid_until": None},
    "received": {"state": State.RECEIVED, "received_on": TODAY, "granted_on": None, "valid_until": None},
    "granted": {},
    "refused": {"state": State.REFUSED, "refused_on": TODAY, "granted_on": None, "valid_until": None},
    "asked today": {"state": State.ASKED, "asked_on": TODAY, "granted_on": None, "valid_until": None},
}


def test_read_from_one_text_they_are_those_of_the_rows(garden: Garden, other_garden: Garden) -> None:
    load_declaration_rules()
    for name, paper in PAPERS.items():
        work = KindOfWorkFactory.create(organisation=garden.organisation, description=name)
        DeclarationFactory.create(kind_of_work=work, **paper)
        # Of two that were asked for on one day the later one counts first.
        DeclarationFactory.create(kind_of_work=garden.kind_of_work, **paper)
    kinds = set(KindOfWork.objects.for_team(garden.team).values_list("pk", flat=True))

    [papers] = as_text(VolunteerDeclaration.objects.for_team(garden.team), PAPER)
    [rules] = as_text(DeclarationRule.objects.all(), RULE)
    read, known = papers_in(papers, rules), declaration_facts(kinds)

    assert (read.declarations, set(read.rules)) == (known.declarations, set(known.rules))
    assert (len(read.rules), len(known.declarations[garden.kind_of_work.pk])) == (4, 1 + len(PAPERS))


def test_of_no_rows_there_are_none() -> None:
    assert papers_in(NO_ROWS, NO_ROWS) == DeclarationFacts({}, ())


def test_dates_that_do_not_belong_to_the_state_count_for_nothing() -> None:
    asked = VolunteerDeclaration(
        state=State.ASKED, asked_on=TODAY, received_on=TODAY, valid_until=date(2030, 1, 1)
    )

    assert dated(asked) == DatedDeclaration(asked_on=TODAY)
