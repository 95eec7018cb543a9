"""Puts what the rules find into the words of the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from residents.rules import Clock, InTheWay, Question

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from residents.rules import Term

TO_ASK: Final[dict[Question, _StrPromise]] = {
    Question.EXPLANATION: _("explain it first"),
    Question.BIRTH_YEAR: _("year of birth?"),
    Question.GUARDIAN: _("does the parent or guardian agree?"),
    Question.LANGUAGES: _("which languages?"),
    Question.LEGAL_STATUS: _("in procedure or residence permit?"),
    Question.LIVES_AT: _("lives where?"),
    Question.FREE: _("which days?"),
    Question.INTERESTS: _("what do you like?"),
    Question.TRAVEL: _("on foot, by bicycle or by bus?"),
    Question.CONDITIONS: _("anything to take into account?"),
    Question.DUTCH: _("how much Dutch?"),
    Question.SKILLS: _("what are you good at?"),
    Question.WISHES: _("any wishes?"),
}

IN_THE_WAY: Final[dict[InTheWay, _StrPromise]] = {
    InTheWay.TOO_YOUNG: _("perhaps too young to take part here"),
    InTheWay.BIRTH_YEAR_UNKNOWN: _("year of birth not known: counts as under 18"),
    InTheWay.GUARDIAN_NOT_ASKED: _("under 18: only with the agreement of parent or guardian"),
    InTheWay.LEFT: _("has left"),
    InTheWay.MEDIATION_STOPPED: _("mediation stopped"),
}

# What is said when someone was asked and named nothing of a set.
NOTHING_NAMED: Final[dict[str, _StrPromise]] = {
    "free": _("never free, has no time"),
    "travel_modes": _("no bicycle, no bus"),
}
NOTHING_ELSE: Final = _("nothing in particular")

SHORT_DAYS: Final[dict[str, _StrPromise]] = {
    "mo": _("Mon"),
    "tu": _("Tue"),
    "we": _("Wed"),
    "th": _("Thu"),
    "fr": _("Fri"),
    "sa": _("Sat"),
    "su": _("Sun"),
}

_COUNTED: Final[dict[Clock, _StrPromise]] = {
    Clock.WRITTEN: _("after it was written"),
    Clock.LEFT: _("after someone has left"),
    Clock.LAST_SEEN: _("after someone was last seen"),
}


def term_in_words(term: Term) -> str:
    """For instance *6 months after it was written*."""
    if term.days:
        length = ngettext_lazy("%(days)d day", "%(days)d days", "days") % {"days": term.days}
    else:
        length = ngettext_lazy("%(months)d month", "%(months)d months", "months") % {"months": term.months}
    return f"{length} {_COUNTED[term.counted_from]}"
