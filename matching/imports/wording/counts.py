"""The counts of an import in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django_stubs_ext import StrOrPromise

    from matching.imports.counting import Counts


def counted(counts: Counts) -> list[str]:
    """The four counts and what they add up to."""
    return [
        _("new: %(rows)d") % {"rows": counts.new},
        _("same as: %(rows)d") % {"rows": counts.same},
        _("needs a decision: %(rows)d") % {"rows": counts.undecided},
        _("not understood: %(rows)d") % {"rows": counts.not_understood},
        _("rows in all: %(rows)d") % {"rows": counts.total},
    ]


def made_sentence(made: Mapping[str, int]) -> str:
    """Say what an import made."""
    parts = [_counted(_MADE[what], count) for what, count in made.items() if count and what in _MADE]
    if not parts:
        return _("There was nothing new to import.")
    return _("Imported: %(things)s.") % {"things": ", ".join(parts)}


def built_sentence(what: Mapping[str, int]) -> str:
    """Say why an import can no longer be taken back."""
    parts = [f"{_BUILT.get(name, _ELSE)} ({count})" for name, count in what.items()]
    return _("This import can no longer be taken back. Since then there are: %(things)s.") % {
        "things": ", ".join(parts)
    }


def _counted(words: Any, count: int) -> str:
    return str(words % {"count": count})


_MADE: Final[dict[str, Any]] = {
    "residents": ngettext_lazy("%(count)d person", "%(count)d people", "count"),
    "activity": ngettext_lazy("%(count)d activity", "%(count)d activities", "count"),
    "organisation": ngettext_lazy("%(count)d organisation", "%(count)d organisations", "count"),
    "slot": ngettext_lazy("%(count)d fixed moment", "%(count)d fixed moments", "count"),
    "volunteerdeclaration": ngettext_lazy("%(count)d declaration", "%(count)d declarations", "count"),
    "participations": ngettext_lazy("%(count)d time noted", "%(count)d times noted", "count"),
    "placements": ngettext_lazy("%(count)d placement", "%(count)d placements", "count"),
    "occurrences": ngettext_lazy("%(count)d date", "%(count)d dates", "count"),
}
_ELSE: Final = gettext_lazy("something else")
_BUILT: Final[dict[str, StrOrPromise]] = {
    "changed": gettext_lazy("changes by somebody"),
    "consent": gettext_lazy("answers to extra questions"),
    "placement": gettext_lazy("placements"),
    "participation": gettext_lazy("times noted"),
    "explanation": gettext_lazy("explanations given"),
    "entrustment": gettext_lazy("people entrusted to a supporter"),
    "visit": gettext_lazy("visits to the walk-in hour"),
    "refusal": gettext_lazy("activities that were refused"),
    "task": gettext_lazy("tasks"),
    "slot": gettext_lazy("fixed moments added"),
    "occurrence": gettext_lazy("dates"),
    "declaration": gettext_lazy("declarations that moved on"),
}
