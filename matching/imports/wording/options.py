"""What can be chosen at a decision, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.utils.formats import date_format, time_format
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from aandeslag.vocabulary import ExcuseReason, Language
from matching.imports.judgement import LEAVE_OUT, NEW, YES, QuestionKind
from matching.imports.wording.directions import isolated
from matching.models import Participation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django_stubs_ext import StrOrPromise

    from activities.models import Slot
    from residents.models import Resident

_FIXED: Final[dict[tuple[str, str], StrOrPromise]] = {
    (QuestionKind.SAME_PERSON, NEW): _("somebody else: a new person"),
    (QuestionKind.SAME_ACTIVITY, NEW): _("another activity: a new one"),
    (QuestionKind.NOT_LEFT, YES): _("they are still here"),
    (QuestionKind.CHANGE, YES): _("take it over"),
    (QuestionKind.CHANGE, LEAVE_OUT): _("leave it as it is"),
    (QuestionKind.EXTRA_DATES, YES): _("it took place then: make these extra dates"),
}


def fixed_option(kind: str, option: str) -> str:
    return str(_FIXED.get((kind, option), gettext("leave out")))


def row_words(row: str, values: Mapping[str, Any]) -> str:
    """One of two rows that contradict each other, with what it says."""
    words = str(Participation.Status(values["status"]).label)
    if excuse := values.get("excuse"):
        words = f"{words} ({ExcuseReason(excuse).label})"
    return gettext("row %(row)s is right: %(status)s") % {"row": row, "status": words}


def person_words(person: Resident, times: int) -> str:
    """Enough to tell people of one name apart."""
    languages = [str(Language(one).label) for one in sorted(person.languages or ())]
    parts = [
        f"{person.number_shown} {isolated(person.first_name)}",
        str(person.birth_year or ""),
        ", ".join(languages),
        _here(person),
    ]
    if times:
        said = ngettext("%(times)d time here in this list", "%(times)d times here in this list", times)
        parts.append(said % {"times": times})
    return " · ".join(filter(None, parts))


def _here(person: Resident) -> str:
    """Since when, and until when, somebody is known."""
    since = date_format(person.registered_on, "SHORT_DATE_FORMAT")
    if person.departed_on is None:
        return gettext("here since %(date)s") % {"date": since}
    until = date_format(person.departed_on, "SHORT_DATE_FORMAT")
    return gettext("here from %(first)s until %(last)s") % {"first": since, "last": until}


def moment_words(slot: Slot) -> str:
    """A fixed moment: its day and time."""
    day = date_format(slot.date, "SHORT_DATE_FORMAT") if slot.date else slot.get_weekday_display()
    ends = f"–{time_format(slot.ends, 'H:i')}" if slot.ends else ""
    return f"{day} {time_format(slot.starts, 'H:i')}{ends}"
