"""What each column of a list holds, as the desk would call it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from aandeslag.spreadsheets.columns import ActivityColumn, ParticipationColumn, ResidentColumn
from matching.models import Import

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

_RESIDENTS: Final[dict[str, StrOrPromise]] = {
    ResidentColumn.NUMBER: _("number in the list"),
    ResidentColumn.FIRST_NAME: _("first name"),
    ResidentColumn.SURNAME: _("surname: only its first letter is kept"),
    ResidentColumn.GENDER: _("man or woman"),
    ResidentColumn.BIRTH_YEAR: _("year of birth"),
    ResidentColumn.LANGUAGES: _("languages"),
    ResidentColumn.DUTCH_LEVEL: _("how much Dutch"),
    ResidentColumn.ENGLISH_LEVEL: _("how much English"),
    ResidentColumn.LEGAL_STATUS: _("status"),
    ResidentColumn.PHONE: _("telephone"),
    ResidentColumn.EMAIL: _("e-mail"),
    ResidentColumn.FREE: _("free on"),
    ResidentColumn.INTERESTS: _("interests"),
    ResidentColumn.REMARKS: _("remarks: sorted, their words are not kept"),
    ResidentColumn.REGISTERED_ON: _("registered on"),
    ResidentColumn.DEPARTED_ON: _("left on"),
    ResidentColumn.DEPARTURE_REASON: _("why they left"),
    ResidentColumn.CENTRE: _("centre"),
    ResidentColumn.NEVER_STORED: _("never stored here"),
}
_ACTIVITIES: Final[dict[str, StrOrPromise]] = {
    ActivityColumn.ORGANISATION: _("organisation"),
    ActivityColumn.TITLE: _("title"),
    ActivityColumn.KIND: _("theme"),
    ActivityColumn.TIMES: _("days and times"),
    ActivityColumn.CAPACITY: _("number of places"),
    ActivityColumn.LANGUAGE_NEED: _("Dutch needed"),
    ActivityColumn.PHYSICAL_LOAD: _("how heavy the work is"),
    ActivityColumn.ADDRESS: _("address"),
    ActivityColumn.MEETING_POINT: _("meeting point"),
    ActivityColumn.CONTACT: _("contact on site"),
    ActivityColumn.PHONE: _("telephone"),
    ActivityColumn.EMAIL: _("e-mail"),
    ActivityColumn.DECLARATION: _("volunteer declaration"),
    ActivityColumn.VALID_UNTIL: _("declaration valid until"),
    ActivityColumn.MINIMUM_AGE: _("minimum age"),
    ActivityColumn.REMARKS: _("remarks: not taken over"),
}
_PARTICIPATIONS: Final[dict[str, StrOrPromise]] = {
    ParticipationColumn.DATE: _("date"),
    ParticipationColumn.ACTIVITY: _("activity"),
    ParticipationColumn.NUMBER: _("number in the list"),
    ParticipationColumn.NAME: _("first name"),
    ParticipationColumn.STATUS: _("whether someone was there"),
    ParticipationColumn.HOURS: _("hours"),
    ParticipationColumn.REMARKS: _("remarks: not taken over"),
}
LABELS: Final[dict[str, dict[str, StrOrPromise]]] = {
    Import.Kind.RESIDENTS: _RESIDENTS,
    Import.Kind.ACTIVITIES: _ACTIVITIES,
    Import.Kind.PARTICIPATIONS: _PARTICIPATIONS,
}


def heading_of(imported: Import, column: str) -> str:
    """The heading in the file of the column that holds this; our own word where there is none."""
    if column in imported.columns:
        heading = imported.header[imported.columns.index(column)]
        if heading:
            return str(heading)
    return str(LABELS[imported.kind].get(column, column))
