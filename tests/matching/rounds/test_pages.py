"""The round on the screen: made, settled line by line, moved, compared, called about; and who sees what."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
import time_machine
from django.conf import settings
from django.urls import reverse

from aandeslag.audit.models import Line
from aandeslag.teams.access import Role
from aandeslag.teams.models import Duty
from matching.actions import sign_up
from matching.actions.rounds import accept_proposal, note_wanted
from matching.models import Participation, Placement, Proposal, Round, RoundPolicy
from residents.models import Consent, Resident
from tests.factories import EntrustmentFactory, WalkInSessionFactory
from tests.matching.conftest import NOW, TODAY, Garden, make_garden
from tests.matching.queries import exactly
from tests.matching.rounds.conftest import line_of, propose, waits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from django.test import Client
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

    from aandeslag.teams.models import Membership

FRAGMENT = {"HX-Request": "true"}
Status = Proposal.Status


@pytest.fixture(autouse=True)
def _that_tuesday() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def coordinator(garden: Garden, signed_in: Callable[[Membership], Client]) -> Client:
    return signed_in(garden.town.member(Role.COORDINATOR))


@pytest.fixture
def supporter(garden: Garden, signed_in: Callable[[Membership], Client]) -> Client:
    return signed_in(garden.town.member(Role.SUPPORTER))


def shown(response: Response) -> str:
    return " ".join(response.content.decode().split())


def at(name: str, row: object, *more: object) -> str:
    ids = [one.public_id for one in (row, *more)]  # type: ignore[attr-defined]
    return reverse(f"matching:{name}", args=ids)


def press(client: Client, name: str, line: Proposal, **data: object) -> Response:
    return client.post(at(name, line), {"token": str(uuid4()), **data})


def status_of(line: Proposal) -> str:
    return Proposal.objects.get(pk=line.pk).status


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


def test_at_the_desk_costs_come_after_the_cards_and_name_nobody(
    one_place: Garden, signed_in: Callable[[Membership], Client]
) -> None:
    waits(one_place, 31, first_name="Yonasnaam")
    propose(one_place)
    person, desk = waits(one_place, 0), signed_in(one_place.town.member(Role.DESK))

    cards = shown(desk.get(at("fits", person)))
    costs = shown(desk.get(at("costs", person), headers=FRAGMENT))
    together = shown(desk.get(at("look", person)))

    assert f'hx-get="{at("costs", person)}"' in cards
    assert "laatste plek; iemand anders wacht 31 weken" in costs
    assert "Yonasnaam" not in costs
    assert "laatste plek" not in cards + together
    assert at("costs", person) not in together


def test_without_a_round_nothing_stands_below_the_cards(
    garden: Garden, signed_in: Callable[[Membership], Client]
) -> None:
    person, desk = waits(garden, 3), signed_in(garden.town.member(Role.DESK))

    piece, page = desk.get(at("costs", person), headers=FRAGMENT), desk.get(at("costs", person))

    assert piece.content == b""
    assert "er is geen koppelvoorstel van de laatste twee weken" in shown(page)


def test_costs_are_not_for_supporters_at_the_desk(
    garden: Garden, signed_in: Callable[[Membership], Client]
) -> None:
    session = WalkInSessionFactory.create(team=garden.town.team, centre=garden.town.centre)
    member = garden.town.member(Role.SUPPORTER)
    session.duties.add(Duty.objects.create(membership=member, since=NOW))
    person, client = waits(garden, 3), signed_in(member)

    assert client.get(at("costs", person)).status_code == 403
    assert "costs" not in shown(client.get(at("fits", person), headers=FRAGMENT))


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
