"""Writes down what someone on the team must still do, once per cause."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from aandeslag.audit.actions import record
from matching.models import Task, WaitingListEntry
from matching.profiles import when_is

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date, datetime

    from aandeslag.teams.models import Team, User
    from activities.models import Occurrence
    from matching.models import Contact, Placement

    About = Sequence[tuple[Placement, Occurrence]]
    # By the id of a date, when it was until now, as `when_is` says it.
    Was = Mapping[int, str]

Kind = Task.Kind
# What makes no sense any more once the date is past.
UNTIL_THE_DAY: Final = (
    *(Kind.NO_PLACE, Kind.TAKEN_OFF, Kind.TIME_CHANGED, Kind.TWO_PLACES, Kind.TOO_MANY, Kind.MOVED),
    Kind.AFTER_ALL,
    *(Kind.OFFER, Kind.OFFER_LAPSED, Kind.OFFER_WITHDRAWN, Kind.WAITING_SKIPPED, Kind.CALL_WAITING),
)


def ask_for_places(about: About, *, today: date) -> int:
    """Someone who comes every time has no place on this date."""
    return _open([_on_a_date(Kind.NO_PLACE, *one, today) for one in about])


def ask_for_declarations(about: About, *, today: date) -> int:
    """Someone took part who needed a declaration that was not there."""
    return _open([_on_a_date(Kind.DECLARATION_MISSING, *one, today) for one in about])


def ask_to_stop(about: About, *, today: date) -> int:
    """The declaration does not allow what was agreed, from this date on: once per placement."""
    return _open([_of_a_placement(Kind.DECLARATION_ENDED, *one, today) for one in about])


def ask_to_tell(about: Sequence[tuple[Placement, Occurrence | None]], *, today: date) -> int:
    """Someone was taken off by the team, on this date or (None) for good, and does not know it yet."""
    return _open_again([_taken_off(*one, today) for one in about])


def ask_whether_they_come(about: About, *, today: date) -> int:
    """Someone was told that it does not take place, and now it does."""
    return _open_again([_on_a_date(Kind.AFTER_ALL, *one, today) for one in about])


def ask_to_tell_hosts(placements: Sequence[Placement], *, today: date) -> int:
    """Someone does not come any more: one task for each organisation, about the first of these placements."""
    first = {one.activity.organisation_id: one for one in reversed(placements)}
    return _open([_of_a_placement(Kind.TELL_HOST, one, None, today) for one in first.values()])


def close_telling_hosts(placement_ids: Iterable[int], *, now: datetime) -> None:
    """They come after all."""
    Task.objects.to_do().filter(kind=Kind.TELL_HOST, placement__in=placement_ids).update(done_at=now)


def ask_to_tell_the_time(about: About, was: Was, *, today: date) -> int:
    """What someone goes to ends at another time, from this date on: once per placement."""
    return _open_again([_moved(_of_a_placement(Kind.TIME_CHANGED, *one, today), was) for one in about])


def ask_to_tell_it_moved(about: About, was: Was, *, today: date) -> int:
    """What someone goes to is on another day or at another time than it was until now."""
    return _open_again([_moved(_on_a_date(Kind.MOVED, *one, today), was) for one in about])


def close_moves_taken_back(occurrences: Sequence[Occurrence], *, now: datetime) -> set[tuple[int, int]]:
    """What is again when somebody believes it is, need not be told: pairs of placement and date."""
    when = {one.pk: when_is(one) for one in occurrences}
    moved = Task.objects.to_do().filter(kind__in=(Kind.MOVED, Kind.TIME_CHANGED), occurrence__in=when)
    back = [task for task in moved if task.occurrence_id is not None and task.was == when[task.occurrence_id]]
    if back:
        Task.objects.filter(pk__in=[task.pk for task in back]).update(done_at=now)
    return {(task.placement_id or 0, date) for task in back for date in _dates_it_is_about(task, when)}


def ask_where_they_go(about: About, *, today: date) -> int:
    """On this date someone is expected in two places at once."""
    return _open_again([_on_a_date(Kind.TWO_PLACES, *one, today) for one in about])


def close_two_places(occurrences: Sequence[Occurrence], besides: About, *, now: datetime) -> None:
    """On these dates nobody is expected elsewhere any more, besides these people."""
    tasks = Task.objects.to_do().filter(kind=Kind.TWO_PLACES, occurrence__in=[one.pk for one in occurrences])
    still = [_cause(Kind.TWO_PLACES, *one) for one in besides]
    tasks.exclude(cause__in=still).update(done_at=now)


def ask_who_stays(occurrences: Sequence[Occurrence], *, today: date) -> int:
    """More people are signed up for these dates than there are places."""
    return _open_again([_about_a_date(Kind.TOO_MANY, one, today) for one in occurrences])


def ask_to_answer(entry: WaitingListEntry, offer: Placement, first: Occurrence, *, today: date) -> int:
    """A place is held for someone who does not know it yet."""
    task = _of_a_placement(Kind.OFFER, offer, first, today)
    task.waiting = entry
    return _open_again([task])


def ask_to_ask_again(entries: Sequence[WaitingListEntry], *, today: date) -> int:
    """Nobody answered in time: do they still want to wait?"""
    return _open_again([_of_an_entry(Kind.OFFER_LAPSED, one, today) for one in entries])


def ask_to_take_back(entries: Sequence[WaitingListEntry], *, today: date) -> int:
    """The place that someone may have heard of is gone; they wait on."""
    return _open_again([_of_an_entry(Kind.OFFER_WITHDRAWN, one, today) for one in entries])


def ask_why_skipped(entries: Sequence[WaitingListEntry], *, today: date) -> int:
    """A place was free, and something stood in the way of who waited for it: once per reason."""
    return _open(
        [
            _of_an_entry(Kind.WAITING_SKIPPED, one, today, detail=min(one.skipped_because, default=""))
            for one in entries
        ]
    )


def ask_to_call(occurrences: Sequence[Occurrence], *, today: date) -> int:
    """A place is free so shortly before the start that an offer cannot wait for an answer."""
    return _open([_about_a_date(Kind.CALL_WAITING, one, today) for one in occurrences])


def close_calls(occurrence_ids: Collection[int], *, now: datetime) -> None:
    """On these dates there is no place any more that somebody could be called for."""
    calls = Task.objects.to_do().filter(kind=Kind.CALL_WAITING, occurrence__in=occurrence_ids)
    calls.update(done_at=now)


def close_waiting_tasks(entries: Collection[WaitingListEntry], *, now: datetime) -> None:
    """Whoever waited has an answer; and nobody need be called for a date that nobody waits for any more."""
    Task.objects.to_do().filter(waiting__in=entries).update(done_at=now)
    dates = {one.occurrence_id for one in entries if one.occurrence_id is not None}
    awaited = WaitingListEntry.objects.in_line().filter(occurrence__in=dates).values("occurrence")
    calls = Task.objects.to_do().filter(kind=Kind.CALL_WAITING, occurrence__in=dates)
    calls.exclude(occurrence__in=awaited).update(done_at=now)


def ask_that_receipt_is_in(placements: Sequence[Placement], *, today: date) -> int:
    """Whoever waited for UWV's receipt can be signed up now."""
    return _open([_of_a_placement(Kind.RECEIPT_IN, one, one.occurrence, today) for one in placements])


