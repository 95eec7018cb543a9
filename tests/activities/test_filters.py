"""The questions above the offer: each keeps exactly what answers to it."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, Any

import pytest
from django.http import QueryDict

from activities.filters import OrganisationFilter, asked_in
from activities.looking import Home, offer_of
from activities.models import Activity, Organisation
from activities.rules.looking import look
from tests.activities.conftest import TODAY
from tests.factories import ActivityFactory, OrganisationFactory, SiteContactFactory, SlotFactory

if TYPE_CHECKING:
    from tests.activities.conftest import Garden

# The garden of the tests lies too far away to walk to.
HOMES = [Home("azc Aarle", (52.0, 5.0))]


def found(garden: Garden, query: str, *, keeps: bool = True) -> list[str]:
    asked = asked_in(QueryDict(query), keeps=keeps)
    offer = offer_of(garden.team, asked, keeps=keeps, order=("title",), homes=HOMES, today=TODAY)
    return [Activity.objects.get(pk=key).title for key in look(offer, asked).keys]


@pytest.fixture(autouse=True)
def _offer(garden: Garden, other_garden: Garden) -> None:
    """The garden (Tuesday morning, children welcome), a women's sewing group, evening football, a draft."""

    def add(title: str, **facts: Any) -> Activity:
        made: Activity = ActivityFactory.create(
            title=title, organisation__team=garden.team, **({"children_welcome": False} | facts)
        )
        return made

    sewing = add(
        "Naaien", theme="textile", women_only=True, dutch_needed="a1", latitude=52.005, longitude=5.0
    )
    SlotFactory.create(activity=sewing, starts=time(13), ends=None)
    football = add(
        "Voetbal", theme="sport", purpose="sport", address="Sportlaan 1", latitude=52.014, longitude=5.0
    )
    SlotFactory.create(activity=football, starts=time(18), ends=None)
    SlotFactory.create(activity=football, starts=time(8), valid_until=date(2026, 1, 1))
    add("Koken", status=Activity.Status.DRAFT)
    add("Voorbij", status=Activity.Status.ENDED, ended_on=date(2026, 1, 1))


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", ["Koken", "Naaien", "Voetbal", "Wijktuin onderhouden"]),
        ("q=NAAI", ["Naaien"]),
        ("q=de+pol", ["Wijktuin onderhouden"]),
        ("q=sportlaan", ["Voetbal"]),
        ("theme=textile", ["Naaien"]),
        ("purpose=sport", ["Voetbal"]),
        ("part=morning", ["Wijktuin onderhouden"]),
        ("part=afternoon", ["Naaien"]),
        ("part=evening", ["Voetbal"]),
        ("no_dutch=on", ["Koken", "Voetbal", "Wijktuin onderhouden"]),
        ("women_only=on", ["Naaien"]),
        ("children_welcome=on", ["Wijktuin onderhouden"]),
        ("status=draft", ["Koken"]),
        ("status=ended", ["Voorbij"]),
        ("theme=textile&part=evening", []),
        ("theme=textile&theme=sport", ["Naaien", "Voetbal"]),
        ("day=tu", ["Naaien", "Voetbal", "Wijktuin onderhouden"]),
        ("day=tu&part=morning", ["Wijktuin onderhouden"]),
        ("day=we", []),
        ("walk=15", ["Naaien"]),
        ("walk=30", ["Naaien", "Voetbal"]),
        ("theme=nonsense", ["Koken", "Naaien", "Voetbal", "Wijktuin onderhouden"]),
    ],
)
def test_offer_filter(garden: Garden, query: str, titles: list[str]) -> None:
    assert found(garden, query) == titles


def test_who_does_not_keep_the_offer_cannot_ask_for_a_status(garden: Garden) -> None:
    assert found(garden, "status=ended", keeps=False) == found(garden, "", keeps=False)
    assert found(garden, "status=ended", keeps=False) == ["Naaien", "Voetbal", "Wijktuin onderhouden"]


def test_what_stands_on_one_date_is_found_by_its_weekday(garden: Garden) -> None:
    clean = ActivityFactory.create(title="Grote schoonmaak", organisation__team=garden.team)
    for day in (date(2026, 11, 20), date(2026, 11, 28)):  # a Friday that is past, a Saturday to come
        SlotFactory.create(activity=clean, pattern="single", weekday="", date=day, valid_from=day)

    assert [found(garden, f"day={day}") for day in ("fr", "sa")] == [[], ["Grote schoonmaak"]]


def test_organisations_are_found_by_name_contact_and_address(garden: Garden, other_garden: Garden) -> None:
    linde = OrganisationFactory.create(team=garden.team, name="De Linde", address="Dorpsstraat 44")
    SiteContactFactory.create_batch(2, organisation=linde, name="Mw. De Vries")

    def names(query: str) -> list[str]:
        rows = Organisation.objects.for_team(garden.team).filter(name__in=["De Linde", "Wijktuin De Pol"])
        answer = OrganisationFilter(QueryDict(query), queryset=rows).qs
        return [one.name for one in answer]

    assert [names(query) for query in ("", "q=linde", "q=vries", "q=dorpsstraat", "q=zzz")] == [
        ["De Linde", "Wijktuin De Pol"],
        ["De Linde"],
        ["De Linde"],
        ["De Linde"],
        [],
    ]
