"""Takes back an attendance list, as long as nobody marked anything else since."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from django.utils import timezone

from aandeslag.audit.actions import record
from activities.models import Activity, Occurrence
from matching.imports.built import related_rows
from matching.imports.kinds.participations.states import Mark, placement_state
from matching.imports.storing import store_rows
from matching.models import ImportRow, Participation, Placement

if TYPE_CHECKING:
    from datetime import date

    from matching.models import Import
    from matching.querysets import ParticipationQuerySet, PlacementQuerySet

BATCH = 500
_STATE = ("status", "agreed_on", "started_on", "ended_on", "end_reason")


def built_upon(imported: Import) -> dict[str, int]:
    made = _made(imported)
    found = related_rows(made)
    unmarked = made.filter(status=Participation.Status.SIGNED_UP, marked_at=None).count()
    untouched = made.exclude(status=Participation.Status.SIGNED_UP).filter(marked_at=imported.applied_at)
    found["changed"] = made.count() - unmarked - untouched.count()
    placements = _placements(made)
    for what, count in related_rows(placements, but=(Participation,)).items():
        found[what] = found.get(what, 0) + count
    found["placement"] = _changed_placements(placements)
    return {what: count for what, count in found.items() if count}


def take_back(imported: Import) -> dict[str, int]:
    """Delete what was noted; a placement that an earlier list made keeps what that list said."""
    made = list(_made(imported).only("pk", "public_id", "team_id", "placement_id"))
    placements = {one.placement_id for one in made}
    for start in range(0, len(made), BATCH):
        record(action="participation.import-undone", on=made[start : start + BATCH])
    _made(imported).delete()
    gone = Placement.objects.filter(pk__in=placements, participations=None)
    gone.delete()
    _set_states(Placement.objects.filter(pk__in=placements))
    ids = imported.made_besides["Occurrence"]
    unused = Occurrence.objects.filter(public_id__in=ids, participations=None, placements=None)
    unused.filter(cancelled_at=None).delete()
    return {"participations": len(made)}


def _made(imported: Import) -> ParticipationQuerySet[Participation]:
    rows = imported.rows.filter(verdict=ImportRow.Verdict.NEW)
    return Participation.objects.for_team(imported.team).filter(public_id__in=rows.values("made"))


def _placements(made: ParticipationQuerySet[Participation]) -> PlacementQuerySet[Placement]:
    return Placement.objects.filter(pk__in=made.values("placement"))


def _changed_placements(placements: PlacementQuerySet[Placement]) -> int:
    """Those that somebody ended for another reason, or in another way than lists would have it."""
    states = _states(placements)
    return sum(
        any(getattr(one, name) != value for name, value in states[one.pk].items()) for one in placements
    )


def _set_states(placements: PlacementQuerySet[Placement]) -> None:
    states = _states(placements)
    rows = list(placements)
    for one in rows:
        for name, value in states[one.pk].items():
            setattr(one, name, value)
    store_rows(rows, _STATE)


def _states(placements: PlacementQuerySet[Placement]) -> dict[int, dict[str, object]]:
    marks: dict[int, list[Mark]] = defaultdict(list)
    there = Participation.objects.filter(placement__in=placements.values("pk"))
    for placement, day, status in there.values_list("placement_id", "occurrence__date", "status"):
        marks[placement].append((day, status))
    one_offs = set(placements.filter(activity__kind=Activity.Kind.ONE_OFF).values_list("pk", flat=True))
    today: date = timezone.localdate()
    return {
        pk: placement_state(found, is_one_off=pk in one_offs, today=today).columns()
        for pk, found in marks.items()
    }
