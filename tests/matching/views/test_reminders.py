"""Reminders: shown first, sent by a press, once, in somebody's own language and without other names."""

from __future__ import annotations

import html
from datetime import time, timedelta
from typing import TYPE_CHECKING, Any

import pytest
import vobject
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.urls import reverse

from aandeslag.audit.models import Line
from aandeslag.teams.access import Role
from matching.actions import change_slot_with_people, move_with_people, run_night, sign_up, take_off
from matching.models import Participation, Reminder
from matching.reminders import due_on
from residents.actions import record_consent
from residents.models import Resident
from tests.factories import OccurrenceFactory, ParticipationFactory
from tests.matching.conftest import NOW, TODAY, Garden
from tests.matching.queries import exactly
from tests.paper.reading import read

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from django.test import Client

    from aandeslag.teams.models import Membership
    from activities.models import Occurrence

TOMORROW = TODAY + timedelta(days=1)
State, Way = Reminder.State, Reminder.Way


@pytest.fixture
def tomorrow(garden: Garden) -> Occurrence:
    garden.slot.capacity = 500
    garden.slot.save()
    made: Occurrence = OccurrenceFactory.create(slot=garden.slot, date=TOMORROW)
    return made


def person(garden: Garden, tomorrow: Occurrence, *, agrees: bool = True, **facts: Any) -> Resident:
    found = garden.resident(**{"preferred_language": "ti", **facts})
    ParticipationFactory.create(placement__occurrence=tomorrow, placement__resident=found)
    if agrees:
        record_consent(resident=found, purpose="phone", given=True, language="ti", by=None, today=TODAY)
    return found


def row(resident: Resident) -> Participation:
    return Participation.objects.get(resident=resident)


def page(desk: Client) -> str:
    return html.unescape(desk.get(reverse("matching:reminders")).content.decode())


@pytest.fixture
def press(
    desk: Client, django_capture_on_commit_callbacks: Callable[..., AbstractContextManager[object]]
) -> Callable[..., None]:
    """*Send*, for these people."""

    def press(*people: Resident) -> None:
        ids = [str(row(one).public_id) for one in people]
        with django_capture_on_commit_callbacks(execute=True):
            desk.post(reverse("matching:send-reminders"), {"participation": ids, "day": TOMORROW.isoformat()})

    return press


def test_each_is_reminded_in_the_way_that_they_agreed_to(
    garden: Garden, tomorrow: Occurrence, desk: Client, press: Callable[..., None]
) -> None:
    mailed = person(garden, tomorrow, first_name="Rahel", email="rahel@voorbeeld.test", phone="0611111111")
    called = person(garden, tomorrow, first_name="Selam", phone="0622222222")
    silent = person(garden, tomorrow, first_name="Yusuf", agrees=False)
    Resident.objects.filter(pk=silent.pk).update(email="yusuf@voorbeeld.test", phone="0633333333")

    shown = page(desk)

    assert "yusuf@" not in shown
    assert "sms:0633333333" not in shown
    assert shown.count("sms:0622222222") == 1
    press(mailed, called, silent)
    [sent] = mail.outbox
    subject, body = str(sent.subject), str(sent.body)
    assert sent.to == ["rahel@voorbeeld.test"]
    assert any("\u1200" <= letter <= "\u137f" for letter in subject)
    assert subject in body
    assert garden.slot.activity.title in body
    for name in ("Rahel", "Selam", "Yusuf"):
        assert name not in body + subject
    assert row(mailed).reminder.state == State.SENT
    assert list(Line.objects.filter(action__startswith="reminder.se").values_list("action", flat=True)) == [
        "reminder.sent",
        "reminder.sending",
    ]


def test_pressed_twice_it_is_sent_once(
    garden: Garden, tomorrow: Occurrence, press: Callable[..., None]
) -> None:
    one = person(garden, tomorrow, email="a@voorbeeld.test")
    for _press in range(2):
        press(one)
    assert len(mail.outbox) == 1


@pytest.mark.parametrize("is_mailed", [True, False])
def test_after_the_hours_were_moved_the_right_ones_can_be_told_once(
    garden: Garden, tomorrow: Occurrence, desk: Client, press: Callable[..., None], *, is_mailed: bool
) -> None:
    """What was sent, or given, counts for the time that it told."""
    who = person(garden, tomorrow, email="rahel@voorbeeld.test" if is_mailed else "")
    by_hand = reverse("matching:note-reminded", args=[row(who).public_id])

    def tell() -> None:
        press(who) if is_mailed else desk.post(by_hand, {"way": "message"})

    tell()
    move_with_people(occurrence=tomorrow, day=TOMORROW, starts=time(14), ends=time(16), now=NOW)
    assert [one.is_ready for one in due_on(garden.town.team, TOMORROW, NOW)] == [True]

    for _ in range(2):
        tell()

    assert [one.is_ready for one in due_on(garden.town.team, TOMORROW, NOW)] == [False]
    assert Line.objects.filter(action="reminder.sent" if is_mailed else "reminder.noted").count() == 2
    assert ["14:00" in one.body for one in mail.outbox] == ([False, True] if is_mailed else [])


