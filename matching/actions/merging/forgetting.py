"""Empties the undo records of merges that lie too far back, or on which something was built since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from aandeslag.audit.actions import record
from matching.actions.merging.keeping import Kept
from matching.actions.merging.undoing import is_built_upon
from residents.models import Merge
from residents.rules import UNDO_TERM

if TYPE_CHECKING:
    from datetime import datetime

    from aandeslag.teams.models import Team


@transaction.atomic
def forget_old_merges(*, team: Team, now: datetime) -> int:
    """What cannot be undone any more need not be kept; say how many records were emptied."""
    today = timezone.localdate(now)
    emptied = []
    for merge in Merge.objects.for_team(team).with_record().select_related("resident"):
        is_old = UNDO_TERM.ends_on(timezone.localdate(merge.merged_at)) < today
        if is_old or is_built_upon(merge, Kept.from_json(merge.undo)):
            merge.undo = {}
            merge.save(update_fields=["undo"])
            emptied.append(merge)
    if emptied:
        record(action="resident.merge-forgotten", on=emptied)
    return len(emptied)
