"""A freed place is offered to the first who fits, with a deadline, then to the next; none in silence."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from django.utils import timezone

from aandeslag.audit.models import Line
from aandeslag.vocabulary import DepartureReason
from activities.actions import add_extra_occurrence
from matching.actions import (
    Mark,
    accept_offer,
    cancel_with_people,
    change_slot_with_people,
    decline_offer,
    end_activity_with_people,
    end_placement,
    join_waiting_list,
    join_waiting_list_together,
    leave_waiting_list,
    mark_attendance,
    merge_residents,
    offer_by_hand,
    put_back,
    reinstate_with_people,
    rejoin_waiting_list,
    run_night,
    say_goodbye,
    serve_lapsed,
    sign_up,
    take_off,
    undo_goodbye,
    undo_merge,
)
from matching.actions.waiting.serving import serve_waiting
from matching.errors import NotOpenError, PlaceLeftError, PlacementRefusedError
from matching.models import Participation, Placement, Refusal, Task, WaitingListEntry
from residents.actions import resume_mediation, stop_mediation
from residents.details import ResidentDetails
from tests.factories import DeclarationFactory, PlacementFactory
from tests.matching.conftest import FIRST, NOW, TODAY, Garden
from tests.matching.queries import exactly

if TYPE_CHECKING:
    from collections.abc import Callable

    from residents.models import Resident

Kind, Left = Task.Kind, WaitingListEntry.Left
TWO_DAYS = timedelta(days=2)


def waits(garden: Garden, resident: Resident | None = None, **how: Any) -> WaitingListEntry:
    """Someone who waits for the first date, unless told otherwise."""
    how = {"occurrence": garden.dates[0]} | how
    return join_waiting_list(resident=resident or garden.resident(), by=None, **{"now": NOW, **how})


def waits_every_time(garden: Garden, now: datetime = NOW) -> WaitingListEntry:
    return waits(garden, occurrence=None, slot=garden.slot, now=now)


def offers() -> list[tuple[int, datetime | None]]:
    """To whom a place is offered, and until when."""
    rows = Placement.objects.filter(status="proposed", held_until__isnull=False).order_by("pk")
    return [(row.resident_id, row.held_until) for row in rows]


def left(entry: WaitingListEntry) -> str:
    entry.refresh_from_db()
    return entry.left_because


def open_tasks() -> list[tuple[str, int | None]]:
    tasks = Task.objects.to_do().order_by("pk").select_related("waiting")
    return [(task.kind, task.waiting.resident_id if task.waiting else None) for task in tasks]


def someone_on(garden: Garden, number: int = 0) -> Participation:
    found = Participation.objects.filter(occurrence=garden.dates[number], status="signed-up").first()
    assert found is not None
    return found


@pytest.fixture
def full(garden: Garden) -> Garden:
    """All dates are full, of people who come once."""
    for one in garden.dates:
        garden.fill(one, 4)
    return garden


@pytest.fixture
def regulars(garden: Garden) -> list[Placement]:
    """All dates are full, of people who come every time."""
    return [sign_up(resident=garden.resident(), slot=garden.slot, by=None, now=NOW) for _ in range(4)]


# --- Joining ---


def test_nobody_waits_for_what_has_a_place(garden: Garden) -> None:
    with pytest.raises(PlaceLeftError):
        waits(garden)

    assert WaitingListEntry.objects.count() == 0


def test_who_waits_already_keeps_their_place_in_line(full: Garden) -> None:
    first = waits(full)

    again = waits(full, first.resident, now=NOW + timedelta(days=1))

    assert (again.pk, again.since, WaitingListEntry.objects.count()) == (first.pk, NOW, 1)


def test_the_same_form_twice_is_one_entry(full: Garden) -> None:
    token, resident = uuid4(), full.resident()

    entries = {waits(full, resident, token=token).pk for _ in range(2)}

    assert len(entries) == 1


def test_what_stands_in_the_way_besides_keeps_someone_off_the_list(full: Garden) -> None:
    with pytest.raises(PlacementRefusedError) as refused:
        waits(full, full.resident(birth_year=2015))

    assert refused.value.verdict.obstacles == ("too-young", "guardian")


def test_a_declaration_that_was_asked_may_still_come(full: Garden) -> None:
    DeclarationFactory.create(
        kind_of_work=full.slot.activity.kind_of_work, state="asked", granted_on=None, valid_until=None
    )

    entry = waits(full, full.resident(legal_status="in-procedure"))

    assert entry.left_at is None


def test_a_declaration_that_nobody_asked_does_not_come_by_itself(full: Garden) -> None:
    with pytest.raises(PlacementRefusedError):
        waits(full, full.resident(legal_status="in-procedure"))


def test_a_caution_is_passed_on_joining_as_at_signing_up(full: Garden) -> None:
    resident = full.resident()
    Refusal.objects.create(team=full.town.team, resident=resident, activity=full.slot.activity, on=TODAY)

    with pytest.raises(PlacementRefusedError):
        waits(full, resident)
    entry = waits(full, resident, cautions_passed=frozenset({"said-no"}))
    take_off(participation=someone_on(full), by=None, now=NOW)

    assert (entry.cautions_passed, offers()) == (frozenset({"said-no"}), [(resident.pk, NOW + TWO_DAYS)])


def test_friends_each_have_an_entry_of_their_own(full: Garden) -> None:
    friends = [full.resident(), full.resident(birth_year=2015)]

    joined = join_waiting_list_together(
        residents=friends, occurrence=full.dates[0], by=None, now=NOW, token=uuid4()
    )

    assert [(one.entry is None, one.refused is None) for one in joined] == [(False, True), (True, False)]


# --- A place comes free ---


def calls_off(garden: Garden) -> None:
    row = someone_on(garden)
    mark = Mark(Participation.Status.EXCUSED, "ill")
    mark_attendance(occurrence=row.occurrence, marks={row.pk: mark}, by=None, now=NOW)


def is_taken_off(garden: Garden) -> None:
    take_off(participation=someone_on(garden), by=None, now=NOW)


def placement_ends(garden: Garden) -> None:
    reason = Placement.EndReason.STUDY
    end_placement(placement=someone_on(garden).placement, reason=reason, on=TODAY, by=None, now=NOW)


def leaves(garden: Garden) -> None:
    resident = someone_on(garden).resident
    say_goodbye(resident=resident, reason=DepartureReason.HOUSING, on=TODAY, by=None, now=NOW)


def more_places(garden: Garden) -> None:
    change_slot_with_people(slot=garden.slot, capacity=5, ends=garden.slot.ends, now=NOW)


def turn_out_to_be_one(garden: Garden) -> None:
    rows = list(Participation.objects.filter(occurrence=garden.dates[0]).select_related("resident")[:2])
    kept, other = (row.resident for row in rows)
    merge_residents(kept=kept, other=other, details=ResidentDetails.of(kept), by=None, now=NOW)


def a_hold_is_declined(garden: Garden) -> None:
    change_slot_with_people(slot=garden.slot, capacity=4, ends=garden.slot.ends, now=NOW)
    row = someone_on(garden)
    Participation.objects.filter(pk=row.pk).update(status="cancelled")
    Placement.objects.filter(pk=row.placement_id).update(
        status="proposed", held_until=NOW + timedelta(days=3), agreed_on=None
    )
    offer = Placement.objects.get(pk=row.placement_id)
    decline_offer(offer=offer, reason=Placement.DeclineReason.NOT_NOW, now=NOW)


@pytest.mark.parametrize(
    "frees",
    [
        calls_off,
        is_taken_off,
        placement_ends,
        leaves,
        more_places,
        turn_out_to_be_one,
        a_hold_is_declined,
    ],
)
def test_the_first_in_line_is_offered_it_at_once(full: Garden, frees: Callable[[Garden], None]) -> None:
    first = waits(full)
    waits(full, now=NOW + timedelta(minutes=1))

    frees(full)

    assert offers() == [(first.resident_id, NOW + TWO_DAYS)]
    assert (Kind.OFFER, first.resident_id) in open_tasks()


def test_the_line_is_by_the_moment_of_joining_and_then_by_id(full: Garden) -> None:
    late, one, other = waits(full, now=NOW + timedelta(hours=1)), waits(full), waits(full)

    change_slot_with_people(slot=full.slot, capacity=6, ends=full.slot.ends, now=NOW)

    assert [resident for resident, _ in offers()] == [one.resident_id, other.resident_id]
    assert late.resident_id not in dict(offers())


def test_a_newcomer_comes_after_who_waits(full: Garden) -> None:
    waits(full)
    take_off(participation=someone_on(full), by=None, now=NOW)

    with pytest.raises(PlacementRefusedError) as refused:
        sign_up(resident=full.resident(), occurrence=full.dates[0], by=None, now=NOW)

    assert refused.value.verdict.obstacles == ("full",)


def test_nobody_jumps_the_line_on_a_date_that_was_added(full: Garden) -> None:
    """What the offer does knows no waiting lists; the next press on this moment serves them first."""
    waiting = waits_every_time(full)
    Participation.objects.filter(occurrence__in=full.dates).update(status="cancelled")
    extra = add_extra_occurrence(slot=full.slot, date=date(2026, 12, 4), own_capacity=1)

    with pytest.raises(PlacementRefusedError):
        sign_up(resident=full.resident(), occurrence=extra, by=None, now=NOW)
    run_night(team=full.town.team, now=NOW)

    assert [resident for resident, _ in offers()] == [waiting.resident_id]


def test_who_comes_every_time_goes_before_who_waits(garden: Garden, regulars: list[Placement]) -> None:
    row = regulars[0].participations.get(occurrence=garden.dates[0])
    mark_attendance(
        occurrence=garden.dates[0],
        marks={row.pk: Mark(Participation.Status.EXCUSED, "ill")},
        by=None,
        now=NOW,
    )
    once = sign_up(resident=garden.resident(), occurrence=garden.dates[0], by=None, now=NOW)
    regular = PlacementFactory.create(
        occurrence=None,
        slot=garden.slot,
        activity=garden.slot.activity,
        team=garden.town.team,
        resident=garden.resident(),
        is_standing=True,
    )
    entry = waits(garden)

    end_placement(placement=once, reason=Placement.EndReason.STUDY, on=TODAY, by=None, now=NOW)

    taken = Participation.objects.get(occurrence=garden.dates[0], resident=regular.resident)
    assert (taken.status, offers(), left(entry)) == ("signed-up", [], "")


# --- Every time ---


def test_every_time_is_offered_when_all_dates_have_a_place(garden: Garden, regulars: list[Placement]) -> None:
    entry = waits_every_time(garden)

    end_placement(placement=regulars[0], reason=Placement.EndReason.STUDY, on=TODAY, by=None, now=NOW)

    [offer] = Placement.objects.filter(status="proposed")
    assert (offer.resident_id, offer.is_standing, offer.held_from) == (entry.resident_id, True, None)


def test_one_free_date_is_not_every_time(garden: Garden, regulars: list[Placement]) -> None:
    waits_every_time(garden)

    take_off(participation=someone_on(garden, 1), by=None, now=NOW)

    assert offers() == []


def test_full_dates_at_the_beginning_are_left_out(garden: Garden, regulars: list[Placement]) -> None:
    take_off(participation=someone_on(garden), by=None, now=NOW)
    sign_up(resident=garden.resident(), occurrence=garden.dates[0], by=None, now=NOW)
    entry = waits_every_time(garden)
    gone = Participation.objects.get(occurrence=garden.dates[0], status="cancelled").placement

    end_placement(placement=gone, reason=Placement.EndReason.STUDY, on=TODAY, by=None, now=NOW)

    [offer] = Placement.objects.filter(status="proposed")
    assert (offer.resident_id, offer.held_from) == (entry.resident_id, garden.dates[1].date)


def test_who_wants_every_time_stands_behind_who_waits_for_it(
    garden: Garden, regulars: list[Placement]
) -> None:
    waits_every_time(garden)
    take_off(participation=someone_on(garden, 1), by=None, now=NOW)

    with pytest.raises(PlacementRefusedError) as refused:
        sign_up(resident=garden.resident(), slot=garden.slot, by=None, now=NOW)

    assert refused.value.verdict.obstacles == ("full",)


# --- The answer ---


def test_yes_signs_them_up(full: Garden) -> None:
    entry = waits(full)
    take_off(participation=someone_on(full), by=None, now=NOW)
    [offer] = Placement.objects.filter(status="proposed")

    placement = accept_offer(offer=offer, by=None, now=NOW, token=uuid4())

    assert (placement.pk, placement.status, placement.held_until) == (offer.pk, "agreed", None)
    assert placement.participations.get().status == "signed-up"
    assert (left(entry), open_tasks()) == (Left.PLACED, [])


def test_signing_up_at_the_desk_is_a_yes_too(full: Garden) -> None:
    entry = waits(full)
    take_off(participation=someone_on(full), by=None, now=NOW)

    sign_up(resident=entry.resident, occurrence=full.dates[0], by=None, now=NOW)

    assert (left(entry), offers(), open_tasks()) == (Left.PLACED, [], [])


def test_no_lets_the_next_one_go(full: Garden) -> None:
    first, second = waits(full), waits(full)
    take_off(participation=someone_on(full), by=None, now=NOW)
    [offer] = Placement.objects.filter(status="proposed")

    decline_offer(offer=offer, reason=Placement.DeclineReason.TIME, now=NOW)

    offer.refresh_from_db()
    assert (offer.status, offer.decline_reason, left(first)) == ("declined", "time", Left.DECLINED)
    assert offers() == [(second.resident_id, NOW + TWO_DAYS)]
    assert open_tasks() == [(Kind.OFFER, second.resident_id)]


def test_what_was_accepted_is_not_declined_any_more(full: Garden) -> None:
    waits(full)
    take_off(participation=someone_on(full), by=None, now=NOW)
    [offer] = Placement.objects.filter(status="proposed")
    accept_offer(offer=offer, by=None, now=NOW)

    with pytest.raises(NotOpenError):
        decline_offer(offer=offer, reason=Placement.DeclineReason.TIME, now=NOW)


def by_a_look(garden: Garden, now: datetime) -> None:
    serve_lapsed(team=garden.town.team, now=now)


def by_the_night(garden: Garden, now: datetime) -> None:
    run_night(team=garden.town.team, now=now)


def by_a_newcomer(garden: Garden, now: datetime) -> None:
    with pytest.raises(PlacementRefusedError):
        sign_up(resident=garden.resident(), occurrence=garden.dates[0], by=None, now=now)
    # What was refused leaves nothing; a look does.
    serve_lapsed(team=garden.town.team, now=now)


@pytest.mark.parametrize("noticed", [by_a_look, by_the_night, by_a_newcomer])
def test_what_nobody_answers_goes_to_the_next(
    full: Garden, noticed: Callable[[Garden, datetime], None]
) -> None:
    first, second = waits(full), waits(full)
    take_off(participation=someone_on(full), by=None, now=NOW)
    later = NOW + TWO_DAYS

    noticed(full, later)

    assert left(first) == Left.LAPSED
    assert offers() == [(second.resident_id, later + TWO_DAYS)]
    assert open_tasks() == [(Kind.OFFER_LAPSED, first.resident_id), (Kind.OFFER, second.resident_id)]


def test_who_did_not_answer_comes_back_at_their_old_place(full: Garden) -> None:
    first = waits(full)
    take_off(participation=someone_on(full), by=None, now=NOW)
    serve_lapsed(team=full.town.team, now=NOW + TWO_DAYS)

    rejoin_waiting_list(entry=first, now=NOW + TWO_DAYS)

    assert [resident for resident, _ in offers()] == [first.resident_id]
    assert open_tasks() == [(Kind.OFFER, first.resident_id)]


def test_off_the_list_in_one_press_and_back(full: Garden) -> None:
    first, second = waits(full), waits(full)
    take_off(participation=someone_on(full), by=None, now=NOW)

    leave_waiting_list(entry=first, now=NOW)

    assert (left(first), [one for one, _ in offers()]) == (Left.TAKEN_OFF, [second.resident_id])
    rejoin_waiting_list(entry=first, now=NOW)
    assert (left(first), first.since) == ("", NOW)


# --- When, and what stands in the way ---


@pytest.mark.parametrize(
    ("hours", "until"), [(24, NOW + timedelta(days=1)), (168, NOW + timedelta(days=6, hours=20, minutes=30))]
)
def test_a_place_is_kept_as_long_as_the_team_says_and_never_past_the_start(
    full: Garden, hours: int, until: datetime
) -> None:
    full.town.team.offer_hours = hours
    full.town.team.save()
    waits(full)

    take_off(participation=someone_on(full), by=None, now=NOW)

    assert [moment for _, moment in offers()] == [until]


def test_shortly_before_the_start_the_desk_is_asked_to_call(full: Garden) -> None:
    entry = waits(full)
    starts = timezone.make_aware(datetime.combine(FIRST, time(9, 30)))
    soon = starts - timedelta(hours=23)

    take_off(participation=someone_on(full), by=None, now=soon)

    assert (offers(), open_tasks()) == ([], [(Kind.CALL_WAITING, None)])
    sign_up(resident=entry.resident, occurrence=full.dates[0], by=None, now=soon)
    assert (left(entry), open_tasks()) == (Left.PLACED, [])


def test_who_cannot_is_passed_by_and_that_is_said(full: Garden) -> None:
    first, second = waits(full), waits(full)
    first.resident.guardian_agreed_on, first.resident.birth_year = None, 2010
    first.resident.save()

    take_off(participation=someone_on(full), by=None, now=NOW)

    first.refresh_from_db()
    assert (first.skipped_at, first.skipped_because, first.left_at) == (
        NOW,
        frozenset({"too-young", "guardian"}),
        None,
    )
    assert [resident for resident, _ in offers()] == [second.resident_id]
    assert open_tasks() == [(Kind.OFFER, second.resident_id), (Kind.WAITING_SKIPPED, first.resident_id)]


def test_what_stood_in_the_way_is_gone_and_forgotten(full: Garden) -> None:
    entry = waits(full)
    refusal = Refusal.objects.create(
        team=full.town.team, resident=entry.resident, activity=full.slot.activity, on=TODAY
    )
    take_off(participation=someone_on(full), by=None, now=NOW)
    assert offers() == []
    refusal.delete()

    run_night(team=full.town.team, now=NOW + timedelta(hours=1))

    entry.refresh_from_db()
    assert (entry.skipped_at, [one for one, _ in offers()]) == (None, [entry.resident_id])
    assert open_tasks() == [(Kind.OFFER, entry.resident_id)]


def test_by_hand_staff_pass_the_order_and_a_caution(full: Garden) -> None:
    waits(full)
    second = waits(full)
    Refusal.objects.create(
        team=full.town.team, resident=second.resident, activity=full.slot.activity, on=TODAY
    )
    full.dates[0].refresh_from_db()
    starts = timezone.make_aware(datetime.combine(FIRST, time(9, 30)))
    soon = starts - timedelta(hours=3)
    take_off(participation=someone_on(full), by=None, now=soon)

    offer = offer_by_hand(entry=second, now=soon)

    assert (offer.resident_id, offer.held_until) == (second.resident_id, starts)
    assert Line.objects.filter(action="waiting.offered-by-hand", changed="said-no").count() == 1
    assert accept_offer(offer=offer, by=None, now=soon).status == "agreed"


def test_by_hand_there_must_be_a_place(full: Garden) -> None:
    entry = waits(full)

    with pytest.raises(PlacementRefusedError) as refused:
        offer_by_hand(entry=entry, now=NOW)

    assert refused.value.verdict.obstacles == ("full",)


# --- What ends, ends the waiting too ---


def test_who_leaves_waits_no_more_and_comes_back_with_the_undo(full: Garden) -> None:
    first, second = waits(full), waits(full)
    take_off(participation=someone_on(full), by=None, now=NOW)

    say_goodbye(resident=first.resident, reason=DepartureReason.HOUSING, on=TODAY, by=None, now=NOW)
    assert (left(first), [one for one, _ in offers()]) == (Left.DEPARTED, [second.resident_id])
    undo_goodbye(resident=first.resident, now=NOW)

    assert (left(first), [one for one, _ in offers()]) == ("", [second.resident_id])


def test_mediation_that_stopped_gives_the_place_to_the_next(full: Garden) -> None:
    first, second = waits(full), waits(full)
    take_off(participation=someone_on(full), by=None, now=NOW)

    stop_mediation(resident=first.resident, on=TODAY)
    run_night(team=full.town.team, now=NOW)
    assert [one for one, _ in offers()] == [second.resident_id]
    resume_mediation(resident=first.resident)

    assert left(first) == ""


def test_a_cancelled_date_offers_nothing_and_goes_on_with_its_line(full: Garden) -> None:
    first = waits(full)
    take_off(participation=someone_on(full), by=None, now=NOW)

    cancel_with_people(occurrence=full.dates[0], because="Storm", by=None, now=NOW)
    assert (offers(), left(first)) == ([], "")
    reinstate_with_people(occurrence=full.dates[0], now=NOW)

    assert [one for one, _ in offers()] == [first.resident_id]


def test_the_line_ends_with_the_activity(full: Garden) -> None:
    once, every = waits(full), waits_every_time(full)

    end_activity_with_people(activity=full.slot.activity, on=TODAY, because="Dicht", by=None, now=NOW)

    assert (left(once), left(every)) == (Left.ENDED, Left.ENDED)


def test_the_line_of_a_date_ends_with_that_date(full: Garden) -> None:
    entry = waits(full)

    run_night(team=full.town.team, now=NOW + timedelta(days=9))

    assert left(entry) == Left.PAST


def test_two_who_are_one_stand_in_line_once_and_the_undo_puts_both_back(full: Garden) -> None:
    kept, other = waits(full, now=NOW + timedelta(hours=1)), waits(full)

    merge = merge_residents(
        kept=kept.resident, other=other.resident, details=ResidentDetails.of(kept.resident), by=None, now=NOW
    )
    line = WaitingListEntry.objects.in_line()
    assert [(one.resident_id, one.since) for one in line] == [(kept.resident_id, NOW)]
    take_off(participation=someone_on(full), by=None, now=NOW)
    undo_merge(merge=merge, now=NOW)

    back = [one.since for one in WaitingListEntry.objects.in_line()]
    assert (back, len(offers())) == ([NOW, NOW + timedelta(hours=1)], 1)


def test_who_turns_out_to_have_it_leaves_the_line_until_the_undo(full: Garden) -> None:
    entry, has_it = waits(full), someone_on(full).resident

    merge = merge_residents(
        kept=has_it, other=entry.resident, details=ResidentDetails.of(has_it), by=None, now=NOW
    )
    assert WaitingListEntry.objects.in_line().count() == 0
    undo_merge(merge=merge, now=NOW)

    assert left(entry) == ""


def test_erasing_someone_erases_that_they_waited(full: Garden) -> None:
    entry = waits(full)

    entry.resident.delete()

    assert WaitingListEntry.objects.count() == 0


def test_another_team_has_lines_of_its_own(full: Garden, other_garden: Garden) -> None:
    theirs = waits(other_garden)

    take_off(participation=someone_on(full), by=None, now=NOW)

    assert (offers(), left(theirs)) == ([], "")


# --- What it costs ---


def test_where_nobody_waits_it_costs_one_question(garden: Garden) -> None:
    resident = garden.resident()

    with exactly(1):
        serve_waiting({garden.slot.pk}, NOW)
    assert resident.pk


@pytest.mark.parametrize("number", [1, 50])
def test_the_lock_is_as_short_for_many_who_wait(full: Garden, number: int) -> None:
    for minute in range(number):
        waits(full, now=NOW - timedelta(minutes=minute))
    row = someone_on(full)

    with exactly(33):
        take_off(participation=row, by=None, now=NOW)


def test_put_back_asks_for_a_place_that_is_not_promised(full: Garden) -> None:
    waits(full)
    row = someone_on(full)
    take_off(participation=row, by=None, now=NOW)

    with pytest.raises(PlacementRefusedError):
        put_back(participation=row, now=NOW)
