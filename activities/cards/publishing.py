"""What is missing before publishing and what is still to ask, each with the place where it is filled in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.urls import reverse

from activities import wording
from activities.profiles import publishing_facts, running_slots
from activities.rules import Missing, Question, missing_before_publishing, still_to_ask

if TYPE_CHECKING:
    from datetime import date

    from django_stubs_ext import StrOrPromise

    from activities.models import Activity

# Where on the form of the activity; what is not here belongs to its fixed moments.
FIELDS: Final[dict[Missing | Question, str]] = {
    Missing.PURPOSE: "purpose",
    Missing.MEETING_POINT: "meeting_point",
    Missing.LANGUAGE_NEED: "dutch_needed",
    Missing.WITH_DUTCH_VOLUNTEERS: "with_dutch_volunteers",
    Missing.PHYSICAL_LOAD: "physical_load",
    Missing.MINIMUM_AGE: "minimum_age",
    Missing.CONDUCT_CERTIFICATE: "conduct_certificate",
    Missing.SITE_CONTACT: "site_contact",
    Question.KIND_OF_WORK: "kind_of_work",
    Question.ADDRESS: "address",
    Question.WOMEN_ONLY: "women_only",
    Question.CHILDREN_WELCOME: "children_welcome",
    Question.TO_BRING: "to_bring",
    Question.ADDITIONAL: "is_additional",
    Question.NON_PROFIT: "is_non_profit",
    Question.TRAVEL_COST: "travel_paid_by",
    Question.GROUP_SIZE: "group_size",
}


@dataclass(frozen=True)
class PublishingLine:
    words: StrOrPromise
    url: str


def missing_lines(activity: Activity, today: date) -> list[PublishingLine]:
    facts = publishing_facts(activity, running_slots(activity, today))
    return [_line(activity, one, wording.MISSING[one]) for one in missing_before_publishing(facts)]


def question_lines(activity: Activity, today: date) -> list[PublishingLine]:
    facts = publishing_facts(activity, running_slots(activity, today))
    return [_line(activity, one, wording.QUESTIONS[one]) for one in still_to_ask(facts)]


def _line(activity: Activity, code: Missing | Question, words: StrOrPromise) -> PublishingLine:
    if code in FIELDS:
        form = reverse("matching:change-activity", args=[activity.public_id])
        return PublishingLine(words, f"{form}#div_id_{FIELDS[code]}")
    if code == Question.INSURANCE:
        file = reverse("activities:change-organisation", args=[activity.organisation.public_id])
        return PublishingLine(words, f"{file}#div_id_is_insured")
    if code == Missing.TIME:
        return PublishingLine(words, reverse("activities:add-slot", args=[activity.public_id]))
    return PublishingLine(words, "#moments")
