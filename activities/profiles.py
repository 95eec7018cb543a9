"""Turns rows of the offer into the plain facts that the rules judge."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from activities.models import Slot
from activities.rules import PublishingFacts, Recurrence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from activities.models import Activity


def publishing_facts(activity: Activity, slots: Iterable[Slot]) -> PublishingFacts:
    """`slots` are the fixed moments that still run: load them once, for a list with `prefetch_related`."""
    running = list(slots)
    return PublishingFacts(
        purpose=activity.purpose,
        meeting_point=activity.meeting_point or activity.meeting_place,
        has_time=bool(running),
        has_places=bool(running) and all(slot.capacity for slot in running),
        has_end_times=bool(running) and all(slot.ends for slot in running),
        has_site_contact=activity.site_contact_id is not None,
        has_kind_of_work=activity.kind_of_work_id is not None,
        address=activity.address,
        dutch_needed=activity.dutch_needed,
        with_dutch_volunteers=activity.with_dutch_volunteers,
        physical_load=activity.physical_load,
        minimum_age=activity.minimum_age,
        conduct_certificate=activity.conduct_certificate,
        women_only=activity.women_only,
        children_welcome=activity.children_welcome,
        is_additional=activity.is_additional,
        is_non_profit=activity.is_non_profit,
        is_insured=activity.organisation.is_insured,
        travel_paid_by=activity.travel_paid_by,
        has_travel_cost=activity.travel_cost is not None,
        group_size=activity.group_size,
        to_bring=activity.to_bring or " ".join(sorted(activity.bring or ())),
    )


def running_slots(activity: Activity, today: date) -> list[Slot]:
    """Those that still have dates to come, of one activity."""
    return [slot for slot in activity.slots.all() if still_runs(slot, today)]


def running_slots_of(activities: Iterable[Activity], today: date) -> Mapping[int, list[Slot]]:
    """The same for many, by the id of the activity. One query."""
    found: dict[int, list[Slot]] = defaultdict(list)
    for slot in Slot.objects.filter(activity__in=[one.pk for one in activities]).running(today):
        if still_runs(slot, today):
            found[slot.activity_id].append(slot)
    return found


def still_runs(slot: Slot, today: date) -> bool:
    last = slot.date if slot.date is not None else slot.valid_until
    return (last is None or last >= today) and (slot.valid_until is None or slot.valid_until >= today)


def recurrence_of(slot: Slot) -> Recurrence:
    """Reads its pauses: for many slots load them with `prefetch_related`."""
    return Recurrence(
        pattern=slot.pattern,
        valid_from=slot.valid_from,
        valid_until=slot.valid_until,
        weekday=slot.weekday,
        nth=slot.nth,
        single_date=slot.date,
        season_from=slot.season_from,
        season_until=slot.season_until,
        every=slot.every,
        pauses=tuple((one.first, one.last) for one in slot.pauses.all()),
    )
