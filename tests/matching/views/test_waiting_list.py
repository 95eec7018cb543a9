"""The waiting list as it is pressed: on it, off it, yes, no, and the list of a fixed moment."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from django.urls import reverse

from aandeslag.audit.models import Line
from aandeslag.teams.access import Role
from aandeslag.teams.models import Duty
from matching.actions import join_waiting_list, take_off
from matching.models import Participation, Placement, Refusal, WaitingListEntry
from residents.models import Consent
from tests.factories import WalkInSessionFactory
from tests.matching.conftest import NOW, TODAY, Garden
from tests.matching.queries import exactly

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

    from aandeslag.teams.models import Membership
    from residents.models import Resident

FRAGMENT = {"HX-Request": "true"}


@pytest.fixture
def full(garden: Garden) -> Garden:
    for one in garden.dates:
        garden.fill(one, 4)
    return garden


def waits(garden: Garden, **facts: object) -> WaitingListEntry:
    return join_waiting_list(resident=garden.resident(**facts), occurrence=garden.dates[0], by=None, now=NOW)


def offered(garden: Garden, **facts: object) -> Placement:
    waits(garden, **facts)
    row = Participation.objects.filter(occurrence=garden.dates[0], status="signed-up")[0]
    take_off(participation=row, by=None, now=NOW)
    return Placement.objects.get(status="proposed")


def wait(client: Client, resident: Resident, garden: Garden, **more: object) -> Response:
    address = reverse("matching:wait", args=[resident.public_id, garden.dates[0].public_id])
    return client.post(address, {"token": str(uuid4()), "often": "once", **more})


def shown(response: Response) -> str:
    return " ".join(response.content.decode().split())


def the_list(garden: Garden) -> str:
    return reverse("matching:waiting-list", args=[garden.slot.public_id])


def test_what_is_full_has_the_waiting_list_one_press_away(full: Garden, desk: Client) -> None:
    resident = full.resident()

    page = shown(desk.get(reverse("matching:fits", args=[resident.public_id]), {"show": "why-not"}))
    response = wait(desk, resident, full)

    assert page.count("Zet op de wachtlijst") == 1
    entry = WaitingListEntry.objects.get()
    assert (entry.resident, entry.occurrence, entry.slot) == (resident, full.dates[0], full.slot)
    assert response.status_code == 302
    assert "Wacht op" in shown(desk.get(response.headers["Location"]))


def test_for_every_time(full: Garden, desk: Client) -> None:
    wait(desk, full.resident(), full, often="every-time")

    assert WaitingListEntry.objects.get().occurrence is None


def test_who_loses_the_last_place_is_offered_the_list(full: Garden, desk: Client) -> None:
    resident = full.resident()
    address = reverse("matching:sign-up", args=[resident.public_id, full.dates[0].public_id])
    form = {"token": str(uuid4()), "often": "once"}

    piece = desk.post(address, form, headers=FRAGMENT)
    page = desk.post(address, form)

    assert (piece.status_code, page.status_code) == (409, 409)
    assert "Zet op de wachtlijst" in shown(piece)
    assert "Zet op de wachtlijst" in shown(page)


def test_who_may_not_do_it_is_told_so(full: Garden, desk: Client) -> None:
    response = wait(desk, full.resident(birth_year=2015), full)

    assert WaitingListEntry.objects.count() == 0
    assert "staat niet op de wachtlijst" in shown(desk.get(response.headers["Location"]))


def test_a_supporter_does_not_pass_cautions(full: Garden, supporter_present: Client) -> None:
    resident = full.resident()
    Refusal.objects.create(team=full.town.team, resident=resident, activity=full.slot.activity, on=TODAY)

    wait(supporter_present, resident, full, passed="said-no")

    assert WaitingListEntry.objects.count() == 0


def test_a_supporter_at_the_desk_puts_on_the_list_as_signing_up(
    full: Garden, supporter_present: Client
) -> None:
    wait(supporter_present, full.resident(), full)

    assert WaitingListEntry.objects.count() == 1


@pytest.fixture
def supporter_present(garden: Garden, signed_in: Callable[[Membership], Client]) -> Client:
    session = WalkInSessionFactory.create(team=garden.town.team, centre=garden.town.centre)
    member = garden.town.member(Role.SUPPORTER)
    session.duties.add(Duty.objects.create(membership=member, since=NOW))
    return signed_in(member)


def test_coa_and_a_supporter_at_home_have_no_part_in_it(full: Garden, coa: Client, supporter: Client) -> None:
    entry = waits(full)
    answers = [client.get(the_list(full)).status_code for client in (coa, supporter)] + [
        client.post(reverse("matching:leave-waiting-list", args=[entry.public_id])).status_code
        for client in (coa, supporter)
    ]

    assert answers == [403] * 4


def test_the_offer_stands_on_top_with_its_deadline(full: Garden, desk: Client) -> None:
    offer = offered(full)

    page = shown(desk.get(reverse("matching:placements", args=[offer.resident.public_id])))

    assert "Er is een plek voor Wijktuin De Pol" in page
    assert "vastgehouden tot donderdag 26 november 13:00" in page
    assert page.index("Er is een plek voor") < page.index("<h2>Doet mee met")


def test_yes_ends_on_what_was_agreed(full: Garden, desk: Client) -> None:
    offer = offered(full)

    response = desk.post(reverse("matching:accept-offer", args=[offer.public_id]), {"token": str(uuid4())})

    assert response.headers["Location"] == reverse("matching:placement", args=[offer.public_id])
    offer.refresh_from_db()
    assert offer.status == Placement.Status.AGREED


def test_a_card_with_two_pieces_shows_a_kept_place_once(full: Garden, desk: Client) -> None:
    offer = offered(full)
    accept = reverse("matching:accept-offer", args=[offer.public_id])

    pieces = {
        name: shown(desk.get(reverse(f"matching:{name}", args=[offer.resident.public_id]), headers=FRAGMENT))
        for name in ("placements", "fits")
    }

    assert {name: piece.count(f'action="{accept}"') for name, piece in pieces.items()} == {
        "placements": 0,
        "fits": 1,
    }


def test_a_caution_that_nobody_passed_leads_to_where_it_can_be_passed(full: Garden, desk: Client) -> None:
    offer = offered(full)
    offer.resident.free = frozenset({"mo-evening"})
    offer.resident.save()
    page = reverse("matching:sign-up", args=[offer.resident.public_id, full.dates[0].public_id])
    address, yes = reverse("matching:accept-offer", args=[offer.public_id]), {"token": str(uuid4())}

    plain, piece = desk.post(address, yes), desk.post(address, yes, headers=FRAGMENT)

    assert (plain.headers["Location"], piece.headers["HX-Redirect"]) == (page, page)
    assert "Kijk hier eerst naar." in shown(desk.get(page))
    assert "Toch aanmelden" in shown(desk.get(page))


def test_what_was_kept_for_every_time_leads_to_the_first_date(
    full: Garden, desk: Client, garden: Garden
) -> None:
    offer = offered(full)
    offer.resident.free = frozenset({"mo-evening"})
    offer.resident.save()
    Placement.objects.filter(pk=offer.pk).update(is_standing=True, occurrence=None)

    response = desk.post(reverse("matching:accept-offer", args=[offer.public_id]), {"token": str(uuid4())})

    page = reverse("matching:sign-up", args=[offer.resident.public_id, garden.dates[0].public_id])
    assert response.headers["Location"] == page


@pytest.mark.parametrize("answer", ["accept-offer", "decline-offer"])
def test_an_answer_at_the_desk_lets_the_other_pieces_look_again(
    full: Garden, desk: Client, answer: str
) -> None:
    offer = offered(full)

    response = desk.post(
        reverse(f"matching:{answer}", args=[offer.public_id]),
        {"token": str(uuid4()), "reason": "time", "beside": "takes-part"},
        headers=FRAGMENT,
    )

    assert response.status_code == 200
    assert json.loads(response.headers["HX-Trigger"]) == {"desk-changed": {}}
    assert response.context["beside"] is not None


def test_off_the_list_on_the_card(full: Garden, desk: Client) -> None:
    entry = waits(full)
    url = reverse("matching:fits", args=[entry.resident.public_id])
    card = shown(desk.get(f"{url}?show=why-not", headers=FRAGMENT))
    assert "Op de wachtlijst: dinsdag 1 december 9:30–12:00" in card

    said = shown(desk.post(reverse("matching:leave-waiting-list", args=[entry.public_id]), headers=FRAGMENT))

    assert "Van de wachtlijst gehaald." in said
    assert "Zet op de wachtlijst" in said


def test_no_with_its_reason(full: Garden, desk: Client) -> None:
    offer = offered(full)

    desk.post(reverse("matching:decline-offer", args=[offer.public_id]), {"reason": "too-far"})

    offer.refresh_from_db()
    assert (offer.status, offer.decline_reason) == ("declined", "too-far")


def test_nobody_is_named_to_who_waits(full: Garden, desk: Client) -> None:
    waits(full, first_name="Vooraan")
    mine = waits(full)

    page = shown(desk.get(reverse("matching:placements", args=[mine.resident.public_id])))

    assert "1 persoon ervoor" in page
    assert "Vooraan" not in page


def test_staff_see_the_line_in_order_and_the_look_is_logged(
    full: Garden, other_garden: Garden, desk: Client
) -> None:
    first, second = waits(full, first_name="Rahel"), waits(full, first_name="Yusuf")
    theirs = waits(other_garden, first_name="Elders")

    page = shown(desk.get(the_list(full)))

    assert page.index("Rahel") < page.index("Yusuf")
    assert "Elders" not in page
    seen = Line.objects.get(action="waiting.list").object_ids.split()
    assert seen == [str(one.resident.public_id) for one in (first, second)]
    assert desk.get(the_list(other_garden)).status_code == 404
    assert desk.post(reverse("matching:leave-waiting-list", args=[theirs.public_id])).status_code == 404


def test_off_the_list_and_back_from_the_list(full: Garden, desk: Client) -> None:
    entry = waits(full)

    desk.post(reverse("matching:leave-waiting-list", args=[entry.public_id]), {"then": "list"})
    page = shown(desk.get(the_list(full)))
    desk.post(reverse("matching:rejoin-waiting-list", args=[entry.public_id]), {"then": "list"})

    entry.refresh_from_db()
    assert "van de lijst gehaald" in page
    assert entry.left_at is None


def test_today_says_who_must_hear_it_and_until_when(full: Garden, desk: Client) -> None:
    offer = offered(full, first_name="Rahelnaam")

    page = shown(desk.get(reverse("reports:today")))

    assert "Rahelnaam" in page
    assert "er is een plek voor deze persoon: laat het weten" in page
    assert "vastgehouden tot donderdag 26 november 13:00" in page
    assert Line.objects.get(action="waiting.tasks").object_ids == str(offer.resident.public_id)


@pytest.mark.parametrize("name", ["reports:today", "reports:tasks"])
def test_who_must_hear_of_a_place_stands_there_once(full: Garden, desk: Client, name: str) -> None:
    offered(full)

    to_do = desk.get(reverse(name)).context["to_do"]

    assert (len(to_do.waiting), to_do.others) == (1, [])


def test_the_week_and_the_activity_say_how_many_wait(full: Garden, desk: Client) -> None:
    waits(full)

    week = shown(desk.get(reverse("matching:week"), {"day": full.dates[0].date.isoformat()}))
    dates = shown(desk.get(reverse("matching:occurrences-of", args=[full.slot.activity.public_id])))

    assert week.count("1 persoon wacht") == 1
    assert dates.count("1 persoon wacht") == 3


def test_the_message_says_that_there_is_a_place_and_until_when(full: Garden, desk: Client) -> None:
    offer = offered(full, preferred_language="en", phone="0612345678")
    Consent.objects.create(
        team=full.town.team, resident=offer.resident, purpose="phone", given=True, asked_on=TODAY
    )

    message = desk.get(reverse("matching:message", args=[offer.public_id])).context["message"]

    assert message.text.splitlines() == [
        "Hello. There is a place for you: Tuesday 1 December, 9:30–12:00. "
        "Do you want to come? Send us a message.",
        "What: Wijktuin De Pol.",
        "We meet here: Poort van het azc.",
        "Please tell us before Thursday 26 November, 13:00.",
    ]
    assert message.link.startswith("sms:0612345678?&body=Hello.")


def test_without_consent_there_is_no_message(full: Garden, desk: Client) -> None:
    offer = offered(full, phone="0612345678")

    message = desk.get(reverse("matching:message", args=[offer.public_id])).context["message"]

    assert (message.link, message.why_not) == ("", "not-asked")


def test_only_where_a_place_is_free_it_can_be_offered(full: Garden, desk: Client) -> None:
    """For once on that very date; for every time also on the last, or there would be no end to offer."""
    first, second = waits(full), full.resident()
    join_waiting_list(resident=second, slot=full.slot, by=None, now=NOW)

    def can_be_offered() -> list[bool]:
        return [one.can_be_offered for one in desk.get(the_list(full)).context["list"].line]

    page = shown(desk.get(the_list(full)))
    assert (can_be_offered(), page.count("Bied nu aan"), page.count(">vol<")) == ([False, False], 0, 2)
    free(full, 1)
    assert can_be_offered() == [False, False]
    free(full, 0)
    assert can_be_offered() == [True, False]
    free(full, 2)
    assert can_be_offered() == [True, True]
    assert reverse("matching:offer-by-hand", args=[first.public_id]) in shown(desk.get(the_list(full)))


def free(garden: Garden, number: int) -> None:
    """A place, without anybody being offered it by itself."""
    Participation.objects.filter(occurrence=garden.dates[number])[0].delete()


@pytest.mark.parametrize("number", [1, 50])
def test_the_list_asks_as_much_for_many(full: Garden, desk: Client, number: int) -> None:
    for _ in range(number):
        waits(full)
    desk.get(the_list(full))

    with exactly(12):
        desk.get(the_list(full))


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (None, "Teruggedraaid. De plek wordt weer voor deze deelnemer vastgehouden, tot "),
        (0, "Teruggedraaid. Deze deelnemer staat weer op de wachtlijst, op dezelfde plek."),
    ],
)
def test_a_yes_by_mistake_is_taken_back_with_what_they_have_again(
    full: Garden, desk: Client, minutes: int | None, said: str
) -> None:
    offer = offered(full)
    address = reverse("matching:sign-up", args=[offer.resident.public_id, full.dates[0].public_id])
    desk.post(address, {"token": str(uuid4()), "often": "once"})
    if minutes is not None:
        Placement.objects.filter(pk=offer.pk).update(held_until=NOW)

    undone = desk.post(reverse("matching:undo-sign-up", args=[offer.public_id]), follow=True)

    assert said in shown(undone)
    assert WaitingListEntry.objects.in_line().count() == 1
