"""Shows back what was understood of a typed moment, and fills the form with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.dates import MONTHS
from django.utils.translation import gettext as _

from aandeslag.vocabulary import Weekday
from activities import wording
from activities.models import Slot

if TYPE_CHECKING:
    from activities.rules.saying import Said


def initial_of(said: Said) -> dict[str, Any]:
    """For the form; what was not said stays open."""
    values = {
        "pattern": said.pattern,
        "weekday": said.weekday,
        "nth": said.nth,
        "every": said.every,
        "date": said.date,
        "starts": said.starts,
        "ends": said.ends,
        "season_from": said.season_from,
        "season_until": said.season_until,
    }
    return {name: value for name, value in values.items() if value}


def in_words(said: Said) -> str:
    """As the page will say it; empty when nothing was understood."""
    parts = [_pattern(said)]
    if said.starts is not None:
        parts.append(wording.hours(said.starts, said.ends))
    if said.season_from and said.season_until:
        months = {"first": MONTHS[said.season_from], "last": MONTHS[said.season_until]}
        parts.append(_("only from %(first)s to %(last)s") % months)
    return ", ".join(filter(None, parts))


def _pattern(said: Said) -> str:
    if said.date is not None:
        return wording.day(said.date)
    if not said.weekday:
        return ""
    name = str(Weekday(said.weekday).label)
    if said.nth is not None:
        return _("%(nth)s %(day)s of the month") % {"nth": Slot.Nth(said.nth).label, "day": name}
    return f"{Slot.Every(said.every).label}: {name}"
