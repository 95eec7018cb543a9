"""One screen on which is said who was there."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse

from aandeslag.audit.models import Line
from matching.cards.attendance import told_of
from matching.models import Participation
from tests.factories import ParticipationFactory
from tests.matching.crowd import crowd
from tests.matching.queries import exactly

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.test import Client
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

    from activities.models import Occurrence
    from tests.matching.conftest import Garden

Status = Participation.Status
FRAGMENT = {"HX-Request": "true"}
AFTERWARDS = datetime(2026, 12, 1, 14, 5, tzinfo=UTC)


@pytest.fixture
def afterwards(garden: Garden, desk: Client) -> Iterator[None]:
    """The first date of the garden is over; the desk has signed in that same day."""
    with time_machine.travel(AFTERWARDS, tick=False):
        desk.force_login(garden.desk)
        yield


def signed_up(garden: Garden, name: str = "Rahel") -> Participation:
    row: Participation = ParticipationFactory.create(
        placement__occurrence=garden.dates[0], placement__resident=garden.resident(first_name=name)
    )
    return row


def address(occurrence: Occurrence) -> str:
    return reverse("matching:attendance", args=[occurrence.public_id])


def said(row: Participation, mark: str, excuse: str = "other") -> dict[str, str]:
    key = row.public_id
    return {
        f"mark-{key}": mark,
        f"excuse-{key}": excuse,
        f"was-{key}": told_of(row),
    }


def statuses(*rows: Participation) -> list[tuple[str, str]]:
    return [(fresh.status, fresh.excuse) for fresh in (Participation.objects.get(pk=r.pk) for r in rows)]


def shown(response: Response) -> str:
    return response.content.decode()


def unexpected(client: Client, occurrence: Occurrence, number: int | str, **more: str) -> Response:
    where = reverse("matching:unexpected", args=[occurrence.public_id])
    return client.post(where, {"token": str(uuid4()), "number": number, **more})


@pytest.mark.usefixtures("afterwards")
def test_the_whole_list_at_once(garden: Garden, desk: Client) -> None:
    rows = [signed_up(garden), signed_up(garden), signed_up(garden), signed_up(garden)]
    form = {**said(rows[0], "present"), **said(rows[1], "absent"), **said(rows[2], "excused", "ill")}
    assert desk.post(address(garden.dates[0]), form).status_code == 302
    assert statuses(*rows) == [
        (Status.PRESENT, ""),
        (Status.ABSENT, ""),
        (Status.EXCUSED, "ill"),
        (Status.SIGNED_UP, ""),
    ]


@pytest.mark.usefixtures("afterwards")
def test_everybody_was_there_in_one_press(garden: Garden, desk: Client) -> None:
    rows = [signed_up(garden), signed_up(garden), signed_up(garden)]
    form = {"everybody": "present", **said(rows[1], "excused", "lesson")}
    desk.post(address(garden.dates[0]), form)
    assert statuses(*rows) == [(Status.PRESENT, ""), (Status.EXCUSED, "lesson"), (Status.PRESENT, "")]


@pytest.mark.usefixtures("afterwards")
def test_a_single_press_is_saved_at_once_and_answers_who_said_it(garden: Garden, desk: Client) -> None:
    row = signed_up(garden)
    piece = shown(desk.post(address(garden.dates[0]), said(row, "present"), headers=FRAGMENT))
    assert statuses(row) == [(Status.PRESENT, "")]
    assert f'id="marked-{row.public_id}"' in piece
    assert garden.desk.name in piece
    assert "15:05" in piece


@pytest.mark.usefixtures("afterwards")
def test_a_page_that_is_saved_late_undoes_nothing(garden: Garden, desk: Client) -> None:
    """It showed someone as not marked; meanwhile a colleague said that they were absent."""
    row = signed_up(garden)
    before = said(row, "")
    row.status = Status.ABSENT
    row.save()
    desk.post(address(garden.dates[0]), before)
    assert statuses(row) == [(Status.ABSENT, "")]


@pytest.mark.usefixtures("afterwards")
def test_who_was_not_touched_in_this_page_stays(garden: Garden, desk: Client) -> None:
    row = signed_up(garden)
    row.status = Status.PRESENT
    row.save()
    untouched = said(row, "present")
    row.status = Status.ABSENT
    row.save()
    desk.post(address(garden.dates[0]), untouched)
    assert statuses(row) == [(Status.ABSENT, "")]


@pytest.mark.usefixtures("afterwards")
@pytest.mark.parametrize("mark", ["cancelled", "signed-up", "x"])
def test_nonsense_changes_nothing(mark: str, garden: Garden, desk: Client) -> None:
    row = signed_up(garden)
    assert desk.post(address(garden.dates[0]), said(row, mark)).status_code == 422
    assert statuses(row) == [(Status.SIGNED_UP, "")]


def test_before_the_day_someone_calls_off_or_comes_after_all(garden: Garden, desk: Client) -> None:
    row = signed_up(garden)
    desk.post(address(garden.dates[0]), said(row, "excused", "reporting-duty"))
    assert statuses(row) == [(Status.EXCUSED, "reporting-duty")]
    row.refresh_from_db()
    desk.post(address(garden.dates[0]), said(row, "signed-up"))
    assert statuses(row) == [(Status.SIGNED_UP, "")]
    assert desk.post(address(garden.dates[0]), said(row, "present")).status_code == 422


def test_coming_after_all_when_it_is_full(garden: Garden, desk: Client) -> None:
    row = signed_up(garden)
    row.status, row.excuse = Status.EXCUSED, "ill"
    row.save()
    garden.fill(garden.dates[0], 4)
    assert desk.post(address(garden.dates[0]), said(row, "signed-up")).status_code == 409


@pytest.mark.usefixtures("afterwards")
def test_someone_unexpected_is_added_by_number(garden: Garden, desk: Client) -> None:
    garden.fill(garden.dates[0], 4)
    resident = garden.resident()
    assert unexpected(desk, garden.dates[0], resident.number_shown).status_code == 302
    assert resident.participations.get().status == Status.PRESENT


@pytest.mark.usefixtures("afterwards")
def test_a_number_nobody_has(garden: Garden, other_garden: Garden, desk: Client) -> None:
    stranger = other_garden.resident(number=987654)
    for number in ("", "x", "0", str(stranger.number)):
        assert unexpected(desk, garden.dates[0], number).status_code == 422
    assert not stranger.participations.exists()


@pytest.mark.usefixtures("afterwards")
def test_added_twice_is_there_once(garden: Garden, desk: Client) -> None:
    resident, token = garden.resident(), str(uuid4())
    for _ in range(2):
        unexpected(desk, garden.dates[0], resident.number, token=token)
    assert resident.placements.count() == 1


def test_nobody_was_there_unexpectedly_before_the_day(garden: Garden, desk: Client) -> None:
    assert unexpected(desk, garden.dates[0], garden.resident().number).status_code == 409


def test_a_date_of_another_team_is_not_found(garden: Garden, other_garden: Garden, desk: Client) -> None:
    theirs = other_garden.dates[0]
    assert desk.get(address(theirs)).status_code == 404
    assert desk.post(address(theirs), {"everybody": "present"}).status_code == 404
    assert unexpected(desk, theirs, garden.resident().number).status_code == 404


def test_supporters_and_coa_do_not_mark(garden: Garden, supporter: Client, coa: Client) -> None:
    for client in (supporter, coa):
        assert client.get(address(garden.dates[0])).status_code == 403


def test_the_reading_is_logged_once_with_all_who_were_shown(garden: Garden, desk: Client) -> None:
    rows = [signed_up(garden), signed_up(garden)]
    desk.get(address(garden.dates[0]))
    line = Line.objects.get(action="attendance.list")
    assert set(line.object_ids.split()) == {str(row.resident.public_id) for row in rows}


def test_queries_for_any_list(garden: Garden, desk: Client) -> None:
    for number in (1, 199):
        crowd(garden, garden.dates[0], number)
        with exactly(10):
            desk.get(address(garden.dates[0]))


@pytest.mark.usefixtures("afterwards")
@pytest.mark.parametrize("number", [1, 50])
def test_queries_for_saving_any_list(number: int, garden: Garden, desk: Client) -> None:
    crowd(garden, garden.dates[0], number)
    with exactly(13):
        desk.post(address(garden.dates[0]), {"everybody": "present"})
    assert Participation.objects.times().count() == number
