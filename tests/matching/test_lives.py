"""Random lives: people sign up, call off, leave and come back while the offer changes. Books stay sound."""

from __future__ import annotations

import random
from contextlib import suppress
from dataclasses import fields
from datetime import time, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from django.db import transaction

from aandeslag.vocabulary import DepartureReason
from activities.actions import grant_declaration, refuse_declaration
from activities.details import ActivityDetails, NewOffer
from activities.errors import HasEndedError, NotReadyError, WrongDateError, WrongStepError
from activities.models import Activity, Occurrence
from matching.actions import (
    Mark,
    accept_offer,
    cancel_with_people,
    change_offer_with_people,
    change_slot_with_people,
    decline_offer,
    end_activity_with_people,
    end_placement,
    end_slot_with_people,
    join_waiting_list,
    leave_waiting_list,
    mark_attendance,
    offer_by_hand,
    put_back,
    reinstate_with_people,
    rejoin_waiting_list,
    run_night,
    say_goodbye,
    sign_up,
    take_off,
    take_step,
    undo_end,
    undo_goodbye,
)
from matching.actions.locking import lock_slot
from matching.actions.waiting.lines import read_line, wish_of
from matching.actions.waiting.serving import serve_waiting, take_turns
from matching.actions.waiting.settling import is_here
from matching.errors import NotOpenError, PlaceLeftError, PlacementRefusedError, WrongMomentError
from matching.models import Participation, Placement, Task, WaitingListEntry
from matching.turns import Outcome
from residents.models import Resident
from tests.factories import DeclarationFactory, KindOfWorkFactory, PlacementFactory
from tests.invariants import (
    lines_that_contradict_themselves,
    lives_that_contradict_themselves,
    offers_beyond_capacity,
    overbooked_occurrences,
    rows_with_another_team_than_their_parent,
)
from tests.matching.conftest import NOW, Garden, make_garden

if TYPE_CHECKING:
    from collections.abc import Callable

    from activities.models import VolunteerDeclaration
    from activities.querysets import OccurrenceQuerySet

LIVES, LONG_LIVES = 6, 150
STEPS, STOPS_AFTER = 50, 35
# What an action refuses politely.
REFUSED = (
    *(PlacementRefusedError, PlaceLeftError, NotOpenError, WrongMomentError),
    *(HasEndedError, NotReadyError, WrongStepError, WrongDateError),
)


