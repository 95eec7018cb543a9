"""Ending or changing an activity or a fixed moment as pages: whom it concerns, and what is left to do."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from aandeslag.audit.models import Line
from activities.models import Activity, SiteContact
from matching.actions import sign_up
from matching.models import Participation, Placement, Task
from tests.factories import DeclarationFactory, OccurrenceFactory, ParticipationFactory
from tests.matching.conftest import NOW, TODAY, Garden
from tests.matching.queries import exactly

if TYPE_CHECKING:
    from django.test import Client
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

WHY = {"on": "2026-11-24", "because": "De tuin sluit"}


def of_activity(garden: Garden) -> str:
    return reverse("matching:end-activity", args=[garden.slot.activity.public_id])


def of_slot(garden: Garden, name: str = "end-slot") -> str:
    return reverse(f"matching:{name}", args=[garden.slot.public_id])


def every_time(garden: Garden, name: str = "Rahel") -> Placement:
    return sign_up(resident=garden.resident(first_name=name), slot=garden.slot, by=None, now=NOW)


def said(answer: Response) -> list[str]:
    return [message.level_tag for message in answer.context["messages"]]


@pytest.mark.parametrize("address", [of_activity, of_slot])
def test_the_page_shows_first_whom_it_concerns(
    garden: Garden, other_garden: Garden, desk: Client, address: object
) -> None:
    placement = every_time(garden)
    assert callable(address)

    page = desk.get(address(garden))

    assert [(line.number, line.name) for line in page.context["people"]] == [
        (placement.resident.number_shown, "Rahel")
    ]
    line = Line.objects.get(action="offer.whom-it-concerns")
    assert line.object_ids == str(placement.resident.public_id)


@pytest.mark.parametrize("address", [of_activity, of_slot])
def test_it_ends_with_its_people_in_one_press(garden: Garden, desk: Client, address: object) -> None:
    placement = every_time(garden)
    assert callable(address)

    without = desk.post(address(garden), {"on": "2026-11-24"})
    answer = desk.post(address(garden), WHY, follow=True)

    placement.refresh_from_db()
    garden.dates[0].refresh_from_db()
    assert (without.status_code, answer.redirect_chain) == (
        422,
        [(reverse("activities:activity", args=[garden.slot.activity.public_id]), 302)],
    )
    assert (placement.status, garden.dates[0].cancelled_because) == (Placement.Status.ENDED, "De tuin sluit")
    assert said(answer) == ["success", "warning"]
    assert [task.kind for task in Task.objects.to_do()] == [Task.Kind.TAKEN_OFF]


def test_with_nobody_to_tell_it_says_only_that_it_ended(garden: Garden, desk: Client) -> None:
    assert said(desk.post(of_activity(garden), WHY, follow=True)) == ["success"]


def test_a_last_day_to_come_leaves_it_in_the_offer(garden: Garden, desk: Client) -> None:
    answer = desk.post(of_activity(garden), {**WHY, "on": "2026-12-01"}, follow=True)

    activity = Activity.objects.get(pk=garden.slot.activity_id)
    assert (activity.status, said(answer)) == (Activity.Status.PUBLISHED, ["success"])


def test_pressed_a_second_time_it_says_that_it_has_ended(garden: Garden, desk: Client) -> None:
    desk.post(of_activity(garden), WHY)

    assert desk.post(of_activity(garden), WHY).status_code == 409
    assert desk.post(of_slot(garden), WHY).status_code == 302


@pytest.mark.parametrize("address", [of_activity, of_slot])
def test_a_last_day_before_people_were_there_is_asked_again(
    garden: Garden, desk: Client, address: object
) -> None:
    garden.dates[0].date = TODAY
    garden.dates[0].save()
    ParticipationFactory.create(placement__occurrence=garden.dates[0], status=Participation.Status.PRESENT)
    assert callable(address)

    answer = desk.post(address(garden), {**WHY, "on": "2026-11-20"})

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["on"])
    assert answer.context["form"]["because"].value() == "De tuin sluit"


def test_fewer_places_and_another_end_say_what_is_left_to_do(garden: Garden, desk: Client) -> None:
    garden.fill(garden.dates[0], 3)

    answer = desk.post(of_slot(garden, "change-slot"), {"capacity": "2", "ends": "13:00"}, follow=True)

    garden.slot.refresh_from_db()
    assert (garden.slot.capacity, said(answer)) == (2, ["success", "warning", "warning"])
    assert garden.dates[0].participations.filter(status=Participation.Status.SIGNED_UP).count() == 3


def test_before_a_moment_shrinks_it_shows_whom_that_concerns(
    garden: Garden, other_garden: Garden, desk: Client
) -> None:
    garden.fill(garden.dates[0], 2)
    garden.fill(garden.dates[1], 1)
    went = OccurrenceFactory.create(slot=garden.slot, date=TODAY - timedelta(days=7))
    garden.fill(went, 1)

    page = desk.get(of_slot(garden, "change-slot"))

    to_come = Participation.objects.filter(occurrence__in=garden.dates)
    assert [line.number for line in page.context["people"]] == [
        row.resident.number_shown for row in to_come.order_by("occurrence__date", "pk")
    ]
    assert page.context["count"] == 3


def test_other_work_says_at_once_whom_it_concerns(garden: Garden, other_garden: Garden, desk: Client) -> None:
    activity = garden.slot.activity
    DeclarationFactory.create(kind_of_work=activity.kind_of_work)
    resident = garden.resident(legal_status="in-procedure")
    sign_up(resident=resident, slot=garden.slot, by=None, now=NOW)
    url = reverse("matching:change-activity", args=[activity.public_id])
    form = desk.get(url).context["forms"][0]
    filled = {one.html_name: one.value() for one in form if one.value() not in {None, ""}}
    contact = SiteContact.objects.get(activities=activity)
    ours = {"kind_of_work": "", "new_kind_of_work": "Koken", "site_contact": contact.public_id}

    answer = desk.post(url, {**filled, **ours}, follow=True)

    assert answer.redirect_chain, answer.context["forms"][0].errors
    assert said(answer) == ["success", "warning"]
    assert [task.kind for task in Task.objects.to_do()] == [Task.Kind.DECLARATION_ENDED]


def test_an_end_before_the_start_is_refused(garden: Garden, desk: Client) -> None:
    answer = desk.post(of_slot(garden, "change-slot"), {"capacity": "2", "ends": "08:00"})

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["ends"])


def test_the_offer_of_another_team_is_not_there(garden: Garden, other_garden: Garden, desk: Client) -> None:
    for address in (
        of_activity(other_garden),
        reverse("matching:change-activity", args=[other_garden.slot.activity.public_id]),
        *(of_slot(other_garden), of_slot(other_garden, "change-slot")),
    ):
        assert (desk.get(address).status_code, desk.post(address, WHY).status_code) == (404, 404)


def test_only_who_keeps_the_offer_ends_it(garden: Garden, coa: Client, supporter: Client) -> None:
    for address in (of_activity(garden), of_slot(garden), of_slot(garden, "change-slot")):
        assert [client.get(address).status_code for client in (coa, supporter)] == [403, 403]


@pytest.mark.parametrize("number", [1, 50])
def test_queries_for_whom_it_concerns(number: int, garden: Garden, desk: Client) -> None:
    garden.fill(garden.dates[0], number)

    with exactly(8):
        desk.get(of_activity(garden))
