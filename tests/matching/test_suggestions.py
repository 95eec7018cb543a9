"""What fits, in the order of what someone said themselves, and what stands in the way in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import translation

from aandeslag.vocabulary import Theme, TravelMode, WeekPart
from matching.suggestions import Suggestions, look_at, suggest
from matching.travel import Trip
from matching.wishes import Fit, Reason, in_order, reasons_for
from residents.models import Resident
from tests.factories import (
    ActivityFactory,
    OccurrenceFactory,
    ParticipationFactory,
    PlacementFactory,
    SlotFactory,
)
from tests.matching.conftest import FIRST, NOW, Garden, make_garden
from tests.matching.people import SUITS, person
from tests.matching.queries import exactly

if TYPE_CHECKING:
    from collections.abc import Iterator


EVERYTHING = frozenset({"mediation_stopped_on"})


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


def look(garden: Garden, resident: Resident, shown: frozenset[str] = EVERYTHING) -> Suggestions:
    return suggest(team=garden.town.team, resident=resident, now=NOW, shown=shown)


def test_one_card_per_fixed_moment_on_its_next_date(garden: Garden) -> None:
    [card] = look(garden, garden.resident()).fits
    assert (card.title, card.day, card.hours, card.places, card.every) == (
        "Wijktuin De Pol",
        "Tuesday 1 December",
        "9:30–12:00",
        "4 places left",
        "every Tuesday",
    )
    assert card.occurrence == garden.dates[0].public_id


def test_the_next_date_that_fits_when_the_first_is_full(garden: Garden) -> None:
    garden.fill(garden.dates[0], 4)
    [card] = look(garden, garden.resident()).fits
    assert card.occurrence == garden.dates[1].public_id


def test_nothing_of_another_team(garden: Garden, other_garden: Garden) -> None:
    found = look(garden, garden.resident())
    assert [card.title for card in found.fits + found.does_not_fit] == ["Wijktuin De Pol"]


def test_nothing_that_is_not_shown_cancelled_begun_or_far_ahead(garden: Garden) -> None:
    make_garden(garden.town, status="draft", published_at=None)
    garden.dates[0].cancelled_at = NOW
    garden.dates[0].save()
    garden.dates[1].date = NOW.date()
    garden.dates[1].save()
    garden.dates[2].date = FIRST + timedelta(days=40)
    garden.dates[2].save()
    assert look(garden, garden.resident()).count == 0


def test_what_stands_in_the_way_is_said_in_words(garden: Garden) -> None:
    resident = garden.resident(birth_year=2010, free=frozenset({WeekPart.MONDAY_MORNING.value}), gender="man")
    garden.slot.activity.women_only = True
    garden.slot.activity.save()
    [card] = look(garden, resident).does_not_fit
    assert card.obstacles == [
        "From 18 years; going by the year of birth this person may be younger.",
        "Under 18, or year of birth not known: the agreement of parent or guardian (Nidos) is missing.",
        "This is a women's group.",
    ]
    assert [caution.words for caution in card.cautions] == ["Did not say to be free on Tuesday morning."]
    assert not card.is_passable


def test_what_staff_may_pass_comes_first(garden: Garden) -> None:
    make_garden(garden.town, title="Alleen vrouwen", women_only=True)
    resident = garden.resident(gender="man", free=frozenset())
    found = look(garden, resident).does_not_fit
    assert [(card.title, card.is_passable) for card in found] == [
        ("Wijktuin De Pol", True),
        ("Alleen vrouwen", False),
    ]


def test_questions_of_the_person_are_asked_once(garden: Garden) -> None:
    make_garden(garden.town)
    assert look(garden, garden.resident()).to_ask == [
        "still ask: which days?",
        "still ask: anything to take into account?",
    ]


def test_questions_of_the_organisation_stand_on_the_card(garden: Garden) -> None:
    garden.slot.activity.conduct_certificate = None
    garden.slot.activity.save()
    [card] = look(garden, garden.resident()).fits
    assert card.questions == ["ask there: is a certificate of conduct needed?"]


def test_that_mediation_stopped_is_not_told_to_everybody(garden: Garden) -> None:
    resident = garden.resident(mediation_stopped_on=NOW.date())
    told = look(garden, resident).does_not_fit[0].obstacles
    hidden = look(garden, resident, frozenset()).does_not_fit[0].obstacles
    assert (told, hidden) == (
        ["Mediation has been stopped."],
        ["Not possible at the moment: ask the desk."],
    )


def test_wishes_come_before_the_way_and_the_places(garden: Garden) -> None:
    make_garden(garden.town, title="Naaien", theme=Theme.TEXTILE)
    make_garden(garden.town, title="Fietsen", theme=Theme.CRAFT)
    resident = garden.resident(
        interests=frozenset({Theme.TEXTILE.value}),
        skills=frozenset({"bicycle-repair"}),
        travel_modes=frozenset({TravelMode.BICYCLE.value}),
    )
    assert [card.title for card in look(garden, resident).fits] == [
        "Naaien",
        "Fietsen",
        "Wijktuin De Pol",
    ]


def test_reasons_are_what_someone_said(garden: Garden) -> None:
    resident = garden.resident(
        interests=frozenset({Theme.GREEN.value}),
        skills=frozenset({"gardening"}),
        free=frozenset({WeekPart.TUESDAY_MORNING.value}),
        travel_modes=frozenset({TravelMode.BICYCLE.value}),
    )
    [card] = look(garden, resident).fits
    assert card.reasons == [
        "chose green and nature",
        "is good at gardening",
        "is free on Tuesday morning",
        "no Dutch needed",
    ]
    assert card.way == "7 min by bicycle"


NEAR, FAR = Trip(TravelMode.FOOT, 5, is_too_far=False), Trip(TravelMode.FOOT, 9, is_too_far=False)


def order_of(fits: dict[str, tuple[int, Trip | None, tuple[Reason, ...], int]]) -> list[str]:
    """Each with the days from the first one, the way there, the reasons, and the places left."""
    names = dict(enumerate(fits))
    made = (
        Fit(
            replace(SUITS, occurrence=key, day=FIRST + timedelta(days=days), places_left=places), reasons, way
        )
        for key, (days, way, reasons, places) in enumerate(fits.values())
    )
    return [names[fit.opening.occurrence] for fit in in_order(made)]


def test_what_interests_them_then_a_shorter_way_then_more_places() -> None:
    assert order_of(
        {
            "far": (0, FAR, (), 4),
            "near": (0, NEAR, (), 1),
            "near, more places": (0, NEAR, (), 2),
            "wished for, far": (0, FAR, (Reason.INTEREST,), 1),
            "way unknown": (0, None, (), 9),
            "near, a day later": (1, NEAR, (), 1),
        }
    ) == ["wished for, far", "near, more places", "near", "near, a day later", "far", "way unknown"]


def test_of_what_suits_about_equally_well_the_nearest_date_stands_first() -> None:
    """A job on the 26th once stood before one on the 1st that was four minutes further."""
    with_dutch = (Reason.INTEREST, Reason.PRACTISE_DUTCH)
    assert order_of(
        {
            "on the 26th, near": (25, NEAR, (Reason.INTEREST,), 9),
            "on the 26th, near, and practises Dutch": (25, NEAR, with_dutch, 9),
            "on the 1st": (0, FAR, (Reason.INTEREST,), 1),
            "on the 7th, and practises Dutch": (6, FAR, with_dutch, 1),
        }
    ) == [
        "on the 7th, and practises Dutch",
        "on the 1st",
        "on the 26th, near, and practises Dutch",
        "on the 26th, near",
    ]


def test_no_reason_is_made_up() -> None:
    silent = person(free=None, conditions=None, interests=None, skills=None, wishes=None)
    assert reasons_for(silent, replace(SUITS, dutch_needed="a1", with_dutch_volunteers=None)) == ()


def test_the_last_place_is_free_for_whom_it_is_kept_and_for_nobody_else(garden: Garden) -> None:
    for one in garden.dates[1:]:
        one.delete()
    garden.fill(garden.dates[0], 3)
    kept, other = garden.resident(), garden.resident()
    PlacementFactory.create(
        occurrence=garden.dates[0],
        resident=kept,
        status="proposed",
        held_until=NOW + timedelta(hours=1),
        agreed_on=None,
    )

    assert [len(look(garden, one).fits) for one in (kept, other)] == [1, 0]


GOING = [
    *(("woman", "signed-up"), ("woman", "present"), ("woman", "cancelled"), ("woman", "absent")),
    *(("man", "signed-up"), ("other", "signed-up")),
]


def test_of_other_women_those_count_who_come_and_not_she_herself(garden: Garden) -> None:
    person = garden.resident(gender="woman")
    ParticipationFactory.create(placement__occurrence=garden.dates[0], placement__resident=person)
    alone = look_at(occurrence=garden.dates[0], resident=person, now=NOW, shown=EVERYTHING)
    for gender, status in GOING:
        ParticipationFactory.create(
            placement__occurrence=garden.dates[0],
            placement__resident=garden.resident(gender=gender),
            status=status,
        )
    among = look_at(occurrence=garden.dates[0], resident=person, now=NOW, shown=EVERYTHING)

    assert (alone.women, among.women) == ("no other women yet", "2 other women")


@pytest.mark.parametrize("number", [1, 50])
def test_the_same_number_of_queries_for_any_offer(number: int, garden: Garden) -> None:
    for place in range(number):
        slot = SlotFactory.create(
            activity=ActivityFactory.create(organisation__team=garden.town.team),
            starts=time(8, place),
        )
        OccurrenceFactory.create(slot=slot, date=FIRST)
    garden.fill(garden.dates[0], 3)
    resident = Resident.objects.select_related("centre", "housed_in").get(pk=garden.resident().pk)
    with exactly(4):
        assert look(garden, resident).count == number + 1
