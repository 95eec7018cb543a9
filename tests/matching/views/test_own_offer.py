"""What is behind *Meer* on a phone: the walk-in hour, the offer in a language of supporters, other roles."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, Final

import pytest
from django.urls import reverse
from django.utils import timezone

from aandeslag.phrases.book import phrasebook
from aandeslag.phrases.files import texts_of
from aandeslag.teams.access import Role
from activities.models import Activity, Slot
from matching.cards.mine.offer import moment_words
from matching.views.own_offer import PER_PAGE
from tests.factories import ActivityFactory, MembershipFactory, SlotFactory, WalkInSessionFactory
from tests.matching.conftest import TODAY, Garden
from tests.matching.queries import exactly

if TYPE_CHECKING:
    from django.test import Client

OFFER: Final = reverse("matching:own-offer")
START: Final = reverse("reports:today")


def speaks(client: Client, language: str) -> None:
    client.post(reverse("matching:phone-language"), {"language": language})


def test_the_offer_says_what_where_and_when_in_their_language(
    garden: Garden, other_garden: Garden, supporter: Client
) -> None:
    """Nothing of another team, nothing that is not shown, and no person."""
    person = garden.resident(first_name="Rahelkanarie")
    ActivityFactory.create(organisation__team=garden.town.team, title="Klad", status=Activity.Status.DRAFT)
    Activity.objects.filter(pk=garden.slot.activity_id).update(meeting_place="gate", meeting_point="")
    speaks(supporter, "tr")

    page = supporter.get(OFFER)

    [one] = page.context["offered"]
    words = texts_of("tr")
    assert (one.what, one.title) == (words["title.garden"], "Wijktuin De Pol")
    assert one.moments == [("her hafta: Salı", "9:30–12:00")]
    assert (one.meet, words["do.plants"] in one.said) == (words["meet.gate"], True)
    assert person.first_name not in page.content.decode()


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ({"pattern": "weekly", "weekday": "tu"}, "every week: Tuesday"),
        ({"pattern": "weekly", "weekday": "tu", "every": 2}, "every 2 weeks: Tuesday"),
        ({"pattern": "monthly", "weekday": "sa", "nth": 1}, "Saturday · once a month"),
        ({"pattern": "single", "weekday": "", "date": date(2026, 12, 5)}, "Saturday 5 December"),
    ],
)
def test_how_often_it_is(garden: Garden, pattern: dict[str, object], words: str) -> None:
    slot = Slot(activity=garden.slot.activity, starts=time(9), capacity=1, valid_from=TODAY, **pattern)

    assert moment_words(slot, phrasebook("en")) == words


@pytest.mark.parametrize("number", [1, PER_PAGE])
def test_queries_for_the_offer(garden: Garden, supporter: Client, number: int) -> None:
    for _ in range(number - 1):
        SlotFactory.create(activity=ActivityFactory.create(organisation__team=garden.town.team))
    with exactly(9):
        assert len(supporter.get(OFFER).context["offered"]) == number


def test_the_walk_in_hour_stands_there_and_leads_there_only_when_present(
    garden: Garden, supporter: Client
) -> None:
    speaks(supporter, "en")
    to_it = f'href="{reverse("residents:walk-in")}"'
    assert texts_of("en")["phone.walk-in-none"] in supporter.get(START).content.decode()
    WalkInSessionFactory.create(
        team=garden.town.team, centre=garden.town.centre, date=TODAY, starts=time(13), ends=time(15)
    )

    at_home = supporter.get(START).content.decode()
    garden.town.member(Role.SUPPORTER).duties.create(since=timezone.now())
    at_the_desk = supporter.get(START).content.decode()

    assert ("Tuesday 24 November" in at_home, "13:00–15:00" in at_home) == (True, True)
    assert [texts_of("en")["phone.walk-in-ask"] in page for page in (at_home, at_the_desk)] == [True, False]
    assert [to_it in page for page in (at_home, at_the_desk)] == [False, True]


def test_another_role_is_offered_to_who_has_one(garden: Garden, supporter: Client) -> None:
    to_it = f'href="{reverse("teams:choose-membership")}"'
    mine = garden.town.member(Role.SUPPORTER)
    assert to_it not in supporter.get(START).content.decode()

    MembershipFactory.create(user=mine.user, role=Role.COA, team=garden.town.team)
    supporter.post(reverse("teams:choose-membership"), {"membership": str(mine.public_id)})

    assert to_it in supporter.get(START).content.decode()


def test_queries_for_what_is_behind_more(garden: Garden, supporter: Client) -> None:
    with exactly(7):
        supporter.get(START)
