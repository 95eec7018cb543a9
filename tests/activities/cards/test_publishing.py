"""What is missing leads to the place where it is filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from activities.cards import missing_lines, question_lines
from activities.models import Activity, Slot
from tests.activities.conftest import TODAY

if TYPE_CHECKING:
    from tests.activities.conftest import Garden


def test_each_missing_thing_has_a_link(garden: Garden) -> None:
    Slot.objects.update(capacity=0)
    activity = Activity.objects.get(pk=garden.activity.pk)
    activity.meeting_point = ""

    page = f"/matching/activities/{activity.public_id}"
    assert [line.url for line in missing_lines(activity, TODAY)] == [
        f"{page}/change/#div_id_meeting_point",
        "#moments",
    ]


def test_without_a_moment_the_link_adds_one(garden: Garden) -> None:
    garden.occurrence.delete()
    garden.slot.delete()

    urls = [line.url for line in missing_lines(garden.activity, TODAY)]

    assert urls == [f"/offer/{garden.activity.public_id}/moments/add/", "#moments"]


def test_questions_lead_to_their_field(garden: Garden) -> None:
    garden.activity.women_only = None
    form = f"/matching/activities/{garden.activity.public_id}/change/"
    file = f"/offer/organisations/{garden.organisation.public_id}/change/"

    assert [line.url for line in question_lines(garden.activity, TODAY)] == [
        f"{form}#div_id_women_only",
        f"{form}#div_id_is_additional",
        f"{form}#div_id_is_non_profit",
        f"{file}#div_id_is_insured",
        f"{form}#div_id_travel_paid_by",
        f"{form}#div_id_group_size",
    ]
