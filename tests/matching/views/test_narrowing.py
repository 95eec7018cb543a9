"""The offer narrowed by what only matching knows: places left, and what fits one person."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aandeslag.audit.models import Line
from aandeslag.vocabulary import TravelMode
from activities.rules.walking import minutes_on_foot
from matching.facts import Location
from matching.travel import best_way
from tests.activities.conftest import garden as garden  # noqa: PLC0414 - a fixture
from tests.activities.conftest import on_monday as on_monday  # noqa: PLC0414 - a fixture
from tests.activities.conftest import other_garden as other_garden  # noqa: PLC0414 - a fixture
from tests.factories import ParticipationFactory, PlacementFactory, ResidentFactory

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from aandeslag.teams.models import Membership
    from residents.models import Resident
    from tests.activities.conftest import Garden

pytestmark = pytest.mark.usefixtures("on_monday")


def sign_up(garden: Garden) -> Resident:
    person: Resident = ResidentFactory.create(team=garden.team, centre=garden.town.centre)
    placement = PlacementFactory.create(occurrence=garden.occurrence, resident=person)
    ParticipationFactory.create(placement=placement)
    return person


def titles(client: Client, url: str) -> list[str]:
    return [card.title for card in client.get(url).context["cards"]]


@pytest.fixture
def coa(signed_in: Callable[[Membership], Client], garden: Garden) -> Client:
    return signed_in(garden.town.members["coa"])


@pytest.fixture
def desk(signed_in: Callable[[Membership], Client], garden: Garden) -> Client:
    return signed_in(garden.town.members["desk"])


def test_what_is_full_is_left_out(garden: Garden, other_garden: Garden, coa: Client) -> None:
    for _ in range(3):
        sign_up(garden)
    assert titles(coa, "/matching/offer/") == ["Wijktuin onderhouden"]

    sign_up(garden)

    assert titles(coa, "/matching/offer/") == []
    assert titles(coa, "/offer/") == ["Wijktuin onderhouden"]


def test_it_goes_together_with_every_other_question(garden: Garden, coa: Client) -> None:
    assert titles(coa, "/matching/offer/?theme=green&day=tu") == ["Wijktuin onderhouden"]
    assert titles(coa, "/matching/offer/?theme=sport") == []


def test_what_fits_one_person_is_logged_and_names_nobody(garden: Garden, desk: Client) -> None:
    person = ResidentFactory.create(
        team=garden.team,
        centre=garden.town.centre,
        first_name="Zebiba",
        legal_status="status-holder",
        birth_year=1990,
    )

    page = desk.get(f"/matching/people/{person.public_id}/offer/")

    assert [card.title for card in page.context["cards"]] == ["Wijktuin onderhouden"]
    assert "Zebiba" not in page.content.decode()
    assert Line.objects.latest("sequence").action == "resident.offer"
    assert Line.objects.latest("sequence").object_ids == str(person.public_id)


def test_someone_of_another_team_does_not_exist(other_garden: Garden, desk: Client) -> None:
    person = ResidentFactory.create(team=other_garden.team, centre=other_garden.town.centre)

    assert desk.get(f"/matching/people/{person.public_id}/offer/").status_code == 404


def test_the_offer_walks_as_fast_as_the_rules() -> None:
    for there in ((52.001, 5.0), (52.02, 5.03), (52.3, 5.4)):
        trip = best_way(Location(52.0, 5.0), frozenset({TravelMode.FOOT}), Location(*there))
        assert trip is not None
        assert minutes_on_foot((52.0, 5.0), there) == trip.minutes