class Life:
    """Two gardens and six people, and every button that staff can press about them."""

    def __init__(self, garden: Garden, other: Garden, paper: VolunteerDeclaration, seed: int) -> None:
        self.gardens, self.paper = (garden, other), paper
        self.chance = random.Random(seed)  # noqa: S311 - a test
        self.now = NOW
        statuses = ("permit", "in-procedure")
        self.people = [garden.resident(legal_status=statuses[number % 2]) for number in range(6)]
        self.presses: list[Callable[[], object]] = [
            *([self.sign_up_once] * 4),
            *([self.sign_up_every_time] * 3),
            *(self.take_off, self.put_back, self.mark, self.end, self.undo_end),
            *(self.leave, self.leave, self.come_back, self.come_back, self.propose),
            *(self.cancel, self.reinstate, self.change_places, self.night),
            *(self.refuse, self.grant, self.other_work),
            *([self.wait_once] * 4),
            *([self.wait_every_time] * 3),
            *(self.accept, self.accept, self.decline, self.leave_line, self.rejoin, self.by_hand),
        ]

    def one(self, rows: Any) -> Any:
        found = list(rows.order_by("pk"))
        return self.chance.choice(found) if found else None

    def all_dates(self) -> OccurrenceQuerySet[Occurrence]:
        return Occurrence.objects.filter(slot__in=[one.slot for one in self.gardens])

    def person(self) -> Resident:
        return Resident.objects.get(pk=self.chance.choice(self.people).pk)

    def garden(self) -> Garden:
        return self.chance.choice(self.gardens)

    def date(self) -> Occurrence:
        return self.chance.choice(self.garden().dates)

    def sign_up_once(self) -> object:
        return sign_up(resident=self.person(), occurrence=self.date(), by=None, now=self.now)

    def sign_up_every_time(self) -> object:
        return sign_up(resident=self.person(), slot=self.garden().slot, by=None, now=self.now)

    def take_off(self) -> object:
        row = self.one(Participation.objects.filter(status="signed-up"))
        return row and take_off(participation=row, by=None, now=self.now)

    def put_back(self) -> object:
        row = self.one(Participation.objects.filter(status="cancelled"))
        return row and put_back(participation=row, now=self.now)

    def mark(self) -> object:
        row = self.one(Participation.objects.exclude(status="cancelled"))
        mark = Mark(self.chance.choice([*Participation.Status][:4]), "ill")
        return row and mark_attendance(occurrence=row.occurrence, marks={row.pk: mark}, by=None, now=self.now)

    def end(self) -> object:
        row = self.one(Placement.objects.agreed())
        today = self.now.date()
        return row and end_placement(
            placement=row, reason=Placement.EndReason.STUDY, on=today, by=None, now=self.now
        )

    def undo_end(self) -> object:
        row = self.one(Placement.objects.filter(status="ended"))
        return row and undo_end(placement=row, now=self.now)

    def leave(self) -> object:
        reason = self.chance.choice([*DepartureReason])
        return say_goodbye(resident=self.person(), reason=reason, on=self.now.date(), by=None, now=self.now)

    def come_back(self) -> object:
        return undo_goodbye(resident=self.person(), now=self.now)

    def propose(self) -> object:
        person, date = self.person(), self.date()
        if person.departed_on is not None:
            return None
        return PlacementFactory.create(
            resident=person,
            occurrence=date,
            status="proposed",
            agreed_on=None,
            held_until=self.chance.choice([None, self.now + timedelta(days=3)]),
        )

    def cancel(self) -> object:
        row = self.one(self.all_dates().filter(date__gt=self.now.date()))
        return row and cancel_with_people(occurrence=row, because="Storm", by=None, now=self.now)

    def reinstate(self) -> object:
        return reinstate_with_people(occurrence=self.date(), now=self.now)

    def change_places(self) -> object:
        slot = self.garden().slot
        ends = self.chance.choice([time(11), time(12), time(13), None])
        change_slot_with_people(slot=slot, capacity=self.chance.randint(1, 4), ends=ends, now=self.now)
        return None

    def night(self) -> object:
        self.now += timedelta(days=self.chance.randint(0, 4))
        return run_night(team=self.gardens[0].town.team, now=self.now)

    def refuse(self) -> object:
        return take_step(
            step=partial(refuse_declaration, declaration=self.paper, on=self.now.date()), now=self.now
        )

    def grant(self) -> object:
        return take_step(
            step=partial(grant_declaration, declaration=self.paper, on=self.now.date()), now=self.now
        )

    def other_work(self) -> object:
        """With or without a declaration, or for sport."""
        activity = Activity.objects.get(pk=self.garden().slot.activity_id)
        filled = {field.name: getattr(activity, field.name) for field in fields(ActivityDetails)}
        filled["purpose"] = self.chance.choice(["volunteering", "volunteering", "sport"])
        filled["kind_of_work"] = self.one(activity.organisation.kinds_of_work.all())
        offer = NewOffer(ActivityDetails(**filled), organisation=activity.organisation)
        revision = activity.revision
        return change_offer_with_people(activity=activity, offer=offer, revision=revision, now=self.now)

    def wait_once(self) -> object:
        return join_waiting_list(resident=self.person(), occurrence=self.date(), by=None, now=self.now)

    def wait_every_time(self) -> object:
        return join_waiting_list(resident=self.person(), slot=self.garden().slot, by=None, now=self.now)

    def accept(self) -> object:
        row = self.one(Placement.objects.filter(status="proposed", held_until__isnull=False))
        return row and accept_offer(offer=row, by=None, now=self.now)

    def decline(self) -> object:
        row = self.one(Placement.objects.filter(status="proposed", held_until__isnull=False))
        reason = Placement.DeclineReason.NOT_NOW
        return row and decline_offer(offer=row, reason=reason, now=self.now)

    def leave_line(self) -> object:
        row = self.one(WaitingListEntry.objects.in_line())
        return row and leave_waiting_list(entry=row, now=self.now)

    def rejoin(self) -> object:
        row = self.one(WaitingListEntry.objects.filter(left_at__isnull=False))
        return row and rejoin_waiting_list(entry=row, now=self.now)

    def by_hand(self) -> object:
        row = self.one(WaitingListEntry.objects.in_line())
        return row and offer_by_hand(entry=row, now=self.now)

    def left_in_line(self) -> list[str]:
        """Who waits, fits and could have a place at this moment, though nobody offered it or said why not.

        Only at moments that were served: what becomes free elsewhere is noticed at the next touch.
        """
        found = []
        for garden in self.gardens:
            entries = list(
                WaitingListEntry.objects.in_line()
                .filter(slot=garden.slot)
                .select_related("resident", "team", "slot")
            )
            if not entries:
                continue
            line = read_line(entries, self.now)
            waiting = [one for one in line.entries if is_here(one) and wish_of(one) not in line.offers]
            for entry, turn in take_turns(waiting, line.dates, self.now):
                if turn.outcome is Outcome.OFFER:
                    found.append(f"{entry.pk} was not offered a place")
                if turn.outcome is Outcome.SKIP and entry.skipped_at is None:
                    found.append(f"{entry.pk} was passed by in silence")
        return found

    def serve(self) -> None:
        """A touch of every line."""
        for garden in self.gardens:
            with transaction.atomic():
                lock_slot(garden.slot.pk)
                serve_waiting({garden.slot.pk}, self.now)

    def stop(self) -> str:
        """A fixed moment or an activity ends."""
        garden, on = self.garden(), self.now.date() + timedelta(days=self.chance.randint(-2, 9))
        activity = Activity.objects.get(pk=garden.slot.activity_id)
        told: dict[str, Any] = {"on": on, "because": "Winter", "by": None, "now": self.now}
        with suppress(*REFUSED):
            if self.chance.random() < 0.5:
                end_slot_with_people(slot=garden.slot, **told)
            else:
                end_activity_with_people(activity=activity, **told)
        return "stop"

    def press(self) -> str:
        self.now += timedelta(minutes=1)
        pressed = self.chance.choice(self.presses)
        with suppress(*REFUSED):
            pressed()
        return pressed.__name__

    def crowds_without_a_task(self) -> set[int]:
        """Fewer places than before is said, of dates to come; nothing else overbooks."""
        said = Task.objects.to_do().filter(kind=Task.Kind.TOO_MANY).values("occurrence")
        to_come = self.all_dates().filter(date__gt=self.now.date()).exclude(pk__in=said)
        return set(overbooked_occurrences()) & set(to_come.values_list("pk", flat=True))


