"""What fits, and signing up, as it is pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from django.urls import reverse

from aandeslag.audit.models import Line
from aandeslag.teams.access import Role
from aandeslag.teams.models import Duty
from aandeslag.vocabulary import LegalStatus, WeekPart
from matching.models import ConductCertificateSeen, Placement, Refusal
from residents.models import Visit
from tests.factories import OccurrenceFactory, VisitFactory, WalkInSessionFactory
from tests.matching.conftest import NOW, TODAY, Garden
from tests.matching.queries import exactly

if TYPE_CHECKING:
    from django.test import Client
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

    from activities.models import Occurrence
    from residents.models import Resident

FRAGMENT = {"HX-Request": "true"}


def fits(resident: Resident) -> str:
    return reverse("matching:fits", args=[resident.public_id])


def press(client: Client, resident: Resident, occurrence: Occurrence, **more: Any) -> Response:
    address = reverse("matching:sign-up", args=[resident.public_id, occurrence.public_id])
    return client.post(address, {"token": str(uuid4()), "often": "once", **more})


def shown(response: Response) -> str:
    return response.content.decode()


def test_the_page_shows_what_fits_and_logs_who_was_looked_at(garden: Garden, desk: Client) -> None:
    resident = garden.resident()
    response = desk.get(fits(resident))
    assert response.status_code == 200
    assert "Wijktuin De Pol" in shown(response)
    assert "Andere tuin" not in shown(response)
    line = Line.objects.get(action="resident.fits")
    assert line.object_ids == str(resident.public_id)


def test_an_address_that_stands_there_is_not_asked_but_put_on_the_map(
    garden: Garden, desk: Client, supporter: Client
) -> None:
    """Whoever keeps the offer is led to where; a supporter at the desk only reads it."""
    activity = garden.slot.activity
    activity.address, activity.latitude, activity.longitude = "Dorpsstraat 1, Ede", None, None
    activity.save()
    activity.organisation.latitude = activity.organisation.longitude = None
    activity.organisation.save()
    page = reverse("matching:sign-up", args=[garden.resident().public_id, garden.dates[0].public_id])
    present(garden)

    text, theirs = shown(desk.get(page)), shown(supporter.get(page))

    assert "wat is het adres?" not in text
    assert "het adres staat nog niet op de kaart" in text
    assert f"{reverse('matching:change-activity', args=[activity.public_id])}#div_id_latitude" in text
    assert "het adres staat nog niet op de kaart" in theirs
    assert reverse("matching:change-activity", args=[activity.public_id]) not in theirs


def test_the_piece_for_another_page_is_not_a_page(garden: Garden, desk: Client) -> None:
    piece = shown(desk.get(fits(garden.resident()), headers=FRAGMENT))
    assert "Wijktuin De Pol" in piece
    assert "<html" not in piece


def test_why_not_shows_the_reason_and_the_way_past_it(garden: Garden, desk: Client) -> None:
    resident = garden.resident(free=frozenset({WeekPart.MONDAY_MORNING.value}))
    page = shown(desk.get(fits(resident), {"show": "why-not"}))
    assert 'class="caution"' in page
    assert 'name="passed" value="not-free"' in page


def test_someone_of_another_team_is_not_found(garden: Garden, other_garden: Garden, desk: Client) -> None:
    stranger = other_garden.resident()
    assert desk.get(fits(stranger)).status_code == 404
    assert press(desk, stranger, garden.dates[0]).status_code == 404
    assert press(desk, garden.resident(), other_garden.dates[0]).status_code == 404
    assert Placement.objects.count() == 4


def test_signed_up_and_told_what_was_agreed(garden: Garden, desk: Client) -> None:
    resident = garden.resident(first_name="Rahel")
    response = press(desk, resident, garden.dates[0])
    placement = resident.placements.get()
    assert response.headers["Location"] == reverse("matching:placement", args=[placement.public_id])
    page = shown(desk.get(response.headers["Location"]))
    for told in ("Rahel", "9:30–12:00", "Poort van het azc", "Henk", "024 111 11 11"):
        assert told in page


def test_every_time(garden: Garden, desk: Client) -> None:
    resident = garden.resident()
    press(desk, resident, garden.dates[1], often="every-time")
    assert resident.placements.get().is_standing
    assert resident.participations.count() == 3


def test_pressed_twice_is_signed_up_once(garden: Garden, desk: Client) -> None:
    resident, token = garden.resident(), str(uuid4())
    answers = [press(desk, resident, garden.dates[0], token=token) for _ in range(2)]
    assert answers[0].headers["Location"] == answers[1].headers["Location"]
    assert resident.placements.count() == 1


@pytest.mark.parametrize("form", [{"token": "x"}, {"often": "always"}, {"passed": "full"}])
def test_nonsense_is_a_form_with_errors(garden: Garden, desk: Client, form: dict[str, str]) -> None:
    resident = garden.resident()
    assert press(desk, resident, garden.dates[0], **form).status_code == 422
    assert not resident.placements.exists()


def test_the_last_place_is_gone_and_the_next_best_is_offered(garden: Garden, desk: Client) -> None:
    garden.fill(garden.dates[0], 4)
    response = press(desk, garden.resident(), garden.dates[0])
    assert response.status_code == 409
    assert str(garden.dates[1].public_id) in shown(response)


def test_a_caution_is_shown_first_and_passed_with_one_press(garden: Garden, desk: Client) -> None:
    resident = garden.resident(free=frozenset())
    assert press(desk, resident, garden.dates[0]).status_code == 422
    assert press(desk, resident, garden.dates[0], passed="not-free").status_code == 302
    assert Line.objects.get(action="placement.cautions-passed").changed == "not-free"


def test_saying_no_leaves_the_list_as_far_open_as_it_was(garden: Garden, desk: Client) -> None:
    for _ in range(9):
        OccurrenceFactory.create(
            slot__activity__organisation__team=garden.town.team, date=garden.dates[0].date
        )
    resident = garden.resident()
    opened = desk.get(f"{fits(resident)}?until=20", headers=FRAGMENT)
    assert shown(opened).count('name="until" value="20"') == 10

    url = reverse("matching:refuse", args=[resident.public_id, garden.slot.activity.public_id])
    after = desk.post(url, {"until": "20"}, headers=FRAGMENT)

    assert (shown(after).count('class="card fit"'), after.context["goes_on_at"]) == (9, 0)


def test_of_friends_each_stands_behind_signed_up(garden: Garden, desk: Client) -> None:
    """With the colon right behind the word."""
    rahel, selam = garden.resident(first_name="Rahel"), garden.resident(first_name="Selam")
    session = WalkInSessionFactory.create(
        team=garden.town.team, centre=garden.town.centre, date=TODAY, opened_at=NOW
    )
    for one in (rahel, selam):
        VisitFactory.create(session=session, resident=one, party=session.public_id)

    address = reverse("matching:sign-up", args=[rahel.public_id, garden.dates[0].public_id])
    sent = {"token": str(uuid4()), "often": "once", "along": f"{selam.public_id}"}
    page = shown(desk.post(address, sent, headers=FRAGMENT))

    assert "Aangemeld: <bdi>Rahel</bdi>" in page
    assert "Aangemeld: <bdi>Selam</bdi>" in page


def test_an_obstacle_is_not_passed(garden: Garden, desk: Client) -> None:
    resident = garden.resident(legal_status=LegalStatus.IN_PROCEDURE)
    response = press(desk, resident, garden.dates[0])
    assert (response.status_code, resident.placements.count()) == (422, 0)


def present(garden: Garden) -> None:
    Duty.objects.create(membership=garden.town.member(Role.SUPPORTER), since=NOW)


def test_a_supporter_signs_up_only_while_present(garden: Garden, supporter: Client) -> None:
    resident = garden.resident()
    assert press(supporter, resident, garden.dates[0]).status_code == 403
    present(garden)
    assert press(supporter, resident, garden.dates[0]).status_code == 302


def test_a_supporter_asks_staff_to_pass_a_caution(garden: Garden, supporter: Client) -> None:
    present(garden)
    resident = garden.resident(free=frozenset())
    response = press(supporter, resident, garden.dates[0], passed="not-free")
    assert (response.status_code, resident.placements.count()) == (422, 0)


@pytest.mark.parametrize("role", [Role.COA, Role.OFFICIAL])
def test_who_may_not_sign_up(role: Role, garden: Garden, signed_in: Any) -> None:
    client = signed_in(garden.town.member(role))
    assert press(client, garden.resident(), garden.dates[0]).status_code == 403


def test_a_visit_at_the_desk_gets_its_outcome(garden: Garden, desk: Client) -> None:
    session = WalkInSessionFactory.create(team=garden.town.team, centre=garden.town.centre, date=TODAY)
    visit = VisitFactory.create(session=session, resident=garden.resident())
    press(desk, visit.resident, garden.dates[0])
    visit.refresh_from_db()
    assert visit.outcome == Visit.Outcome.SIGNED_UP


def test_says_no_and_changes_their_mind(garden: Garden, desk: Client) -> None:
    resident, activity = garden.resident(), garden.slot.activity
    desk.post(reverse("matching:refuse", args=[resident.public_id, activity.public_id]))
    assert Refusal.objects.get().activity == activity
    desk.post(reverse("matching:withdraw-refusal", args=[resident.public_id, activity.public_id]))
    assert not Refusal.objects.exists()


def test_a_certificate_that_was_seen(garden: Garden, desk: Client) -> None:
    resident, organisation = garden.resident(), garden.slot.activity.organisation
    address = reverse("matching:certificate-seen", args=[resident.public_id, organisation.public_id])
    assert desk.post(address).status_code == 302
    assert ConductCertificateSeen.objects.get().organisation == organisation


@pytest.mark.parametrize("number", [1, 50])
def test_queries_for_what_fits(number: int, garden: Garden, desk: Client) -> None:
    for _ in range(number - 1):
        OccurrenceFactory.create(
            slot__activity__organisation__team=garden.town.team, date=garden.dates[0].date
        )
    resident = garden.resident()
    with exactly(14):
        response = desk.get(fits(resident))
    assert shown(response).count('class="card fit"') == min(number, 5)
