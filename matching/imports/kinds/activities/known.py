"""The offer as it is now, in the words of a row, to be compared with a list."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Count

from activities.models import Activity, Slot
from activities.profiles import running_slots_of
from matching.imports.kinds.activities.differing import KnownActivity, KnownMoment
from matching.models import Participation

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from aandeslag.teams.models import Team

FIELDS: Final = (
    *("title", "theme", "address", "dutch_needed", "physical_load", "minimum_age"),
    *("conduct_certificate", "women_only", "meeting_place", "meeting_point", "minutes_earlier"),
)
OF_A_PATTERN: Final = ("pattern", "weekday", "nth", "season_from", "season_until")


def known_activities(team: Team, today: date) -> Mapping[int, KnownActivity]:
    """By id; what has ended is changed by no list. Three queries."""
    rows = Activity.objects.for_team(team).not_ended().select_related("site_contact")
    slots = running_slots_of(rows, today)
    signed_up = _signed_up(team, today)
    return {
        one.pk: KnownActivity(
            public_id=one.public_id,
            revision=one.revision,
            values=_values(one),
            moments=tuple(_moment(slot, signed_up[slot.pk]) for slot in slots.get(one.pk, ())),
        )
        for one in rows
    }


def _values(activity: Activity) -> dict[str, Any]:
    contact = activity.site_contact
    values = {name: getattr(activity, name) for name in FIELDS}
    if contact is not None:
        values |= {"contact": contact.name, "phone": contact.phone, "email": contact.email}
    return values


def _moment(slot: Slot, signed_up: int) -> KnownMoment:
    pattern = {name: getattr(slot, name) for name in OF_A_PATTERN}
    pattern["date"] = slot.date.isoformat() if slot.date else None
    pattern["starts"] = slot.starts.isoformat()
    pattern["ends"] = slot.ends.isoformat() if slot.ends else None
    return KnownMoment(slot.public_id, pattern, slot.capacity, signed_up)


def _signed_up(team: Team, today: date) -> dict[int, int]:
    """How many people are signed up for dates to come, by fixed moment."""
    rows = Participation.objects.for_team(team).filter(
        status=Participation.Status.SIGNED_UP, occurrence__date__gte=today
    )
    counted = rows.values_list("occurrence__slot").annotate(people=Count("resident", distinct=True))
    return defaultdict(int, counted.order_by())
