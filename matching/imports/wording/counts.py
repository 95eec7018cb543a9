"""The counts of an import in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy

if TYPE_CHECKING:
    from collections.abc import Mapping

    from matching.imports.counting import Counts


def counted(counts: Counts) -> list[str]:
    """The counts and what they add up to."""
    changed = [_("changes what is known: %(rows)d") % {"rows": counts.changed}] if counts.changed else []
    return [
        _("new: %(rows)d") % {"rows": counts.new},
        *changed,
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
    parts = [_counted(_BUILT.get(name, _ELSE), count) for name, count in what.items()]
    return _("This import can no longer be taken back. Since then there are: %(things)s.") % {
        "things": ", ".join(parts)
    }


def _counted(words: Any, count: int) -> str:
    return str(words % {"count": count})


_MADE: Final[dict[str, Any]] = {
    "residents": ngettext_lazy("%(count)d person", "%(count)d people", "count"),
    "activity": ngettext_lazy("%(count)d activity", "%(count)d activities", "count"),
    "changed": ngettext_lazy("%(count)d activity changed", "%(count)d activities changed", "count"),
    "organisation": ngettext_lazy("%(count)d organisation", "%(count)d organisations", "count"),
    "slot": ngettext_lazy("%(count)d fixed moment", "%(count)d fixed moments", "count"),
    "volunteerdeclaration": ngettext_lazy("%(count)d declaration", "%(count)d declarations", "count"),
    "participations": ngettext_lazy("%(count)d time noted", "%(count)d times noted", "count"),
    "placements": ngettext_lazy("%(count)d placement", "%(count)d placements", "count"),
    "occurrences": ngettext_lazy("%(count)d date", "%(count)d dates", "count"),
}
_BUILT: Final[dict[str, Any]] = {
    "changed": ngettext_lazy("%(count)d change by somebody", "%(count)d changes by somebody", "count"),
    "consent": ngettext_lazy(
        "%(count)d answer to an extra question", "%(count)d answers to extra questions", "count"
    ),
    "placement": ngettext_lazy("%(count)d placement", "%(count)d placements", "count"),
    "participation": ngettext_lazy("%(count)d time noted", "%(count)d times noted", "count"),
    "explanation": ngettext_lazy("%(count)d explanation given", "%(count)d explanations given", "count"),
    "entrustment": ngettext_lazy(
        "%(count)d person entrusted to a supporter", "%(count)d people entrusted to a supporter", "count"
    ),
    "visit": ngettext_lazy(
        "%(count)d visit to the walk-in hour", "%(count)d visits to the walk-in hour", "count"
    ),
    "refusal": ngettext_lazy("%(count)d activity refused", "%(count)d activities refused", "count"),
    "task": ngettext_lazy("%(count)d task", "%(count)d tasks", "count"),
    "import": ngettext_lazy(
        "%(count)d file that is not imported yet", "%(count)d files that are not imported yet", "count"
    ),
    "slot": ngettext_lazy("%(count)d fixed moment added", "%(count)d fixed moments added", "count"),
    "occurrence": ngettext_lazy("%(count)d date", "%(count)d dates", "count"),
    "declaration": ngettext_lazy(
        "%(count)d declaration that moved on", "%(count)d declarations that moved on", "count"
    ),
}
_ELSE: Final = ngettext_lazy("%(count)d other thing", "%(count)d other things", "count")
