"""Every page that a supporter reaches from the phone is in their own language, whatever goes wrong there."""

from __future__ import annotations

from datetime import timedelta
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin, urlsplit
from uuid import uuid4

import pytest
from django.conf import settings
from django.test import Client
from django.urls import resolve, reverse

from aandeslag.phrases.languages import OWN_NAMES
from aandeslag.phrases.problems import server_error
from aandeslag.teams.access import Role
from matching.actions import sign_up
from matching.models import Contact, Participation
from residents.models import Resident
from tests.factories import (
    ContactFactory,
    MembershipFactory,
    OccurrenceFactory,
    ParticipationFactory,
    PlacementFactory,
)
from tests.factories.teams import PASSWORD
from tests.leftovers import leftovers
from tests.matching.conftest import NOW, TODAY, Garden
from tests.matching.views.test_mine import LANGUAGES, MINE, PHONE, agrees, entrusted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.test import RequestFactory
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

START: Final = reverse("reports:today")
# Of the account, of other roles, and to search the offer: the phone says so where it leads there.
OF_STAFF: Final = frozenset(
    {"activities:offer", "mfa_index", "teams:choose-membership", "account_reset_password"}
)
REACHED: Final = frozenset(
    {
        *(
            f"matching:{one}"
            for one in ("mine", "own-week", "own-hours", "own-offer", "call", "write", "note")
        ),
        *(f"phrases:{one}" for one in ("read-languages", "read-along", "better")),
        "reports:today",
    }
)


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.extend(value for name, value in attrs if tag == "a" and name == "href" and value)


@pytest.fixture
def people(garden: Garden) -> list[Resident]:
    """One in each state that the phone has a sentence for."""
    states = ("Nieuw", "Gemist", "Aangeboden", "Voorbij", "Vandaag", "Niets", "Later")
    made = {name: entrusted(garden, first_name=name, phone=PHONE) for name in states}
    for person in list(made.values())[1:]:
        agrees(person)
    sign_up(resident=made["Nieuw"], occurrence=garden.dates[0], by=garden.desk, now=NOW)
    yesterday = OccurrenceFactory.create(slot=garden.slot, date=TODAY - timedelta(days=1))
    for name, status in (("Gemist", "absent"), ("Vandaag", "signed-up")):
        ParticipationFactory.create(
            placement__occurrence=yesterday, placement__resident=made[name], status=status
        )
    held = {"status": "proposed", "held_until": NOW + timedelta(days=1), "agreed_on": None}
    PlacementFactory.create(resident=made["Aangeboden"], occurrence=garden.dates[1], **held)
    over = {**held, "held_until": NOW - timedelta(hours=1), "ended_at": NOW, "decline_reason": "lapsed"}
    PlacementFactory.create(
        resident=made["Voorbij"], occurrence=garden.dates[1], **{**over, "status": "declined"}
    )
    me = garden.town.member(Role.SUPPORTER).user
    ContactFactory.create(resident=made["Later"], code="not-now", supporter=me, ask_again_on=TODAY)
    ContactFactory.create(resident=made["Niets"], code=Contact.Code.NOTE, note="Belt terug", supporter=me)
    return list(made.values())


@pytest.fixture
def typed(garden: Garden, people: list[Resident]) -> frozenset[str]:
    """What stands on a page as somebody typed it."""
    activity, member = garden.slot.activity, garden.town.member(Role.SUPPORTER)
    languages = {"Koerdisch", "Dari"}
    return frozenset(
        {
            *(one.first_name for one in people),
            *(activity.title, activity.organisation.name, activity.meeting_point, activity.address),
            *(activity.organisation.address, garden.town.centre.name, member.user.name, str(member.user)),
            *(PHONE, "Belt terug", *languages, *OWN_NAMES.values()),
        }
    ) - {""}


def speaks(client: Client, language: str) -> None:
    client.cookies[settings.PHONE_LANGUAGE_COOKIE_NAME] = language


