"""Writes down what someone on the team must still do, once per cause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from aandeslag.audit.actions import record
from matching.models import Task

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from aandeslag.teams.models import User
    from activities.models import Occurrence
    from matching.models import Placement

    About = Sequence[tuple[Placement, Occurrence]]


def ask_for_places(about: About, *, today: date) -> int:
    """Someone who comes every time has no place on this date."""
    return _open([_on_a_date(Task.Kind.NO_PLACE, *one, today) for one in about])


def ask_for_declarations(about: About, *, today: date) -> int:
    """Someone took part who needed a declaration that was not there."""
    return _open([_on_a_date(Task.Kind.DECLARATION_MISSING, *one, today) for one in about])


def ask_to_stop(about: About, *, today: date) -> int:
    """The declaration does not allow what was agreed, from this date on: once per placement."""
    tasks = [_on_a_date(Task.Kind.DECLARATION_ENDED, *one, today) for one in about]
    for task in tasks:
        task.cause = f"{task.kind}:{task.placement_id}"
    return _open(tasks)


def close_place_tasks(about: About, *, now: datetime) -> None:
    """There is a place after all."""
    causes = [_cause(Task.Kind.NO_PLACE, *one) for one in about]
    if causes:
        Task.objects.to_do().filter(team=about[0][0].team_id, cause__in=causes).update(done_at=now)


def close_tasks(*, placement: Placement, now: datetime) -> None:
    """What there was to do about a placement has been settled: it ended."""
    Task.objects.to_do().filter(placement=placement).update(done_at=now)


@transaction.atomic
def finish_task(*, task: Task, by: User, now: datetime) -> Task:
    """Someone did it. Pressed twice: the first stays."""
    if task.done_at is None:
        task.done_at, task.done_by = now, by
        task.save(update_fields=["done_at", "done_by"])
        record(action="task.finished", on=task, changed=["done_at"])
    return task


def _cause(kind: Task.Kind, placement: Placement, occurrence: Occurrence) -> str:
    return f"{kind}:{placement.pk}:{occurrence.pk}"


def _on_a_date(kind: Task.Kind, placement: Placement, occurrence: Occurrence, today: date) -> Task:
    return Task(
        team_id=placement.team_id,
        kind=kind,
        activity_id=placement.activity_id,
        placement=placement,
        occurrence=occurrence,
        cause=_cause(kind, placement, occurrence),
        since=today,
    )


def _open(tasks: list[Task]) -> int:
    """Say how many are new. Not again when it was done before: someone decided that it is all right."""
    if not tasks:
        return 0
    team = tasks[0].team_id
    known = Task.objects.filter(team=team, cause__in=[task.cause for task in tasks])
    causes = set(known.values_list("cause", flat=True))
    # Of several dates for one cause the first.
    new = list({task.cause: task for task in reversed(tasks) if task.cause not in causes}.values())
    # Another process may be writing the same ones at this moment: once is enough.
    Task.objects.bulk_create(new, ignore_conflicts=True)
    return len(new)