@pytest.fixture
def paper(garden: Garden) -> VolunteerDeclaration:
    KindOfWorkFactory.create(organisation=garden.slot.activity.organisation, description="Koken")
    made: VolunteerDeclaration = DeclarationFactory.create(kind_of_work=garden.slot.activity.kind_of_work)
    return made


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """One life per test: piled up in one database, each night of the team would go through all of them."""
    lives = LONG_LIVES if metafunc.config.getoption("--long") else LIVES
    metafunc.parametrize("seed", range(lives))


def test_books_stay_sound_whatever_is_pressed(
    garden: Garden, other_garden: Garden, paper: VolunteerDeclaration, seed: int
) -> None:
    life = Life(garden, make_garden(garden.town), paper, seed)
    pressed = []
    for number in range(STEPS):
        pressed.append(life.press() if number != STOPS_AFTER else life.stop())
        found = (
            lives_that_contradict_themselves(),
            lines_that_contradict_themselves(),
            life.crowds_without_a_task(),
            offers_beyond_capacity(life.now),
        )
        assert found == ([], [], set(), []), f"life {seed}: {pressed}"
        life.serve()
        assert life.left_in_line() == [], f"life {seed}: {pressed}"
    assert rows_with_another_team_than_their_parent() == [], f"life {seed}: {pressed}"
