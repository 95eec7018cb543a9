"""A card, and the facts of an activity for who may and who may not call the contact."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import override

from activities.cards import activity_facts, offer_card
from activities.declarations import facts_for_activities
from tests.activities.conftest import TODAY

if TYPE_CHECKING:
    from tests.activities.conftest import Garden


def test_a_card_says_when_where_and_how_fresh(garden: Garden) -> None:
    with override("en"):
        papers = facts_for_activities([garden.activity])
        card = offer_card(garden.activity, [garden.slot], papers, TODAY)
        labels = [str(tag.label) for tag in card.tags]

    assert (card.title, card.organisation, card.theme, card.freshness, card.ask_again) == (
        "Wijktuin onderhouden",
        "Wijktuin De Pol",
        "green",
        "confirmed 22 days ago",
        False,
    )
    assert [(moment.when, moment.places, moment.remarks) for moment in card.moments] == [
        ("Tuesday 9:30–12:00", "4 places", "")
    ]
    assert labels == ["no Dutch needed", "children welcome", "still to ask: 5"]


def test_a_card_asks_again_after_sixty_days(garden: Garden) -> None:
    garden.activity.confirmed_on = date(2026, 9, 1)

    assert offer_card(garden.activity, [], facts_for_activities([]), TODAY).ask_again is True


def test_the_telephone_of_a_contact_is_for_who_keeps_the_offer(garden: Garden) -> None:
    with override("en"):
        shown = [dict(activity_facts(garden.activity, shows_contact=keeps)) for keeps in (True, False)]

    assert [facts["Contact on site"] for facts in shown] == ["Henk, 024 111 11 11", "Henk"]
    assert [facts["Women's group"] for facts in shown] == ["no", "no"]
