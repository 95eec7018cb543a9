"""Why a cell is not understood, in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from aandeslag.spreadsheets.dutch.outcome import Reason
from aandeslag.spreadsheets.dutch.sensitive import Sensitive

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

CELLS: Final[dict[str, StrOrPromise]] = {
    Reason.FORMULA: _("this is a formula of which the result was not saved"),
    Reason.ERROR_VALUE: _("this is an error of the spreadsheet, such as #N/A"),
    Reason.NO_DATE: _("this is not a date"),
    Reason.NO_SUCH_DAY: _("this day does not exist"),
    Reason.DAY_MISSING: _("the day is missing"),
    Reason.YEAR_MISSING: _("the year is missing"),
    Reason.TWO_DIGIT_YEAR: _("write the year in four digits"),
    Reason.DATE_AS_NUMBER: _("this is a date that lost its form: give the cell the form of a date"),
    Reason.NO_YEAR: _("this is not a year"),
    Reason.YEAR_IMPLAUSIBLE: _("this year cannot be right"),
    Reason.AGE_NOT_YEAR: _("this is an age; write the year of birth"),
    Reason.GENDER_UNKNOWN: _("write M, V or X"),
    Reason.LANGUAGE_UNKNOWN: _("this language is not in the list"),
    Reason.LEVEL_UNKNOWN: _("write none, a little, A1, A2 or B1"),
    Reason.STATUS_UNKNOWN: _("write in procedure, residence permit or displaced person"),
    Reason.NOT_RECORDED: _("this is never recorded here"),
    Reason.NO_PHONE: _("this is not a telephone number"),
    Reason.SEVERAL_PHONES: _("there are several numbers; write one"),
    Reason.MAY_BE_IDENTITY_NUMBER: _("this may be an identity number, so it was not kept"),
    Reason.NO_EMAIL: _("this is not an e-mail address"),
    Reason.DAYS_UNKNOWN: _("these days are not understood"),
    Reason.DAYS_AMBIGUOUS: _("this can be read in two ways; write the part of the day with each day"),
    Reason.INTEREST_UNKNOWN: _("this interest is not in the list"),
    Reason.DEPARTURE_UNKNOWN: _("this reason is not in the list"),
    Reason.TIMES_UNKNOWN: _("these times are not understood"),
    Reason.TIME_MISSING: _("the time is missing"),
    Reason.DAY_OF_WEEK_MISSING: _("the day of the week is missing"),
    Reason.NOT_EVERY_WEEK: _("every other week cannot be planned yet; write the dates"),
    Reason.END_BEFORE_START: _("it ends before it begins"),
    Reason.DECLARATION_UNKNOWN: _("write asked, received, granted, refused or no"),
    Reason.LOAD_UNKNOWN: _("write light, medium or heavy"),
    Reason.KIND_UNKNOWN: _("this theme is not in the list"),
    Reason.NO_NUMBER: _("this is not a number"),
    Reason.ATTENDANCE_UNKNOWN: _("write yes, no or called off"),
}
SORTS: Final[dict[str, StrOrPromise]] = {
    Sensitive.HEALTH: _("health"),
    Sensitive.PROCEDURE: _("the procedure"),
    Sensitive.IDENTITY: _("an identity number or document"),
    Sensitive.BACKGROUND: _("origin or belief"),
}
