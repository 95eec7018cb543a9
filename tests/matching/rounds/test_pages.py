"""The round on the screen: made, shown, compared; and who sees what."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from django.urls import reverse

from aandeslag.audit.models import Line
from aandeslag.teams.access import Role
from matching.actions import sign_up
from matching.models import Round, RoundPolicy
from residents.models import Resident
from tests.matching.conftest import NOW, TODAY, Garden, make_garden
from tests.matching.queries import exactly
from tests.matching.rounds.conftest import line_of, propose, waits
from tests.matching.rounds.pages import Status, at, press, shown, status_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from aandeslag.teams.models import Membership

pytestmark = pytest.mark.usefixtures("that_tuesday")


def test_one_press_makes_a_round_and_shows_what_it_yields(garden: Garden, coordinator: Client) -> None:
    waits(garden, 9, first_name="Selam")
    waits(garden, 8, birth_year=2010, guardian_agreed_on=TODAY)

    response = coordinator.post(reverse("matching:propose-round"), {"token": str(uuid4())}, follow=True)

    page = shown(response)
    assert "Van de 1 persoon voor wie iets past, heeft 1 een voorstel." in page
    assert "Voor 1 persoon past niets." in page
    assert "Alleen de minimumleeftijd sluit 1 persoon uit." in page
    assert "Selam" in page
    assert "wacht 9 weken" in page


def test_who_fits_and_has_no_place_is_told_beside_who_has_nothing(
    one_place: Garden, coordinator: Client
) -> None:
    waits(one_place, 9)
    left = waits(one_place, 8)
    made = propose(one_place)

    page, rest = (shown(coordinator.get(at("round", made), {"by": by})) for by in ("", "left-out"))

    assert "Voor iedereen die wacht, past er iets." in page
    assert "Voor 1 persoon past er iets, maar zijn er te weinig plekken." in page
    assert f"{at('fits', left)}?show=why-not&amp;until=99" in rest


@pytest.mark.parametrize(
    ("people", "kept", "sentence"),
    [
        (0, 3, "Er wacht niemand op een eerste activiteit."),
        (1, 0, "Er is in deze weken geen aanbod."),
        (1, 3, "Voor niemand die wacht, past er iets."),
    ],
)
def test_a_round_with_nothing_to_divide_says_what_to_do(
    people: int,
    kept: int,
    sentence: str,
    garden: Garden,
    coordinator: Client,
) -> None:
    for _ in range(people):
        waits(garden, 9, birth_year=2015)
    for date in garden.dates[kept:]:
        date.delete()

    page = shown(coordinator.get(at("round", propose(garden))))

    assert sentence in page
    assert "Van de 0 mensen" not in page
    assert "0 van 0" not in page


def test_it_says_what_to_ask_organisations_for(one_place: Garden, coordinator: Client) -> None:
    waits(one_place, 9)
    waits(one_place, 8)
    made = propose(one_place)

    assert (
        "Eén plek erbij op dinsdagochtend op loopafstand (Wijktuin De Pol) plaatst 1 persoon meer."
        in shown(coordinator.get(at("round", made)))
    )


def test_who_is_shown_is_logged(garden: Garden, coordinator: Client) -> None:
    person = waits(garden, 9)
    made = propose(garden)

    for by in ("", "person", "left-out"):
        coordinator.get(at("round", made), {"by": by})

    lines = Line.objects.filter(action__startswith="round.l").values_list("action", "object_ids")
    assert list(lines) == [("round.lines", str(person.public_id))] * 2


def test_a_round_that_is_not_proven_is_never_shown(garden: Garden, coordinator: Client) -> None:
    waits(garden, 9, first_name="Selam")
    made = propose(garden)
    Round.objects.filter(pk=made.pk).update(certificates=[["12149", "12150"]])

    one, listed = coordinator.get(at("round", made)), coordinator.get(reverse("matching:rounds"))
    two = coordinator.get(at("rounds-beside", made, made))
    signed_up = coordinator.post(at("accept-wanted", made))

    assert (one.status_code, two.status_code, signed_up.status_code) == (409, 409, 302)
    assert "Het is niet te bewijzen dat dit voorstel het beste is." in shown(one)
    assert "Selam" not in shown(one)
    assert "niet bewezen: niet getoond" in shown(listed)
    assert "voor wie iets past" not in shown(listed)


def test_a_round_of_another_team_does_not_exist(
    garden: Garden, other_garden: Garden, coordinator: Client
) -> None:
    person = waits(other_garden, 9)
    theirs = propose(other_garden)
    mine, line = propose(garden), line_of(theirs, person)

    gets = [at("round", theirs), at("rounds-beside", mine, theirs), at("move-proposal", line)]
    posts = ("accept-proposal", "decline-proposal", "mark-proposal", "take-back-answer", "move-proposal")

    assert [coordinator.get(url).status_code for url in gets] == [404] * 3
    assert [press(coordinator, name, line).status_code for name in posts] == [404] * 5
    assert coordinator.post(at("accept-wanted", theirs)).status_code == 404
    assert status_of(line) == Status.PROPOSED


@pytest.mark.parametrize("role", [Role.DESK, Role.SUPPORTER, Role.COA])
def test_a_round_is_the_coordinators(
    role: Role, garden: Garden, signed_in: Callable[[Membership], Client]
) -> None:
    made, client = propose(garden), signed_in(garden.town.member(role))

    answers = [
        client.get(at("round", made)).status_code,
        client.get(reverse("matching:round-calls")).status_code,
        client.post(reverse("matching:propose-round")).status_code,
    ]

    assert answers == [403] * 3


def test_a_list_takes_as_many_queries_for_one_as_for_many(garden: Garden, coordinator: Client) -> None:
    waits(garden, 9)
    made = propose(garden)
    counts = {"": 13, "person": 10}
    for by, count in counts.items():
        with exactly(count):
            coordinator.get(at("round", made), {"by": by})
    for _ in range(6):
        waits(garden, 5)
        make_garden(garden.town)
    made = propose(garden)
    for by, count in counts.items():
        with exactly(count):
            coordinator.get(at("round", made), {"by": by})


def test_what_one_more_costs_follows_what_was_taken_since(garden: Garden, coordinator: Client) -> None:
    person = waits(garden, 31)
    made = propose(garden)
    date = line_of(made, person).occurrence
    told = []
    for number in (0, 3, 1):
        garden.fill(date, number)
        page = shown(coordinator.get(at("round", made)))
        told.append(page.split("Nog iemand hier: ")[1].split(" ·")[0])

    assert told == ["vrij voor iedereen", "laatste plek; iemand anders wacht 31 weken", "vol"]


def test_two_rounds_side_by_side(garden: Garden, coordinator: Client) -> None:
    waits(garden, 9)
    first = propose(garden)
    waits(garden, 60)
    second = propose(garden)

    page = shown(coordinator.get(at("rounds-beside", second, first)))

    assert "Vet: niet hetzelfde." in page
    assert "<td>geen doel</td>" in page
    assert "De eerste deelnemer bij een organisatie" in page
    assert "<td>1 van 1</td>" in page
    assert "<td><b>2 van 2</b></td>" in page


def test_choices_are_kept_within_bounds(garden: Garden, coordinator: Client) -> None:
    url = reverse("matching:round-policy")
    chosen = {"interest": 500, "skill": 100, "practice": 100, "travel": 100, "spread": 0, "women": 5}
    chosen |= {"same_language": 150, "at_once": 2}
    good = coordinator.post(url, {**chosen, "weeks": 3, "every_time": "every"})
    too_much = coordinator.post(url, {**chosen, "skill": 400, "weeks": 3, "every_time": "once"})

    assert (good.status_code, too_much.status_code) == (302, 422)
    assert "samen" in shown(too_much)
    kept = RoundPolicy.objects.get(team=garden.town.team)
    assert (kept.interest, kept.skill, kept.same_language, kept.women, kept.every_time) == (
        *(500, 100, 150, 5),
        True,
    )
    assert kept.at_once == 2


def test_who_has_left_since_is_neither_shown_nor_called(garden: Garden, coordinator: Client) -> None:
    waits(garden, 9, first_name="Selam")
    made = propose(garden)
    Resident.objects.update(departed_on=TODAY, departure_reason="relocation")

    pages = [at("round", made), f"{at('round', made)}?by=person", reverse("matching:round-calls")]

    assert ["Selam" in shown(coordinator.get(page)) for page in pages] == [False] * 3


def test_who_was_signed_up_at_the_desk_meanwhile_is_not_called_and_the_line_says_so(
    garden: Garden, coordinator: Client
) -> None:
    person = waits(garden, 9, first_name="Selam")
    made = propose(garden)
    before = shown(coordinator.get(at("round", made)))
    sign_up(resident=person, occurrence=garden.dates[1], by=None, now=NOW)

    page, calls = shown(coordinator.get(at("round", made))), reverse("matching:round-calls")

    sentence = "gaat intussen al ergens heen"
    assert (sentence in before, sentence in page) == (False, True)
    assert "Selam" not in shown(coordinator.get(calls))
