"""How far a round is: counted, shown beside every press, and nothing asked that cannot be any more."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from matching.actions import sign_up
from matching.actions.rounds import accept_proposal, decline_proposal, note_wanted
from matching.cards.rounds.progress import progress_of
from matching.models import Placement, Proposal, Round
from tests.matching.conftest import NOW, TODAY, Garden, make_garden
from tests.matching.queries import exactly
from tests.matching.rounds.conftest import line_of, propose, waits
from tests.matching.rounds.pages import FRAGMENT, at, press, shown

if TYPE_CHECKING:
    from datetime import datetime

    from django.test import Client


LATER = NOW + timedelta(days=8)
TOO_FAR = Placement.DeclineReason.TOO_FAR

pytestmark = pytest.mark.usefixtures("that_tuesday")


def told(made: Round, now: datetime = NOW) -> list[str]:
    return [words for _kind, words in progress_of(made, now).words]


def test_each_line_is_counted_once(garden: Garden, other_garden: Garden) -> None:
    make_garden(garden.town)
    people = [waits(garden, 5) for _ in range(6)]
    waits(other_garden, 5)
    propose(other_garden)
    made = propose(garden)
    lines = [line_of(made, one) for one in people]
    note_wanted(proposal=lines[0], now=NOW)
    accept_proposal(proposal=lines[1], by=None, now=NOW)
    decline_proposal(proposal=lines[2], reason=TOO_FAR, now=NOW)
    elsewhere = next(one for one in garden.dates if one != lines[3].occurrence)
    sign_up(resident=people[3], occurrence=elsewhere, by=None, now=NOW)

    found = progress_of(made, NOW)

    assert (found.to_ask, found.say_yes, found.signed_up, found.said_no, found.gone) == (2, 1, 1, 1, 1)
    assert found.lines == Proposal.objects.filter(round=made).count() == len(people)
    assert told(made) == [
        "2 nog te vragen",
        "1 zegt ja",
        "1 aangemeld",
        "1 zegt nee",
        "1 kan niet meer",
    ]


def test_of_a_closed_round_what_came_of_it(garden: Garden) -> None:
    person, _other = waits(garden, 9), waits(garden, 8)
    made = propose(garden)
    decline_proposal(proposal=line_of(made, person), reason=TOO_FAR, now=NOW)
    propose(garden)
    made.refresh_from_db()

    assert told(made) == ["1 zegt nee", "1 zonder antwoord"]


def test_as_many_queries_for_one_line_as_for_many(garden: Garden) -> None:
    waits(garden, 9)
    made = propose(garden)
    with exactly(3):
        progress_of(made, NOW)
    for _ in range(5):
        waits(garden, 9)
    made = propose(garden)
    with exactly(3):
        progress_of(made, NOW)


def test_after_a_press_the_button_for_all_who_say_yes_comes_along(
    garden: Garden, coordinator: Client
) -> None:
    person = waits(garden, 9)
    line = line_of(propose(garden), person)

    before = shown(coordinator.get(at("round", line.round)))
    piece = shown(coordinator.post(at("mark-proposal", line), {"mark": "wanted"}, headers=FRAGMENT))
    back = shown(coordinator.post(at("take-back-answer", line), headers=FRAGMENT))

    assert "Meld 1 aan die ja zegt" not in before
    assert 'id="round-progress"' in before
    assert "Meld 1 aan die ja zegt" in piece
    assert 'hx-swap-oob="true"' in piece
    assert "Meld 1 aan die ja zegt" not in back
    assert "1 nog te vragen" in back


def test_a_yes_can_be_taken_back_where_it_stands(garden: Garden, coordinator: Client) -> None:
    person = waits(garden, 9)
    line = line_of(propose(garden), person)

    piece = shown(coordinator.post(at("mark-proposal", line), {"mark": "wanted"}, headers=FRAGMENT))

    assert at("take-back-answer", line) in piece


@pytest.mark.parametrize("why", ["is voorbij", "gaat niet door"])
def test_what_cannot_be_any_more_is_not_asked_and_not_pressed(
    why: str, garden: Garden, coordinator: Client
) -> None:
    person = waits(garden, 9, first_name="Selam")
    line = line_of(propose(garden), person)
    note_wanted(proposal=line, now=NOW)
    calls = reverse("matching:round-calls")
    before = shown(coordinator.get(calls))
    if why == "gaat niet door":
        line.occurrence.cancelled_at = NOW
    else:
        line.occurrence.date = TODAY
    line.occurrence.save()

    page, asked = shown(coordinator.get(at("round", line.round))), shown(coordinator.get(calls))

    assert why in page
    assert "Meld 1 aan" not in page
    assert at("accept-proposal", line) not in page
    assert at("move-proposal", line) in page
    assert ("Selam" in before, "Selam" in asked) == (True, False)


def test_for_every_time_a_first_date_that_is_past_is_no_hindrance(garden: Garden) -> None:
    waits(garden, 9)
    made = propose(garden)
    made.policy = {**made.policy, "every_time": True}
    made.save()

    assert told(made, LATER) == ["1 nog te vragen"]


def test_an_old_round_says_what_to_do_and_a_closed_one_where_the_newest_is(
    garden: Garden, coordinator: Client
) -> None:
    waits(garden, 9)
    made = propose(garden)
    sentence = "Dit voorstel is ouder dan twee weken. Druk op Bereken opnieuw"
    fresh = shown(coordinator.get(at("round", made)))
    Round.objects.update(made_at=NOW - timedelta(days=15))
    old = shown(coordinator.get(at("round", made)))
    newest = propose(garden)

    closed = shown(coordinator.get(at("round", made)))

    assert (sentence in fresh, sentence in old, sentence in closed) == (False, True, False)
    assert "Er is een nieuwer voorstel." in closed
    assert at("round", newest) in closed


def test_without_a_script_one_comes_back_to_the_page_where_the_line_stands(
    garden: Garden, coordinator: Client
) -> None:
    garden.slot.capacity = 30
    garden.slot.save()
    people = [waits(garden, 40 - week) for week in range(26)]
    made = propose(garden)
    first, last = line_of(made, people[0]), line_of(made, people[-1])

    places = [
        press(coordinator, "mark-proposal", line, mark="wanted", by=by)["Location"]
        for line, by in ((first, "person"), (last, "person"), (last, ""))
    ]

    assert places == [
        f"{at('round', made)}?by=person#line-{first.public_id}",
        f"{at('round', made)}?by=person&page=2#line-{last.public_id}",
        f"{at('round', made)}#line-{last.public_id}",
    ]
    assert f'id="line-{last.public_id}"' in shown(coordinator.get(places[1]))
