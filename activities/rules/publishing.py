"""What must be known before an activity may be shown, and what else is good to ask?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

VOLUNTEERING = "volunteering"
NO_COST = "no-cost"


class Missing(StrEnum):
    """Something without which nobody can be sent there; in the order of the form."""

    PURPOSE = "purpose"
    MEETING_POINT = "meeting-point"
    TIME = "time"
    PLACES = "places"
    LANGUAGE_NEED = "language-need"
    WITH_DUTCH_VOLUNTEERS = "with-dutch-volunteers"
    PHYSICAL_LOAD = "physical-load"
    MINIMUM_AGE = "minimum-age"
    CONDUCT_CERTIFICATE = "conduct-certificate"
    SITE_CONTACT = "site-contact"


class Question(StrEnum):
    """Something that helps to choose, and is shown as *still to ask*."""

    KIND_OF_WORK = "kind-of-work"
    END_TIME = "end-time"
    ADDRESS = "address"
    WOMEN_ONLY = "women-only"
    CHILDREN_WELCOME = "children-welcome"
    TO_BRING = "to-bring"
    ADDITIONAL = "additional"
    NON_PROFIT = "non-profit"
    INSURANCE = "insurance"
    TRAVEL_COST = "travel-cost"
    GROUP_SIZE = "group-size"


@dataclass(frozen=True)
class PublishingFacts:
    """What is known of an activity. None, an empty word and False for `has_…` mean: not known yet."""

    purpose: str = ""
    meeting_point: str = ""
    has_time: bool = False
    has_places: bool = False
    has_end_times: bool = False
    has_site_contact: bool = False
    has_kind_of_work: bool = False
    address: str = ""
    dutch_needed: str | None = None
    with_dutch_volunteers: bool | None = None
    physical_load: str | None = None
    minimum_age: int | None = None
    conduct_certificate: bool | None = None
    women_only: bool | None = None
    children_welcome: bool | None = None
    to_bring: str = ""
    is_additional: bool | None = None
    is_non_profit: bool | None = None
    is_insured: bool | None = None
    travel_paid_by: str | None = None
    has_travel_cost: bool = False
    group_size: int | None = None


def missing_before_publishing(facts: PublishingFacts) -> list[Missing]:
    """Name everything that is missing; an empty list means that it may be published."""
    known = {
        Missing.PURPOSE: bool(facts.purpose),
        Missing.MEETING_POINT: bool(facts.meeting_point),
        Missing.TIME: facts.has_time,
        Missing.PLACES: facts.has_places,
        Missing.LANGUAGE_NEED: facts.dutch_needed is not None,
        Missing.WITH_DUTCH_VOLUNTEERS: facts.with_dutch_volunteers is not None,
        Missing.PHYSICAL_LOAD: facts.physical_load is not None,
        Missing.MINIMUM_AGE: facts.minimum_age is not None,
        Missing.CONDUCT_CERTIFICATE: facts.conduct_certificate is not None,
        Missing.SITE_CONTACT: facts.has_site_contact,
    }
    return [missing for missing in Missing if not known[missing]]


def still_to_ask(facts: PublishingFacts) -> list[Question]:
    """Name what nobody has asked yet; none of it stands in the way of publishing."""
    known = {
        Question.KIND_OF_WORK: facts.has_kind_of_work or facts.purpose != VOLUNTEERING,
        Question.END_TIME: facts.has_end_times or not facts.has_time,
        Question.ADDRESS: bool(facts.address),
        Question.WOMEN_ONLY: facts.women_only is not None,
        Question.CHILDREN_WELCOME: facts.children_welcome is not None,
        Question.TO_BRING: bool(facts.to_bring),
        Question.ADDITIONAL: facts.is_additional is not None or facts.purpose != VOLUNTEERING,
        Question.NON_PROFIT: facts.is_non_profit is not None,
        Question.INSURANCE: facts.is_insured is not None,
        Question.TRAVEL_COST: _is_travel_cost_known(facts),
        Question.GROUP_SIZE: facts.group_size is not None,
    }
    return [question for question in Question if not known[question]]


def _is_travel_cost_known(facts: PublishingFacts) -> bool:
    """What it costs and who pays are two answers, except where there is no cost."""
    return facts.travel_paid_by == NO_COST or (facts.travel_paid_by is not None and facts.has_travel_cost)
