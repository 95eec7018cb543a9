"""What a list would change of an activity, in words: from what to what."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from aandeslag.vocabulary import LanguageLevel, PhysicalLoad, Theme
from activities import wording
from activities.models import Slot

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def change_words(change: Mapping[str, Any]) -> str:
    """*4 → 6*, and whom that concerns."""
    if change["field"] == "moment":
        return _("besides: %(moment)s") % {"moment": moment_words(change["new"])}
    concerned = change["signed_up"]
    words = f"{known_words(change)} → {_said(change['field'], change['new'])}"
    if not concerned:
        return words
    people = ngettext("%(count)d person is signed up", "%(count)d people are signed up", concerned)
    return f"{words} ({people % {'count': concerned}})"


def known_words(change: Mapping[str, Any]) -> str:
    return _said(change["field"], change["old"])


def moment_words(pattern: Mapping[str, Any]) -> str:
    """A fixed moment as people say it, from how a row says it."""
    said = {name: value for name, value in pattern.items() if name != "capacity"}
    said["date"] = date.fromisoformat(said["date"]) if said["date"] else None
    for name in ("starts", "ends"):
        said[name] = time.fromisoformat(said[name]) if said[name] else None
    slot = Slot(**said)
    return ", ".join(filter(None, [wording.when(slot), wording.season(slot)]))


def _said(field: str, value: Any) -> str:
    if value in (None, "", ["", "", ""]):
        return _("nothing yet")
    return str(_WORDS.get(field, str)(value))


def _season(months: list[int | None]) -> str:
    said = Slot(season_from=months[0], season_until=months[1])
    return wording.season(said) or _("all year")


def _hours(times: list[str | None]) -> str:
    starts, ends = (time.fromisoformat(one) if one else None for one in times)
    return wording.hours(starts, ends) if starts else ""


_YES_OR_NO: Final = {True: lambda: _("yes"), False: lambda: _("no")}
_WORDS: Final[dict[str, Callable[[Any], Any]]] = {
    "theme": lambda code: Theme(code).label,
    "dutch_needed": lambda code: LanguageLevel(code).label,
    "physical_load": lambda code: PhysicalLoad(code).label,
    "conduct_certificate": lambda answer: _YES_OR_NO[answer](),
    "women_only": lambda answer: _YES_OR_NO[answer](),
    "meeting": lambda parts: wording.meeting(parts[0], parts[1], parts[2] or None),
    "times": _hours,
    "season": _season,
}
