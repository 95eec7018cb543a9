"""The week on a supporter's phone, in its languages: own people, how many others, going along."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse

from aandeslag.audit.models import Line
from aandeslag.phrases.files import texts_of
from aandeslag.teams.access import Role
from aandeslag.vocabulary import TextLanguage
from activities.models import Occurrence
from matching.models import Accompaniment, Participation
from tests.factories import AccompanimentFactory, EntrustmentFactory, ParticipationFactory
from tests.matching.conftest import FIRST, NOW, Garden
from tests.matching.crowd import crowd
from tests.matching.queries import exactly

if TYPE_CHECKING:
    from django.test import Client

WEEK = "/matching/mine/week/"
DAY = {"day": FIRST.isoformat()}


def goes(garden: Garden, name: str, *, is_own: bool = True, **facts: Any) -> Participation:
    row: Participation = ParticipationFactory.create(
        placement__occurrence=garden.dates[0],
        placement__resident=garden.resident(first_name=name, initial="Q", phone="06 12 34 56 78"),
        **facts,
    )
    if is_own:
        EntrustmentFactory.create(resident=row.resident, supporter=garden.town.member(Role.SUPPORTER).user)
    return row


def test_own_people_by_name_and_of_others_how_many(
    garden: Garden, other_garden: Garden, supporter: Client
) -> None:
    mine = goes(garden, "Rahel")
    goes(garden, "Kanarie", is_own=False)
    goes(garden, "Kanarie-weg", status=Participation.Status.CANCELLED)
    goes(other_garden, "Kanarie-elders", is_own=False)

    answer = supporter.get(WEEK, DAY)
    page = answer.content.decode()

    [date] = answer.context["week"].dates
    assert (date.people, date.others, date.day) == (
        [("Rahel", mine.resident.number_shown)],
        1,
        "dinsdag 1 december",
    )
    assert [word for word in ("Kanarie", "Q.", "06 12", "Andere tuin") if word in page] == []
    assert Line.objects.get(action="week.list").object_ids == str(mine.resident.public_id)


@pytest.mark.parametrize("language", TextLanguage.values)
def test_every_word_is_in_the_language_of_the_phone(language: str, garden: Garden, supporter: Client) -> None:
    goes(garden, "Rahel")
    goes(garden, "Ander", is_own=False)
    supporter.post(reverse("matching:phone-language"), {"language": language})
    words = texts_of(language)
    page = supporter.get(WEEK, DAY).content.decode()
    said = ("phone.week", "phone.week-before", "phone.week-after", "phone.go-along")
    assert [code for code in said if words[code].replace("'", "&#x27;") not in page] == []
    empty = supporter.get(WEEK, {"day": "2027-03-01"}).content.decode()
    assert words["phone.no-dates"].replace("'", "&#x27;") in empty


def test_going_along_and_not_after_all_comes_back_to_the_phone(garden: Garden, supporter: Client) -> None:
    goes(garden, "Rahel")
    along = reverse("matching:go-along", args=[garden.dates[0].public_id])
    there = f"{WEEK}?day={FIRST}#date-{garden.dates[0].public_id}"
    for body, number, button in (({}, 1, "Ik ga toch niet mee"), ({"not": "1"}, 0, "Ik ga mee")):
        assert supporter.post(along, {"phone": "1", **body})["Location"] == there
        assert Accompaniment.objects.count() == number
        assert button in supporter.get(WEEK, DAY).content.decode()


def test_what_was_cancelled_is_said_and_cannot_be_gone_along_to(garden: Garden, supporter: Client) -> None:
    goes(garden, "Rahel")
    Occurrence.objects.filter(pk=garden.dates[0].pk).update(cancelled_at=NOW)
    along = reverse("matching:go-along", args=[garden.dates[0].public_id])
    page = supporter.get(WEEK, DAY).content.decode()
    assert ("Gaat niet door" in page, along in page) == (True, False)
    answer = supporter.post(along, {"phone": "1"}, follow=True)
    assert "Vraag het de balie." in answer.content.decode()


def test_a_date_they_go_along_to_names_nobody(garden: Garden, supporter: Client) -> None:
    goes(garden, "Kanarie", is_own=False)
    me = garden.town.member(Role.SUPPORTER).user
    AccompanimentFactory.create(occurrence=garden.dates[0], supporter=me)
    page = supporter.get(WEEK, DAY).content.decode()
    assert (f"Gaat mee: {me.name}" in page, "Kanarie" in page) == (True, False)


def test_only_supporters_have_it(garden: Garden, desk: Client, coa: Client) -> None:
    assert [client.get(WEEK).status_code for client in (desk, coa)] == [403, 403]


@pytest.mark.parametrize("day", ["", "x", "2026-13-45", "0001-01-01", "9999-12-31"])
def test_nonsense_shows_this_week(day: str, garden: Garden, supporter: Client) -> None:
    assert garden.dates[0].date == FIRST
    answer = supporter.get(WEEK, {"day": day})
    assert (answer.status_code, answer.context["week"].span.is_now) == (200, True)


def test_queries_at_one_and_two_hundred_people(garden: Garden, supporter: Client) -> None:
    for number in (1, 199):
        crowd(garden, garden.dates[0], number, garden.town.member(Role.SUPPORTER).user)
        with exactly(9):
            supporter.get(WEEK, DAY)


@pytest.mark.parametrize("language", ["ti", "so", "fa"])
@pytest.mark.parametrize(
    ("note", "code"), [("", "phone.note-empty"), ("nr 1234567890", "phone.note-numbers")]
)
def test_what_is_wrong_with_a_note_is_said_in_the_language_of_the_phone(
    language: str, note: str, code: str, garden: Garden, supporter: Client
) -> None:
    row = goes(garden, "Rahel")
    supporter.post(reverse("matching:phone-language"), {"language": language})
    answer = supporter.post(reverse("matching:note", args=[row.resident.public_id]), {"note": note})
    assert (answer.status_code, texts_of(language)[code] in answer.content.decode()) == (422, True)
    assert note in answer.content.decode()
