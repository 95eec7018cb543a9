"""The page of one activity, and what can be done from it."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

import pytest

from activities.actions import unpublish_activity
from activities.models import Activity, Occurrence, Slot
from activities.wording import AFTER_ALL
from tests.activities.conftest import TODAY
from tests.activities.queries import queries_of
from tests.factories import SlotFactory

if TYPE_CHECKING:
    from django.test import Client

    from tests.activities.conftest import Garden

Status = Activity.Status


def page_of(garden: Garden, task: str = "") -> str:
    """Showing it in the offer concerns who waits for a place, so it lives with them."""
    above = "/matching/activities" if task == "publish/" else "/offer"
    return f"{above}/{garden.activity.public_id}/{task}"


def change_of(garden: Garden) -> str:
    return f"/matching/activities/{garden.activity.public_id}/change/"


def test_staff_can_call_the_contact_and_coa_cannot(
    garden: Garden, desk: Client, coa: Client, supporter: Client
) -> None:
    pages = [client.get(page_of(garden)).content.decode() for client in (desk, coa, supporter)]

    assert ["024 111 11 11" in page for page in pages] == [True, False, False]
    assert ["Henk" in page for page in pages] == [True, True, True]
    assert [change_of(garden) in page for page in pages] == [True, False, False]


def test_the_page_says_how_the_paper_stands(garden: Garden, coa: Client) -> None:
    context = coa.get(page_of(garden)).context

    assert (context["paper"].standing.kind, context["paper"].kind_of_work) == ("done", "Tuin onderhouden")
    assert [line.checked_on for line in context["rules"]] == [date(2026, 11, 23)] * 4


def test_an_activity_of_another_team_is_not_there(garden: Garden, other_garden: Garden, desk: Client) -> None:
    assert desk.get(page_of(other_garden)).status_code == 404
    for task in ("publish/", "unpublish/", "confirm/", "change/", "moments/add/"):
        assert desk.post(page_of(other_garden, task)).status_code == 404


def test_a_draft_is_not_there_for_coa(garden: Garden, coa: Client) -> None:
    unpublish_activity(activity=garden.activity)

    assert coa.get(page_of(garden)).status_code == 404


@pytest.mark.parametrize("task", ["publish/", "unpublish/", "confirm/"])
def test_only_who_keeps_the_offer_changes_it(
    garden: Garden, coa: Client, supporter: Client, task: str
) -> None:
    answers = [client.post(page_of(garden, task)).status_code for client in (coa, supporter)]

    garden.activity.refresh_from_db()
    assert (answers, garden.activity.status) == ([403, 403], Status.PUBLISHED)


def test_publishing_from_the_page(garden: Garden, desk: Client) -> None:
    unpublish_activity(activity=garden.activity)

    answer = desk.post(page_of(garden, "publish/"))

    garden.activity.refresh_from_db()
    assert (answer.status_code, answer.headers["Location"]) == (302, page_of(garden))
    assert (garden.activity.status, garden.slot.occurrences.count()) == (Status.PUBLISHED, 12)


def test_what_is_missing_is_named_with_links(garden: Garden, desk: Client) -> None:
    unpublish_activity(activity=garden.activity)
    Activity.objects.update(meeting_point="", physical_load=None)

    answer = desk.post(page_of(garden, "publish/"))

    assert answer.status_code == 409
    assert [line.url for line in answer.context["missing"]] == [
        f"{change_of(garden)}#div_id_meeting_point",
        f"{change_of(garden)}#div_id_physical_load",
    ]


def test_confirmed_today(garden: Garden, desk: Client) -> None:
    desk.post(page_of(garden, "confirm/"))

    garden.activity.refresh_from_db()
    assert garden.activity.confirmed_on == TODAY


def test_taking_out_of_the_offer(garden: Garden, desk: Client) -> None:
    desk.post(page_of(garden, "unpublish/"))

    garden.activity.refresh_from_db()
    assert garden.activity.status == Status.DRAFT


def test_an_ended_activity_says_so(garden: Garden, desk: Client) -> None:
    Activity.objects.update(status=Status.ENDED, ended_on=TODAY)

    answers = [
        desk.post(page_of(garden, task)).status_code for task in ("publish/", "unpublish/", "confirm/")
    ]

    assert answers == [409, 409, 409]
    assert desk.get(page_of(garden)).status_code == 200


@pytest.mark.parametrize("count", [1, 50])
def test_queries_of_the_page(garden: Garden, desk: Client, count: int) -> None:
    SlotFactory.create_batch(count, activity=garden.activity)

    # Session, user, membership; the activity, its moments, the declarations and the rules.
    assert queries_of(desk, page_of(garden)) == 9


def moment(garden: Garden, task: str) -> str:
    return f"/matching/moments/{garden.slot.public_id}/{task}"


def test_adding_a_moment_twice_with_the_same_form_adds_one(garden: Garden, desk: Client) -> None:
    page = desk.get(page_of(garden, "moments/add/"))
    typed = {
        "token": str(page.context["forms"][0]["token"].value()),
        "pattern": "weekly",
        "weekday": "fr",
        "starts": "14:00",
        "capacity": "3",
    }

    answers = [desk.post(page_of(garden, "moments/add/"), typed).status_code for _ in range(2)]

    assert answers == [302, 302]
    assert Slot.objects.get(weekday="fr").occurrences.count() == 12


def test_a_moment_of_another_team_is_not_there(garden: Garden, other_garden: Garden, desk: Client) -> None:
    assert desk.post(moment(other_garden, "extra/")).status_code == 404


def test_an_extra_date_once(garden: Garden, desk: Client) -> None:
    token = str(desk.get(moment(garden, "extra/")).context["form"]["token"].value())

    first = desk.post(moment(garden, "extra/"), {"token": token, "date": "2026-11-28"})
    again = desk.post(moment(garden, "extra/"), {"token": token, "date": "2026-11-28"})
    other = str(desk.get(moment(garden, "extra/")).context["form"]["token"].value())
    taken = desk.post(moment(garden, "extra/"), {"token": other, "date": "2026-11-28"})

    assert [first.status_code, again.status_code, taken.status_code] == [302, 302, 422]
    assert set(taken.context["form"].errors) == {"date"}
    assert Occurrence.objects.filter(is_extra=True).count() == 1


def test_an_extra_date_on_a_cancelled_day_takes_place_after_all(garden: Garden, desk: Client) -> None:
    Occurrence.objects.filter(pk=garden.occurrence.pk).update(
        cancelled_at="2026-11-23T09:00Z", cancelled_because="Storm"
    )
    token = str(desk.get(moment(garden, "extra/")).context["form"]["token"].value())

    sent = {"token": token, "date": "2026-11-24", "starts": "13:00"}
    back = desk.post(moment(garden, "extra/"), sent, follow=True)

    garden.occurrence.refresh_from_db()
    assert (garden.occurrence.cancelled_at, garden.occurrence.starts) == (None, time(13))
    assert [str(message) for message in back.context["messages"]] == [str(AFTER_ALL)]
