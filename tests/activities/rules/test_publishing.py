"""What is missing before publishing, and what is still to ask: everything at once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aandeslag.vocabulary import LanguageLevel, PhysicalLoad
from activities.models import Activity
from activities.rules import (
    Missing,
    PublishingFacts,
    Question,
    missing_before_publishing,
    still_to_ask,
)
from activities.rules.publishing import NO_COST, VOLUNTEERING

COMPLETE = PublishingFacts(
    purpose="volunteering",
    meeting_point="Poort van het azc",
    has_time=True,
    has_places=True,
    has_end_times=True,
    has_site_contact=True,
    has_kind_of_work=True,
    address="Lindelaan 12",
    dutch_needed=LanguageLevel.NONE,
    with_dutch_volunteers=False,
    physical_load=PhysicalLoad.LIGHT,
    minimum_age=0,
    conduct_certificate=False,
    women_only=False,
    children_welcome=False,
    to_bring="niets",
    is_additional=False,
    is_non_profit=False,
    is_insured=False,
    travel_paid_by="no-cost",
    group_size=4,
)


def test_of_nothing_known_everything_is_named() -> None:
    assert missing_before_publishing(PublishingFacts()) == list(Missing)


def test_a_no_a_zero_and_none_are_answers() -> None:
    assert missing_before_publishing(COMPLETE) == []
    assert still_to_ask(COMPLETE) == []


@pytest.mark.parametrize(
    ("change", "missing"),
    [
        ({"purpose": ""}, [Missing.PURPOSE]),
        ({"meeting_point": ""}, [Missing.MEETING_POINT]),
        ({"has_places": False}, [Missing.PLACES]),
        ({"has_time": False}, [Missing.TIME]),
        ({"dutch_needed": None}, [Missing.LANGUAGE_NEED]),
        ({"with_dutch_volunteers": None}, [Missing.WITH_DUTCH_VOLUNTEERS]),
        ({"physical_load": None}, [Missing.PHYSICAL_LOAD]),
        ({"minimum_age": None}, [Missing.MINIMUM_AGE]),
        ({"conduct_certificate": None}, [Missing.CONDUCT_CERTIFICATE]),
        ({"has_site_contact": False}, [Missing.SITE_CONTACT]),
    ],
)
def test_each_thing_is_missed_by_itself(change: dict[str, object], missing: list[Missing]) -> None:
    assert missing_before_publishing(replace(COMPLETE, **change)) == missing  # type: ignore[arg-type]  # one field


@pytest.mark.parametrize(
    ("change", "questions"),
    [
        ({"has_kind_of_work": False}, [Question.KIND_OF_WORK]),
        ({"has_kind_of_work": False, "purpose": "sport"}, []),
        ({"has_end_times": False}, [Question.END_TIME]),
        ({"has_end_times": False, "has_time": False}, []),
        ({"address": ""}, [Question.ADDRESS]),
        ({"women_only": None, "children_welcome": None}, [Question.WOMEN_ONLY, Question.CHILDREN_WELCOME]),
        ({"to_bring": ""}, [Question.TO_BRING]),
        ({"is_additional": None}, [Question.ADDITIONAL]),
        ({"is_additional": None, "purpose": "sport"}, []),
        ({"is_non_profit": None}, [Question.NON_PROFIT]),
        ({"is_insured": None}, [Question.INSURANCE]),
        ({"travel_paid_by": None, "group_size": None}, [Question.TRAVEL_COST, Question.GROUP_SIZE]),
        ({"travel_paid_by": "team"}, [Question.TRAVEL_COST]),
        ({"travel_paid_by": "team", "has_travel_cost": True}, []),
        ({"travel_paid_by": None, "has_travel_cost": True}, [Question.TRAVEL_COST]),
    ],
)
def test_still_to_ask(change: dict[str, object], questions: list[Question]) -> None:
    assert still_to_ask(replace(COMPLETE, **change)) == questions  # type: ignore[arg-type]  # one or two fields


def test_the_purpose_is_that_of_the_model() -> None:
    assert Activity.Purpose.VOLUNTEERING == VOLUNTEERING
    assert Activity.TravelPaidBy.NO_COST == NO_COST
