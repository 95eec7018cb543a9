"""Where and when to be: whoever cannot read the slip comes at its large hour, to the place it names."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse
from django.utils import timezone

from aandeslag.phrases.book import phrasebook
from aandeslag.phrases.files import texts_of
from aandeslag.vocabulary import MeetingPlace, TextLanguage
from matching.actions import sign_up
from matching.cards.agreed import agreed_of
from matching.messaging import message_for
from matching.models import Participation
from matching.slips import slips_of
from matching.slips.meeting import place_lines
from tests.matching.conftest import NOW, Garden, make_garden
from tests.paper.reading import letters_of, read

if TYPE_CHECKING:
    from django.test import Client

    from matching.slips import Slip
    from residents.models import Resident

EVERYTHING = frozenset({"phone"})


def meets(garden: Garden, **facts: Any) -> None:
    activity = garden.slot.activity
    for name, value in {"meeting_point": "", **facts}.items():
        setattr(activity, name, value)
    activity.save()


def signed_up(garden: Garden, **facts: Any) -> Resident:
    placement = sign_up(resident=garden.resident(**facts), slot=garden.slot, by=garden.desk, now=NOW)
    return placement.resident


def slip_of(person: Resident) -> Slip:
    [slip] = slips_of([person], timezone.now())
    return slip


def paper(desk: Client, person: Resident) -> Any:
    return read(desk.get(reverse("matching:slip-pdf", args=[person.public_id])).content)


def test_the_large_hour_is_the_one_at_the_meeting_point(garden: Garden, desk: Client) -> None:
    meets(garden, meeting_place="gate", minutes_earlier=30)
    rahel = signed_up(garden, preferred_language="nl")

    words = " ".join(paper(desk, rahel).text.split())

    assert "9:00 – 12:00 dinsdag 1 december Het begint om 9:30" in words
    assert "Hier zien we elkaar om 9:00: Poort van het azc Adres: Lindelaan 12" in words
    shown = desk.get(reverse("matching:slip", args=[rahel.public_id])).content.decode()
    assert '<b class="slip-time">9:00</b>' in shown


@pytest.mark.parametrize("language", TextLanguage.values)
@pytest.mark.parametrize("place", [MeetingPlace.GATE, MeetingPlace.RECEPTION, MeetingPlace.BUS_STOP])
def test_place_and_hour_in_every_language_with_the_dutch_beneath(
    garden: Garden, language: str, place: MeetingPlace
) -> None:
    meets(garden, meeting_place=place.value, minutes_earlier=30)
    [card] = slip_of(signed_up(garden, preferred_language=language)).cards
    own, dutch = texts_of(language), texts_of("nl")

    where = next(part.line for part in card.lines if part.picture == "place")
    assert card.begins is not None
    if language == TextLanguage.DUTCH:
        assert (where.dutch, card.begins.dutch) == ("", "")
        return
    assert where.text.split(": ", 1)[1] == own[f"meet.{place.value}"] != dutch[f"meet.{place.value}"]
    assert where.dutch == f"Hier zien we elkaar om 9:00: {dutch[f'meet.{place.value}']}"
    assert "9:30" in card.begins.text
    assert card.begins.dutch == "Het begint om 9:30"


@pytest.mark.parametrize("language", [TextLanguage.ARABIC, TextLanguage.TIGRINYA, TextLanguage.RUSSIAN])
def test_the_boxes_of_the_week_hold_both_letters(garden: Garden, desk: Client, language: str) -> None:
    rahel = signed_up(garden, preferred_language=language)
    own = [texts_of(language)[f"day-short.{day}"] for day in ("mo", "tu", "we", "th", "fr", "sa", "su")]

    assert [one.text for one in slip_of(rahel).days] == own
    assert [one.dutch for one in slip_of(rahel).days] == ["ma", "di", "wo", "do", "vr", "za", "zo"]
    assert letters_of("".join(own) + "madiwodovrzazo") - paper(desk, rahel).letters == {}


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        (
            {"meeting_place": "gate", "meeting_point": "achter de fietsen"},
            ["Hier zien we elkaar: Poort van het azc, achter de fietsen", "Adres: Lindelaan 12"],
        ),
        ({"meeting_place": "address"}, ["Hier zien we elkaar: Lindelaan 12"]),
        (
            {"meeting_place": "address", "meeting_point": "zij-ingang", "minutes_earlier": 10},
            ["Hier zien we elkaar om 9:20: Lindelaan 12, zij-ingang"],
        ),
        ({"meeting_point": "kantine"}, ["Hier zien we elkaar: kantine", "Adres: Lindelaan 12"]),
        ({}, ["Hier zien we elkaar: Lindelaan 12"]),
    ],
)
def test_coded_and_typed_places(garden: Garden, facts: dict[str, Any], said: list[str]) -> None:
    meets(garden, **facts)
    garden.dates[0].refresh_from_db()
    assert [one.line.text for one in place_lines(garden.dates[0], phrasebook("nl"))] == said


@pytest.mark.parametrize(
    ("facts", "leave"),
    [
        ({"meeting_place": "address"}, "Ga om 9:00 weg · 23 min lopen"),
        ({"meeting_place": "address", "minutes_earlier": 15}, "Ga om 8:45 weg · 23 min lopen"),
        ({"meeting_place": "gate", "minutes_earlier": 15}, "23 min lopen"),
    ],
)
def test_when_to_leave_goes_by_the_hour_to_be_there(
    garden: Garden, facts: dict[str, Any], leave: str
) -> None:
    meets(garden, **facts)
    [card] = slip_of(signed_up(garden, preferred_language="nl")).cards
    assert [part.line.text for part in card.lines if part.picture == "foot"] == [leave]


def test_the_message_and_the_card_say_the_same_hour(garden: Garden) -> None:
    meets(garden, meeting_place="reception", minutes_earlier=30)
    rahel = signed_up(garden, preferred_language="en")

    message = message_for(rahel, timezone.now(), EVERYTHING)

    assert "We meet here at 9:00: Reception of the centre." in message.text.splitlines()
    assert "Hier zien we elkaar om 9:00: Receptie van het azc." in message.dutch.splitlines()
    agreed = agreed_of(rahel.placements.get(), timezone.now())
    assert agreed.meeting_point == "receptie van het azc · 30 min voor het begin"


def test_briefje_leads_to_everything_and_from_there_to_one(garden: Garden, desk: Client) -> None:
    rahel = signed_up(garden)
    other = make_garden(garden.town, title="Kringloop", dates=1)
    other.dates[0].starts, other.dates[0].ends = time(12), None
    other.dates[0].save()
    sign_up(resident=rahel, occurrence=other.dates[0], by=garden.desk, now=NOW)
    url = reverse("matching:slip", args=[rahel.public_id])
    ids = [
        str(one)
        for one in Participation.objects.filter(resident=rahel).values_list("placement__public_id", flat=True)
    ]

    everything = desk.get(url)
    assert [card.title or card.heading for card in everything.context["slip"].cards] == [
        "Wijktuin De Pol",
        "Kringloop",
    ]
    shown = everything.content.decode()
    assert {f'href="{url}?placement={one}"' in shown for one in ids} == {True}

    alone = desk.get(f"{url}?placement={ids[0]}")
    assert len(alone.context["slip"].cards) == 1
    assert f'href="{url}"' in alone.content.decode()


def test_every_button_leads_to_the_slip_with_everything(garden: Garden, desk: Client) -> None:
    rahel = signed_up(garden)
    [placement] = rahel.placements.all()
    slip = reverse("matching:slip", args=[rahel.public_id])

    for page in (
        reverse("matching:placement", args=[placement.public_id]),
        reverse("matching:placements", args=[rahel.public_id]),
    ):
        assert f'href="{slip}"' in desk.get(page).content.decode()
