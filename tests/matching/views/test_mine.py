"""The supporter's phone: only their own people, small pages, taps that arrive twice, numbers only to call."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from aandeslag.audit.models import Line
from aandeslag.phrases.files import texts_of
from aandeslag.teams.access import Role
from aandeslag.vocabulary import Theme
from matching.actions import merge_residents, sign_up
from matching.actions.rounds import propose_round
from matching.models import Contact, Participation
from matching.views.mine import PER_PAGE
from residents.details import ResidentDetails
from residents.models import Consent, SupportGiven
from tests.factories import (
    ActivityFactory,
    ContactFactory,
    EntrustmentFactory,
    OccurrenceFactory,
    ParticipationFactory,
    PlacementFactory,
    SlotFactory,
    VisitFactory,
)
from tests.matching.conftest import FIRST, NOW, TODAY, Garden
from tests.matching.queries import exactly
from tests.matching.views.test_page_weight import weight

if TYPE_CHECKING:
    from collections.abc import Callable

    from residents.models import Resident

MINE: Final = reverse("matching:mine")
HOURS: Final = reverse("matching:own-hours")
FRAGMENT: Final = {"HX-Request": "true"}
FIRST_LOAD: Final = 60_000
# The languages that supporters use most, and the way each runs.
LANGUAGES: Final = {
    **dict.fromkeys(["nl", "en", "ti", "tr", "so", "uk"], "ltr"),
    **dict.fromkeys(["ar", "fa"], "rtl"),
}
PHONE: Final = "06 1234 5678"


def entrusted(garden: Garden, **facts: object) -> Resident:
    person = garden.resident(**facts)
    EntrustmentFactory.create(resident=person, supporter=garden.town.member(Role.SUPPORTER).user)
    return person


def agrees(person: Resident) -> None:
    Consent.objects.create(team=person.team, resident=person, purpose="phone", given=True, asked_on=TODAY)


def parts(client: Client) -> dict[str, list[str]]:
    page = client.get(MINE)
    assert page.status_code == 200
    return {code: [one.name for one in people] for code, people in page.context["parts"] if people}


def tap(client: Client, person: Resident, said: str, *, token: object = None, **more: str) -> int:
    url = reverse("matching:tap", args=[person.public_id])
    return client.post(url, {"tap": said, "token": str(token or uuid4())}, headers=more).status_code


def test_who_needs_a_call_comes_first_then_today(garden: Garden, supporter: Client) -> None:
    entrusted(garden, first_name="Nogniets")
    gone = garden.resident(first_name="Weg")
    EntrustmentFactory.create(
        resident=gone,
        supporter=garden.town.member(Role.SUPPORTER).user,
        valid_until=TODAY - timedelta(days=1),
    )
    garden.resident(first_name="Nietmijn")
    goes = entrusted(garden, first_name="Gaat")
    told = sign_up(resident=goes, occurrence=garden.dates[0], by=garden.desk, now=NOW)
    ContactFactory.create(resident=goes, about=told.public_id)
    heard = entrusted(garden, first_name="Hoorde")
    sign_up(resident=heard, occurrence=garden.dates[0], by=garden.desk, now=NOW)
    VisitFactory.create(session__team=garden.town.team, session__date=TODAY, resident=heard)
    was = entrusted(garden, first_name="Gisteren")
    yesterday = OccurrenceFactory.create(slot=garden.slot, date=TODAY - timedelta(days=1))
    ParticipationFactory.create(placement__occurrence=yesterday, placement__resident=was)
    new = entrusted(garden, first_name="Nieuw")
    sign_up(resident=new, occurrence=garden.dates[0], by=garden.desk, now=NOW)

    assert parts(supporter) == {
        "to-call": ["Nieuw", "Nogniets"],
        "today": ["Gisteren"],
        "others": ["Gaat", "Hoorde"],
    }
    assert len(Line.objects.get(action="entrusted.list").object_ids.split()) == len("GHGNN")


def test_a_page_shows_where_and_when_and_no_more_than_they_may(garden: Garden, supporter: Client) -> None:
    facts = {"initial": "K", "phone": PHONE, "note": "let op", "languages": frozenset({"ti", "ku"})}
    person = entrusted(garden, first_name="Selam", **facts)
    agrees(person)
    activity = garden.slot.activity
    activity.meeting_place, activity.meeting_point, activity.minutes_earlier = "gate", "", 20
    activity.save()
    sign_up(resident=person, occurrence=garden.dates[0], by=garden.desk, now=NOW)

    page = supporter.get(MINE)

    [[_, [one]], *_others] = page.context["parts"]
    assert (one.name, one.number, one.languages) == ("Selam", person.number_shown, ["ትግርኛ", "Koerdisch"])
    [when] = one.goes
    assert (when.title, when.day, when.hours, when.meet) == (
        "Wijktuin De Pol",
        "dinsdag 1 december",
        "9:30–12:00",
        "Poort van het azc · 9:10",
    )
    words = page.content.decode()
    hidden = ("Selam K", "let op", "1995", PHONE, "0612345678", "tel:", "sms:")
    assert [word for word in hidden if word in words] == []
    assert page["Cache-Control"] == "no-store"


@pytest.mark.parametrize("page", ["tap", "call", "write", "note"])
def test_whoever_is_not_entrusted_today_is_not_found(
    garden: Garden, other_garden: Garden, supporter: Client, page: str
) -> None:
    theirs, stranger = other_garden.resident(), garden.resident(phone=PHONE)
    over = garden.resident(phone=PHONE)
    mine = garden.town.member(Role.SUPPORTER).user
    EntrustmentFactory.create(resident=over, supporter=mine, valid_until=TODAY - timedelta(days=1))
    left = entrusted(garden, departed_on=TODAY, departure_reason="housing")
    ask = supporter.post if page == "tap" else supporter.get
    sent = {"tap": "informed..", "token": str(uuid4()), "note": "x"}

    for person in (theirs, stranger, over, left):
        url = reverse(f"matching:{page}", args=[person.public_id])
        assert ask(url, sent).status_code == 404
        assert supporter.post(reverse("matching:note", args=[person.public_id]), sent).status_code == 404
    assert Contact.objects.count() == 0


def test_a_tap_that_arrives_twice_is_one_and_answers_with_how_it_stands(
    garden: Garden, supporter: Client
) -> None:
    person, token = entrusted(garden), uuid4()
    when = OccurrenceFactory.create(slot=garden.slot, date=TODAY)
    row = ParticipationFactory.create(placement__occurrence=when, placement__resident=person)
    url = reverse("matching:tap", args=[person.public_id])
    sent = {"tap": f"was-there..{row.public_id}", "token": str(token)}

    first, again = (supporter.post(url, sent, headers=FRAGMENT) for _ in range(2))

    assert (first.status_code, again.status_code) == (200, 200)
    assert first.context["person"].said == again.context["person"].said
    assert (Participation.objects.get(pk=row.pk).status, Contact.objects.count()) == ("present", 1)
    undo = reverse("matching:undo-tap", args=[Contact.objects.get().public_id])
    assert [supporter.post(undo).status_code for _ in range(2)] == [302, 302]
    assert Participation.objects.get(pk=row.pk).status == "signed-up"


def test_a_tap_of_who_was_merged_leads_to_who_stayed_as_long_as_they_are_entrusted(
    garden: Garden, supporter: Client
) -> None:
    goes, stays = entrusted(garden), garden.resident()
    details = ResidentDetails.of(stays)
    merge = merge_residents(kept=stays, other=goes, details=details, by=None, now=NOW)
    old = reverse("matching:tap", args=[merge.former_public_id])

    def press() -> int:
        sent = {"tap": "informed..", "token": str(uuid4())}
        return supporter.post(old, sent, headers=FRAGMENT).status_code

    assert (press(), Contact.objects.get().resident) == (200, stays)
    stays.entrustments.all().delete()
    assert (press(), Contact.objects.count()) == (404, 1)


def test_pages_of_who_was_merged_lead_to_who_stayed_as_long_as_they_are_entrusted(
    garden: Garden, supporter: Client
) -> None:
    goes, stays = entrusted(garden), garden.resident(first_name="Blijft", phone=PHONE)
    agrees(stays)
    details = ResidentDetails.of(stays)
    merge = merge_residents(kept=stays, other=goes, details=details, by=None, now=NOW)
    pages = [reverse(f"matching:{name}", args=[merge.former_public_id]) for name in ("call", "write", "note")]

    found = [supporter.get(page) for page in pages]
    noted = supporter.post(pages[2], {"note": "Belt terug", "token": str(uuid4())})

    assert [(one.status_code, one.context["name"]) for one in found] == [(200, "Blijft")] * 3
    assert (noted["Location"], Contact.objects.get().resident) == (f"{MINE}#p-{stays.public_id}", stays)
    stays.entrustments.all().delete()
    assert [supporter.get(page).status_code for page in pages] == [404] * 3


def test_what_cannot_be_is_said_and_keeps_nothing(garden: Garden, supporter: Client) -> None:
    person = entrusted(garden)
    garden.fill(garden.dates[0], 1)
    coming = ParticipationFactory.create(
        placement__occurrence=garden.dates[0], placement__resident=person
    ).public_id

    assert tap(supporter, person, f"was-there..{coming}", **FRAGMENT) == 409
    assert tap(supporter, person, f"was-there..{coming}") == 409
    assert tap(supporter, person, "nonsense") == 404
    of_another = ContactFactory.create(resident=person)
    assert supporter.post(reverse("matching:undo-tap", args=[of_another.public_id])).status_code == 404
    assert (Contact.objects.get(), of_another.undone_at) == (of_another, None)


def test_the_number_is_shown_only_to_call_who_agreed(garden: Garden, supporter: Client) -> None:
    asked, not_asked = (entrusted(garden, phone=PHONE) for _ in range(2))
    agrees(asked)
    sign_up(resident=asked, occurrence=garden.dates[0], by=garden.desk, now=NOW)

    def page(name: str, person: Resident) -> str:
        return unquote(supporter.get(reverse(f"matching:{name}", args=[person.public_id])).content.decode())

    # Whoever may not be called, that is said on the card, also without a reason to call.
    sign_up(resident=not_asked, occurrence=garden.dates[0], by=garden.desk, now=NOW)
    ContactFactory.create(resident=not_asked, about=not_asked.placements.get().public_id)
    card = {one.public_id: one for _, people in supporter.get(MINE).context["parts"] for one in people}
    assert (card[asked.public_id].can_be_called, card[not_asked.public_id].why) == (True, [])
    assert supporter.get(MINE).content.decode().count(texts_of("nl")["phone.no-call"]) == 1
    assert 'href="tel:0612345678"' in page("call", asked)
    assert "sms:0612345678?&" in page("write", asked)
    assert "0612345678" not in page("call", not_asked) + page("write", not_asked)
    logged = Line.objects.filter(action__startswith="resident").order_by("sequence")
    assert list(logged.values_list("action", "object_ids")) == [
        ("resident.called", str(asked.public_id)),
        ("resident.message", str(asked.public_id)),
        ("resident.not-called", str(not_asked.public_id)),
        ("resident.message", str(not_asked.public_id)),
    ]


def test_a_note_is_warned_about_kept_once_and_read_by_the_desk(
    garden: Garden, supporter: Client, desk: Client
) -> None:
    person = entrusted(garden)
    url = reverse("matching:note", args=[person.public_id])
    form = supporter.get(url)
    assert texts_of("nl")["phone.note-warning"] in form.content.decode()
    sent = {"note": "Belt liever 's avonds", "token": str(form.context["form"]["token"].value())}

    assert [supporter.post(url, sent).status_code for _ in range(2)] == [302, 302]
    wrong = supporter.post(url, {"note": "V-nummer 1234567890", "token": str(uuid4())})

    assert (wrong.status_code, "1234567890" in wrong.content.decode()) == (422, True)
    assert list(Contact.objects.values_list("code", "note")) == [("note", "Belt liever 's avonds")]
    tap(supporter, person, "not-now.4.")
    undone = ContactFactory.create(resident=person, undone_at=NOW)
    heard = desk.get(reverse("matching:placements", args=[person.public_id])).context["heard"]
    assert [(one.words, one.ask_again_on) for one in heard] == [
        ("nu niet", date(2026, 12, 22)),
        ("Belt liever 's avonds", None),
    ]
    assert undone.supporter is not None
    # Who helps at the desk reads no notes.
    garden.town.member(Role.SUPPORTER).duties.create(since=timezone.now())
    seen = supporter.get(reverse("matching:placements", args=[person.public_id]))
    assert (seen.status_code, seen.context["heard"]) == (200, [])


def test_the_desk_reads_today_who_wants_something_else(
    garden: Garden, supporter: Client, desk: Client
) -> None:
    person = entrusted(garden)
    tap(supporter, person, "something-else..")

    [task] = desk.get(reverse("reports:today")).context["to_do"].others

    card = reverse("residents:resident", args=[person.public_id])
    assert (task.number, task.person_url, task.title) == (person.number_shown, card, "")


def test_the_language_is_chosen_on_the_page_and_kept(garden: Garden, supporter: Client) -> None:
    entrusted(garden)
    for language, direction in LANGUAGES.items():
        chosen = supporter.post(reverse("matching:phone-language"), {"language": language, "next": MINE})
        assert (chosen.status_code, chosen["Location"]) == (302, MINE)
        page = supporter.get(MINE).content.decode()
        assert f'<html lang="{language}" dir="{direction}">' in page
        assert texts_of(language)["phone.to-call"] in page
    lured = {"language": "xx", "next": "https://elders.test/"}
    led = [one.post(reverse("matching:phone-language"), lured)["Location"] for one in (supporter, Client())]
    assert led == [MINE, MINE]
    assert '<html lang="fa"' in supporter.get(MINE).content.decode()


def test_the_first_load_is_small_in_every_language(
    garden: Garden, supporter: Client, figure: Callable[[str, object], None]
) -> None:
    """A full page of people at all kinds of activities, with everything that can be pressed."""
    for number, theme in enumerate([*Theme.values, *Theme.values][: PER_PAGE + 1]):
        activity = ActivityFactory.create(organisation__team=garden.town.team, theme=theme)
        slot = SlotFactory.create(activity=activity)
        person = entrusted(garden, first_name=f"Naam{number}", phone=PHONE)
        agrees(person)
        for day in (TODAY - timedelta(days=2), FIRST):
            when = OccurrenceFactory.create(slot=slot, date=day)
            placement = PlacementFactory.create(occurrence=when, resident=person)
            ParticipationFactory.create(placement=placement)
    weights = {}
    for language in LANGUAGES:
        supporter.post(reverse("matching:phone-language"), {"language": language})
        assert len(supporter.get(MINE).context["page"].object_list) == PER_PAGE
        weights[language] = max(weight(supporter, MINE), weight(supporter, HOURS))

    figure("first load in kB, matching:mine", {one: round(size / 1000) for one, size in weights.items()})
    assert {one: size for one, size in weights.items() if size > FIRST_LOAD} == {}


@pytest.mark.parametrize("number", [1, 200])
def test_queries_for_a_supporter(garden: Garden, supporter: Client, number: int) -> None:
    for _ in range(number):
        person = entrusted(garden)
        row = ParticipationFactory.create(placement__occurrence=garden.dates[0], placement__resident=person)
        ContactFactory.create(resident=person, about=row.public_id)
    with exactly(14):
        supporter.get(MINE)


@pytest.mark.parametrize("number", [1, 9])
def test_queries_where_places_are_offered_and_a_round_is_open(
    garden: Garden, supporter: Client, number: int
) -> None:
    for _ in range(number):
        offered, waits = entrusted(garden), entrusted(garden, registered_on=TODAY - timedelta(weeks=9))
        PlacementFactory.create(
            resident=offered,
            occurrence=garden.dates[1],
            status="proposed",
            held_until=NOW + timedelta(days=2),
            agreed_on=None,
        )
        assert waits.pk
    propose_round(team=garden.town.team, by=None, now=NOW)
    with exactly(15):
        supporter.get(MINE)


def test_hours_and_people_spoken_to_are_two_presses_and_reach_the_coordinator(
    garden: Garden, supporter: Client, signed_in: Callable[..., Client]
) -> None:
    token, member = str(uuid4()), garden.town.member(Role.SUPPORTER)
    count = reverse("matching:count-own-help")
    SupportGiven.objects.create(team=garden.town.team, supporter=member.user, on=date(2026, 10, 31), people=9)
    duty = member.duties.create(since=NOW - timedelta(minutes=100), until=NOW - timedelta(minutes=10))
    assert (duty.pk is not None, supporter.get(HOURS).status_code) == (True, 200)

    for said, its_token in (("people.3", token), ("people.3", token), ("minutes.120", uuid4())):
        supporter.post(count, {"tap": said, "token": str(its_token)}, headers=FRAGMENT)
    mistake = supporter.post(count, {"tap": "minutes.30", "token": str(uuid4())}, headers=FRAGMENT)
    undo = reverse("matching:undo-own-help", args=[mistake.context["last"].public_id])
    after = [supporter.post(undo, headers=FRAGMENT) for _ in range(2)][-1]

    shown = after.context
    assert (shown["people"], shown["own"], shown["at_desk"]) == (3, "2 uur", "1½ uur")
    assert supporter.post(count, {"tap": "people.1000", "token": str(uuid4())}).status_code == 404
    coordinator = signed_in(garden.town.member(Role.COORDINATOR))
    help_page = reverse("residents:help-of-supporters")
    [row] = coordinator.get(help_page).context["rows"]
    assert (row[0].name, row[0].people, row[1:]) == (member.user.name, 3, ("1½", "2", "3½"))
    before = coordinator.get(help_page, {"month": "2026-10-01"}).context["rows"]
    assert [(one.people, one.together) for one, *_ in before] == [(9, 0)]
    assert supporter.get(help_page).status_code == 403


def test_signing_out_empties_what_the_phone_keeps(garden: Garden, supporter: Client) -> None:
    entrusted(garden)
    assert "Clear-Site-Data" not in supporter.get(MINE)

    out = supporter.post(reverse("account_logout"))

    assert out["Clear-Site-Data"] == '"storage"'
    assert supporter.get(MINE).status_code == 302


def test_who_is_at_the_desk_has_their_own_people_here(garden: Garden, supporter: Client) -> None:
    entrusted(garden, first_name="Mijn")
    garden.resident(first_name="Nietmijn")
    garden.town.member(Role.SUPPORTER).duties.create(since=timezone.now())

    assert parts(supporter) == {"to-call": ["Mijn"]}
