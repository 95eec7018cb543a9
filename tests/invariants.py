"""What must hold of any database, however it was filled: by hand, by import or by the demo."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from django.apps import apps
from django.db.models import Count, Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce

from aandeslag.teams.rows import TeamRow
from activities.models import Occurrence
from matching.models import Participation, Placement, Task, WaitingListEntry
from matching.places import count_places, holds_on

if TYPE_CHECKING:
    from datetime import datetime


def rows_with_another_team_than_their_parent() -> list[str]:
    """Name every foreign key of which some row belongs to another team than the row it points to."""
    wrong = []
    for model in _rows_of_teams():
        for field in model._meta.concrete_fields:
            parent = field.related_model
            if not isinstance(parent, type) or not issubclass(parent, TeamRow):
                continue
            strays = model._default_manager.exclude(**{f"{field.name}__isnull": True})
            if strays.exclude(team=F(f"{field.name}__team")).exists():
                wrong.append(f"{model.__name__}.{field.name}")
    return wrong


def overbooked_occurrences() -> list[int]:
    taking = Q(participations__status__in=("signed-up", "present"))
    taken = Occurrence.objects.annotate(
        taken=Count("participations", filter=taking & Q(participations__placement__is_imported=False)),
        places=Coalesce("own_capacity", "slot__capacity"),
    )
    return list(taken.filter(taken__gt=F("places")).values_list("pk", flat=True))


def offers_beyond_capacity(now: datetime) -> list[int]:
    """Dates to come with more places taken, and kept for who waits, than there are.

    Who was offered every time and is on a date already takes one place there, not two; nor does who was
    offered that date as well.
    """
    waiting = WaitingListEntry.objects.in_line().filter(resident=OuterRef("resident"), slot=OuterRef("slot"))
    offers = list(Placement.objects.holding(now).of_people_here().filter(Exists(waiting)))
    dates = Occurrence.objects.filter(slot__in=[one.slot_id for one in offers], date__gt=now.date())
    dates = dates.filter(cancelled_at__isnull=True).select_related("slot")
    counted = count_places([one.pk for one in dates], now)
    rows = Participation.objects.taking_a_place().filter(occurrence__in=dates).order_by()
    there = defaultdict(set)
    for date_id, resident_id in rows.values_list("occurrence", "resident"):
        there[date_id].add(resident_id)
    kept = {
        date.pk: len({one.resident_id for one in offers if holds_on(one, date)} - there[date.pk])
        for date in dates
    }
    return [pk for pk, number in kept.items() if number and counted[pk].taken + number > counted[pk].capacity]


def lines_that_contradict_themselves() -> list[str]:
    """Say of waiting lists what cannot be true at the same time."""
    entries = WaitingListEntry.objects.in_line()
    expected = Participation.objects.filter(
        resident=OuterRef("resident"), occurrence=OuterRef("occurrence"), status__in=("signed-up", "present")
    )
    regular = Placement.objects.filter(
        resident=OuterRef("resident"),
        slot=OuterRef("slot"),
        is_standing=True,
        status__in=("agreed", "started"),
    )
    found = {
        "waits after leaving": entries.filter(resident__departed_on__isnull=False),
        "waits for a date that they have": entries.filter(Exists(expected)),
        "waits for every time and comes every time": entries.filter(Exists(regular), occurrence__isnull=True),
        "waits at what has ended": entries.filter(slot__activity__status="ended"),
        "a place to answer that is not offered": Task.objects.to_do()
        .filter(kind="offer")
        .exclude(placement__status="proposed"),
        "something to ask of who waits no more": Task.objects.to_do().filter(
            kind__in=("waiting-skipped", "offer"), waiting__left_at__isnull=False
        ),
    }
    return [what for what, contradicting in found.items() if contradicting.exists()]


def _rows_of_teams() -> list[type[TeamRow]]:
    return [model for model in apps.get_models() if issubclass(model, TeamRow)]


def lives_that_contradict_themselves() -> list[str]:
    """Say of placements, participations and tasks what cannot be true at the same time."""
    rows, placements = Participation.objects, Placement.objects
    signed_up, open_ones = (
        rows.filter(status="signed-up"),
        placements.filter(status__in=("agreed", "started")),
    )
    found = {
        "signed up for a cancelled date": signed_up.filter(occurrence__cancelled_at__isnull=False),
        "was there on a cancelled date": rows.filter(
            status="present", occurrence__cancelled_at__isnull=False
        ),
        "signed up after the placement ended": signed_up.filter(
            placement__status="ended", occurrence__date__gt=F("placement__ended_on")
        ),
        "signed up below what was declined": signed_up.filter(placement__status="declined"),
        "signed up after leaving": signed_up.filter(occurrence__date__gt=F("resident__departed_on")),
        "open after leaving": open_ones.filter(resident__departed_on__isnull=False, is_imported=False),
        "ended by a departure of someone who is here": placements.filter(
            ended_by_departure=True, resident__departed_on__isnull=True
        ),
        "every time of what has ended": open_ones.filter(is_standing=True, activity__status="ended"),
        "below a placement of someone else": rows.exclude(resident=F("placement__resident")),
        "agreed for a date on which they are not written down": open_ones.filter(
            is_standing=False, occurrence__isnull=False
        ).exclude(Exists(rows.filter(placement=OuterRef("pk")))),
        "started without a first time": placements.filter(status="started", started_on__isnull=True),
        "a place to find for what has ended": Task.objects.to_do().filter(
            kind="no-place", placement__status__in=("ended", "declined")
        ),
        "to stop what has ended": Task.objects.to_do().filter(
            kind="declaration-ended", placement__status__in=("ended", "declined")
        ),
    }
    return [what for what, contradicting in found.items() if contradicting.exists()]
