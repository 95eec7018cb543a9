"""Another season of a fixed moment: a date outside it goes when nobody is expected, and stays otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from activities.actions import change_season, remove_dates
from activities.models import Occurrence
from activities.rules import is_within
from matching.actions.locking import lock_upcoming
from matching.actions.standing import fill_upcoming

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from activities.models import Slot
    from activities.rules import Months


@transaction.atomic
def change_season_with_people(*, slot: Slot, months: Months, now: datetime) -> list[Occurrence]:
    """Change it, and give the dates outside it that stay because somebody goes: staff cancel those.

    Who comes every time gets the dates that are in it now.
    """
    today = timezone.localdate(now)
    dates = lock_upcoming(slot.pk, today)
    changed = change_season(slot=slot, months=months, today=today)
    ahead = [one for one in dates if one.date > today and _is_of_the_pattern(one)]
    outside = [one for one in ahead if not is_within(months, one.date)]
    unused = _without_anything(outside)
    remove_dates(slot=changed, dates=unused)
    fill_upcoming(slot.pk, now)
    return [one for one in outside if one not in unused]


def _is_of_the_pattern(one: Occurrence) -> bool:
    """Nobody did anything with it since it was made ahead."""
    as_made = one.moved_from is None and one.cancelled_at is None and one.own_capacity is None
    return as_made and not one.is_extra


def _without_anything(dates: Sequence[Occurrence]) -> list[Occurrence]:
    """Those that no row of any table points at."""
    keys = [one.pk for one in dates]
    used: set[int] = set()
    for relation in Occurrence._meta.related_objects:
        name = relation.field.name
        model: Any = relation.related_model
        rows = model.objects.filter(**{f"{name}__in": keys})
        used.update(rows.values_list(name, flat=True))
    return [one for one in dates if one.pk not in used]
