"""One screen on which is said who was there."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse

from aandeslag.audit.models import Line
from matching.actions import cancel_with_people
from matching.cards.attendance import told_of
from matching.models import Participation
from residents.models import Merge
from tests.factories import ParticipationFactory
from tests.matching.conftest import NOW
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
BEFOREHAND = datetime(2026, 12, 1, 8, 29, tzinfo=UTC)
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
@pytest.mark.parametrize("pressed", [{"everybody": "present"}, {}])
def test_who_was_taken_off_in_another_tab_is_named_and_the_others_are_saved(
    garden: Garden, desk: Client, pressed: dict[str, str]
) -> None:
    stays, gone = signed_up(garden, "Dawit"), signed_up(garden, "Rahel")
    page = {**pressed, **said(stays, "present"), **said(gone, "present")}
    Participation.objects.filter(pk=gone.pk).update(status=Status.CANCELLED)

    answer = desk.post(address(garden.dates[0]), page, follow=True)

    assert statuses(stays, gone) == [(Status.PRESENT, ""), (Status.CANCELLED, "")]
    sentence = f"Staat niet meer op deze lijst, en is niet opgeslagen: {gone.resident.number_shown} Rahel."
    assert (sentence in shown(answer), "Opgeslagen." in shown(answer)) == (True, True)
    named = str(gone.resident.public_id)
    assert Line.objects.filter(action="attendance.list", object_ids__contains=named).count() == 1


@pytest.mark.usefixtures("afterwards")
def test_a_single_press_for_who_was_taken_off_says_so(garden: Garden, desk: Client) -> None:
    row = signed_up(garden)
    page = said(row, "present")
    Participation.objects.filter(pk=row.pk).update(status=Status.CANCELLED)

    answer = desk.post(address(garden.dates[0]), page, headers=FRAGMENT)

    assert (answer.status_code, statuses(row)) == (409, [(Status.CANCELLED, "")])
    assert f'id="line-{row.public_id}" hx-swap-oob="true"' in shown(answer)
    assert f"en is niet opgeslagen: {row.resident.number_shown} Rahel." in shown(answer)


@pytest.mark.usefixtures("afterwards")
def test_whose_date_was_cancelled_in_another_tab_is_named(garden: Garden, desk: Client) -> None:
    row, other = signed_up(garden, "Dawit"), signed_up(garden, "Rahel")
    page = said(row, "present")
    cancel_with_people(occurrence=garden.dates[0], because="Storm", by=None, now=NOW)

    answer = desk.post(address(garden.dates[0]), page, follow=True)

    assert statuses(row, other) == [(Status.CANCELLED, ""), (Status.CANCELLED, "")]
    assert f"Dit gaat niet meer door. Niet opgeslagen: {row.resident.number_shown} Dawit." in shown(answer)
    assert "Opgeslagen." not in shown(answer)


@pytest.mark.usefixtures("afterwards")
def test_any_other_reason_is_said_in_words_that_say_it_once(garden: Garden, desk: Client) -> None:
    row = signed_up(garden)
    for mark in ("excused", "present"):
        row.refresh_from_db()
        desk.post(address(garden.dates[0]), said(row, mark))
    page = shown(desk.get(address(garden.dates[0])))
    assert ("afgemeld, andere reden · " in page, "afgemeld: afgemeld" in page) == (True, False)


def test_before_the_start_on_the_day_itself_nobody_was_there_yet(garden: Garden, desk: Client) -> None:
    row = signed_up(garden)
    with time_machine.travel(BEFOREHAND, tick=False):
        desk.force_login(garden.desk)
        page = shown(desk.get(address(garden.dates[0])))
        pressed = desk.post(address(garden.dates[0]), {"everybody": "present"})
        typed = desk.get(reverse("matching:paper-list", args=[garden.dates[0].public_id]), follow=True)
        assert unexpected(desk, garden.dates[0], garden.resident().number).status_code == 409
    assert ("Iedereen was er" in page, 'value="present"' in page) == (False, False)
    assert (pressed.status_code, statuses(row)) == (409, [(Status.SIGNED_UP, "")])
    for answer in (pressed, typed):
        assert "Dit is nog niet begonnen: zeg na het begin wie er was." in shown(answer)


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
def test_the_number_on_an_old_card_leads_to_the_same_person(
    garden: Garden, other_garden: Garden, desk: Client
) -> None:
    """Merged into another: as in the box of the week. An old number of another team leads nowhere."""
    kept = garden.resident(number=41)
    for person, number in ((kept, 77), (other_garden.resident(number=42), 78)):
        Merge.objects.create(
            team=person.team,
            resident=person,
            former_number=number,
            former_public_id=uuid4(),
            merged_at=NOW,
        )
    assert unexpected(desk, garden.dates[0], 77).status_code == 302
    assert unexpected(desk, garden.dates[0], 78).status_code == 422
    assert [row.resident for row in garden.dates[0].participations.all()] == [kept]


@pytest.mark.usefixtures("afterwards")
@pytest.mark.parametrize(("days", "is_said"), [(1, True), (0, False)])
def test_who_had_left_before_that_date_is_added_with_a_word(
    garden: Garden, desk: Client, days: int, *, is_said: bool
) -> None:
    left = garden.dates[0].date - timedelta(days=days)
    person = garden.resident(number=41, first_name="Rahel", departed_on=left, departure_reason="relocation")
    unexpected(desk, garden.dates[0], 41)
    rows = garden.dates[0].participations.all()
    assert [(row.resident, row.status) for row in rows] == [(person, "present")]
    words = "0041 Rahel was erbij, al is deze deelnemer voor deze datum vertrokken."
    assert (words in shown(desk.get(address(garden.dates[0])))) == is_said


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
