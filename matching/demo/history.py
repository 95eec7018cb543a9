"""Invents a year of placements and attendance that the rules would have let through."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from django.utils import timezone

from aandeslag.vocabulary import ExcuseReason, Gender, LanguageLevel, LegalStatus
from activities.models import Activity, Occurrence, Slot, VolunteerDeclaration
from activities.profiles import recurrence_of
from activities.rules import dates_of
from matching.actions.participations import settle_placements
from matching.demo.moments import this_morning
from matching.demo.towns import HISTORY
from matching.models import Participation, Placement

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from aandeslag.teams.models import User
    from matching.demo.towns import Town
    from residents.models import Resident

AHEAD: Final = timedelta(weeks=12)
State = VolunteerDeclaration.State
Status, Attended = Placement.Status, Participation.Status
LEAVING_TO_ENDING: Final = {
    "relocation": Placement.EndReason.RELOCATION,
    "housing": Placement.EndReason.HOUSING,
    "paid-work": Placement.EndReason.PAID_WORK,
    "study": Placement.EndReason.STUDY,
}
STANDING_SHARE, MARKED_IN_TIME_SHARE = 0.6, 0.5
NEEDS_DECLARATION: Final = frozenset({LegalStatus.IN_PROCEDURE, LegalStatus.DISPLACED, LegalStatus.UNKNOWN})


@dataclass
class Book:
    """What was given away so far: places per occurrence, and hours per person."""

    by: User
    today: date
    taken: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    busy: dict[int, list[Occurrence]] = field(default_factory=lambda: defaultdict(list))
    placements: list[Placement] = field(default_factory=list)
    participations: list[Participation] = field(default_factory=list)


def build_occurrences(town: Town, *, today: date) -> dict[int, list[Occurrence]]:
    """Every date of every slot from a year ago to twelve weeks ahead, per slot in order."""
    slots = Slot.objects.for_team(town.team).filter(activity__status=Activity.Status.PUBLISHED)
    made = [
        Occurrence(
            team=town.team,
            slot=slot,
            activity_id=slot.activity_id,
            date=day,
            starts=slot.starts,
            ends=slot.ends,
        )
        for slot in slots.order_by("pk")
        for day in dates_of(recurrence_of(slot), today - HISTORY, today + AHEAD)
    ]
    per_slot: dict[int, list[Occurrence]] = defaultdict(list)
    for occurrence in Occurrence.objects.bulk_create(made):
        per_slot[occurrence.slot_id].append(occurrence)
    return per_slot


def build_history(town: Town, residents: Sequence[Resident], chance: Random, *, now: datetime) -> None:
    today = timezone.localdate(now)
    per_slot = build_occurrences(town, today=today)
    slots = {
        slot.pk: slot
        for slot in Slot.objects.for_team(town.team).select_related("activity").order_by("pk")
        if slot.pk in per_slot
    }
    covered = _covered(town)
    book = Book(town.desk, today)
    for resident in residents:
        fitting = [slot for slot in slots.values() if _may(resident, slot.activity, covered, today)]
        for slot in chance.sample(fitting, min(len(fitting), chance.choice((0, 1, 2, 2, 3, 3, 4)))):
            _place(book, resident, slot, per_slot[slot.pk], chance)
    Placement.objects.bulk_create(book.placements)
    for participation in book.participations:
        participation.placement_id = participation.placement.pk
    Participation.objects.bulk_create(book.participations)
    settle_placements([one.pk for one in book.placements], this_morning(7, now))


def _covered(town: Town) -> frozenset[int]:
    """Kinds of work with a declaration that lets people start."""
    held = VolunteerDeclaration.objects.for_team(town.team).filter(state__in=(State.RECEIVED, State.GRANTED))
    return frozenset(held.values_list("kind_of_work_id", flat=True))


def _may(resident: Resident, activity: Activity, covered: frozenset[int], today: date) -> bool:
    if activity.women_only and resident.gender != Gender.WOMAN:
        return False
    if activity.conduct_certificate or activity.dutch_needed in (LanguageLevel.A1, LanguageLevel.A2):
        return False
    # The lowest possible age a year ago: nobody in the history was too young on the day.
    if today.year - (resident.birth_year or today.year) - 2 < (activity.minimum_age or 0):
        return False
    is_volunteering = activity.purpose == Activity.Purpose.VOLUNTEERING
    needs = is_volunteering and resident.legal_status in NEEDS_DECLARATION
    return not needs or activity.kind_of_work_id in covered


def _place(book: Book, resident: Resident, slot: Slot, occurrences: list[Occurrence], chance: Random) -> None:
    signed_up_on = resident.registered_on + timedelta(days=chance.choice((0, 0, 7, 14, 28)))
    until = resident.departed_on or date.max
    open_ones = [
        one
        for one in occurrences
        if signed_up_on < one.date < until
        and book.taken[one.pk] < slot.capacity
        and not _overlaps(book.busy[resident.pk], one)
    ]
    if not open_ones or signed_up_on > book.today:
        return
    is_standing = slot.pattern != Slot.Pattern.SINGLE and chance.random() < STANDING_SHARE
    if is_standing:
        chosen = _as_long_as(chance.choice((3, 5, 8, 12, 20, 60)), open_ones, book.today)
    else:
        chosen = [chance.choice(open_ones[:6])]
    placement = Placement(
        team_id=resident.team_id,
        resident=resident,
        activity_id=slot.activity_id,
        slot=slot,
        occurrence=None if is_standing else chosen[0],
        is_standing=is_standing,
        agreed_on=signed_up_on,
        by=book.by,
    )
    attended = [_participation(placement, one, book.today, chance) for one in chosen]
    _end(placement, attended, book.today)
    book.placements.append(placement)
    book.participations += attended
    book.busy[resident.pk] += chosen
    for one in chosen:
        book.taken[one.pk] += 1


def _as_long_as(times: int, occurrences: list[Occurrence], today: date) -> list[Occurrence]:
    """Who stops has stopped in the past; who still goes is signed up for every date to come."""
    past = [one for one in occurrences if one.date < today]
    return past[:times] if times < len(past) else occurrences


def _overlaps(busy: list[Occurrence], one: Occurrence) -> bool:
    return any(
        other.date == one.date
        and other.starts < (one.ends or time.max)
        and one.starts < (other.ends or time.max)
        for other in busy
    )


def _participation(
    placement: Placement, occurrence: Occurrence, today: date, chance: Random
) -> Participation:
    status = Attended.SIGNED_UP
    is_marked = occurrence.date < today - timedelta(days=4) or chance.random() < MARKED_IN_TIME_SHARE
    if occurrence.date < today and is_marked:
        status = chance.choices([Attended.PRESENT, Attended.EXCUSED, Attended.ABSENT], weights=[80, 12, 8])[0]
    marked = status != Attended.SIGNED_UP
    return Participation(
        team_id=placement.team_id,
        placement=placement,
        resident=placement.resident,
        occurrence=occurrence,
        status=status,
        excuse=chance.choice(ExcuseReason.values) if status == Attended.EXCUSED else "",
        minutes=_minutes(occurrence) if status == Attended.PRESENT else None,
        marked_at=timezone.make_aware(datetime.combine(occurrence.date, time(20))) if marked else None,
    )


def _minutes(occurrence: Occurrence) -> int:
    starts, ends = occurrence.starts, occurrence.ends or occurrence.starts
    return (ends.hour - starts.hour) * 60 + ends.minute - starts.minute


def _end(placement: Placement, attended: list[Participation], today: date) -> None:
    """End what a departure or somebody's own choice would have ended."""
    left_on, last = placement.resident.departed_on, attended[-1].occurrence.date
    if left_on is not None:
        reason = LEAVING_TO_ENDING.get(placement.resident.departure_reason, Placement.EndReason.LEFT)
        placement.status, placement.ended_on, placement.end_reason = Status.ENDED, left_on, reason
    elif placement.is_standing and last < today:
        placement.status, placement.ended_on = Status.ENDED, last + timedelta(days=1)
        placement.end_reason = Placement.EndReason.OWN_CHOICE