def test_after_a_crash_only_what_had_not_left_is_sent(
    garden: Garden, tomorrow: Occurrence, press: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    people = [person(garden, tomorrow, email=f"{n}@voorbeeld.test") for n in range(3)]
    usual = EmailBackend.send_messages

    def crash(backend: EmailBackend, sent: list[Any]) -> int:
        if sent[0].to == ["1@voorbeeld.test"]:
            raise KeyboardInterrupt
        return usual(backend, sent)

    monkeypatch.setattr(EmailBackend, "send_messages", crash)
    with pytest.raises(KeyboardInterrupt):
        press(*people)
    monkeypatch.setattr(EmailBackend, "send_messages", usual)
    press(*people)

    assert [one.to[0][0] for one in mail.outbox] == ["0", "2"]
    assert [row(one).reminder.state for one in people] == [State.SENT, State.SENDING, State.SENT]


def test_what_the_mail_server_refused_can_be_sent_again(
    garden: Garden, tomorrow: Occurrence, press: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    one = person(garden, tomorrow, email="a@voorbeeld.test")
    with monkeypatch.context() as broken:
        broken.setattr(EmailBackend, "send_messages", _refuse)
        press(one)
    assert row(one).reminder.state == State.READY
    press(one)
    assert (len(mail.outbox), row(one).reminder.state) == (1, State.SENT)


def _refuse(*_args: object) -> int:
    raise OSError


def test_nothing_is_sent_by_the_night_a_sign_up_or_a_correction(garden: Garden, tomorrow: Occurrence) -> None:
    one = person(garden, tomorrow, email="a@voorbeeld.test")
    nights = [run_night(team=garden.town.team, now=NOW).reminders for _run in range(2)]
    sign_up(resident=one, occurrence=garden.dates[0], by=garden.desk, now=NOW)
    change_slot_with_people(slot=garden.slot, capacity=500, ends=time(11), now=NOW)
    assert (nights, mail.outbox) == ([1, 0], [])
    assert Reminder.objects.get().state == State.READY


def test_who_was_taken_off_or_left_is_not_reminded(
    garden: Garden, tomorrow: Occurrence, desk: Client, press: Callable[..., None]
) -> None:
    off, gone = (
        person(garden, tomorrow, email=f"{n}@voorbeeld.test", first_name=f"Naam{n}") for n in range(2)
    )
    run_night(team=garden.town.team, now=NOW)
    take_off(participation=row(off), by=garden.desk, now=NOW)
    Resident.objects.filter(pk=gone.pk).update(departed_on=TODAY, departure_reason="return")

    assert "Naam0" not in page(desk)
    assert "Naam1" not in page(desk)
    press(off, gone)
    assert mail.outbox == []


def test_a_slip_or_a_message_is_noted_and_taken_back(
    garden: Garden, tomorrow: Occurrence, desk: Client
) -> None:
    one = person(garden, tomorrow, agrees=False)
    address = reverse("matching:note-reminded", args=[row(one).public_id])
    for way, state in (("paper", State.SENT), ("not-yet", State.READY), ("message", State.SENT)):
        desk.post(address, {"way": way})
        assert Reminder.objects.get().state == state


def test_slips_of_who_can_only_be_told_on_paper(garden: Garden, tomorrow: Occurrence, desk: Client) -> None:
    paper = person(garden, tomorrow, agrees=False)
    mailed = person(garden, tomorrow, email="a@voorbeeld.test")
    found = read(desk.get(reverse("matching:reminder-slips")).content).text
    assert paper.number_shown in found
    assert mailed.number_shown not in found


def test_the_calendar_file_of_one_person(garden: Garden, tomorrow: Occurrence, desk: Client) -> None:
    one = person(garden, tomorrow, first_name="Rahel")
    person(garden, tomorrow, first_name="Selam")
    ParticipationFactory.create(
        placement__occurrence=garden.dates[0], placement__resident=one, status="cancelled"
    )

    content = desk.get(reverse("matching:calendar-of", args=[one.public_id])).content.decode()

    events = list(vobject.readOne(content).vevent_list)
    assert [one.dtstart.value.date() for one in events] == [TOMORROW]
    assert "Rahel" not in content
    assert "Selam" not in content


@pytest.mark.parametrize("people", [1, 200])
def test_the_list_costs_the_same_for_any_number(
    garden: Garden, tomorrow: Occurrence, desk: Client, people: int
) -> None:
    for _ in range(people):
        person(garden, tomorrow, email="a@voorbeeld.test")
    page(desk)
    with exactly(7):
        page(desk)


@pytest.mark.parametrize("role", [Role.COA, Role.SUPPORTER])
def test_only_staff_see_whom_to_remind(
    garden: Garden, tomorrow: Occurrence, role: Role, signed_in: Callable[[Membership], Client]
) -> None:
    someone = person(garden, tomorrow)
    client = signed_in(garden.town.member(role))
    row = Participation.objects.get(resident=someone)
    for name, args in (
        ("reminders", []),
        ("reminder-slips", []),
        ("send-reminders", []),
        ("note-reminded", [row.public_id]),
    ):
        url = reverse(f"matching:{name}", args=args)
        assert {client.get(url).status_code, client.post(url).status_code} <= {403, 405}
    assert client.get(reverse("matching:reminders")).status_code == 403
