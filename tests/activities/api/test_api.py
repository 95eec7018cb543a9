"""What another system reads of the offer, and what it never reads."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client

from aandeslag.teams.access import Role
from activities.actions.occurrences import cancel_occurrence
from activities.models import OfferKey, OwnText
from tests.activities.conftest import NOW, TODAY
from tests.activities.queries import queries_of
from tests.factories import (
    ActivityFactory,
    ConcernFactory,
    OccurrenceFactory,
    ParticipationFactory,
    PlacementFactory,
    ResidentFactory,
    SlotFactory,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from aandeslag.teams.models import Membership
    from activities.models import Activity
    from tests.activities.conftest import Garden

ALL = "/api/v1/activities"
DATES = "/api/v1/occurrences"


def titles(api: Client, query: str = "") -> list[str]:
    return [one["title"] for one in api.get(f"{ALL}{query}").json()["items"]]


def another(garden: Garden, **facts: Any) -> Activity:
    """One more of the same organisation and kind of work."""
    made: Activity = ActivityFactory.create(
        organisation=garden.organisation, kind_of_work=garden.kind_of_work, **facts
    )
    return made


# --- What is read ---


def test_an_activity_with_its_times_its_place_and_what_it_asks(api: Client, garden: Garden) -> None:
    answer = api.get(ALL).json()

    [told] = answer["items"]
    assert (answer["count"], answer["next"], answer["previous"]) == (1, None, None)
    assert (told["title"], told["host"]["name"], told["purpose"]) == (
        "Wijktuin onderhouden",
        "Wijktuin De Pol",
        "volunteering",
    )
    assert told["id"] == str(garden.activity.public_id)
    assert told["url"] == f"http://testserver{ALL}/{told['id']}"
    assert (told["place"]["meeting_point"], told["place"]["address"]) == ("Poort van het azc", "Lindelaan 12")
    [moment] = told["moments"]
    assert (moment["in_words"], moment["weekday"], moment["starts"]) == (
        "dinsdag 9:30–12:00",
        "tu",
        "09:30",
    )
    assert told["needs"]["dutch"] == garden.activity.dutch_needed
    assert api.get(told["url"]).json() == told


@pytest.mark.parametrize(("language", "direction"), [("nl", "ltr"), ("ar", "rtl"), ("ti", "ltr")])
def test_the_texts_for_residents_in_the_language_that_is_asked(
    api: Client, garden: Garden, language: str, direction: str
) -> None:
    [told] = api.get(f"{ALL}?language={language}").json()["items"]

    assert (told["texts"]["language"], told["texts"]["direction"]) == (language, direction)
    assert len(told["texts"]["sentences"]) == 3


def test_dates_with_their_offset_also_the_cancelled_ones(api: Client, garden: Garden) -> None:
    summer = OccurrenceFactory.create(
        slot=garden.slot, date=TODAY.replace(year=2027, month=7), starts=time(9)
    )
    cancel_occurrence(occurrence=summer, because="Henk is ziek", now=NOW)

    answer = api.get(DATES)

    assert [(one["starts_at"], one["is_cancelled"]) for one in answer.json()["items"]] == [
        ("2026-11-24T09:30:00+01:00", False),
        ("2027-07-23T09:00:00+02:00", True),
    ]
    assert "ziek" not in answer.content.decode()
    assert api.get(f"{DATES}?last=2026-11-23").json()["items"] == []
    assert api.get(f"{DATES}?activity={garden.activity.public_id}&first=2027-01-01").json()["count"] == 1


def test_schema_org_reads_a_series_of_events(api: Client, garden: Garden) -> None:
    cancel_occurrence(occurrence=garden.occurrence, because="ziek", now=NOW)

    answer = api.get(f"{ALL}/{garden.activity.public_id}/schema.org")

    linked = answer.json()
    assert answer["Content-Type"] == "application/ld+json"
    assert (linked["@context"], linked["@type"], linked["name"]) == (
        "https://schema.org",
        "EventSeries",
        "Wijktuin onderhouden",
    )
    assert linked["organizer"] == {"@type": "Organization", "name": "Wijktuin De Pol"}
    [event] = linked["subEvent"]
    assert (event["startDate"], event["endDate"], event["eventStatus"]) == (
        "2026-11-24T09:30:00+01:00",
        "2026-11-24T12:00:00+01:00",
        "https://schema.org/EventCancelled",
    )


def test_page_by_page_and_narrowed(api: Client, garden: Garden) -> None:
    for title in ("Moestuin", "Zingen"):
        another(garden, title=title, theme="culture")

    first = api.get(f"{ALL}?page_size=2").json()
    second = api.get(first["next"]).json()

    assert [one["title"] for one in first["items"]] == ["Moestuin", "Wijktuin onderhouden"]
    assert [one["title"] for one in second["items"]] == ["Zingen"]
    assert (first["count"], second["next"]) == (3, None)
    assert api.get(second["previous"]).json() == first
    assert titles(api, "?theme=culture") == ["Moestuin", "Zingen"]
    assert api.get(f"{ALL}?page=9").json()["items"] == []


def test_however_many_it_asks_the_same_of_the_database(api: Client, garden: Garden) -> None:
    one = queries_of(api, ALL), queries_of(api, DATES)
    for number in range(12):
        activity = another(garden, title=f"Tuin {number}")
        OccurrenceFactory.create(slot=SlotFactory.create(activity=activity))

    assert (queries_of(api, ALL), queries_of(api, DATES)) == one == (8, 3)


def test_unchanged_is_304_and_changed_is_not(api: Client, garden: Garden) -> None:
    etag = api.get(ALL)["ETag"]
    assert api.get(ALL, headers={"If-None-Match": etag}).status_code == 304

    garden.activity.title = "Wijktuin en moestuin"
    garden.activity.save()

    assert api.get(ALL, headers={"If-None-Match": etag}).status_code == 200


def test_head_is_get_without_a_body(api: Client, garden: Garden) -> None:
    asked = api.head(ALL)

    assert (asked.status_code, asked.content) == (200, b"")
    assert asked["ETag"] == api.get(ALL)["ETag"]


# --- Who may ---


@pytest.mark.parametrize("header", [{}, {"Authorization": "Bearer x"}, {"Authorization": "Basic eDp5"}])
@pytest.mark.parametrize("url", [ALL, DATES])
def test_without_a_key_that_works_there_is_nothing(key: OfferKey, url: str, header: dict[str, str]) -> None:
    answer = Client(headers=header).get(url)

    assert (answer.status_code, answer["Content-Type"], answer["WWW-Authenticate"]) == (
        401,
        "application/problem+json",
        "Bearer",
    )
    assert "Wijktuin" not in answer.content.decode()


def test_a_revoked_key_is_like_one_that_never_was(api: Client, key: OfferKey) -> None:
    key.revoked_at = NOW
    key.save()

    assert api.get(ALL).content == Client(headers={"Authorization": "Bearer x"}).get(ALL).content


def test_of_another_team_nothing_is_there(api: Client, garden: Garden, other_garden: Garden) -> None:
    other = another(other_garden, title="Geheim van de buren")

    assert "buren" not in api.get(ALL).content.decode()
    assert [one["activity"] for one in api.get(DATES).json()["items"]] == [str(garden.activity.public_id)]
    for path in (f"{ALL}/{other.public_id}", f"{ALL}/{other.public_id}/schema.org"):
        assert api.get(path).status_code == 404


@pytest.mark.parametrize("status", ["draft", "ended"])
def test_what_is_not_published_is_not_there(api: Client, garden: Garden, status: str) -> None:
    garden.activity.status, garden.activity.ended_on = status, TODAY
    garden.activity.save()

    assert (titles(api), api.get(DATES).json()["items"]) == ([], [])
    assert api.get(f"{ALL}/{garden.activity.public_id}").status_code == 404


def test_somebody_signed_in_reads_nothing_without_a_key(
    key: OfferKey, garden: Garden, signed_in: Callable[[Membership], Client]
) -> None:
    assert signed_in(garden.town.member(Role.DESK)).get(ALL).status_code == 401


# --- Nobody in it ---


@pytest.fixture
def canaries(garden: Garden) -> list[str]:
    """Everybody who has to do with the activity, and each way in which the offer itself could name them."""
    contact, host, activity = garden.contact, garden.organisation, garden.activity
    contact.name, contact.phone, contact.email = "Kanarina van de Vink", "024 999 88 77", "vink@kooi.test"
    contact.save()
    host.phone, host.email, host.note = "024 555 44 33", "putter@kooi.test", "Bel meneer Putter"
    host.save()
    keeper = garden.desk
    keeper.name = "Sijsje Geelgors"
    keeper.save()
    activity.keeper = activity.checked_by = activity.written_by = keeper
    activity.title = "Tuinieren met Kanarina"
    activity.meeting_point = "Vraag naar mevrouw Vink"
    activity.address = "Lindelaan 12, bel 06-12345678"
    activity.to_bring = "Geld voor Geelgors"
    activity.save()
    OwnText.objects.create(
        team=garden.team,
        activity=activity,
        language="nl",
        title="Tuin",
        text="Kanarina leert het je.",
        written_on=TODAY,
    )
    person = ResidentFactory.create(team=garden.team, first_name="Merelina", phone="06 87654321")
    placement = PlacementFactory.create(occurrence=garden.occurrence, resident=person)
    ParticipationFactory.create(placement=placement)
    ConcernFactory.create(activity=activity, text="Nachtegaal was er niet")
    words = ["Kanarina", "Vink", "999 88 77", "kooi.test", "555 44 33", "Putter", "Sijsje", "Geelgors"]
    return [*words, "12345678", "Merelina", "87654321", "Nachtegaal", str(person.public_id)]


@pytest.mark.parametrize("path", [ALL, f"{ALL}/{{id}}", f"{ALL}/{{id}}/schema.org", DATES])
def test_there_is_never_a_person_in_it(api: Client, garden: Garden, canaries: list[str], path: str) -> None:
    answer = api.get(path.format(id=garden.activity.public_id))

    assert answer.status_code == 200
    body = answer.content.decode()
    assert [one for one in canaries if one in body] == []


def test_what_would_name_somebody_is_said_otherwise(api: Client, garden: Garden, canaries: list[str]) -> None:
    told = api.get(f"{ALL}/{garden.activity.public_id}").json()

    assert told["title"] == told["texts"]["title"] != ""
    assert (told["place"]["meeting_point"], told["place"]["address"]) == ("", "")
    assert len(told["texts"]["sentences"]) == 3


# --- What goes wrong ---


def problem(api: Client, url: str, method: str = "GET") -> tuple[int, Any]:
    answer = api.generic(method, url)
    assert answer["Content-Type"] == "application/problem+json"
    return answer.status_code, answer.json()


def test_what_goes_wrong_is_told_in_plain_words(api: Client) -> None:
    assert problem(api, "/api/v1/nonsense") == (
        404,
        {"status": 404, "title": "Not Found", "detail": "Er is niets op dit adres.", "errors": []},
    )
    status, told = problem(api, f"{ALL}?theme=nonsense&page=0")
    assert (status, told["detail"]) == (422, "Een parameter heeft een waarde die niet kan.")
    assert [one["name"] for one in told["errors"]] == ["page", "theme"]
    status, told = problem(api, f"{ALL}?them=green")
    assert (status, told["errors"]) == (422, [{"name": "them", "reason": "kan hier niet gevraagd worden"}])
    status, told = problem(api, ALL, "POST")
    assert (status, told["detail"]) == (405, "Hier kun je alleen lezen, met GET.")


def test_the_description_is_open_to_anybody() -> None:
    answer = Client().get("/api/v1/openapi.json")

    assert answer["Access-Control-Allow-Origin"] == "*"
    assert list(answer.json()["paths"]) == [
        "/api/v1/activities",
        "/api/v1/activities/{activity_id}",
        "/api/v1/activities/{activity_id}/schema.org",
        "/api/v1/occurrences",
        "/api/v1/figures",
        "/api/v1/figures/{team_id}/{period}",
    ]
    assert Client().get("/api/v1/").json()["description"] == "http://testserver/api/v1/openapi.json"
