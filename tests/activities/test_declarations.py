"""The facts of the gate for many activities at once: few queries, and only of what was asked."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from aandeslag.vocabulary import LegalStatus
from activities.declarations import dated, declaration_facts, declaration_rules, facts_for_activities
from activities.models import DeclarationRule, VolunteerDeclaration
from activities.reference import load_declaration_rules
from activities.rules import DatedDeclaration, Standing
from tests.activities.conftest import TODAY
from tests.factories import ActivityFactory, DeclarationFactory

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


def test_dates_that_do_not_belong_to_the_state_count_for_nothing() -> None:
    asked = VolunteerDeclaration(
        state=State.ASKED, asked_on=TODAY, received_on=TODAY, valid_until=date(2030, 1, 1)
    )

    assert dated(asked) == DatedDeclaration(asked_on=TODAY)
