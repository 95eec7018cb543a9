"""Dates with more people than places, because there are fewer places than before: who stays is for staff."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from matching.actions.tasks import ask_who_stays
from matching.models import Task
from matching.places import count_places
from matching.profiles import has_started

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from activities.models import Occurrence


def ask_about_crowds(occurrences: Sequence[Occurrence], now: datetime) -> list[Occurrence]:
    """A task for each of these dates on which there are too many; nobody is taken off by this."""
    to_come = [one for one in occurrences if one.cancelled_at is None and not has_started(one, now)]
    counted = count_places([one.pk for one in to_come], now)
    crowded = [one for one in to_come if counted[one.pk].taken > counted[one.pk].capacity]
    ask_who_stays(crowded, today=timezone.localdate(now))
    return crowded


def close_crowds(occurrences: Sequence[Occurrence], now: datetime) -> None:
    """Wherever a place came free there may be enough of them by now. One query where nothing was too full."""
    crowded = Task.objects.to_do().filter(
        kind=Task.Kind.TOO_MANY, occurrence__in=[one.pk for one in occurrences]
    )
    dates = [task.occurrence_id for task in crowded if task.occurrence_id is not None]
    counted = count_places(dates, now) if dates else {}
    fit_again = [pk for pk, places in counted.items() if places.taken <= places.capacity]
    if fit_again:
        crowded.filter(occurrence__in=fit_again).update(done_at=now)