def ask_to_look_together(contact: Contact, *, today: date) -> int:
    """Somebody told their supporter that they want something else: once per person."""
    task = Task(
        team_id=contact.team_id,
        kind=Kind.WANTS_ELSE,
        contact=contact,
        cause=f"{Kind.WANTS_ELSE}:r{contact.resident_id}",
        since=today,
    )
    return _open_again([task])


def close_tasks_of_contact(contact: Contact, *, now: datetime) -> None:
    """It was pressed by mistake."""
    Task.objects.to_do().filter(contact=contact).update(done_at=now)


def close_place_tasks(about: About, *, now: datetime) -> None:
    """There is a place after all."""
    causes = [_cause(Kind.NO_PLACE, *one) for one in about]
    if causes:
        Task.objects.to_do().filter(team=about[0][0].team_id, cause__in=causes).update(done_at=now)


def close_stop_tasks(placement_ids: Iterable[int], *, now: datetime) -> None:
    """The declaration allows again what was agreed."""
    stopped = Task.objects.to_do().filter(kind=Kind.DECLARATION_ENDED, placement__in=placement_ids)
    stopped.update(done_at=now)


def close_telling(coming: Collection[tuple[int, int]], *, now: datetime) -> None:
    """They are signed up again for a date, so there is nothing to tell or to ask: pairs of resident and date.

    Below whatever placement they were taken off. One query where there is nothing.
    """
    tasks = Task.objects.to_do().filter(
        kind__in=(Kind.TAKEN_OFF, Kind.AFTER_ALL),
        placement__resident__in={resident for resident, _ in coming},
        occurrence__in={occurrence for _, occurrence in coming},
    )
    found = tasks.values_list("pk", "placement__resident", "occurrence")
    settled = [pk for pk, *who_and_when in found if tuple(who_and_when) in coming]
    if settled:
        Task.objects.filter(pk__in=settled).update(done_at=now)


