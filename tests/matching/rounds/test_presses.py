"""A round on the screen is settled line by line, and somebody is moved."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from django.urls import reverse

from matching.actions import sign_up
from matching.actions.rounds import note_wanted
from matching.models import Participation, Placement, Proposal
from tests.matching.conftest import NOW, Garden, make_garden
from tests.matching.rounds.conftest import line_of, propose, waits
from tests.matching.rounds.pages import FRAGMENT, Status, at, press, shown, status_of

if TYPE_CHECKING:
    from django.test import Client


pytestmark = pytest.mark.usefixtures("that_tuesday")


def test_signing_up_from_the_line(garden: Garden, coordinator: Client) -> None:
    person = waits(garden, 9)
    line = line_of(propose(garden), person)

    piece = coordinator.post(
        at("accept-proposal", line), {"token": str(uuid4()), "by": "person"}, headers=FRAGMENT
    )

    assert "aangemeld" in shown(piece)
    assert at("slip", person) in shown(piece)
    assert Participation.objects.filter(resident=person, occurrence=line.occurrence).count() == 1


def test_the_same_form_twice_is_one_placement_and_no_complaint(garden: Garden, coordinator: Client) -> None:
    person = waits(garden, 9)
    line, token = line_of(propose(garden), person), str(uuid4())

    answers = [
        coordinator.post(at("accept-proposal", line), {"token": token}, headers=FRAGMENT) for _ in range(2)
    ]

    assert [one.status_code for one in answers] == [200, 200]
    assert Placement.objects.filter(resident=person).count() == 1


def test_somebody_else_was_faster(one_place: Garden, coordinator: Client) -> None:
    person = waits(one_place, 9)
    line = line_of(propose(one_place), person)
    one_place.fill(one_place.dates[0], 1)

    piece = coordinator.post(at("accept-proposal", line), {"token": str(uuid4())}, headers=FRAGMENT)
    page = coordinator.post(at("accept-proposal", line), {"token": str(uuid4())}, follow=True)

    sentence = "Iemand anders was net sneller: de laatste plek is weg. Sorry!"
    assert piece.status_code == 409
    assert sentence in shown(piece) or "laatste plek" in shown(piece)
    assert "laatste plek" in shown(page)
    assert status_of(line) == Status.PROPOSED


def test_no_with_a_reason_and_back(garden: Garden, coordinator: Client) -> None:
    person = waits(garden, 9)
    line = line_of(propose(garden), person)

    page = shown(coordinator.post(at("decline-proposal", line), {"reason": "too-far"}, headers=FRAGMENT))
    press(coordinator, "take-back-answer", line)

    assert "zegt nee: te ver" in page
    assert status_of(line) == Status.PROPOSED


def test_yes_stays_and_all_who_said_yes_at_once(garden: Garden, coordinator: Client) -> None:
    said_yes, other = waits(garden, 9), waits(garden, 8)
    made = propose(garden)
    press(coordinator, "mark-proposal", line_of(made, said_yes), mark="wanted")
    press(coordinator, "mark-proposal", line_of(made, other), mark="lock")

    page = shown(coordinator.get(at("round", made)))
    coordinator.post(at("accept-wanted", made))

    assert "Meld 1 aan die ja zegt" in page
    assert status_of(line_of(made, said_yes)) == Status.AGREED
    assert (line_of(made, other).status, line_of(made, other).is_locked) == (Status.PROPOSED, True)


def test_of_who_said_yes_and_was_signed_up_meanwhile_nothing_untrue_is_told(
    garden: Garden, coordinator: Client
) -> None:
    person, other = waits(garden, 9, first_name="Selam"), waits(garden, 8, first_name="Yonas")
    made = propose(garden)
    lines = [line_of(made, one) for one in (person, other)]
    for line in lines:
        note_wanted(proposal=line, now=NOW)
    sign_up(resident=person, occurrence=lines[0].occurrence, by=None, now=NOW)
    together = lines[0].occurrence == lines[1].occurrence
    garden.fill(lines[1].occurrence, 3 if together else 4)

    page = shown(coordinator.post(at("accept-wanted", made), follow=True))

    assert f"Selam {person.number_shown} was al aangemeld." in page
    assert f"Yonas {other.number_shown} is niet aangemeld. Vol: geen plek meer." in page
    assert "heeft geen plek" not in page


def test_computed_again_only_what_is_lost_is_told(garden: Garden, coordinator: Client) -> None:
    people = [waits(garden, weeks) for weeks in (9, 8, 7)]
    made = propose(garden)
    lines = [line_of(made, one) for one in people]
    for line, word in zip(lines, ("wanted", "lock", "wanted"), strict=True):
        press(coordinator, "mark-proposal", line, mark=word)

    kept = shown(coordinator.post(reverse("matching:propose-round"), {"token": str(uuid4())}, follow=True))
    sign_up(resident=people[2], occurrence=garden.dates[1], by=None, now=NOW)
    lost = shown(coordinator.post(reverse("matching:propose-round"), {"token": str(uuid4())}, follow=True))

    sentence = "in het vorige koppelvoorstel"
    assert (sentence in kept, sentence in lost) == (False, True)
    assert "Er is een nieuw voorstel. Wat vaststond, staat er weer in." in kept


def test_the_cost_of_moving_is_seen_before_it_is_pressed(one_place: Garden, coordinator: Client) -> None:
    kitchen = make_garden(one_place.town, dates=1, title="Koken", theme="food")
    gardener = waits(one_place, 9, interests=frozenset({"green"}))
    made = propose(one_place)
    line = line_of(made, gardener)

    page = shown(coordinator.get(at("move-proposal", line)))
    nothing_yet = line_of(made, gardener).occurrence
    coordinator.post(at("move-proposal", line), {"occurrence": str(kitchen.dates[0].public_id)})

    assert "kost niemand anders iets" in page
    assert "alles samen 350 punten minder" in page
    assert nothing_yet == one_place.dates[0]
    assert line_of(made, gardener).occurrence == kitchen.dates[0]


def test_what_costs_the_others_nothing_is_green_and_points_are_of_all_together(
    one_place: Garden, coordinator: Client
) -> None:
    make_garden(one_place.town, dates=1, title="Koken", theme="food")
    gardener = waits(one_place, 9, interests=frozenset({"green"}))
    line = line_of(propose(one_place), gardener)

    page = shown(coordinator.get(at("move-proposal", line)))

    assert page.count('<span class="tag tag-done">kost niemand anders iets</span>') == 1
    assert '<span class="tag tag-plain">alles samen 350 punten minder</span>' in page


def test_after_a_move_the_page_of_the_move_is_still_there(one_place: Garden, coordinator: Client) -> None:
    kitchen = make_garden(one_place.town, dates=1, title="Koken", theme="food")
    gardener = waits(one_place, 9, interests=frozenset({"green"}))
    made = propose(one_place)
    url = at("move-proposal", line_of(made, gardener))

    coordinator.post(url, {"occurrence": str(kitchen.dates[0].public_id)})
    back = coordinator.get(url)

    assert back.status_code == 200
    assert "Koken · dinsdag 1 december" in shown(back)


def test_a_place_of_another_team_is_no_choice(
    garden: Garden, other_garden: Garden, coordinator: Client
) -> None:
    person = waits(garden, 9)
    line = line_of(propose(garden), person)

    response = coordinator.post(
        at("move-proposal", line), {"occurrence": str(other_garden.dates[0].public_id)}
    )

    assert response.status_code == 422


@pytest.mark.parametrize("name", ["accept-proposal", "decline-proposal", "mark-proposal", "take-back-answer"])
def test_a_press_on_a_line_that_made_room_is_answered_in_its_place(
    name: str, garden: Garden, other_garden: Garden, coordinator: Client
) -> None:
    person, stranger = waits(garden, 9), waits(other_garden, 9, first_name="Selam")
    gone, theirs = line_of(propose(garden), person), line_of(propose(other_garden), stranger)
    Proposal.objects.filter(pk=gone.pk).delete()

    mine, other = (coordinator.post(at(name, one), headers=FRAGMENT) for one in (gone, theirs))

    assert (mine.status_code, other.status_code) == (409, 409)
    assert "Deze regel staat niet meer in het voorstel" in shown(mine)
    assert shown(mine) == shown(other)
    assert status_of(theirs) == Status.PROPOSED
