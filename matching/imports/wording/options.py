"""What can be chosen at a decision, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from aandeslag.vocabulary import Language
from matching.imports.judgement import LEAVE_OUT, NEW, YES, QuestionKind

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from activities.models import Slot
    from residents.models import Resident

_FIXED: Final[dict[tuple[str, str], StrOrPromise]] = {
    (QuestionKind.SAME_PERSON, NEW): _("somebody else: a new person"),
    (QuestionKind.SAME_ACTIVITY, NEW): _("another activity: a new one"),
    (QuestionKind.NOT_LEFT, YES): _("they are still here"),
    (QuestionKind.EXTRA_DATES, YES): _("it took place then: make these extra dates"),
    (QuestionKind.CONTRADICTION, YES): _("this row is right"),
    (QuestionKind.CONTRADICTION, LEAVE_OUT): _("the earlier row is right: leave this one out"),
}


def fixed_option(kind: str, option: str) -> str:
    return str(_FIXED.get((kind, option), _t("leave out")))


def person_words(person: Resident, times: int) -> str:
    """Enough to tell people of one name apart."""
    languages = [str(Language(one).label) for one in sorted(person.languages or ())]
    left = date_format(person.departed_on, "SHORT_DATE_FORMAT") if person.departed_on else ""
    parts = [
        f"{person.number_shown} {person.first_name}",
        str(person.birth_year or ""),
        ", ".join(languages),
        f"{date_format(person.registered_on, 'SHORT_DATE_FORMAT')} – {left}",
    ]
    if times:
        said = ngettext("%(times)d time here in this list", "%(times)d times here in this list", times)
        parts.append(said % {"times": times})
    return " · ".join(filter(None, parts))


def moment_words(slot: Slot) -> str:
    """A fixed moment: its day and time."""
    day = date_format(slot.date, "SHORT_DATE_FORMAT") if slot.date else slot.get_weekday_display()
    ends = f"–{time_format(slot.ends, 'H:i')}" if slot.ends else ""
    return f"{day} {time_format(slot.starts, 'H:i')}{ends}"
