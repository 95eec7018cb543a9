"""The offer: who sees what, in pictures and as a list, with a steady number of queries."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from activities.models import Activity, Slot
from tests.activities.queries import queries_of
from tests.factories import ActivityFactory, OrganisationFactory, SlotFactory

if TYPE_CHECKING:
    from django.test import Client

    from tests.activities.conftest import Garden

OFFER = "/offer/"
# Session, user, membership and its team; the centres, all activities and all moments; then of those shown the
# activities, the moments and the papers.
QUERIES = {"": 9, "view=list": 9}


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
@pytest.mark.parametrize("count", [1, 500])
def test_the_number_of_activities_makes_no_difference_to_the_queries(
    garden: Garden, desk: Client, view: str, count: int
) -> None:
    facts = {"organisation": garden.organisation, "kind_of_work": garden.kind_of_work}
    made = ActivityFactory.build_batch(count, team=garden.team, site_contact=garden.contact, **facts)
    activities = Activity.objects.bulk_create(made)
    Slot.objects.bulk_create(
        [SlotFactory.build(activity=one, team=garden.team) for one in activities for _ in range(2)]
    )

    assert queries_of(desk, f"{OFFER}?{view}") == QUERIES[view]


@pytest.mark.parametrize("view", ["", "view=list"])
def test_what_somebody_typed_is_only_ever_text(view: str, garden: Garden, desk: Client) -> None:
    """Rows of the list are written outside the templates."""
    host = OrganisationFactory.create(team=garden.team, name="De <i>Pol")
    ActivityFactory.create(organisation=host, title="Tu<b>in")

    page = desk.get(f"{OFFER}?{view}").content.decode()

    assert [one in page for one in ("Tu&lt;b&gt;in", "De &lt;i&gt;Pol")] == [True, True]
    assert [one in page for one in ("Tu<b>in", "De <i>Pol")] == [False, False]


def test_leafing_through_keeps_the_filter(garden: Garden, desk: Client) -> None:
    for _ in range(14):
        add(garden, "Wieden")

    page = desk.get(f"{OFFER}?q=wieden&page=2")

    assert len(page.context["cards"]) == 6
    assert "?q=wieden&amp;page=1" in page.content.decode()


@pytest.mark.parametrize("query", ["theme=x&purpose=y&part=z", "page=x", "view=list&sort=x&page=99", "q=%00"])
def test_nonsense_in_the_address_is_no_accident(desk: Client, query: str) -> None:
    assert desk.get(f"{OFFER}?{query}").status_code == 200


def test_each_answer_says_how_many_it_gives_and_gives_as_many(desk: Client, garden: Garden) -> None:
    add(garden, "Voetbal", theme="sport", purpose="sport", women_only=True)

    page = desk.get(f"{OFFER}?theme=sport&theme=green&women_only=on")

    counts = page.context["looked"].found.counts
    for question, answer in (("theme", "sport"), ("theme", "green"), ("purpose", "sport")):
        asked = (
            f"theme={answer}&women_only=on"
            if question == "theme"
            else f"theme=sport&theme=green&women_only=on&{question}={answer}"
        )
        assert counts[question][answer] == len(titles(desk, asked)), (question, answer)
    assert 'id="ask-theme-sport" checked' in page.content.decode()


def test_where_nothing_answers_it_says_what_to_let_go(desk: Client) -> None:
    page = desk.get(f"{OFFER}?theme=sport&children_welcome=on&q=wijk")

    shown = [(str(chip.label), chip.url, chip.number) for chip in page.context["instead"]]
    assert shown == [("Sport", "?children_welcome=on&q=wijk", 2)]
    assert titles(desk, "children_welcome=on&q=wijk") == ["Snoeien", "Wijktuin onderhouden"]


def test_each_thing_asked_can_be_let_go_alone(desk: Client) -> None:
    page = desk.get(f"{OFFER}?theme=sport&theme=green&q=wijk&page=2")

    assert [(str(chip.label), chip.url) for chip in page.context["chips"]] == [
        ("Groen en natuur", "?theme=sport&q=wijk"),
        ("Sport", "?theme=green&q=wijk"),
        ("“wijk”", "?theme=sport&theme=green"),
    ]


def test_coa_walks_from_the_own_centres_and_can_refer_from_here(garden: Garden, coa: Client) -> None:
    garden.town.centre.latitude, garden.town.centre.longitude = 51.851, 5.871
    garden.town.centre.save()

    page = coa.get(f"{OFFER}?walk=15")

    assert [card.title for card in page.context["cards"]] == ["Wijktuin onderhouden"]
    assert garden.town.centre.name in page.content.decode()
    assert "/people/referrals/" in page.content.decode()
