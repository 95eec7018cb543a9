"""Undo on the attendance list: everybody was there after all not, and who was added by mistake."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse

from aandeslag.audit.models import Line
from matching.models import EarlierMark, Participation, Placement
from tests.access.forms import read_page
from tests.factories import ParticipationFactory
from tests.matching.queries import exactly

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.test import Client
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

    from residents.models import Resident
    from tests.matching.conftest import Garden

Status = Participation.Status
AFTERWARDS = datetime(2026, 12, 1, 14, 5, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _afterwards(garden: Garden, desk: Client) -> Iterator[None]:
    with time_machine.travel(AFTERWARDS, tick=False):
        desk.force_login(garden.desk)
        yield


def signed_up(garden: Garden) -> Participation:
    row: Participation = ParticipationFactory.create(
        placement__occurrence=garden.dates[0], placement__resident=garden.resident()
    )
    return row


def attendance(garden: Garden) -> str:
    return reverse("matching:attendance", args=[garden.dates[0].public_id])


def undo(client: Client, answer: Response) -> Response:
    """Press the undo on the page that came after a press."""
    forms, _links = read_page(client.get(answer["Location"]).content.decode())
    form = next(one for one in forms if one.action.endswith(("undo/", "unexpected/")) and one.fields)
    return client.post(form.action, {field.name: field.value for field in form.fields})


def statuses(*rows: Participation) -> list[str]:
    return [Participation.objects.get(pk=row.pk).status for row in rows]


def add(client: Client, garden: Garden, resident: Resident) -> Participation:
    where = reverse("matching:unexpected", args=[garden.dates[0].public_id])
    client.post(where, {"token": str(uuid4()), "number": resident.number})
    return resident.participations.get(occurrence=garden.dates[0])


def remove(client: Client, row: Participation) -> Response:
    return client.post(reverse("matching:remove-unexpected", args=[row.public_id]))


@pytest.mark.parametrize("body", [{"week": "1"}, {}], ids=["in the week", "on the list"])
def test_everybody_was_there_is_taken_back_where_it_was_pressed(
    body: dict[str, str], garden: Garden, desk: Client
) -> None:
    rows = [signed_up(garden), signed_up(garden)]
    answer = desk.post(attendance(garden), {"everybody": "present", **body})
    assert "2 deelnemers waren er: Wijktuin De Pol." in desk.get(answer["Location"]).content.decode()
    assert statuses(*rows) == [Status.PRESENT, Status.PRESENT]

    back = undo(desk, answer)
    assert statuses(*rows) == [Status.SIGNED_UP, Status.SIGNED_UP]
    place = reverse("matching:week") if body else attendance(garden)
    assert back["Location"].startswith(place)


def test_what_was_said_before_or_corrected_since_stays(garden: Garden, desk: Client) -> None:
    before, since, untouched = signed_up(garden), signed_up(garden), signed_up(garden)
    Participation.objects.filter(pk=before.pk).update(status=Status.PRESENT, marked_at=AFTERWARDS)
    answer = desk.post(attendance(garden), {"everybody": "present"})
    Participation.objects.filter(pk=since.pk).update(status=Status.ABSENT)

    undo(desk, answer)
    assert statuses(before, since, untouched) == [Status.PRESENT, Status.ABSENT, Status.SIGNED_UP]
    assert list(EarlierMark.objects.values_list("participation", "status")) == [
        (untouched.pk, Status.PRESENT)
    ]


@pytest.mark.parametrize("marked", ["", "x", "2026-12-01T14:05:00", "2026-12-01T14:04:00+00:00"])
def test_an_undo_of_nothing_changes_nothing(marked: str, garden: Garden, desk: Client) -> None:
    row = signed_up(garden)
    Participation.objects.filter(pk=row.pk).update(
        status=Status.PRESENT, marked_at=AFTERWARDS, marked_by=garden.desk
    )
    where = reverse("matching:nobody-marked", args=[garden.dates[0].public_id])
    with time_machine.travel(datetime(2026, 12, 1, 15, tzinfo=UTC), tick=False):
        page = desk.post(where, {"marked": marked}, follow=True).content.decode()
    assert (statuses(row), "Dat kan niet meer" in page) == ([Status.PRESENT], True)


def test_only_the_own_press_is_taken_back(garden: Garden, other_garden: Garden, desk: Client) -> None:
    row = signed_up(garden)
    Participation.objects.filter(pk=row.pk).update(
        status=Status.PRESENT, marked_at=AFTERWARDS, marked_by=other_garden.desk
    )
    for where in (garden.dates[0], other_garden.dates[0]):
        address = reverse("matching:nobody-marked", args=[where.public_id])
        desk.post(address, {"marked": AFTERWARDS.isoformat()})
    assert statuses(row) == [Status.PRESENT]


def test_who_was_added_by_mistake_is_off_the_list_and_counts_nowhere(garden: Garden, desk: Client) -> None:
    row = add(desk, garden, garden.resident(first_name="Zahra"))
    assert "Haal van de lijst" in desk.get(attendance(garden)).content.decode()

    page = desk.get(remove(desk, row)["Location"]).content.decode()
    placement = Placement.objects.get(pk=row.placement_id)
    assert statuses(row) == [Status.CANCELLED]
    assert (placement.status, placement.end_reason) == (
        Placement.Status.ENDED,
        Placement.EndReason.MISTAKE,
    )
    assert "staat niet meer op de lijst" in page
    assert Line.objects.filter(action="attendance.list").latest("pk").object_ids == str(
        row.resident.public_id
    )


def test_removing_keeps_what_was_said_and_can_be_taken_back(garden: Garden, desk: Client) -> None:
    row = add(desk, garden, garden.resident())
    answer = remove(desk, row)
    mark = EarlierMark.objects.get(participation=row)
    assert (mark.status, mark.marked_by) == (Status.PRESENT, garden.desk)

    undo(desk, answer)
    assert statuses(row) == [Status.PRESENT]


def test_only_who_was_not_signed_up_can_be_removed(
    garden: Garden, other_garden: Garden, desk: Client
) -> None:
    row = signed_up(garden)
    desk.post(attendance(garden), {"everybody": "present"})
    assert "Haal van de lijst" not in desk.get(attendance(garden)).content.decode()
    assert remove(desk, row)["Location"] == attendance(garden)
    assert statuses(row) == [Status.PRESENT]
    theirs = Participation.objects.filter(occurrence=other_garden.dates[0])[0]
    assert remove(desk, theirs).status_code == 404


def test_supporters_and_coa_remove_nobody(
    garden: Garden, desk: Client, supporter: Client, coa: Client
) -> None:
    row = add(desk, garden, garden.resident())
    for client in (supporter, coa):
        assert remove(client, row).status_code == 403
    assert statuses(row) == [Status.PRESENT]


@pytest.mark.parametrize("number", [1, 50])
def test_queries_of_the_undo_for_any_list(number: int, garden: Garden, desk: Client) -> None:
    for _ in range(number):
        signed_up(garden)
    desk.post(attendance(garden), {"everybody": "present"})
    where = reverse("matching:nobody-marked", args=[garden.dates[0].public_id])
    with exactly(18):
        desk.post(where, {"marked": AFTERWARDS.isoformat()})
    assert Participation.objects.times().filter(occurrence=garden.dates[0]).count() == 0
