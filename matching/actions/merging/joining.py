"""Merges one person into another: rows move, doubles become one, the chosen facts are stored."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from django.db import transaction
from django.utils import timezone

from aandeslag.audit.actions import record
from aandeslag.teams.once import once
from matching.actions.locking import lock_resident, lock_upcoming
from matching.actions.merging.doubles import MODELS, RULES, Rule
from matching.actions.merging.keeping import Kept
from matching.actions.merging.waiting import leave_needless_lines
from matching.actions.participations import settle_placements
from matching.actions.standing import fill_dates
from matching.errors import MergeError, OtherTeamError
from matching.models import EarlierMark, Participation, Placement, Task, WaitingListEntry
from residents.actions.changing import save_revision
from residents.details import ResidentDetails
from residents.models import Consent, Merge, Resident
from residents.models.keys import KEY_COLUMNS
from residents.names import clean_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from uuid import UUID

    from django.db.models import Model

    from aandeslag.teams.models import User
    from activities.models import Occurrence

# Not chosen by anybody: who is still here is here, and whoever came first came then.
_FOLLOWS: Final = ("registered_on", "departed_on", "departure_reason", "mediation_stopped_on", "noted_on")


@transaction.atomic
def merge_residents(
    *,
    kept: Resident,
    other: Resident,
    details: ResidentDetails,
    by: User | None,
    now: datetime,
    token: UUID | None = None,
) -> Merge:
    """Let `kept` go on with everything of both and with `details`; the number of `other` leads there too.

    Raises MergeError when one of them is gone by now, and OtherTeamError for people of two teams.
    """
    make = partial(_merge, kept, other, details, by, now)
    return make() if token is None else once(team=kept.team, token=token, model=Merge, make=make)


def _merge(
    kept: Resident, other: Resident, details: ResidentDetails, by: User | None, now: datetime
) -> Merge:
    if kept.team_id != other.team_id:
        raise OtherTeamError
    dates = lock_everything_of([kept, other], now)
    stays, goes = _locked_pair(kept, other)
    memory = Kept()
    for model in MODELS:
        memory.own[model._meta.label_lower] = _keys(model, stays)
    memory.let_go(goes)
    memory.remember(stays)
    _close_older_consents(stays, goes, now, memory)
    leave_needless_lines(stays, goes, now, memory)
    for rule in RULES:
        _join_doubles(rule, stays, goes, memory)
    _drop_emptied_placements(stays, goes, memory)
    for model in MODELS:
        _move(model, stays, goes, memory)
    changed = _take_facts(stays, goes, details)
    merge = Merge(
        team_id=stays.team_id,
        resident=stays,
        former_number=goes.number,
        former_public_id=goes.public_id,
        by=by,
        merged_at=now,
    )
    record(action="resident.merged", on=[stays, goes], changed=changed)
    goes.delete()
    settle_placements(memory.changed_rows(Placement), now)
    fill_dates(dates, now)
    memory.seal()
    merge.undo = memory.as_json()
    merge.save()
    return merge


def lock_everything_of(people: list[Resident], now: datetime) -> list[Occurrence]:
    """Slots in the order of their keys, each with its coming dates; gives those dates."""
    slots = {
        *Placement.objects.filter(resident__in=people, slot__isnull=False).values_list("slot", flat=True),
        *WaitingListEntry.objects.filter(resident__in=people).values_list("slot", flat=True),
    }
    today = timezone.localdate(now)
    return [date for slot in sorted(filter(None, slots)) for date in lock_upcoming(slot, today)]


def _locked_pair(kept: Resident, other: Resident) -> tuple[Resident, Resident]:
    """In the order of their keys, so that two desks who merge the same two wait for each other."""
    if kept.pk == other.pk:
        raise MergeError
    try:
        locked = {pk: lock_resident(pk) for pk in sorted((kept.pk, other.pk))}
    except Resident.DoesNotExist as error:
        raise MergeError from error
    return locked[kept.pk], locked[other.pk]


def _keys(model: type[Model], resident: Resident) -> list[int]:
    rows = model._default_manager.filter(resident=resident).order_by("pk")
    return list(rows.values_list("pk", flat=True))


def _join_doubles(rule: Rule, stays: Resident, goes: Resident, memory: Kept) -> None:
    if not rule.same:
        return
    rows = rule.model._default_manager.filter(rule.where)
    mine = {_same(rule, row): row for row in rows.filter(resident=stays)}
    for double in list(rows.filter(resident=goes)):
        if (row := mine.get(_same(rule, double))) is not None:
            _become_one(rule, row, double, memory)


def _same(rule: Rule, row: Model) -> tuple[Any, ...]:
    return tuple(getattr(row, name) for name in rule.same)


def _become_one(rule: Rule, stays: Any, goes: Any, memory: Kept) -> None:
    memory.remember(stays)
    changed = rule.take_over(stays, goes)
    if isinstance(goes, Placement):
        _hang_on(goes, stays, memory)
    if isinstance(goes, Participation):
        # Whether its placement has started follows from what is marked.
        memory.remember(stays.placement)
        _keep_corrections(goes, stays, memory)
    if isinstance(goes, WaitingListEntry):
        for task in Task.objects.filter(waiting=goes):
            memory.let_go(task)
    memory.let_go(goes)
    goes.delete()
    if changed:
        stays.save(update_fields=[name.removesuffix("_id") for name in changed])


def _hang_on(goes: Placement, stays: Placement, memory: Kept) -> None:
    """Its dates and its tasks go on below the placement that stays."""
    hanging: list[Any] = [
        *Participation.objects.filter(placement=goes),
        *Task.objects.filter(placement=goes),
    ]
    for row in hanging:
        memory.remember(row)
        if isinstance(row, Task) and not _can_be_asked_there(row, goes, stays):
            row.delete()
            continue
        row.placement = stays
        row.save()


def _keep_corrections(goes: Participation, stays: Participation, memory: Kept) -> None:
    """What was said earlier of the one is told of the other."""
    for mark in EarlierMark.objects.filter(participation=goes):
        memory.remember(mark)
        mark.participation = stays
        mark.save(update_fields=["participation"])


def _can_be_asked_there(task: Task, goes: Placement, stays: Placement) -> bool:
    """A task names its placement in its cause, and is open once per cause."""
    task.cause = ":".join(str(stays.pk) if part == str(goes.pk) else part for part in task.cause.split(":"))
    return (
        task.done_at is not None
        or not Task.objects.to_do().filter(team=task.team_id, cause=task.cause).exists()
    )


def _drop_emptied_placements(stays: Resident, goes: Resident, memory: Kept) -> None:
    """A placement for one date, of which the one row was a double, would count that date twice."""
    dates = stays.participations.values("occurrence")
    emptied = goes.placements.filter(
        is_standing=False, is_imported=False, participations=None, occurrence__in=dates
    )
    for placement in emptied:
        for task in Task.objects.filter(placement=placement):
            memory.let_go(task)
        memory.let_go(placement)
        placement.delete()


def _close_older_consents(stays: Resident, goes: Resident, now: datetime, memory: Kept) -> None:
    """The answer given last holds, and of one day the refusal; the other one is closed, not erased."""
    current = Consent.objects.filter(withdrawn_on__isnull=True)
    mine = {consent.purpose: consent for consent in current.filter(resident=stays)}
    for consent in current.filter(resident=goes):
        own = mine.get(consent.purpose)
        if own is not None:
            older = min(own, consent, key=lambda one: (one.asked_on, not one.given))
            memory.remember(older)
            older.withdrawn_on = timezone.localdate(now)
            older.save(update_fields=["withdrawn_on"])


def _move(model: type[Model], stays: Resident, goes: Resident, memory: Kept) -> None:
    memory.moved[model._meta.label_lower] = _keys(model, goes)
    model._default_manager.filter(resident=goes).update(resident=stays)


def _take_facts(stays: Resident, goes: Resident, details: ResidentDetails) -> list[str]:
    """What staff chose; and that who refused to be called is not in the telephone book."""
    changed = details.differing(ResidentDetails.of(stays))
    following = dict(_following(stays, goes, details))
    for name in changed:
        setattr(stays, name, getattr(details, name))
    stays.first_name = clean_name(stays.first_name)
    for name, value in following.items():
        setattr(stays, name, value)
    refused = stays.consents.filter(purpose=Consent.Purpose.PHONE, given=False, withdrawn_on__isnull=True)
    if refused.exists():
        stays.phone = stays.email = ""
    columns = [*details.columns(), *_FOLLOWS, *KEY_COLUMNS]
    save_revision(stays, columns)
    return changed


def _following(stays: Resident, goes: Resident, details: ResidentDetails) -> Iterator[tuple[str, Any]]:
    yield "registered_on", min(stays.registered_on, goes.registered_on)
    if goes.departed_on is None:
        yield "departed_on", None
        yield "departure_reason", ""
    stopped = [day for day in (stays.mediation_stopped_on, goes.mediation_stopped_on) if day is not None]
    yield "mediation_stopped_on", min(stopped, default=None)
    # The term of a note is counted from the first day on which it was written.
    noted = [one.noted_on for one in (stays, goes) if one.noted_on and one.note == details.note]
    yield "noted_on", min(noted, default=None) if details.note else None