def walk(client: Client) -> Iterator[tuple[str, str]]:
    """Every page that links lead to from the first one, each view twice at most; with its name."""
    to_see, seen = [START, MINE], list[str]()
    while to_see:
        url = to_see.pop()
        name = resolve(urlsplit(url).path).view_name
        if seen.count(name) >= 2 or name in OF_STAFF:
            continue
        seen.append(name)
        answer = client.get(url)
        assert answer.status_code == 200, url
        page = answer.content.decode()
        yield name, page
        links = _Links()
        links.feed(page)
        to_see.extend(urljoin(url, one) for one in links.found if urlsplit(one).scheme == "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_that_is_reached_from_the_phone(
    supporter: Client, typed: frozenset[str], language: str
) -> None:
    speaks(supporter, language)
    pages = list(walk(supporter))

    assert {name for name, _page in pages} == REACHED
    assert [(name, left) for name, page in pages if (left := leftovers(page, language, typed))] == []


def refused(supporter: Client, garden: Garden) -> Iterator[Response]:
    """Whatever a press or an address can be answered with, that is no page of the phone."""
    note = reverse(
        "matching:note", args=[Resident.objects.for_team(garden.town.team).earliest("pk").public_id]
    )
    yield supporter.get("/nergens/")
    yield supporter.get(reverse("residents:list"))
    yield supporter.get(reverse("residents:walk-in"))
    yield supporter.post(note, {"note": "", "token": str(uuid4())})
    yield supporter.post(note, {"note": "06 12345678", "token": str(uuid4())})
    row = Participation.objects.filter(occurrence=garden.dates[0]).earliest("pk")
    too_soon = {"tap": f"was-there..{row.public_id}", "token": str(uuid4())}
    yield supporter.post(reverse("matching:tap", args=[row.resident.public_id]), too_soon)
    yield supporter.get(reverse("teams:press-again"), {"to": MINE}, follow=True)
    other = MembershipFactory.create(
        user=garden.town.member(Role.SUPPORTER).user, role=Role.COA, team=garden.town.team
    )
    supporter.post(
        reverse("teams:choose-membership"),
        {"membership": str(garden.town.member(Role.SUPPORTER).public_id)},
    )
    yield supporter.post(note, {"note": "Belt", "opened_as": str(other.public_id)})
    with_token = Client(enforce_csrf_checks=True)
    with_token.force_login(garden.town.member(Role.SUPPORTER).user)
    with_token.cookies |= supporter.cookies
    yield with_token.post(note, {"note": "Belt"})


@pytest.mark.parametrize("language", LANGUAGES)
def test_whatever_goes_wrong(garden: Garden, supporter: Client, typed: frozenset[str], language: str) -> None:
    speaks(supporter, language)
    answers = list(refused(supporter, garden))

    assert [one.status_code for one in answers] == [404, 403, 403, 422, 422, 409, 200, 409, 403]
    pages = [one.content.decode() for one in answers]
    assert [left for page in pages if (left := leftovers(page, language, typed))] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_signing_in_and_out_on_a_phone_where_a_language_was_chosen(
    garden: Garden, typed: frozenset[str], language: str, rf: RequestFactory
) -> None:
    client, login = Client(), reverse("account_login")
    client.post(reverse("matching:phone-language"), {"language": language, "next": login})
    email = garden.town.member(Role.SUPPORTER).user.email
    asked = client.get(login)
    wrong = client.post(login, {"login": email, "password": "verkeerd"})
    rf.cookies[settings.PHONE_LANGUAGE_COOKIE_NAME] = language
    failed = server_error(rf.get("/matching/mine/"))
    right = client.post(login, {"login": email, "password": PASSWORD})
    out = client.get(reverse("account_logout"))

    statuses = [one.status_code for one in (asked, wrong, failed, right, out)]
    assert statuses == [200, 200, 500, 302, 200]
    pages = [one.content.decode() for one in (asked, wrong, failed, out)]
    assert [left for page in pages if (left := leftovers(page, language, typed | {email}))] == []


def test_staff_and_whoever_chose_nothing_keep_the_pages_of_the_desk(garden: Garden, desk: Client) -> None:
    """Also staff on a tablet on which a supporter chose a language before."""
    speaks(desk, "ar")
    pages = [desk.get("/nergens/"), Client().get("/nergens/"), Client().get(reverse("account_login"))]
    assert ['lang="nl"' in one.content.decode() for one in pages] == [True] * 3
    assert ["phone.css" in one.content.decode() for one in pages] == [False] * 3
