"""Takes a merge back: each of the two has again what was theirs, unless something was built on it since."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.apps import apps
from django.db import transaction
from django.utils import timezone

from aandeslag.audit.actions import record
from matching.actions.locking import lock_resident
from matching.actions.merging.doubles import MODELS
from matching.actions.merging.joining import lock_everything_of
from matching.actions.merging.keeping import Kept, put_back
from matching.actions.merging.waiting import offers_since, withdraw_offers_since
from matching.actions.standing import fill_dates
from matching.errors import BuiltOnMergeError
from matching.models import Participation, Placement
from matching.places import count_places
from residents.models import Merge, Resident

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True)
class Undone:
    """Who is there again, and on how many dates the place was given to somebody else since."""

    other: Resident | None
    places_lost: int = 0


@transaction.atomic
def undo_merge(*, merge: Merge, now: datetime) -> Undone:
    """Put both people back as they were. What was marked since on a date of theirs stays marked.

    Raises BuiltOnMergeError when something new was written down since, or it is too long ago.
    """
    dates = lock_everything_of([merge.resident], now)
    stayed = lock_resident(merge.resident_id)
    locked = Merge.objects.select_for_update(of=("self",), no_key=True).get(pk=merge.pk)
    if locked.undone_at is not None:
        return Undone(Resident.objects.filter(public_id=locked.former_public_id).first())
    if not locked.undo:
        raise BuiltOnMergeError
    memory = Kept.from_json(locked.undo)
    if is_built_upon(locked, memory):
        raise BuiltOnMergeError
    # First, because the number that the other gets back is given to one person only.
    locked.undone_at, locked.undo = now, {}
    locked.save(update_fields=["undone_at", "undo"])
    revision = stayed.revision
    withdraw_offers_since(merge.resident, memory, now)
    put_back(memory.gone[:1])
    _move_back(memory, locked, stayed)
    put_back(memory.before)
    put_back(reversed(memory.gone[1:]))
    lost = _free_what_was_given_away(memory, now)
    people = list(Resident.objects.filter(public_id__in=[stayed.public_id, locked.former_public_id]))
    # Higher than on any form that is still open somewhere.
    Resident.objects.filter(pk=stayed.pk).update(revision=revision + 1)
    fill_dates(dates, now)
    record(action="resident.merge-undone", on=people)
    return Undone(next(one for one in people if one.pk != stayed.pk), lost)


def is_built_upon(merge: Merge, memory: Kept) -> bool:
    """Whether facts were changed, a row is new, or one that was joined is no longer as it was."""
    return memory.changed_since() or _has_new_rows(merge, memory)


def _has_new_rows(merge: Merge, memory: Kept) -> bool:
    """New dates of a placement that was there are no news: they go where the placement goes.

    Nor is a place that the waiting list offered since: nobody built on that.
    """
    for model in MODELS:
        label = model._meta.label_lower
        known = [*memory.own.get(label, []), *memory.moved.get(label, [])]
        rows = model._default_manager.filter(resident=merge.resident_id).exclude(pk__in=known)
        if model is Participation:
            placements = Placement._meta.label_lower
            rows = rows.exclude(placement__in=[*memory.own[placements], *memory.moved[placements]])
        if model is Placement:
            rows = rows.exclude(pk__in=offers_since(Placement.objects.filter(pk__in=rows.values("pk"))))
        if model is Merge:
            rows = rows.exclude(pk=merge.pk)
        if rows.exists():
            return True
    return False


def _move_back(memory: Kept, merge: Merge, stayed: Resident) -> None:
    other = Resident.objects.get(team=merge.team_id, public_id=merge.former_public_id)
    for label, keys in memory.moved.items():
        apps.get_model(label)._default_manager.filter(pk__in=keys, resident=stayed).update(resident=other)
    placements = memory.moved.get(Placement._meta.label_lower, [])
    Participation.objects.filter(placement__in=placements).update(resident=other)


def _free_what_was_given_away(memory: Kept, now: datetime) -> int:
    """A date to come that is full by now: the double that comes back gets no place there."""
    keys = [one["pk"] for one in memory.gone if one["model"] == Participation._meta.label_lower]
    back = Participation.objects.filter(
        pk__in=keys, status=Participation.Status.SIGNED_UP, occurrence__date__gte=timezone.localdate(now)
    )
    places = count_places(set(back.values_list("occurrence", flat=True)), now)
    full = [pk for pk, one in places.items() if one.taken > one.capacity]
    lost = back.filter(occurrence__in=full)
    return lost.update(status=Participation.Status.CANCELLED, marked_at=now)
