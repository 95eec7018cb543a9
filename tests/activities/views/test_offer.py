"""The offer: who sees what, in pictures and as a list, with a steady number of queries."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from activities.models import Activity
from tests.activities.queries import queries_of
from tests.factories import ActivityFactory, DeclarationFactory, SlotFactory

if TYPE_CHECKING:
    from django.test import Client

    from tests.activities.conftest import Garden

OFFER = "/offer/"
# Session, user, membership and its team; then the activities with a count, their moments and the papers.
QUERIES = {"": 7, "view=list": 7}


def titles(client: Client, query: str = "") -> list[str]:
    return [card.title for card in client.get(f"{OFFER}?{query}").context["cards"]]


def rows(client: Client, query: str = "") -> list[str]:
    return titles(client, f"view=list&{query}")


def add(garden: Garden, title: str, **facts: Any) -> None:
    """Another one at the organisation of the garden, under its declaration."""
    ActivityFactory.create(
        organisation=garden.organisation, kind_of_work=garden.kind_of_work, title=title, **facts
    )


@pytest.fixture(autouse=True)
def _drafts(garden: Garden, other_garden: Garden) -> None:
    add(garden, "Snoeien", status=Activity.Status.DRAFT)
    add(garden, "Voorbij", status=Activity.Status.ENDED, ended_on=date(2026, 1, 1))
    add(other_garden, "Elders")


def test_who_keeps_the_offer_sees_drafts_too(desk: Client) -> None:
    assert titles(desk) == rows(desk) == ["Snoeien", "Wijktuin onderhouden"]
    assert titles(desk, "status=ended") == rows(desk, "status=ended") == ["Voorbij"]


def test_coa_and_supporters_see_what_is_shown(coa: Client, supporter: Client) -> None:
    for client in (coa, supporter):
        assert titles(client) == rows(client) == ["Wijktuin onderhouden"]
        assert titles(client, "status=draft") == ["Wijktuin onderhouden"]


def test_the_filter_stands_in_the_address(desk: Client) -> None:
    assert titles(desk, "q=snoei&theme=green") == rows(desk, "q=snoei&theme=green") == ["Snoeien"]
    assert titles(desk, "part=evening") == []


def test_nothing_found_shows_the_way_back(desk: Client) -> None:
    page = desk.get(f"{OFFER}?q=zzz").content.decode()

    assert 'href="?"' in page
    assert "Wijktuin" not in page


def test_only_who_keeps_the_offer_can_add_to_it(desk: Client, coa: Client) -> None:
    pages = [client.get(OFFER).content.decode() for client in (desk, coa)]

    assert ["/offer/add/" in page for page in pages] == [True, False]


@pytest.mark.parametrize("view", ["", "view=list"])
@pytest.mark.parametrize("count", [1, 50])
def test_the_number_of_activities_makes_no_difference_to_the_queries(
    garden: Garden, desk: Client, view: str, count: int
) -> None:
    for activity in ActivityFactory.create_batch(count, organisation__team=garden.team):
        SlotFactory.create_batch(2, activity=activity)
        DeclarationFactory.create(kind_of_work=activity.kind_of_work)

    assert queries_of(desk, f"{OFFER}?{view}") == QUERIES[view]


def test_leafing_through_keeps_the_filter(garden: Garden, desk: Client) -> None:
    for _ in range(15):
        add(garden, "Wieden")

    page = desk.get(f"{OFFER}?q=wieden&page=2")

    assert len(page.context["cards"]) == 6
    assert "?q=wieden&amp;page=1" in page.content.decode()


@pytest.mark.parametrize("query", ["theme=x&purpose=y&part=z", "page=x", "view=list&sort=x&page=99", "q=%00"])
def test_nonsense_in_the_address_is_no_accident(desk: Client, query: str) -> None:
    assert desk.get(f"{OFFER}?{query}").status_code == 200
