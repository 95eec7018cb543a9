"""A date that was cancelled takes place after all, in one press."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from activities.actions import end_activity
from activities.models import Occurrence
from activities.wording import AFTER_ALL
from matching.actions import cancel_with_people, run_night
from matching.models import Participation
from tests.factories import ParticipationFactory
from tests.matching.conftest import NOW, TODAY

if TYPE_CHECKING:
    from django.test import Client
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

    from tests.matching.conftest import Garden


def address(occurrence: Occurrence, page: str = "attendance") -> str:
    return reverse(f"matching:{page}", args=[occurrence.public_id])


def again(client: Client, occurrence: Occurrence) -> Response:
    return client.post(address(occurrence, "reinstate-occurrence"))


def test_a_cancelled_date_takes_place_after_all_without_who_was_taken_off(
    garden: Garden, other_garden: Garden, desk: Client
) -> None:
    row: Participation = ParticipationFactory.create(
        placement__occurrence=garden.dates[0], placement__resident=garden.resident()
    )
    button = address(garden.dates[0], "reinstate-occurrence")
    cancel_with_people(occurrence=garden.dates[0], because="Storm", by=garden.desk, now=NOW)
    assert button in desk.get(address(garden.dates[0])).content.decode()

    answer = again(desk, garden.dates[0])
    run_night(team=garden.town.team, now=NOW)

    garden.dates[0].refresh_from_db()
    page = desk.get(address(garden.dates[0]))
    assert (answer.status_code, garden.dates[0].cancelled_at) == (302, None)
    assert [str(message) for message in page.context["messages"]] == [str(AFTER_ALL)]
    assert button not in page.content.decode()
    row.refresh_from_db()
    assert row.status == Participation.Status.CANCELLED


def test_only_staff_of_the_team_let_it_take_place_after_all(
    garden: Garden, other_garden: Garden, desk: Client, supporter: Client, coa: Client
) -> None:
    for one in (garden, other_garden):
        cancel_with_people(occurrence=one.dates[0], because="Storm", by=None, now=NOW)

    assert [again(client, garden.dates[0]).status_code for client in (supporter, coa)] == [403, 403]
    assert again(desk, other_garden.dates[0]).status_code == 404
    assert Occurrence.objects.filter(cancelled_at=NOW).count() == 2


def test_a_date_of_what_has_ended_stays_cancelled(garden: Garden, desk: Client) -> None:
    end_activity(activity=garden.slot.activity, on=TODAY, because="Gestopt", now=NOW)

    assert again(desk, garden.dates[0]).status_code == 409
    assert Occurrence.objects.get(pk=garden.dates[0].pk).cancelled_at == NOW