def close_tasks(*, placements: Sequence[Placement], now: datetime) -> None:
    """What there was to do about placements has been settled: they ended."""
    Task.objects.to_do().filter(placement__in=placements).update(done_at=now)


def close_tasks_of_past_dates(*, team: Team, now: datetime) -> None:
    """Nobody can be told, or find a place, for a date that is past."""
    past = Task.objects.for_team(team).to_do().filter(kind__in=UNTIL_THE_DAY)
    past.filter(occurrence__date__lt=timezone.localdate(now)).update(done_at=now)


def reopen_tasks(*, placement: Placement, closed_at: datetime, now: datetime) -> None:
    """A placement goes on after all: what its end had settled is to be done, and there is no end to tell."""
    mine = Task.objects.filter(placement=placement)
    settled = list(mine.filter(done_at=closed_at, done_by__isnull=True).values_list("pk", flat=True))
    mine.to_do().filter(kind=Kind.TAKEN_OFF).update(done_at=now)
    mine.filter(pk__in=settled).update(done_at=None)


@transaction.atomic
def finish_task(*, task: Task, by: User, now: datetime) -> Task:
    """Someone did it. Pressed twice: the first stays."""
    if task.done_at is None:
        task.done_at, task.done_by = now, by
        task.save(update_fields=["done_at", "done_by"])
        record(action="task.finished", on=task, changed=["done_at"])
    return task


def _cause(kind: Kind, placement: Placement, occurrence: Occurrence) -> str:
    return f"{kind}:{placement.pk}:{occurrence.pk}"


def _on_a_date(kind: Kind, placement: Placement, occurrence: Occurrence, today: date) -> Task:
    return _task(kind, _cause(kind, placement, occurrence), today, placement, occurrence)


def _of_a_placement(kind: Kind, placement: Placement, occurrence: Occurrence | None, today: date) -> Task:
    """Once per placement, whatever the date."""
    return _task(kind, f"{kind}:{placement.pk}", today, placement, occurrence)


def _taken_off(placement: Placement, occurrence: Occurrence | None, today: date) -> Task:
    if occurrence is None:
        return _of_a_placement(Kind.TAKEN_OFF, placement, None, today)
    return _on_a_date(Kind.TAKEN_OFF, placement, occurrence, today)


def _moved(task: Task, was: Was) -> Task:
    task.was = was[task.occurrence_id] if task.occurrence_id is not None else ""
    return task


def _dates_it_is_about(task: Task, dates: Iterable[int]) -> list[int]:
    """Another end is told once for all dates together."""
    return [one for one in dates if task.kind == Kind.TIME_CHANGED or one == task.occurrence_id]


def _about_a_date(kind: Kind, occurrence: Occurrence, today: date) -> Task:
    return Task(
        team_id=occurrence.team_id,
        kind=kind,
        activity_id=occurrence.activity_id,
        occurrence=occurrence,
        cause=f"{kind}:{occurrence.pk}",
        since=today,
    )


def _of_an_entry(kind: Kind, entry: WaitingListEntry, today: date, detail: str = "") -> Task:
    # Marked with a letter: the numbers of placements in causes change when two people are merged.
    return Task(
        team_id=entry.team_id,
        kind=kind,
        activity_id=entry.slot.activity_id,
        waiting=entry,
        occurrence_id=entry.occurrence_id,
        cause=":".join(filter(None, [kind, f"w{entry.pk}", detail])),
        since=today,
    )


def _task(kind: Kind, cause: str, today: date, placement: Placement, occurrence: Occurrence | None) -> Task:
    return Task(
        team_id=placement.team_id,
        kind=kind,
        activity_id=placement.activity_id,
        placement=placement,
        occurrence=occurrence,
        cause=cause,
        since=today,
    )


def _open(tasks: list[Task]) -> int:
    """Say how many are new. Not again when somebody did it before: they decided that it is all right.

    What was settled by what happened, and not by somebody, is a new cause when it comes up again.
    """
    return _write(tasks, Q(done_at__isnull=True) | Q(done_by__isnull=False))


def _open_again(tasks: list[Task]) -> int:
    """The same, for what happens anew each time."""
    return _write(tasks, Q(done_at__isnull=True))


def _write(tasks: list[Task], is_known: Q) -> int:
    if not tasks:
        return 0
    team = tasks[0].team_id
    known = Task.objects.filter(is_known, team=team, cause__in=[task.cause for task in tasks])
    causes = set(known.values_list("cause", flat=True))
    new: dict[str, Task] = {}
    for task in tasks:
        if task.cause not in causes:
            # Of several dates for one cause the first.
            new.setdefault(task.cause, task)
    # Another process may be writing the same ones at this moment: once is enough.
    Task.objects.bulk_create(new.values(), ignore_conflicts=True)
    return len(new)
