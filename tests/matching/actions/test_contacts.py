"""A tap of a supporter has its real effect once, and is taken back with what followed from it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

import pytest

from aandeslag.audit.models import Line
from aandeslag.teams.access import Role
from matching.actions import (
    Mark,
    decline_offer,
    forget_contact_notes,
    mark_attendance,
    note_contact,
    run_night,
    sign_up,
    take_contact_back,
    take_off,
    write_contact_note,
)
from matching.actions.rounds import propose_round
from matching.errors import NotOpenError, PlacementRefusedError, WrongMomentError
from matching.models import Contact, Participation, Placement, Proposal, Task, WaitingListEntry
from matching.taps import Tap
from tests.factories import ContactFactory, OccurrenceFactory, ParticipationFactory, PlacementFactory
from tests.matching.actions.waiting.lines import left, someone_on, waits
from tests.matching.conftest import NOW, TODAY, Garden

if TYPE_CHECKING:
    from aandeslag.teams.models import User
    from residents.models import Resident

Code, Status = Contact.Code, Participation.Status


@pytest.fixture
def supporter(garden: Garden) -> User:
    return garden.town.member(Role.SUPPORTER).user


def press(
    person: Resident, code: str, about: UUID | None, by: User, detail: str = "", *, now: datetime = NOW
) -> Contact:
    return note_contact(resident=person, tap=Tap(Code(code), detail, about), by=by, now=now, token=uuid4())


def begun(garden: Garden, days: int = 1, **marked: object) -> Participation:
    """Somebody was expected some days ago."""
    when = OccurrenceFactory.create(slot=garden.slot, date=TODAY - timedelta(days=days))
    placement = PlacementFactory.create(occurrence=when, resident=garden.resident())
    row: Participation = ParticipationFactory.create(placement=placement, **marked)
    return row


def stands(row: Participation) -> tuple[str, str]:
    row.refresh_from_db()
    return row.status, row.excuse


def test_was_there_counts_once_and_is_taken_back(garden: Garden, supporter: User) -> None:
    row, token = begun(garden), uuid4()
    tap = Tap(Code.WAS_THERE, "", row.public_id)

    pressed = {
        note_contact(resident=row.resident, tap=tap, by=supporter, now=NOW, token=token).pk for _ in range(3)
    }

    assert (len(pressed), stands(row), row.minutes) == (1, ("present", ""), 150)
    assert Contact.objects.count() == Line.objects.filter(action="contact.noted").count() == 1
    for _ in range(2):
        take_contact_back(contact=Contact.objects.get(), by=supporter, now=NOW)
    assert (stands(row), row.minutes) == (("signed-up", ""), None)
    assert Line.objects.filter(action="contact.taken-back").count() == 1


def test_could_not_come_frees_the_place_before_the_start(garden: Garden, supporter: User) -> None:
    person = garden.resident()
    placement = sign_up(resident=person, slot=garden.slot, by=None, now=NOW)
    row = placement.participations.get(occurrence=garden.dates[0])

    contact = press(person, Code.COULD_NOT, row.public_id, supporter, "ill")

    assert (stands(row), row.marked_by) == (("excused", "ill"), supporter)
    garden.fill(garden.dates[0], 4)
    with pytest.raises(PlacementRefusedError):
        take_contact_back(contact=contact, by=supporter, now=NOW)
    assert (stands(row), Contact.objects.get().undone_at) == (("excused", "ill"), None)


@pytest.mark.parametrize(
    ("marked", "days"),
    [
        ({"status": Status.ABSENT}, 1),
        ({"status": Status.CANCELLED}, 1),
        ({"status": Status.EXCUSED, "excuse": "ill"}, 1),
        ({}, 15),
    ],
)
def test_what_others_marked_and_what_is_long_ago_is_not_theirs(
    garden: Garden, supporter: User, marked: dict[str, str], days: int
) -> None:
    row = begun(garden, days, **marked)
    before = stands(row)

    with pytest.raises(NotOpenError):
        press(row.resident, Code.WAS_THERE, row.public_id, supporter)

    assert (stands(row), Contact.objects.count()) == (before, 0)


def test_what_the_desk_marked_since_is_not_undone(garden: Garden, supporter: User) -> None:
    row = begun(garden)
    contact = press(row.resident, Code.WAS_THERE, row.public_id, supporter)

    # Something else, and then the same, but now it is the desk that says so.
    for status in (Status.ABSENT, Status.PRESENT):
        marks = {row.pk: Mark(status)}
        mark_attendance(occurrence=row.occurrence, marks=marks, by=garden.desk, now=NOW)
        with pytest.raises(NotOpenError):
            take_contact_back(contact=contact, by=supporter, now=NOW)
        assert stands(row) == (status, "")


def test_nobody_was_there_before_it_begins_or_at_what_is_of_another(garden: Garden, supporter: User) -> None:
    garden.fill(garden.dates[0], 2)
    one, other = Participation.objects.order_by("pk")[:2]

    with pytest.raises(WrongMomentError):
        press(one.resident, Code.WAS_THERE, one.public_id, supporter)
    with pytest.raises(NotOpenError):
        press(one.resident, Code.COULD_NOT, other.public_id, supporter, "ill")
    assert Contact.objects.count() == 0


def test_wants_to_come_agrees_to_the_place_that_is_kept(garden: Garden, supporter: User) -> None:
    garden.fill(garden.dates[0], 4)
    entry = waits(garden)
    take_off(participation=someone_on(garden), by=None, now=NOW)
    [offer] = Placement.objects.filter(status="proposed")

    contact = press(entry.resident, Code.WANTS, offer.public_id, supporter)

    held_until = offer.held_until
    offer.refresh_from_db()
    assert (offer.status, offer.by, left(entry)) == ("agreed", supporter, "placed")
    take_contact_back(contact=contact, by=supporter, now=NOW)
    offer.refresh_from_db()
    assert (offer.status, offer.held_until, left(entry)) == ("proposed", held_until, "")
    again = press(entry.resident, Code.WANTS, offer.public_id, supporter)
    offer.refresh_from_db()
    assert (again.code, offer.status, left(entry)) == ("wants", "agreed", "placed")


@pytest.mark.parametrize(
    ("code", "detail", "reason"),
    [(Code.NOT_NOW, "4", "not-now"), (Code.SOMETHING_ELSE, "", "something-else")],
)
def test_no_to_a_place_gives_it_to_the_next_and_they_can_wait_again(
    garden: Garden, supporter: User, code: str, detail: str, reason: str
) -> None:
    garden.fill(garden.dates[0], 4)
    entry = waits(garden)
    take_off(participation=someone_on(garden), by=None, now=NOW)
    [offer] = Placement.objects.filter(status="proposed")

    contact = press(entry.resident, code, offer.public_id, supporter, detail)

    offer.refresh_from_db()
    assert (offer.status, offer.decline_reason, left(entry)) == ("declined", reason, "declined")
    again = date(2026, 12, 22) if code == Code.NOT_NOW else None
    assert (contact.ask_again_on, Task.objects.to_do().count()) == (again, int(again is None))
    take_contact_back(contact=contact, by=supporter, now=NOW)
    assert WaitingListEntry.objects.in_line().get() == entry
    assert Task.objects.to_do().exclude(kind="offer").count() == 0


def test_an_answer_to_a_round_is_noted_for_who_signs_up(garden: Garden, supporter: User) -> None:
    garden.resident(registered_on=TODAY - timedelta(weeks=9))
    made = propose_round(team=garden.town.team, by=None, now=NOW)
    line = made.proposals.get()

    def status() -> tuple[str, str]:
        now = Proposal.objects.get()
        return now.status, now.decline_reason

    yes = press(line.resident, Code.WANTS, line.public_id, supporter)
    assert (status(), Placement.objects.for_team(garden.town.team).count()) == (("wanted", ""), 0)
    take_contact_back(contact=yes, by=supporter, now=NOW)
    assert status() == ("proposed", "")
    no = press(line.resident, Code.NOT_NOW, line.public_id, supporter, "2")
    assert status() == ("declined", "not-now")
    take_contact_back(contact=no, by=supporter, now=NOW)
    assert status() == ("proposed", "")


def test_wants_to_stop_ends_what_they_go_to(garden: Garden, supporter: User) -> None:
    placement = sign_up(resident=garden.resident(), slot=garden.slot, by=None, now=NOW)

    contact = press(placement.resident, Code.STOPS, placement.public_id, supporter)

    placement.refresh_from_db()
    assert (placement.status, placement.end_reason, placement.ended_on) == ("ended", "own-choice", TODAY)
    take_contact_back(contact=contact, by=supporter, now=NOW)
    placement.refresh_from_db()
    dates = Participation.objects.taking_a_place().filter(placement=placement)
    assert (placement.status, dates.count()) == ("agreed", 3)


def test_wants_something_else_is_one_task_for_the_desk(garden: Garden, supporter: User) -> None:
    person = garden.resident()

    first = press(person, Code.SOMETHING_ELSE, None, supporter)
    second = press(person, Code.SOMETHING_ELSE, None, supporter)

    task = Task.objects.to_do().get()
    assert (task.kind, task.contact, task.team) == ("wants-else", first, garden.town.team)
    with pytest.raises(NotOpenError):  # another tap came after it
        take_contact_back(contact=first, by=supporter, now=NOW)
    with pytest.raises(NotOpenError):
        take_contact_back(contact=second, by=supporter, now=NOW + timedelta(hours=25))
    take_contact_back(contact=second, by=supporter, now=NOW)
    take_contact_back(contact=first, by=supporter, now=NOW)
    assert Task.objects.to_do().count() == 0


def test_an_answer_that_came_already_is_refused_and_keeps_nothing(garden: Garden, supporter: User) -> None:
    garden.fill(garden.dates[0], 4)
    entry = waits(garden)
    take_off(participation=someone_on(garden), by=None, now=NOW)
    [offer] = Placement.objects.filter(status="proposed")
    decline_offer(offer=offer, reason=Placement.DeclineReason.OTHER, now=NOW)

    garden.fill(garden.dates[0], 1)

    with pytest.raises(PlacementRefusedError):
        press(entry.resident, Code.WANTS, offer.public_id, supporter)

    assert Contact.objects.count() == 0


def test_a_note_is_gone_after_six_months_and_taps_stay(garden: Garden, supporter: User) -> None:
    person = garden.resident()
    token = uuid4()
    written = {
        write_contact_note(resident=person, note="belt liever 's avonds", by=supporter, now=NOW, token=token)
        for _ in range(2)
    }
    assert len(written) == 1
    tap = press(person, Code.NOT_NOW, None, supporter, "8")
    theirs = ContactFactory.create(code=Code.NOTE, note="van een ander")

    for today, kept in ((date(2027, 5, 24), 1), (date(2027, 5, 25), 0)):
        forget_contact_notes(team=garden.town.team, today=today)
        assert Contact.objects.filter(code=Code.NOTE, team=garden.town.team).count() == kept
    run_night(team=garden.town.team, now=NOW)
    assert set(Contact.objects.all()) == {tap, theirs}
