"""What is pressed in the week: sign up, take off, replace, and the undo of each."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from django.urls import reverse

from aandeslag.audit.models import Line
from aandeslag.vocabulary import WeekPart
from activities.models import Slot
from matching.actions import join_waiting_list, sign_up
from matching.models import Accompaniment, Participation, Placement, WaitingListEntry
from tests.access.forms import read_page
from tests.factories import PlacementFactory
from tests.matching.conftest import NOW, Garden
from tests.matching.queries import exactly

if TYPE_CHECKING:
    from django.test import Client
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

    from residents.models import Resident

WEEK = "/matching/week/"
DAY = "2026-12-01"
Status = Participation.Status


def goes(garden: Garden, name: str = "Hiwet") -> Participation:
    person = garden.resident(first_name=name)
    placement = sign_up(resident=person, occurrence=garden.dates[0], by=garden.desk, now=NOW)
    return placement.participations.get()


def press(client: Client, garden: Garden, path: str, **body: object) -> Response:
    """As the button in the week sends it, with the box beside it."""
    return client.post(path, {"week": "1", "token": str(uuid4()), "who": "", **body})


def undo(client: Client, answer: Response) -> Response:
    """Press what stands above the day after a press."""
    page = client.get(answer["Location"]).content.decode()
    form = next(
        one for one in read_page(page)[0] if "undo" in one.action or one.action.endswith(("back/", "off/"))
    )
    return client.post(form.action, {field.name: field.value for field in form.fields})


def here(garden: Garden) -> str:
    return reverse("matching:sign-up-here", args=[garden.dates[0].public_id])


def state(row: Participation) -> str:
    return Participation.objects.get(pk=row.pk).status


def coming(garden: Garden) -> list[str]:
    rows = Participation.objects.filter(occurrence=garden.dates[0], status=Status.SIGNED_UP)
    return sorted(rows.values_list("resident__first_name", flat=True))


@pytest.mark.parametrize("typed", ["zeinab", "7001"])
def test_signed_up_by_number_or_name_in_one_press_and_taken_back(
    typed: str, garden: Garden, desk: Client
) -> None:
    person = garden.resident(first_name="Zeinab", number=7001)
    answer = press(desk, garden, here(garden), who=typed)
    assert answer["Location"].startswith(f"{WEEK}?day={DAY}&done=on&row=")
    assert coming(garden) == ["Zeinab"]
    assert "is aangemeld voor" in desk.get(answer["Location"]).content.decode()

    undo(desk, answer)
    assert (coming(garden), person.placements.get().end_reason) == ([], Placement.EndReason.MISTAKE)


def test_of_several_with_a_name_one_is_chosen(garden: Garden, other_garden: Garden, desk: Client) -> None:
    people = [garden.resident(first_name="Mohammed") for _ in range(2)]
    other_garden.resident(first_name="Mohammed", number=9876)
    answer = press(desk, garden, here(garden), who="Mohammed")
    page = answer.content.decode()
    assert (answer.status_code, "9876" in page, coming(garden)) == (422, False, [])
    assert all(one.number_shown in page for one in people)
    press(desk, garden, here(garden), resident=people[1].public_id)
    assert Participation.objects.get(occurrence=garden.dates[0]).resident == people[1]


@pytest.mark.parametrize("who", ["", "9999", "Niemand"])
def test_nobody_meant_keeps_what_was_typed(who: str, garden: Garden, desk: Client) -> None:
    answer = press(desk, garden, here(garden), who=who)
    assert (answer.status_code, f'value="{who}"' in answer.content.decode(), coming(garden)) == (
        422,
        True,
        [],
    )


def test_what_stands_in_the_way_is_said_on_its_page(garden: Garden, desk: Client) -> None:
    person = garden.resident(free=frozenset({WeekPart.FRIDAY_EVENING}))
    answer = press(desk, garden, here(garden), who=person.number_shown)
    assert answer["Location"] == reverse(
        "matching:sign-up", args=[person.public_id, garden.dates[0].public_id]
    )
    assert coming(garden) == []


def test_taken_off_and_put_back(garden: Garden, desk: Client) -> None:
    row = goes(garden)
    answer = press(desk, garden, reverse("matching:take-off", args=[row.public_id]))
    assert state(row) == Status.CANCELLED
    page = desk.get(answer["Location"]).content.decode()
    assert ("Hiwet" in page, "is weggehaald bij Wijktuin De Pol" in page) == (True, True)
    assert Line.objects.filter(action="week.list").latest("pk").object_ids == str(row.resident.public_id)
    answer = undo(desk, answer)
    assert (state(row), answer["Location"]) == (
        Status.SIGNED_UP,
        f"{WEEK}?day={DAY}#date-{garden.dates[0].public_id}",
    )


def test_why_it_cannot_be_put_back_stands_on_the_card_and_names_nobody(garden: Garden, desk: Client) -> None:
    """Who waits first is offered the place at once."""
    row = goes(garden)
    garden.fill(garden.dates[0], 3)
    waits = garden.resident(first_name="Wacht")
    join_waiting_list(resident=waits, occurrence=garden.dates[0], by=garden.desk, now=NOW)
    answer = undo(desk, press(desk, garden, reverse("matching:take-off", args=[row.public_id])))

    assert state(row) == Status.CANCELLED
    here = garden.dates[0].public_id
    assert answer["Location"] == f"{WEEK}?day={DAY}&why=held&at={here}#date-{here}"
    page = desk.get(answer["Location"]).content.decode()
    card = page.partition(f'id="date-{here}"')[2]
    sentence = "Niet ongedaan gemaakt: de plek wordt vastgehouden voor iemand die erop wachtte."
    assert (page.count(sentence), sentence in card) == (1, True)

    sign_up(resident=waits, occurrence=garden.dates[0], by=garden.desk, now=NOW)
    back = press(desk, garden, reverse("matching:put-back", args=[row.public_id]))
    assert "er is geen plek meer vrij" in desk.get(back["Location"]).content.decode()


def replace(client: Client, garden: Garden, row: Participation, **body: object) -> Response:
    return press(client, garden, reverse("matching:replace", args=[row.public_id]), **body)


def test_replaced_in_one_press_with_a_number_and_undone(garden: Garden, desk: Client) -> None:
    row = goes(garden)
    garden.fill(garden.dates[0], 3)
    other = garden.resident(first_name="Zeinab")
    answer = replace(desk, garden, row, who=other.number_shown)
    assert (state(row), "Zeinab" in coming(garden), "Hiwet" in coming(garden)) == (
        Status.CANCELLED,
        True,
        False,
    )
    assert "komt in plaats van Hiwet" in desk.get(answer["Location"]).content.decode()
    undo(desk, answer)
    assert ("Zeinab" in coming(garden), "Hiwet" in coming(garden)) == (False, True)


def test_without_a_number_who_could_come_is_shown_and_pressed(garden: Garden, desk: Client) -> None:
    """Who waits for the place stands first and is not among the others."""
    row = goes(garden)
    garden.fill(garden.dates[0], 3)
    waits, fits = garden.resident(first_name="Wacht"), garden.resident(first_name="Past")
    join_waiting_list(resident=waits, occurrence=garden.dates[0], by=garden.desk, now=NOW)

    page = replace(desk, garden, row)
    card = page.context["card"]
    assert [one.person.name.split()[0] for one in card.in_line] == ["Wacht"]
    assert "Past" in [one.person.name.split()[0] for one in card.fitting]
    assert (page.status_code, state(row)) == (200, Status.SIGNED_UP)

    refused = replace(desk, garden, row, resident=fits.public_id)
    assert (refused.status_code, state(row)) == (409, Status.SIGNED_UP)
    assert "gaat voor" in refused.content.decode()

    replace(desk, garden, row, resident=waits.public_id)
    assert (state(row), "Wacht" in coming(garden)) == (Status.CANCELLED, True)
    assert WaitingListEntry.objects.get().left_because == WaitingListEntry.Left.PLACED


KEPT = {
    "offer": "al aangeboden",
    "receipt": "ontvangstbevestiging van UWV",
    "every-time": "die elke keer komt",
    "": "meer mensen",
}


@pytest.mark.parametrize("kept", KEPT)
def test_where_no_place_comes_free_it_says_why_and_what_to_do(
    garden: Garden, desk: Client, kept: str
) -> None:
    """Three of the four places went away since: what is kept for somebody else stays theirs."""
    row = goes(garden)
    garden.fill(garden.dates[0], 2 if kept else 3)
    Slot.objects.filter(pk=garden.slot.pk).update(capacity=3)
    if kept == "every-time":
        every = {
            "slot": garden.slot,
            "activity": garden.slot.activity,
            "occurrence": None,
            "team": garden.town.team,
        }
        PlacementFactory.create(resident=garden.resident(), is_standing=True, agreed_on=NOW.date(), **every)
    elif kept:
        PlacementFactory.create(
            resident=garden.resident(),
            occurrence=garden.dates[0],
            status="proposed",
            held_until=NOW + timedelta(days=1),
            waits_for_receipt=kept == "receipt",
        )

    refused = replace(desk, garden, row, who=garden.resident().number_shown)

    said = [sentence for sentence in KEPT.values() if sentence in refused.content.decode()]
    assert (refused.status_code, said, state(row)) == (409, [KEPT[kept]], Status.SIGNED_UP)
    assert "gaat voor" not in refused.content.decode()


def test_what_speaks_against_it_is_passed_by_one_press_more(garden: Garden, desk: Client) -> None:
    row = goes(garden)
    busy = garden.resident(free=frozenset({WeekPart.FRIDAY_EVENING}))
    refused = replace(desk, garden, row, who=busy.number_shown)
    assert (refused.status_code, state(row)) == (409, Status.SIGNED_UP)
    forms = read_page(refused.content.decode())[0]
    form = next(one for one in forms if any(field.name == "passed" for field in one.fields))
    desk.post(form.action, {field.name: field.value for field in form.fields})
    assert (state(row), busy.participations.get().status) == (Status.CANCELLED, Status.SIGNED_UP)


def test_people_and_dates_of_another_team_are_not_found(
    garden: Garden, other_garden: Garden, desk: Client
) -> None:
    row, theirs = goes(garden), Participation.objects.filter(occurrence=other_garden.dates[0])[0]
    stranger: Resident = other_garden.resident()
    assert replace(desk, garden, theirs, who="1").status_code == 404
    assert replace(desk, garden, row, resident=stranger.public_id).status_code == 404
    assert press(desk, garden, here(other_garden), who="1").status_code == 404
    undone = reverse("matching:undo-replace", args=[row.public_id])
    assert desk.post(undone, {"was": theirs.public_id}).status_code == 404
    company = reverse("matching:company", args=[garden.dates[0].public_id])
    foreign = other_garden.town.members["supporter"].public_id
    assert desk.post(company, {"supporter": foreign}).status_code == 404
    assert state(row) == Status.SIGNED_UP


def test_an_address_kept_from_earlier_shows_no_undo(garden: Garden, desk: Client) -> None:
    row = goes(garden)
    Participation.objects.filter(pk=row.pk).update(status=Status.EXCUSED, excuse="ill")
    for done in ("on", "off", "instead", "x"):
        found = desk.get(WEEK, {"day": DAY, "done": done, "row": str(row.public_id), "was": "x"})
        assert found.context["done"] is None


def test_nothing_of_another_team_is_undone_here(garden: Garden, other_garden: Garden, desk: Client) -> None:
    theirs = Participation.objects.filter(occurrence=other_garden.dates[0])[0]
    found = desk.get(WEEK, {"day": DAY, "done": "on", "row": str(theirs.public_id)})
    assert found.context["done"] is None
    assert not Line.objects.filter(object_ids__contains=str(theirs.resident.public_id)).exists()


def test_staff_note_who_goes_along(garden: Garden, desk: Client) -> None:
    member = garden.town.members["supporter"]
    address = reverse("matching:company", args=[garden.dates[0].public_id])
    for body, names in (({}, [member.user.name]), ({"not": "1"}, [])):
        desk.post(address, {"supporter": member.public_id, **body})
        found = Accompaniment.objects.filter(occurrence=garden.dates[0])
        assert [one.supporter.name for one in found] == names


@pytest.mark.parametrize("number", [0, 3])
def test_queries_of_who_could_come(number: int, garden: Garden, desk: Client) -> None:
    row = goes(garden)
    for _ in range(number + 1):
        garden.resident(registered_on=NOW.date() - timedelta(days=9))
    with exactly(20):
        desk.get(reverse("matching:replace", args=[row.public_id]))
