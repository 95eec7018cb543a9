"""The paper list typed over: one letter for each line, as the page showed them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
import time_machine
from django.urls import reverse

from matching.attending.hours import minutes_in
from matching.models import Participation
from tests.access.forms import read_page
from tests.factories import ParticipationFactory

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.test import Client
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

    from tests.matching.conftest import Garden

Status = Participation.Status
AFTERWARDS = datetime(2026, 12, 1, 14, 5, tzinfo=UTC)


@pytest.fixture
def _afterwards(garden: Garden, desk: Client) -> Iterator[None]:
    with time_machine.travel(AFTERWARDS, tick=False):
        desk.force_login(garden.desk)
        yield


def signed_up(garden: Garden, number: int) -> Participation:
    row: Participation = ParticipationFactory.create(
        placement__occurrence=garden.dates[0], placement__resident=garden.resident(number=number)
    )
    return row


def address(garden: Garden) -> str:
    return reverse("matching:paper-list", args=[garden.dates[0].public_id])


def rows_sent(client: Client, garden: Garden) -> str:
    """As the page carries them."""
    forms, _links = read_page(client.get(address(garden)).content.decode())
    fields = [field for form in forms for field in form.fields]
    return next(field.value for field in fields if field.name == "rows")


def typed(client: Client, garden: Garden, letters: str) -> Response:
    return client.post(address(garden), {"rows": rows_sent(client, garden), "letters": letters})


def statuses(*rows: Participation) -> list[tuple[str, str]]:
    return [(one.status, one.excuse) for one in (Participation.objects.get(pk=row.pk) for row in rows)]


@pytest.mark.usefixtures("_afterwards")
def test_a_letter_for_each_reason(garden: Garden, desk: Client) -> None:
    rows = [signed_up(garden, number) for number in range(1, 12)]
    assert typed(desk, garden, "anpm zvlk o--").status_code == 302
    excused = ("procedure", "reporting-duty", "ill", "transport", "lesson", "care", "other")
    assert statuses(*rows) == [
        (Status.PRESENT, ""),
        (Status.ABSENT, ""),
        *((Status.EXCUSED, one) for one in excused),
        (Status.SIGNED_UP, ""),
        (Status.SIGNED_UP, ""),
    ]
    assert Participation.objects.get(pk=rows[0].pk).minutes == 150


@pytest.mark.usefixtures("_afterwards")
def test_who_is_signed_up_meanwhile_moves_no_letter(garden: Garden, desk: Client) -> None:
    """A lower number comes in between; someone is taken off: the letters are those of the list on paper."""
    gone, stays = signed_up(garden, 20), signed_up(garden, 30)
    shown = rows_sent(desk, garden)
    new = signed_up(garden, 10)
    Participation.objects.filter(pk=gone.pk).update(status=Status.CANCELLED)
    desk.post(address(garden), {"rows": shown, "letters": "na"})
    assert statuses(gone, stays, new) == [
        (Status.CANCELLED, ""),
        (Status.PRESENT, ""),
        (Status.SIGNED_UP, ""),
    ]


@pytest.mark.usefixtures("_afterwards")
@pytest.mark.parametrize(
    ("letters", "sentence"),
    [
        ("ax", "Op regel 2 staat ‘x’"),
        ("aaa", "Er zijn 3 letters voor 2 deelnemers."),
        ("a", "Op regel 2 ontbreekt een letter: er staan 2 deelnemers op de lijst."),
    ],
)
def test_what_is_not_right_stores_nothing_and_stays(
    letters: str, sentence: str, garden: Garden, desk: Client
) -> None:
    rows = [signed_up(garden, 1), signed_up(garden, 2)]
    answer = typed(desk, garden, letters)
    page = answer.content.decode()
    assert (answer.status_code, sentence in page, f'value="{letters}"' in page) == (422, True, True)
    assert statuses(*rows) == [(Status.SIGNED_UP, "")] * 2


@pytest.mark.usefixtures("_afterwards")
def test_rows_of_another_team_are_nobody(garden: Garden, other_garden: Garden, desk: Client) -> None:
    theirs = Participation.objects.filter(occurrence=other_garden.dates[0])[0]
    desk.post(address(garden), {"rows": str(theirs.public_id), "letters": "a"})
    assert statuses(theirs) == [(Status.SIGNED_UP, "")]
    assert desk.get(address(other_garden)).status_code == 404


def test_nothing_is_typed_before_the_day(garden: Garden, desk: Client) -> None:
    assert desk.get(address(garden)).status_code == 302


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("2:30", 150), ("2u30", 150), ("2,5", 150), ("2.25", 135), ("2", 120), ("0:45", 45)]
    + [(nonsense, None) for nonsense in ("", "0", "0:00", "17", "2:60", "2:3", "-1", "twee", "1e1", "١:٣٠x")],
)
def test_hours_as_people_write_them(text: str, minutes: int | None) -> None:
    assert minutes_in(text) == minutes


@pytest.mark.usefixtures("_afterwards")
def test_a_letter_for_who_was_taken_off_is_named(garden: Garden, desk: Client) -> None:
    stays, gone = signed_up(garden, 20), signed_up(garden, 30)
    rows = rows_sent(desk, garden)
    Participation.objects.filter(pk=gone.pk).update(status=Status.CANCELLED)

    answer = desk.post(address(garden), {"rows": rows, "letters": "aa"}, follow=True)

    assert statuses(stays, gone) == [(Status.PRESENT, ""), (Status.CANCELLED, "")]
    who = f"0030 {gone.resident.first_name}"
    assert f"Staat niet meer op deze lijst, en is niet opgeslagen: {who}." in answer.content.decode()
