"""Writes down what someone on the team must still do, once per cause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from aandeslag.audit.actions import record
from matching.models import Task

if TYPE_CHECKING:
    from datetime import date, datetime

    from aandeslag.teams.models import User
    from activities.models import Occurrence
    from matching.models import Placement


def ask_for_place(*, placement: Placement, occurrence: Occurrence, today: date) -> bool:
    """Someone who comes every time has no place on this date."""
    return _open(
        kind=Task.Kind.NO_PLACE,
        placement=placement,
        occurrence=occurrence,
        cause=f"{Task.Kind.NO_PLACE}:{placement.pk}:{occurrence.pk}",
        today=today,
    )


def ask_for_declaration(*, placement: Placement, occurrence: Occurrence, today: date) -> bool:
    """Someone took part who needed a declaration that was not there."""
    return _open(
        kind=Task.Kind.DECLARATION_MISSING,
        placement=placement,
        occurrence=occurrence,
        cause=f"{Task.Kind.DECLARATION_MISSING}:{placement.pk}:{occurrence.pk}",
        today=today,
    )


def ask_to_stop(*, placement: Placement, occurrence: Occurrence, today: date) -> bool:
    """The declaration does not allow what was agreed, from this date on: once per placement."""
    return _open(
        kind=Task.Kind.DECLARATION_ENDED,
        placement=placement,
        occurrence=occurrence,
        cause=f"{Task.Kind.DECLARATION_ENDED}:{placement.pk}",
        today=today,
    )


def close_tasks(*, placement: Placement, now: datetime, occurrence: Occurrence | None = None) -> None:
    """What there was to do about a placement, or about one of its dates, has been settled."""
    tasks = Task.objects.to_do().filter(placement=placement)
    if occurrence is not None:
        tasks = tasks.filter(occurrence=occurrence, kind=Task.Kind.NO_PLACE)
    tasks.update(done_at=now)


@transaction.atomic
def finish_task(*, task: Task, by: User, now: datetime) -> Task:
    """Someone did it. Pressed twice: the first stays."""
    if task.done_at is None:
        task.done_at, task.done_by = now, by
        task.save(update_fields=["done_at", "done_by"])
        record(action="task.finished", on=task, changed=["done_at"])
    return task


def _open(*, kind: Task.Kind, placement: Placement, occurrence: Occurrence, cause: str, today: date) -> bool:
    """Say whether it is new. Not again when it was done before: someone decided that it is all right."""
    _task, is_new = Task.objects.get_or_create(
        team_id=placement.team_id,
        cause=cause,
        defaults={
            "kind": kind,
            "activity_id": placement.activity_id,
            "placement": placement,
            "occurrence": occurrence,
            "since": today,
        },
    )
    return is_new
