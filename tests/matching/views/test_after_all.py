"""A date that was cancelled takes place after all, in one press."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from aandeslag.audit.models import Line
from activities.actions import end_activity
from activities.models import Occurrence
from matching.actions import cancel_with_people, finish_task, run_night
from matching.models import Participation, Task
from residents.models import Resident
from tests.factories import ParticipationFactory
from tests.matching.conftest import NOW, TODAY
from tests.matching.queries import exactly

if TYPE_CHECKING:
    from django.test import Client
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

    from tests.matching.conftest import Garden


def address(occurrence: Occurrence, page: str = "attendance") -> str:
    return reverse(f"matching:{page}", args=[occurrence.public_id])


def again(client: Client, occurrence: Occurrence) -> Response:
    return client.post(address(occurrence, "reinstate-occurrence"))


def signed_up(garden: Garden) -> Participation:
    made: Participation = ParticipationFactory.create(
        placement__occurrence=garden.dates[0], placement__resident=garden.resident()
    )
    return made


def names(text: str, *rows: Participation) -> list[bool]:
    return [row.resident.first_name in text for row in rows]


def test_first_it_is_shown_who_is_back_whom_to_ask_and_who_cannot_come(
    garden: Garden, other_garden: Garden, desk: Client
) -> None:
    back, told, gone = signed_up(garden), signed_up(garden), signed_up(garden)
    Resident.objects.filter(team=other_garden.town.team).update(first_name="Zeynab")
    cancel_with_people(occurrence=garden.dates[0], because="Storm", by=garden.desk, now=NOW)
    finish_task(task=Task.objects.get(placement=told.placement), by=garden.desk, now=NOW)
    Resident.objects.filter(pk=gone.resident_id).update(mediation_stopped_on=TODAY)
    button = address(garden.dates[0], "reinstate-occurrence")
    assert button in desk.get(address(garden.dates[0])).content.decode()

    page = desk.get(button)

    found = page.context["found"]
    lines = [[line.number for line in lines] for lines in (found.back, found.to_ask, found.off)]
    assert lines == [[one.resident.number_shown] for one in (back, told, gone)]
    assert found.off[0].why == "De bemiddeling is gestopt."
    text = page.content.decode()
    assert (names(text, back, told, gone), "Zeynab" in text) == ([True, True, True], False)
    read = Line.objects.filter(action="occurrence.whom-it-concerns").get()
    assert all(str(one.resident.public_id) in read.object_ids for one in (back, told, gone))


def test_the_press_puts_back_who_was_not_told_and_says_what_is_left_to_do(
    garden: Garden, other_garden: Garden, desk: Client
) -> None:
    back, told = signed_up(garden), signed_up(garden)
    Resident.objects.filter(pk=told.resident_id).update(first_name="Zeynab")
    cancel_with_people(occurrence=garden.dates[0], because="Storm", by=garden.desk, now=NOW)
    finish_task(task=Task.objects.get(placement=told.placement), by=garden.desk, now=NOW)

    answer = again(desk, garden.dates[0])
    run_night(team=garden.town.team, now=NOW)

    garden.dates[0].refresh_from_db()
    page = desk.get(address(garden.dates[0]))
    assert (answer.status_code, garden.dates[0].cancelled_at) == (302, None)
    assert [str(message) for message in page.context["messages"]] == [
        "Het gaat toch door.",
        "1 persoon staat weer op de lijst.",
        "1 persoon had gehoord dat het niet doorgaat. Vraag het opnieuw: zie Vandaag.",
    ]
    assert address(garden.dates[0], "reinstate-occurrence") not in page.content.decode()
    assert (names(page.content.decode(), back), "Zeynab" in page.content.decode()) == ([True], False)
    assert [task.kind for task in Task.objects.for_team(garden.town.team).to_do()] == [Task.Kind.AFTER_ALL]
    assert "vraag of deze persoon komt" in desk.get("/").content.decode()


def test_of_a_date_without_people_it_says_that_it_concerns_nobody(
    garden: Garden, other_garden: Garden, desk: Client
) -> None:
    cancel_with_people(occurrence=garden.dates[0], because="Storm", by=garden.desk, now=NOW)

    assert (
        "Het gaat om niemand" in desk.get(address(garden.dates[0], "reinstate-occurrence")).content.decode()
    )


@pytest.mark.parametrize("people", [1, 4])
def test_the_page_asks_as_much_for_many_as_for_one(garden: Garden, desk: Client, people: int) -> None:
    for _ in range(people):
        signed_up(garden)
    cancel_with_people(occurrence=garden.dates[0], because="Storm", by=garden.desk, now=NOW)
    desk.get("/")

    with exactly(17):
        desk.get(address(garden.dates[0], "reinstate-occurrence"))


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
