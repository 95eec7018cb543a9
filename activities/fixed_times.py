"""Weekly duties at the centres of a team, and school hours: shown as cautions while a moment is chosen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _

from aandeslag.teams.models import BlockedTime
from aandeslag.vocabulary import Weekday
from activities import wording

if TYPE_CHECKING:
    from aandeslag.teams.models import Team

# Primary school in most places; Wednesday is short. As matching counts them.
SCHOOL: Final = (time(8, 30), time(14, 30))
SHORT_WEDNESDAY: Final = (time(8, 30), time(12, 30))
WEEKEND: Final = frozenset({Weekday.SATURDAY.value, Weekday.SUNDAY.value})


@dataclass(frozen=True)
class FixedTime:
    centre: str
    when: str
    why: str


def fixed_times(team: Team) -> list[FixedTime]:
    """One query."""
    return [
        FixedTime(
            one.centre.name,
            f"{one.get_weekday_display()} {wording.hours(one.starts, one.ends)}",
            one.get_reason_display(),
        )
        for one in _blocked(team)
    ]


def clashes(team: Team, weekday: str, starts: time, ends: time | None) -> list[str]:
    """What a moment runs into: never a reason to refuse it."""
    found = [
        _("At this time people of %(centre)s have a duty: %(why)s.")
        % {"centre": one.centre.name, "why": one.get_reason_display()}
        for one in _blocked(team)
        if one.weekday == weekday and starts < one.ends and (ends is None or one.starts < ends)
    ]
    if not in_school_hours(weekday, starts, ends):
        found.append(_("This is outside school hours: parents of young children may not be able to come."))
    return found


def in_school_hours(weekday: str, starts: time, ends: time | None) -> bool:
    if weekday in WEEKEND:
        return False
    first, last = SHORT_WEDNESDAY if weekday == Weekday.WEDNESDAY else SCHOOL
    return first <= starts and (ends or starts) <= last


def _blocked(team: Team) -> list[BlockedTime]:
    rows = BlockedTime.objects.filter(centre__served__team=team, centre__closed_on=None)
    return list(rows.select_related("centre").distinct().order_by("centre__name", "weekday", "starts"))
