"""The certificate: what was attended, how often and for how long, in the own language and in Dutch."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse

from aandeslag.audit.models import Line
from aandeslag.vocabulary import TextLanguage
from matching.certificates import Taken, taken_part_in
from matching.models import Participation
from tests.factories import ParticipationFactory
from tests.matching.conftest import FIRST, make_garden
from tests.matching.queries import exactly
from tests.paper.reading import Paper, read

if TYPE_CHECKING:
    from django.test import Client

    from activities.models import Occurrence
    from residents.models import Resident
    from tests.matching.conftest import Garden

Status = Participation.Status


def was_there(person: Resident, occurrence: Occurrence, **state: Any) -> None:
    ParticipationFactory.create(
        placement__occurrence=occurrence,
        placement__resident=person,
        **{"status": Status.PRESENT, "minutes": 150, **state},
    )


def address(person: Resident) -> str:
    return reverse("matching:certificate-pdf", args=[person.public_id])


def paper_of(desk: Client, person: Resident) -> Paper:
    return read(desk.get(address(person)).content)


def test_only_what_was_attended_counts(garden: Garden) -> None:
    rahel, other = garden.resident(first_name="Rahel"), garden.resident()
    was_there(rahel, garden.dates[0])
    was_there(rahel, garden.dates[1])
    was_there(rahel, garden.dates[2], status=Status.ABSENT, minutes=None)
    was_there(other, garden.dates[0])
    koken = make_garden(garden.town, title="Samen koken")
    was_there(rahel, koken.dates[2], minutes=None)

    assert taken_part_in(rahel) == [
        Taken(
            title="Wijktuin De Pol",
            organisation=garden.slot.activity.organisation.name,
            theme=garden.slot.activity.theme,
            first=garden.dates[0].date,
            last=garden.dates[1].date,
            times=2,
            times_with_hours=2,
            minutes=300,
        ),
        Taken(
            title="Samen koken",
            organisation=koken.slot.activity.organisation.name,
            theme=koken.slot.activity.theme,
            first=koken.dates[2].date,
            last=koken.dates[2].date,
            times=1,
            times_with_hours=0,
            minutes=0,
        ),
    ]


@pytest.mark.parametrize("language", TextLanguage.values)
def test_it_can_be_set_in_every_language_with_the_dutch_beneath(
    garden: Garden, desk: Client, language: str
) -> None:
    person = garden.resident(first_name="Rahel", number=412, preferred_language=language)
    was_there(person, garden.dates[0])

    found = paper_of(desk, person)

    assert (found.language, found.is_tagged, len(found.pages)) == (language, True, 1)
    shown = [word in found.text for word in ("Rahel", "0412", "Wijktuin De Pol", "2,5", f"{FIRST:%d-%m-%Y}")]
    assert shown == [True] * 5
    assert "Bewijs van deelname" in found.text


def test_nothing_personal_stands_on_it_but_name_and_number(garden: Garden, desk: Client) -> None:
    person = garden.resident(first_name="Rahel", birth_year=1987, phone="0612345678", initial="K")
    was_there(person, garden.dates[0])

    text = paper_of(desk, person).text

    assert [word for word in ("1987", "0612345678", "K.", garden.town.centre.name) if word in text] == []
    assert Line.objects.get(action="resident.certificate").object_ids == str(person.public_id)


def test_hours_that_nobody_noted_are_not_made_up(garden: Garden, desk: Client) -> None:
    person = garden.resident(first_name="Rahel", preferred_language="nl")
    was_there(person, garden.dates[0], minutes=60)
    was_there(person, garden.dates[1], minutes=None)

    words = paper_of(desk, person).text.split()

    assert words[words.index("Samen") + 1 :][:2] == ["2", "1"]
    assert "–" in words


def test_without_a_first_time_there_is_none_yet(garden: Garden, desk: Client) -> None:
    person = garden.resident(first_name="Rahel")
    was_there(person, garden.dates[0], status=Status.SIGNED_UP, minutes=None)

    answer = desk.get(address(person), follow=True)

    assert answer.redirect_chain == [(reverse("matching:placements", args=[person.public_id]), 302)]
    assert "Een certificaat kan pas als iemand er een keer was." in answer.content.decode()


def test_of_another_town_there_is_none(other_garden: Garden, garden: Garden, desk: Client) -> None:
    stranger = other_garden.resident(first_name="Elders")
    was_there(stranger, other_garden.dates[0])

    assert desk.get(address(stranger)).status_code == 404


@pytest.mark.parametrize("activities", [1, 6])
def test_more_activities_ask_no_more_queries(garden: Garden, desk: Client, activities: int) -> None:
    person = garden.resident()
    for number in range(activities):
        was_there(person, make_garden(garden.town, title=f"Tuin {number}", dates=1).dates[0])

    with exactly(7):
        desk.get(address(person))
