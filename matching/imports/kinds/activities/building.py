"""Was anything built on what a list changed of an activity? Counted per kind of thing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Count

from activities.models import Activity, Occurrence, Slot
from activities.rules import is_within
from matching.imports.kinds.activities.changing import is_as_left
from matching.imports.kinds.activities.differing import Field
from matching.models import Participation, Placement

if TYPE_CHECKING:
    from collections.abc import Mapping

    from activities.querysets import SlotQuerySet


def built_on_change(kept: Mapping[str, Any]) -> dict[str, int]:
    """It was changed since, more people have a place than could before, or somebody goes to a new moment."""
    activity = Activity.objects.filter(public_id=kept["activity"]).first()
    if activity is None:
        return {"changed": 1}
    slots = {str(one.public_id): one for one in Slot.objects.filter(activity=activity)}
    changed = [one for one in kept["slots"] if not _is_as_left(slots, one)]
    added = Slot.objects.filter(activity=activity, public_id__in=kept["added"])
    return {
        "changed": (activity.revision != kept["revision"]) + len(changed),
        "placement": Placement.objects.filter(slot__in=added).count(),
        "participation": _on(added)
        + sum(_too_many(slots, one) + _outside(slots, one) for one in kept["slots"]),
    }


def _is_as_left(slots: Mapping[str, Slot], one: Mapping[str, Any]) -> bool:
    return one["slot"] in slots and is_as_left(slots[one["slot"]], dict(one))


def _on(slots: SlotQuerySet[Slot]) -> int:
    return Participation.objects.filter(occurrence__slot__in=slots).count()


def _too_many(slots: Mapping[str, Slot], one: Mapping[str, Any]) -> int:
    """Dates on which somebody has a place that was not there before."""
    if one["field"] != Field.CAPACITY or one["slot"] not in slots:
        return 0
    dates = Occurrence.objects.filter(slot=slots[one["slot"]], own_capacity=None)
    taking = Participation.objects.taking_a_place().filter(occurrence__in=dates)
    counted = taking.values("occurrence").annotate(people=Count("pk")).order_by()
    return counted.filter(people__gt=one["old"]).count()


def _outside(slots: Mapping[str, Slot], one: Mapping[str, Any]) -> int:
    """How many have a place on a date that the season of before does not know."""
    if one["field"] != Field.SEASON or one["slot"] not in slots:
        return 0
    dates = Occurrence.objects.filter(slot=slots[one["slot"]], is_extra=False, moved_from=None)
    taking = Participation.objects.taking_a_place().filter(occurrence__in=dates)
    months = (one["old"][0], one["old"][1])
    return sum(not is_within(months, day) for day in taking.values_list("occurrence__date", flat=True))
