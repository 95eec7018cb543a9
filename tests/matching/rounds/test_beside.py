"""What stands beside a round: whom to call, what it costs at the desk, who fits, how it works."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from django.conf import settings
from django.urls import reverse

from aandeslag.teams.access import Role
from aandeslag.teams.models import Duty
from matching.actions.rounds import accept_proposal, note_wanted
from matching.models import Participation
from residents.models import Consent
from tests.factories import EntrustmentFactory, VisitFactory, WalkInSessionFactory
from tests.matching.conftest import NOW, TODAY, Garden, make_garden
from tests.matching.rounds.conftest import line_of, propose, waits
from tests.matching.rounds.pages import FRAGMENT, at, shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from aandeslag.teams.models import Membership

pytestmark = pytest.mark.usefixtures("that_tuesday")


def test_the_call_list_by_supporter_then_by_language_and_numbers_only_where_allowed(
    garden: Garden, coordinator: Client
) -> None:
    mine = waits(garden, 9, first_name="Selam", phone="0611111111", preferred_language="ti")
    refused = waits(garden, 8, first_name="Yonas", phone="0622222222", preferred_language="ti")
    loose = waits(garden, 7, first_name="Olena", phone="0633333333", preferred_language="uk")
    user = garden.town.member(Role.SUPPORTER).user
    for one in (mine, refused):
        EntrustmentFactory.create(resident=one, supporter=user)
    for one, agrees in ((mine, True), (refused, False), (loose, True)):
        Consent.objects.create(team=one.team, resident=one, purpose="phone", given=agrees, asked_on=TODAY)
    propose(garden)

    page = shown(coordinator.get(reverse("matching:round-calls")))

    assert page.index(str(user)) < page.index("Selam") < page.index("Olena")
    assert "Oekraïens · Українська" in page
    assert "In het" not in page
    assert "вівторок" in page
    assert [number in page for number in ("0611111111", "0622222222", "0633333333")] == [True, False, False]


def test_who_answered_needs_no_call(garden: Garden, coordinator: Client) -> None:
    person = waits(garden, 9, first_name="Selam")
    line = line_of(propose(garden), person)
    note_wanted(proposal=line, now=NOW)
    said_yes = shown(coordinator.get(reverse("matching:round-calls")))
    accept_proposal(proposal=line, by=None, now=NOW)

    assert "Selam" in said_yes
    assert "Selam" not in shown(coordinator.get(reverse("matching:round-calls")))


LAST_PLACE = "laatste plek; iemand anders wacht 31 weken"


@pytest.mark.parametrize("headers", [{}, FRAGMENT], ids=["page", "piece of the desk"])
def test_at_the_desk_each_card_says_what_it_costs_and_names_nobody(
    one_place: Garden, signed_in: Callable[[Membership], Client], headers: dict[str, str]
) -> None:
    waits(one_place, 31, first_name="Yonasnaam")
    propose(one_place)
    person, desk = waits(one_place, 0), signed_in(one_place.town.member(Role.DESK))

    cards = shown(desk.get(at("fits", person), headers=headers))
    together = shown(desk.get(at("look", person)))

    assert f'<span class="tag tag-ask">{LAST_PLACE}</span>' in cards
    assert "zegt het koppelvoorstel van dinsdag 24 november" in cards
    assert "Yonasnaam" not in cards
    assert "laatste plek" not in together


def test_below_the_cards_stands_what_suits_but_takes_a_place_from_somebody(
    one_place: Garden, signed_in: Callable[[Membership], Client]
) -> None:
    for name in "abcde":
        make_garden(one_place.town, dates=1, title=name, dutch_needed="b1")
    waits(one_place, 31, dutch_level="none")
    propose(one_place)
    desk = signed_in(one_place.town.member(Role.DESK))

    page = shown(desk.get(at("fits", waits(one_place, 0)), headers=FRAGMENT))

    cards, below = page.split("Past ook, maar dan verliest iemand anders een plek")
    assert [name in cards for name in ("Wijktuin De Pol", LAST_PLACE)] == [False, False]
    assert [name in below for name in ("Wijktuin De Pol", LAST_PLACE)] == [True, True]
    assert "zegt het koppelvoorstel van dinsdag 24 november 13:00" in below
    assert below.count('name="often" value="once"') == 1


def test_of_several_people_it_says_that_nobody_worked_it_out(
    one_place: Garden, signed_in: Callable[[Membership], Client]
) -> None:
    one_place.slot.capacity = 4
    one_place.slot.save()
    one, other, desk = waits(one_place, 2), waits(one_place, 3), signed_in(one_place.town.member(Role.DESK))
    session = WalkInSessionFactory.create(
        team=one_place.town.team, centre=one_place.town.centre, date=TODAY, opened_at=NOW
    )
    for person in (one, other):
        VisitFactory.create(session=session, resident=person, party=session.public_id)
    without = shown(desk.get(at("fits", one), headers=FRAGMENT))
    propose(one_place)

    page = shown(desk.get(at("fits", one), headers=FRAGMENT))

    sentence = "Wat plekken voor meer mensen samen anderen kosten, is niet berekend."
    assert [sentence in text for text in (without, page)] == [False, True]


def test_without_a_round_nothing_is_said_of_costs(
    garden: Garden, signed_in: Callable[[Membership], Client]
) -> None:
    person, desk = waits(garden, 3), signed_in(garden.town.member(Role.DESK))

    page = shown(desk.get(at("fits", person), headers=FRAGMENT))

    assert [words in page for words in ("Wijktuin De Pol", "vrij voor iedereen", "koppelvoorstel")] == [
        True,
        False,
        False,
    ]


def test_costs_are_not_for_supporters_at_the_desk(
    one_place: Garden, signed_in: Callable[[Membership], Client]
) -> None:
    waits(one_place, 31)
    propose(one_place)
    session = WalkInSessionFactory.create(team=one_place.town.team, centre=one_place.town.centre)
    member = one_place.town.member(Role.SUPPORTER)
    session.duties.add(Duty.objects.create(membership=member, since=NOW))
    person, client = waits(one_place, 0), signed_in(member)

    page = shown(client.get(at("fits", person), headers=FRAGMENT))

    assert [words in page for words in ("Wijktuin De Pol", LAST_PLACE, "koppelvoorstel")] == [
        True,
        False,
        False,
    ]


def test_from_the_other_side_and_sign_up_from_there(
    garden: Garden, other_garden: Garden, signed_in: Callable[[Membership], Client]
) -> None:
    person = waits(garden, 9, first_name="Selam")
    desk = signed_in(garden.town.member(Role.DESK))
    date = garden.dates[0]

    page = shown(desk.get(at("who-fits", date)))
    desk.post(at("sign-up", person, date), {"token": str(uuid4()), "often": "once"})

    assert "Selam" in page
    assert at("sign-up", person, date) in page
    assert Participation.objects.filter(resident=person, occurrence=date).count() == 1
    assert "Selam" not in shown(desk.get(at("who-fits", date)))
    assert desk.get(at("who-fits", other_garden.dates[0])).status_code == 404


@pytest.mark.parametrize(
    ("language", "words", "unknown"),
    [
        (
            "nl",
            "Een mens beslist.",
            "Weten wij uw geboortejaar niet, dan rekenen wij alsof u jonger dan 18 bent.",
        ),
        ("en", "A person decides.", "we count as if you are under 18."),
    ],
)
def test_anybody_may_read_how_it_works(
    client: Client, db: None, language: str, words: str, unknown: str
) -> None:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    method = shown(client.get(reverse("matching:method")))
    register = client.get(reverse("matching:method-register"))

    assert words in method
    assert "350" in method
    assert unknown in method
    assert "4, 12, 26" in method
    assert ", 52" not in method
    assert register.status_code == 200


def test_what_is_found_anew_each_time_is_not_said_to_be_kept(client: Client, db: None) -> None:
    method = shown(client.get(reverse("matching:method")))

    assert "U kunt altijd vragen welke regel dat is: het team ziet dat bij elke activiteit." in method
