"""An organisation says who was there, by a link, without an account; it sees first names of one date."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
import time_machine
from django.core import signing
from django.test import Client
from django.urls import reverse

from aandeslag.audit.models import Line
from activities.models import Satisfaction
from matching.actions import cancel_with_people, forget_host_remarks
from matching.host_tickets import SALT, host_ticket_for, occurrence_of_host_ticket
from matching.models import HostReport, Participation
from tests.factories import ParticipationFactory
from tests.matching.queries import exactly
from tests.paper.reading import read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.test.client import _MonkeyPatchedWSGIResponse as Response

    from activities.models import Occurrence
    from tests.matching.conftest import Garden

Status = Participation.Status
BEFOREHAND = datetime(2026, 12, 1, 7, tzinfo=UTC)
AFTERWARDS = datetime(2026, 12, 1, 14, 5, tzinfo=UTC)


@pytest.fixture
def host() -> Client:
    """Somebody without an account."""
    return Client()


@pytest.fixture
def afterwards(garden: Garden) -> Iterator[None]:
    with time_machine.travel(AFTERWARDS, tick=False):
        yield


def comes(garden: Garden, name: str, **facts: Any) -> Participation:
    row: Participation = ParticipationFactory.create(
        placement__occurrence=garden.dates[0], placement__resident=garden.resident(first_name=name, **facts)
    )
    return row


def link(occurrence: Occurrence) -> str:
    return reverse("matching:who-was-there", args=[host_ticket_for(occurrence)])


def said(asked: list[Participation], present: list[Participation], **more: str) -> dict[str, Any]:
    return {
        "asked": [str(row.public_id) for row in asked],
        "present": [str(row.public_id) for row in present],
        **more,
    }


def statuses(*rows: Participation) -> list[str]:
    return [Participation.objects.get(pk=row.pk).status for row in rows]


def words(response: Response) -> str:
    return response.content.decode()


@pytest.mark.usefixtures("afterwards")
def test_it_shows_first_names_of_this_date_and_nothing_else_of_anybody(garden: Garden, host: Client) -> None:
    person = comes(garden, "Rahel", initial="K", phone="0612345678", number=412)
    other = ParticipationFactory.create(
        placement__occurrence=garden.dates[1], placement__resident=garden.resident(first_name="Anderedag")
    )

    page = words(host.get(link(garden.dates[0])))

    assert page.count("Rahel") == 1
    hidden = ["Anderedag", "0612345678", "412", "K.", "1995", str(person.resident.public_id)]
    assert [one for one in hidden if one in page] == []
    assert str(other.public_id) not in page


@pytest.mark.usefixtures("afterwards")
@pytest.mark.parametrize("born", [2009, None])
def test_who_is_under_18_or_may_be_is_counted_and_never_named(
    garden: Garden, host: Client, born: int | None
) -> None:
    comes(garden, "Rahel")
    minor = comes(garden, "Jong", birth_year=born)

    page = words(host.get(link(garden.dates[0])))
    host.post(link(garden.dates[0]), said([minor], [minor]))

    assert "Jong" not in page
    assert "En 1 persoon onder de 18" in page
    assert statuses(minor) == [Status.SIGNED_UP]


@pytest.mark.usefixtures("afterwards")
def test_looking_changes_nothing_and_is_logged(garden: Garden, host: Client) -> None:
    person = comes(garden, "Rahel")

    host.get(link(garden.dates[0]))

    assert statuses(person) == [Status.SIGNED_UP]
    line = Line.objects.get(action="host-link.list")
    assert (line.actor_id, line.team_id, line.object_ids) == (
        None,
        garden.town.team.pk,
        str(person.resident.public_id),
    )


@pytest.mark.usefixtures("afterwards")
def test_one_button_says_who_was_there_and_how_it_went(garden: Garden, host: Client) -> None:
    came, stayed_away = comes(garden, "Rahel"), comes(garden, "Yusuf")
    told = said([came, stayed_away], [came], answer="good", remark="Nieuwe laarzen nodig")

    page = words(host.post(link(garden.dates[0]), told))

    assert statuses(came, stayed_away) == [Status.PRESENT, Status.ABSENT]
    assert Satisfaction.objects.get(activity=garden.slot.activity).answer == "good"
    assert HostReport.objects.get().remark == "Nieuwe laarzen nodig"
    assert "Dank u, het is genoteerd." in page
    assert [name for name in ("Rahel", "Yusuf") if name in page] == []


@pytest.mark.usefixtures("afterwards")
def test_how_it_went_is_a_smiley_beside_each_word(garden: Garden, host: Client) -> None:
    comes(garden, "Rahel")

    page = words(host.get(link(garden.dates[0])))

    tiles = [
        " ".join(one.partition("</label>")[0].split()) for one in page.split('<label class="choice"')[1:]
    ]
    shown = {"1F642": "goed", "1F610": "gaat wel", "1F641": "niet goed"}
    assert [
        f'/{code}.svg" width="40" height="40" alt=""> <span class="form-check-label">{word}</span>' in tile
        for tile, (code, word) in zip(tiles, shown.items(), strict=True)
    ] == [True, True, True]


@pytest.mark.usefixtures("afterwards")
def test_a_second_press_changes_nothing(garden: Garden, host: Client) -> None:
    came = comes(garden, "Rahel")
    host.post(link(garden.dates[0]), said([came], [came], answer="good"))

    host.post(link(garden.dates[0]), said([came], [], answer="bad", remark="toch niet"))

    assert statuses(came) == [Status.PRESENT]
    assert HostReport.objects.get().remark == ""
    assert Satisfaction.objects.get().answer == "good"


@pytest.mark.usefixtures("afterwards")
def test_what_the_team_marked_in_the_meantime_stands(garden: Garden, host: Client) -> None:
    ill, came = comes(garden, "Rahel"), comes(garden, "Yusuf")
    Participation.objects.filter(pk=ill.pk).update(status=Status.EXCUSED, excuse="ill")

    host.post(link(garden.dates[0]), said([ill, came], [ill, came]))

    assert statuses(ill, came) == [Status.EXCUSED, Status.PRESENT]


@pytest.mark.usefixtures("afterwards")
def test_ids_of_another_date_or_town_are_not_taken(
    garden: Garden, other_garden: Garden, host: Client
) -> None:
    here = comes(garden, "Rahel")
    theirs = Participation.objects.filter(occurrence=other_garden.dates[0]).first()
    assert theirs is not None

    host.post(link(garden.dates[0]), said([here, theirs], [here, theirs]))

    assert statuses(here, theirs) == [Status.PRESENT, Status.SIGNED_UP]


@pytest.mark.usefixtures("afterwards")
def test_who_was_signed_up_after_the_page_was_opened_is_left_to_the_team(
    garden: Garden, host: Client
) -> None:
    first = comes(garden, "Rahel")
    later = comes(garden, "Yusuf")

    host.post(link(garden.dates[0]), said([first], [first]))

    assert statuses(first, later) == [Status.PRESENT, Status.SIGNED_UP]


def test_beforehand_it_says_who_comes_and_takes_no_answer(garden: Garden, host: Client) -> None:
    with time_machine.travel(BEFOREHAND, tick=False):
        person = comes(garden, "Rahel")
        page = words(host.get(link(garden.dates[0])))
        refused = host.post(link(garden.dates[0]), said([person], [person]))

    assert "Rahel" in page
    assert "<form" not in page.partition("<main")[2].partition("</main>")[0]
    assert refused.status_code == 410
    assert statuses(person) == [Status.SIGNED_UP]


@pytest.mark.usefixtures("afterwards")
def test_it_dies_at_once_when_the_date_is_cancelled(garden: Garden, host: Client) -> None:
    person = comes(garden, "Rahel")
    address = link(garden.dates[0])
    with time_machine.travel(BEFOREHAND, tick=False):
        cancel_with_people(occurrence=garden.dates[0], because="regen", by=garden.desk, now=BEFOREHAND)

    answers = [host.get(address), host.post(address, said([person], [person]))]

    assert [(answer.status_code, answer["Cache-Control"]) for answer in answers] == [(410, "no-store")] * 2
    assert [one for one in answers if "Rahel" in words(one)] == []


@pytest.mark.parametrize(
    ("signed", "lasts"),
    # In days after the date: printed three weeks before, on the day itself, and asked for once more later.
    [(-21, 14), (0, 14), (5, 19)],
)
def test_it_works_until_two_weeks_after_the_date_or_after_it_was_signed(
    garden: Garden, signed: int, lasts: int
) -> None:
    with time_machine.travel(AFTERWARDS + timedelta(days=signed), tick=False):
        ticket = host_ticket_for(garden.dates[0])
    found = []
    for days in (signed, 0, lasts, lasts + 1):
        with time_machine.travel(AFTERWARDS + timedelta(days=days), tick=False):
            found.append(occurrence_of_host_ticket(ticket))

    assert found == [garden.dates[0]] * 3 + [None]


@pytest.mark.usefixtures("afterwards")
def test_a_forged_link_opens_nothing(garden: Garden, other_garden: Garden, host: Client) -> None:
    mine, theirs = host_ticket_for(garden.dates[0]), host_ticket_for(other_garden.dates[0])
    swapped = ":".join([theirs.split(":")[0], *mine.split(":")[1:]])
    foreign_salt = signing.TimestampSigner(salt="elders").sign(mine.split(":")[0])
    nonsense = signing.TimestampSigner(salt=SALT).sign("geen-nummer")

    answers = [
        host.get(reverse("matching:who-was-there", args=[one]))
        for one in (swapped, foreign_salt, nonsense, "x")
    ]

    assert [answer.status_code for answer in answers] == [410] * 4


@pytest.mark.usefixtures("afterwards")
@pytest.mark.parametrize("people", [1, 12])
def test_more_people_ask_no_more_queries(garden: Garden, host: Client, people: int) -> None:
    for number in range(people):
        comes(garden, f"Naam{number}")

    with exactly(4):
        host.get(link(garden.dates[0]))


def test_a_remark_is_forgotten_after_six_months(garden: Garden) -> None:
    HostReport.objects.create(
        team=garden.town.team, occurrence=garden.dates[0], reported_at=AFTERWARDS, remark="Laarzen"
    )
    on = AFTERWARDS.date()

    gone = [
        forget_host_remarks(team=garden.town.team, today=on + timedelta(days=days))
        for days in (180, 184, 185)
    ]

    assert gone == [0, 1, 0]
    assert HostReport.objects.get().remark == ""


@pytest.mark.usefixtures("afterwards")
def test_the_desk_sees_the_link_and_then_what_was_said(garden: Garden, desk: Client, host: Client) -> None:
    desk.force_login(garden.desk)
    came = comes(garden, "Rahel")
    page = reverse("matching:attendance", args=[garden.dates[0].public_id])
    before = words(desk.get(page))
    host.post(link(garden.dates[0]), said([came], [came], remark="Nieuwe laarzen nodig"))

    after = words(desk.get(page))

    assert [host_ticket_for(garden.dates[0]) in one for one in (before, after)] == [True, False]
    assert ["Nieuwe laarzen nodig" in one for one in (before, after)] == [False, True]


@pytest.mark.usefixtures("afterwards")
@pytest.mark.parametrize("kind", ["", "?type=large"])
def test_the_list_on_paper_names_who_comes_and_gives_others_a_number(
    garden: Garden, desk: Client, kind: str
) -> None:
    desk.force_login(garden.desk)
    comes(garden, "Rahel", number=412)
    comes(garden, "Jong", birth_year=2009, number=413)

    answer = desk.get(reverse("matching:attendance-list", args=[garden.dates[0].public_id]) + kind)

    text = read(answer.content).text
    assert [word in text for word in ("Rahel", "0412", "0413", "Jong")] == [True, True, True, False]
    assert answer["Content-Disposition"] == 'inline; filename="attendance.pdf"'
    assert Line.objects.filter(action="attendance.print").count() == 1


@pytest.mark.usefixtures("afterwards")
def test_the_list_of_another_town_does_not_exist(other_garden: Garden, garden: Garden, desk: Client) -> None:
    desk.force_login(garden.desk)

    answer = desk.get(reverse("matching:attendance-list", args=[other_garden.dates[0].public_id]))

    assert answer.status_code == 404
