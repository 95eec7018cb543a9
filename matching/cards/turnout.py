"""How many came to an activity of those who were expected, and why the others did not: by fixed moment.

It says where the activity can be mended: another hour, a bus, a lesson at the same time. Nobody is named,
and nothing is counted by person.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _

from aandeslag.vocabulary import ExcuseReason
from activities.models import Slot
from activities.wording import hours
from matching import wording
from matching.models import Participation

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from activities.models import Activity

LOOKED_BACK: Final = timedelta(weeks=26)
Status = Participation.Status
SAID: Final = (Status.PRESENT, Status.EXCUSED, Status.ABSENT)
# Status and reason.
Said = tuple[str, str]


@dataclass(frozen=True)
class Reason:
    words: str
    number: int


@dataclass(frozen=True)
class OfMoment:
    """In times, not people: who came ten times counts ten times."""

    moment: str
    expected: int
    came: int
    called_off: int
    reasons: list[Reason]
    stayed_away: int

    @property
    def did_not_come(self) -> int:
        return self.called_off + self.stayed_away


@dataclass(frozen=True)
class Turnout:
    since: date
    moments: list[OfMoment]
    # All moments together, where there are several.
    total: OfMoment | None


def turnout_of(activity: Activity, now: datetime) -> Turnout:
    """Of the past half year, what was said of dates that took place. Two queries."""
    today = timezone.localdate(now)
    since = today - LOOKED_BACK
    rows = (
        Participation.objects.filter(occurrence__activity=activity, status__in=SAID)
        .between(since, today)
        .filter(occurrence__cancelled_at__isnull=True)
        .order_by()
        .values_list("occurrence__slot", "status", "excuse")
        .annotate(number=Count("pk"))
    )
    by_slot: dict[int, dict[Said, int]] = defaultdict(dict)
    together: dict[Said, int] = defaultdict(int)
    for slot, status, excuse, number in rows:
        by_slot[slot][status, excuse] = number
        together[status, excuse] += number
    slots = Slot.objects.filter(pk__in=by_slot).order_by("weekday", "starts", "pk")
    moments = [_of(_moment(slot), by_slot[slot.pk]) for slot in slots]
    total = _of(_("Together"), together) if len(moments) > 1 else None
    return Turnout(since, moments, total)


def _of(moment: str, numbers: Mapping[Said, int]) -> OfMoment:
    reasons = [
        Reason(str(one.label), numbers[Status.EXCUSED, one.value])
        for one in ExcuseReason
        if (Status.EXCUSED, one.value) in numbers
    ]
    return OfMoment(
        moment=moment,
        expected=sum(numbers.values()),
        came=_number(numbers, Status.PRESENT),
        called_off=_number(numbers, Status.EXCUSED),
        reasons=sorted(reasons, key=lambda one: -one.number),
        stayed_away=_number(numbers, Status.ABSENT),
    )


def _number(numbers: Mapping[Said, int], wanted: str) -> int:
    return sum(number for (status, _excuse), number in numbers.items() if status == wanted)


def _moment(slot: Slot) -> str:
    when = wording.every(slot) or (wording.day(slot.date) if slot.date else "")
    return f"{when} {hours(slot.starts, slot.ends)}".strip()
