"""Every button that can be pressed about two gardens and six people, as rules that Hypothesis combines."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import fields
from datetime import time, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Final

from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from aandeslag.vocabulary import DepartureReason
from activities import actions as offer
from activities.details import ActivityDetails, NewOffer
from activities.errors import HasEndedError, NotReadyError, WrongDateError, WrongStepError
from activities.models import Activity, Occurrence
from matching import actions
from matching.errors import NotOpenError, PlaceLeftError, PlacementRefusedError, WrongMomentError
from matching.models import Participation, Placement, Task, WaitingListEntry
from matching.places import places_left
from residents.errors import ChangeOverError
from residents.models import Change, Resident
from tests.factories import PlacementFactory
from tests.invariants import (
    lines_that_contradict_themselves,
    lives_that_contradict_themselves,
    offers_beyond_capacity,
)
from tests.matching.lives.checks import (
    Books,
    crowds_without_a_task,
    left_in_line,
    not_served,
    people_twice_on_a_date,
    placements_the_log_does_not_know,
)
from tests.matching.lives.start import PEOPLE, Start

if TYPE_CHECKING:
    from collections.abc import Callable

    from matching.querysets import ParticipationQuerySet, PlacementQuerySet, WaitingListQuerySet

# What an action refuses politely.
REFUSED: Final = (
    *(PlacementRefusedError, PlaceLeftError, NotOpenError, WrongMomentError, ChangeOverError),
    *(HasEndedError, NotReadyError, WrongStepError, WrongDateError),
)
WHO, WHICH = st.integers(0, PEOPLE - 1), st.integers(0, 7)
GARDEN, DATE = st.integers(0, 1), st.integers(0, 2)
EVERY_TIME = st.booleans()


class AnyLife(RuleBasedStateMachine):
    """Everything happens in a transaction that is taken back at the end of the life."""

    start: ClassVar[Start]

    def __init__(self) -> None:
        super().__init__()
        self.undo = transaction.atomic()
        self.undo.__enter__()
        self.gardens, self.people, self.now = self.start.gardens, self.start.people, self.start.now
        self.books = Books()
        # The slots of which the last press freed something.
        self.freed: set[int] = set()

    def teardown(self) -> None:
        """First what holds for a whole life; the transaction ends whatever that says."""
        try:
            assert lives_that_contradict_themselves() == []
            assert lines_that_contradict_themselves() == []
            assert placements_the_log_does_not_know(self.gardens[0].town.team) == []
            assert left_in_line(self.gardens, self.now) == []
        finally:
            transaction.set_rollback(True)
            self.undo.__exit__(None, None, None)

    @invariant()
    def never_more_people_than_places(self) -> None:
        """Nor more places promised to who waits."""
        assert crowds_without_a_task(self.now, self.gardens) == set()
        assert offers_beyond_capacity(self.now) == []

    @invariant()
    def every_step_is_legal_and_nothing_is_lost(self) -> None:
        assert self.books.judge() == []
        assert people_twice_on_a_date() == []

    @invariant()
    def what_was_freed_is_offered_at_once(self) -> None:
        assert not_served(self.freed, self.now) == []
        self.freed = set()

    def person(self, who: int) -> Resident:
        return Resident.objects.get(pk=self.people[who])

    def one(self, rows: Any, which: int) -> Any:
        """One of these rows, whichever number is drawn; None where there are none."""
        found = list(rows.order_by("pk"))
        return found[which % len(found)] if found else None

    def dates_of_people(self) -> ParticipationQuerySet[Participation]:
        """Of these people: another town has its own, which nobody here may press."""
        return Participation.objects.filter(resident__in=self.people)

    def placements(self) -> PlacementQuerySet[Placement]:
        return Placement.objects.filter(resident__in=self.people)

    def entries(self) -> WaitingListQuerySet[WaitingListEntry]:
        return WaitingListEntry.objects.filter(resident__in=self.people)

    def press(self, action: Callable[..., object], **told: Any) -> None:
        """A minute later; a polite refusal changes nothing."""
        self.now += timedelta(minutes=1)
        with suppress(*REFUSED):
            action(**told, now=self.now)

    @rule(who=WHO, garden=GARDEN, date=DATE)
    def sign_up_once(self, who: int, garden: int, date: int) -> None:
        told = self.what(garden, date, every_time=False)
        self.press(actions.sign_up, resident=self.person(who), by=None, **told)

    @rule(who=WHO, garden=GARDEN)
    def sign_up_every_time(self, who: int, garden: int) -> None:
        told = self.what(garden, 0, every_time=True)
        self.press(actions.sign_up, resident=self.person(who), by=None, **told)

    @rule(who=WHO, garden=GARDEN, date=DATE, every_time=EVERY_TIME)
    def wait(self, who: int, garden: int, date: int, *, every_time: bool) -> None:
        told = self.what(garden, date, every_time=every_time)
        self.press(actions.join_waiting_list, resident=self.person(who), by=None, **told)

    def what(self, garden: int, date: int, *, every_time: bool) -> dict[str, Any]:
        found = self.gardens[garden]
        return {"slot": found.slot} if every_time else {"occurrence": found.dates[date]}

    @rule(which=WHICH)
    def take_off(self, which: int) -> None:
        if row := self.one(self.dates_of_people().filter(status="signed-up"), which):
            self.press(actions.take_off, participation=row, by=None)
            self.freed = {row.occurrence.slot_id}

    @rule(which=WHICH)
    def take_off_where_somebody_waits(self, which: int) -> None:
        awaited = self.entries().in_line().order_by().values("slot")
        rows = self.dates_of_people().filter(status="signed-up", occurrence__slot__in=awaited)
        if row := self.one(rows, which):
            self.press(actions.take_off, participation=row, by=None)
            self.freed = {row.occurrence.slot_id}

    @rule(which=WHICH)
    def put_back(self, which: int) -> None:
        if row := self.one(self.dates_of_people().filter(status="cancelled"), which):
            self.press(actions.put_back, participation=row)

    @rule(which=WHICH, status=st.sampled_from([*Participation.Status][:4]))
    def mark(self, which: int, status: Participation.Status) -> None:
        if row := self.one(self.dates_of_people().exclude(status="cancelled"), which):
            marks = {row.pk: actions.Mark(status, "ill")}
            self.press(actions.mark_attendance, occurrence=row.occurrence, marks=marks, by=None)

    @rule(who=WHO, garden=GARDEN, date=DATE)
    def came_unexpected(self, who: int, garden: int, date: int) -> None:
        told = {"occurrence": self.gardens[garden].dates[date], "resident": self.person(who)}
        self.press(actions.add_unexpected, by=None, **told)

    @rule(which=WHICH)
    def did_not_come_after_all(self, which: int) -> None:
        came = self.dates_of_people().filter(is_unexpected=True).exclude(status="cancelled")
        if row := self.one(came, which):
            self.press(actions.remove_unexpected, participation=row, by=None)

    @rule(garden=GARDEN, date=DATE, undone=st.booleans())
    def everybody_was_there(self, garden: int, date: int, *, undone: bool) -> None:
        """The whole list in one press; when undone, nothing is said of anybody any more."""
        when, desk = self.gardens[garden].dates[date], self.gardens[garden].desk
        rows = self.dates_of_people().filter(occurrence=when, status="signed-up")
        marks = {row.pk: actions.Mark(Participation.Status.PRESENT) for row in rows}
        self.press(actions.mark_attendance, occurrence=when, marks=marks, by=desk)
        if undone:
            self.press(actions.unmark_everybody, occurrence=when, marked_at=self.now, by=desk)

    @rule(which=WHICH)
    def end(self, which: int) -> None:
        if row := self.one(self.placements().agreed(), which):
            reason, today = Placement.EndReason.OWN_CHOICE, self.now.date()
            self.press(actions.end_placement, placement=row, reason=reason, on=today, by=None)
            self.freed = {row.slot_id}

    @rule(which=WHICH)
    def undo_end(self, which: int) -> None:
        if row := self.one(self.placements().filter(status="ended"), which):
            self.press(actions.undo_end, placement=row)

    @rule(which=WHICH, leaves=st.booleans())
    def somebody_else_was_faster(self, which: int, *, leaves: bool) -> None:
        """It ends, who waited says yes, and then the end is taken back: three presses that seldom meet."""
        awaited = self.entries().in_line().order_by().values("slot")
        kept = self.placements().open() if leaves else self.placements().agreed()
        row = self.one(kept.filter(slot__in=awaited), which)
        if row is None:
            return
        today, by = self.now.date(), {"by": None}
        if leaves:
            reason = DepartureReason.RELOCATION
            self.press(actions.say_goodbye, resident=row.resident, reason=reason, on=today, **by)
        else:
            study = Placement.EndReason.STUDY
            self.press(actions.end_placement, placement=row, reason=study, on=today, **by)
        for offered in self.placements().filter(status="proposed", slot=row.slot, held_until__isnull=False):
            self.press(actions.accept_offer, offer=offered, by=None)
        if leaves:
            self.press(actions.undo_goodbye, resident=row.resident)
        else:
            self.press(actions.undo_end, placement=row)

    @rule(who=WHO, reason=st.sampled_from([*DepartureReason]))
    def leave(self, who: int, reason: DepartureReason) -> None:
        person = self.person(who)
        self.freed = {*person.placements.agreed().values_list("slot", flat=True)}
        self.press(actions.say_goodbye, resident=person, reason=reason, on=self.now.date(), by=None)

    @rule(which=WHICH)
    def come_back(self, which: int) -> None:
        gone = Resident.objects.filter(pk__in=self.people, departed_on__isnull=False)
        if person := self.one(gone, which):
            self.press(actions.undo_goodbye, resident=person)

    @rule(who=WHO, kind=st.sampled_from(Change.Kind), stops=st.booleans())
    def change(self, who: int, kind: Change.Kind, *, stops: bool) -> None:
        person = self.person(who)
        ending = person.placements.agreed().values_list("public_id", flat=True)
        told = {"kind": kind, "on": self.now.date(), "stops": [*ending] if stops else [], "home": None}
        self.freed = {*person.placements.agreed().values_list("slot", flat=True)} if stops else set()
        self.press(actions.note_change, resident=person, by=None, **told)

    @rule(which=WHICH)
    def undo_change(self, which: int) -> None:
        if row := self.one(Change.objects.filter(undone_at=None), which):
            self.press(actions.undo_change, change=row)

    @rule(who=WHO, garden=GARDEN, date=DATE, days=st.sampled_from([None, 3]))
    def propose(self, who: int, garden: int, date: int, days: int | None) -> None:
        """As a round or a receipt leaves it; asked of who is here, for a place that there is."""
        held = self.now + timedelta(days=days) if days else None
        when = self.gardens[garden].dates[date]
        if held is not None and not self._could_be_kept(who, when):
            return
        if self.person(who).departed_on is None:
            facts = {"status": "proposed", "agreed_on": None, "held_until": held}
            PlacementFactory.create(resident=self.person(who), occurrence=when, **facts)

    def _could_be_kept(self, who: int, when: Occurrence) -> bool:
        """A place that there is, and not a second one beside what this person was offered there already."""
        there = self.placements().open().filter(resident=self.people[who], slot=when.slot_id)
        left = places_left([when.pk], self.now, besides=self.people[who])[when.pk]
        return bool(left) and not there.exists()

    @rule(garden=GARDEN, date=DATE, takes_place=st.booleans())
    def cancel_or_not(self, garden: int, date: int, *, takes_place: bool) -> None:
        found = Occurrence.objects.get(pk=self.gardens[garden].dates[date].pk)
        if takes_place:
            self.press(actions.reinstate_with_people, occurrence=found)
            self.freed = {found.slot_id}
        elif found.date > self.now.date():
            self.press(actions.cancel_with_people, occurrence=found, because="Storm", by=None)

    @rule(garden=GARDEN, date=DATE, which=WHICH, told=st.booleans())
    def cancel_and_think_again(self, garden: int, date: int, which: int, *, told: bool) -> None:
        """Where people go: with, or without, one of them being told in between."""
        found = Occurrence.objects.get(pk=self.gardens[garden].dates[date].pk)
        if found.date <= self.now.date() or found.cancelled_at is not None:
            return
        expected = set(found.participations.filter(status="signed-up").values_list("pk", flat=True))
        self.press(actions.cancel_with_people, occurrence=found, because="Storm", by=None)
        to_tell = Task.objects.to_do().filter(kind=Task.Kind.TAKEN_OFF, occurrence=found)
        if told and (task := self.one(to_tell, which)):
            self.press(actions.finish_task, task=task, by=self.gardens[garden].desk)
            expected -= set(
                found.participations.filter(placement=task.placement).values_list("pk", flat=True)
            )
        self.press(actions.reinstate_with_people, occurrence=found)
        self.freed = {found.slot_id}
        again = Occurrence.objects.get(pk=found.pk)
        back = found.participations.filter(status="signed-up", pk__in=expected).count()
        still_to_tell = to_tell.filter(placement__participations__in=expected).count()
        assert again.cancelled_at is not None or back + still_to_tell == len(expected)

    @rule(garden=GARDEN, places=st.integers(1, 4), until=st.sampled_from([11, 12, 13, None]))
    def change_places(self, garden: int, places: int, until: int | None) -> None:
        ends = time(until) if until else None
        self.press(
            actions.change_slot_with_people, slot=self.gardens[garden].slot, capacity=places, ends=ends
        )

    @rule(days=st.integers(0, 4))
    def night(self, days: int) -> None:
        self.now += timedelta(days=days)
        self.press(actions.run_night, team=self.gardens[0].town.team)

    @rule(granted=st.booleans())
    def paper_comes_in(self, *, granted: bool) -> None:
        told = offer.grant_declaration if granted else offer.refuse_declaration
        step = partial(told, declaration=self.start.paper, on=self.now.date())
        self.press(actions.take_step, step=step)

    @rule(garden=GARDEN, which=WHICH, purpose=st.sampled_from(["volunteering", "sport"]))
    def other_work(self, garden: int, which: int, purpose: str) -> None:
        """With or without a declaration, or for sport."""
        activity = Activity.objects.get(pk=self.gardens[garden].slot.activity_id)
        filled = {field.name: getattr(activity, field.name) for field in fields(ActivityDetails)}
        filled["purpose"] = purpose
        filled["kind_of_work"] = self.one(activity.organisation.kinds_of_work.all(), which)
        wanted = NewOffer(ActivityDetails(**filled), organisation=activity.organisation)
        told = {"activity": activity, "offer": wanted, "revision": activity.revision}
        self.press(actions.change_offer_with_people, **told)

    @rule(which=WHICH, says=st.sampled_from(["yes", "no"]))
    def answer(self, which: int, says: str) -> None:
        row = self.one(self.placements().filter(status="proposed", held_until__isnull=False), which)
        if row and says == "yes":
            self.press(actions.accept_offer, offer=row, by=None)
        elif row:
            self.press(actions.decline_offer, offer=row, reason=Placement.DeclineReason.NOT_NOW)

    @rule(who=WHO, garden=GARDEN, date=DATE, minutes=st.sampled_from([0, 60, 60 * 50]))
    def say_yes_and_think_again(self, who: int, garden: int, date: int, minutes: int) -> None:
        """Nobody loses in silence what they had: the place that was kept, or their spot in the line."""
        when = self.gardens[garden].dates[date]
        self.press(actions.join_waiting_list, resident=self.person(who), by=None, occurrence=when)
        if on_it := self.one(self.dates_of_people().filter(occurrence=when, status="signed-up"), who):
            self.press(actions.take_off, participation=on_it, by=None)
        offers = self.placements().filter(status="proposed", held_until__isnull=False, slot=when.slot_id)
        row = self.one(offers, who)
        if row is None:
            return
        mine = self.entries().filter(resident=row.resident, slot=row.slot)
        waited = set(mine.in_line().values_list("pk", flat=True))
        self.press(actions.accept_offer, offer=row, by=None)
        self.now += timedelta(minutes=minutes)
        self.press(actions.undo_sign_up, placement=row, by=None)
        held_until, again = row.held_until, Placement.objects.get(pk=row.pk)
        if again.status == "ended":
            lost = mine.filter(pk__in=waited, left_because="placed", occurrence__isnull=True)
            dates = mine.filter(pk__in=waited, left_because="placed", occurrence__date__gt=self.now.date())
            has_it = self.dates_of_people().taking_a_place().filter(resident=row.resident)
            assert not lost.exists()
            assert not dates.exclude(occurrence__in=has_it.values("occurrence")).exists()
        elif again.status == "proposed":
            same = mine.filter(pk__in=waited, occurrence=row.occurrence_id)
            assert again.held_until == held_until
            assert not same.filter(left_because="placed").exists()

    @rule(which=WHICH, does=st.sampled_from(["leave", "offer"]))
    def in_line(self, which: int, does: str) -> None:
        if row := self.one(self.entries().in_line(), which):
            does_what = actions.leave_waiting_list if does == "leave" else actions.offer_by_hand
            self.press(does_what, entry=row)

    @rule(which=WHICH)
    def rejoin(self, which: int) -> None:
        if row := self.one(self.entries().filter(left_at__isnull=False), which):
            self.press(actions.rejoin_waiting_list, entry=row)

    @rule(garden=GARDEN, days=st.integers(-2, 9), whole=st.booleans())
    def stop(self, garden: int, days: int, *, whole: bool) -> None:
        """A fixed moment or an activity ends: rarely, as nothing happens there afterwards."""
        slot, on = self.gardens[garden].slot, self.now.date() + timedelta(days=days)
        told: dict[str, Any] = {"on": on, "because": "Winter", "by": None}
        if whole:
            activity = Activity.objects.get(pk=slot.activity_id)
            self.press(actions.end_activity_with_people, activity=activity, **told)
        else:
            self.press(actions.end_slot_with_people, slot=slot, **told)
