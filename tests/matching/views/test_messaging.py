"""*Bericht*: the phone's own app sends it, only to who agreed; the number stands in the link alone."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pytest
from django.urls import reverse
from django.utils import timezone

from aandeslag.audit.models import Line
from aandeslag.teams.access import Role
from aandeslag.teams.models import Duty
from matching.actions import sign_up
from residents.models import Consent
from tests.factories import VisitFactory, WalkInSessionFactory
from tests.matching.conftest import NOW, TODAY, Garden, make_garden

if TYPE_CHECKING:
    from django.test import Client
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

    from matching.messaging import Message
    from matching.models import Placement
    from residents.models import Resident

PHONE = "06 1234 5678"
TEXT = """Hello.
Your appointment: Tuesday 1 December, 9:30–12:00.
What: Wijktuin De Pol.
We meet here: poort van het azc.
Can you not come? Send us a message."""


def agreed(person: Resident, *, given: bool = True, **more: Any) -> Consent:
    return Consent.objects.create(
        team=person.team, resident=person, purpose="phone", given=given, asked_on=TODAY, **more
    )


@pytest.fixture
def rahel(garden: Garden) -> Resident:
    """Agreed to messages, and reads English."""
    garden.slot.activity.meeting_point = "poort van het azc"
    garden.slot.activity.save()
    person = garden.resident(first_name="Rahelnaam", phone=PHONE, preferred_language="en")
    agreed(person)
    return person


@pytest.fixture
def placement(garden: Garden, rahel: Resident) -> Placement:
    return sign_up(resident=rahel, occurrence=garden.dates[0], by=garden.desk, now=NOW)


def page_of(client: Client, placement: Placement) -> Response:
    return client.get(reverse("matching:message", args=[placement.public_id]))


def message_in(response: Response) -> Message:
    message: Message = response.context["message"]
    return message


def body(response: Response) -> str:
    return " ".join(response.content.decode().split())


def test_the_text_says_when_and_where_in_their_language(desk: Client, placement: Placement) -> None:
    message = message_in(page_of(desk, placement))

    assert (message.text, message.language, message.is_checked) == (TEXT, "en", False)
    assert message.dutch.startswith("Hallo.\nUw afspraak: dinsdag 1 december, 9:30–12:00.\n")


def test_the_link_opens_the_phone_with_number_and_text(desk: Client, placement: Placement) -> None:
    link = message_in(page_of(desk, placement)).link

    number, _, text = link.partition("?&body=")
    assert (number, unquote(text)) == ("sms:0612345678", TEXT)


def test_every_week_is_said_too(desk: Client, garden: Garden, rahel: Resident) -> None:
    standing = sign_up(resident=rahel, slot=garden.slot, by=garden.desk, now=NOW)

    assert "After that every week on the same day and time." in message_in(page_of(desk, standing)).text


def test_all_that_is_to_come_fits_in_one_message(
    desk: Client, garden: Garden, rahel: Resident, placement: Placement
) -> None:
    more = make_garden(garden.town, title="Naaiatelier", dates=2)
    sign_up(resident=rahel, occurrence=more.dates[1], by=garden.desk, now=NOW)

    message = message_in(desk.get(reverse("matching:message-to", args=[rahel.public_id])))

    assert [line for line in message.text.splitlines() if line.startswith(("Hello", "What"))] == [
        *("Hello.", "What: Wijktuin De Pol.", "What: Naaiatelier."),
    ]


def test_nobody_is_named(desk: Client, garden: Garden, placement: Placement) -> None:
    garden.fill(garden.dates[0], 2)
    names = [one.first_name for one in placement.resident.__class__.objects.all()]

    message = message_in(page_of(desk, placement))

    assert [name for name in names if name in message.text + message.dutch] == []


@pytest.mark.parametrize("why", ["never asked", "refused", "withdrawn", "no number"])
def test_without_agreement_or_number_there_is_no_link_and_the_reason_is_said(
    desk: Client, garden: Garden, why: str
) -> None:
    person = garden.resident(phone="" if why == "no number" else PHONE)
    if why == "refused":
        agreed(person, given=False)
    elif why in ("withdrawn", "no number"):
        agreed(person, withdrawn_on=TODAY if why == "withdrawn" else None)
    placement = sign_up(resident=person, occurrence=garden.dates[0], by=garden.desk, now=NOW)
    told = {
        "no number": "er is geen telefoonnummer",
        "never asked": "Vraag eerst of je berichten mag sturen.",
    }
    reason = told.get(why, "gaf geen toestemming voor berichten")

    for page in (
        page_of(desk, placement),
        desk.get(reverse("matching:placement", args=[placement.public_id])),
    ):
        assert message_in(page).link == ""
        assert reason in body(page)
        assert "sms:" not in body(page)
        assert PHONE not in body(page)


def test_what_was_agreed_shows_the_button(desk: Client, placement: Placement) -> None:
    page = body(desk.get(reverse("matching:placement", args=[placement.public_id])))

    assert 'href="sms:0612345678?&amp;body=Hello.' in page


def test_who_has_nothing_to_come_gets_no_message(desk: Client, rahel: Resident) -> None:
    message = message_in(desk.get(reverse("matching:message-to", args=[rahel.public_id])))

    assert (message.link, message.why_not) == ("", "nothing-to-come")


def test_a_supporter_at_the_desk_sees_no_number(
    garden: Garden, supporter: Client, rahel: Resident, placement: Placement
) -> None:
    session = WalkInSessionFactory.create(team=garden.town.team, centre=garden.town.centre, date=TODAY)
    session.duties.add(Duty.objects.create(membership=garden.town.member(Role.SUPPORTER), since=NOW))
    VisitFactory.create(session=session, resident=rahel)

    page = page_of(supporter, placement)

    assert (page.status_code, message_in(page).why_not) == (200, "not-for-you")
    assert "0612345678" not in body(page).replace(" ", "")


def test_nobody_of_another_team_gets_a_message(desk: Client, other_garden: Garden) -> None:
    other = sign_up(
        resident=other_garden.resident(phone=PHONE),
        occurrence=other_garden.dates[1],
        by=other_garden.desk,
        now=NOW,
    )

    assert page_of(desk, other).status_code == 404
    assert desk.get(reverse("matching:message-to", args=[other.resident.public_id])).status_code == 404


def test_the_number_is_in_no_log(
    desk: Client, placement: Placement, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG, logger="django.request"):
        page_of(desk, placement)

    kept = [caplog.text, *(str(values) for values in Line.objects.values())]
    assert [text for text in kept if "12345678" in text.replace(" ", "") or "Rahelnaam" in text] == []
    assert "resident.message" in set(Line.objects.values_list("action", flat=True))


def test_from_right_to_left_times_keep_their_order(desk: Client, garden: Garden, rahel: Resident) -> None:
    rahel.preferred_language = "ar"
    rahel.save()
    placement = sign_up(resident=rahel, occurrence=garden.dates[0], by=garden.desk, now=NOW)

    message = message_in(page_of(desk, placement))

    assert (message.direction, "\u20669:30–12:00\u2069" in message.text) == ("rtl", True)


# --- Asked where the message is sent ---


def test_nobody_asked_yet_and_one_press_gives_the_text(desk: Client, garden: Garden) -> None:
    person = garden.resident(preferred_language="ar", phone="")
    signed = sign_up(resident=person, occurrence=garden.dates[0], by=garden.desk, now=NOW)
    url = reverse("matching:message", args=[signed.public_id])
    assert message_in(desk.get(url)).why_not == "not-asked"

    answer = desk.post(url, {"answer": "yes", "phone": PHONE})

    assert answer.headers["Location"] == url
    consent = person.consents.get()
    assert (consent.given, consent.language, consent.by) == (True, "ar", garden.desk)
    assert consent.asked_on == timezone.localdate()
    assert message_in(desk.get(url)).link.startswith("sms:0612345678?&body=")
    assert sorted(Line.objects.filter(action__startswith="consent").values_list("action", flat=True)) == [
        "consent.given"
    ]


def test_a_no_is_kept_and_no_number_with_it(desk: Client, garden: Garden) -> None:
    person = garden.resident(phone="")
    url = reverse("matching:message-to", args=[person.public_id])

    assert desk.post(url, {"answer": "no", "phone": PHONE}).status_code == 422
    desk.post(url, {"answer": "no"})

    person.refresh_from_db()
    assert (person.consents.get().given, person.phone) == (False, "")
    assert message_in(desk.get(url)).why_not == "not-agreed"


def test_who_agreed_without_a_number_gives_it_there(desk: Client, garden: Garden) -> None:
    person = garden.resident(phone="")
    agreed(person)
    sign_up(resident=person, occurrence=garden.dates[0], by=garden.desk, now=NOW)
    url = reverse("matching:message-to", args=[person.public_id])
    assert message_in(desk.get(url)).why_not == "no-number"

    desk.post(url, {"answer": "yes", "phone": PHONE})

    assert message_in(desk.get(url)).link.startswith("sms:0612345678?")
    assert person.consents.count() == 1


def test_a_supporter_cannot_answer_for_who_is_not_shown_a_number(garden: Garden, supporter: Client) -> None:
    person = garden.resident(phone="")
    session = WalkInSessionFactory.create(team=garden.town.team, centre=garden.town.centre, date=TODAY)
    session.duties.add(Duty.objects.create(membership=garden.town.member(Role.SUPPORTER), since=NOW))
    VisitFactory.create(session=session, resident=person)

    supporter.post(reverse("matching:message-to", args=[person.public_id]), {"answer": "yes", "phone": PHONE})

    person.refresh_from_db()
    assert (person.consents.count(), person.phone) == (0, "")
