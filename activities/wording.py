"""Puts codes and dates of the offer into the sentences that stand on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.dates import MONTHS
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from aandeslag.vocabulary import Bring, MeetingPlace, Weekday
from activities.models import Slot
from activities.rules import Missing, Question, Standing
from activities.rules.expiry import Warned
from activities.rules.holidays import Holiday

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, time
    from decimal import Decimal

    from django_stubs_ext import StrOrPromise

    from activities.rules import DatedDeclaration, Freshness

MISSING: Final[Mapping[Missing, StrOrPromise]] = {
    Missing.PURPOSE: gettext_lazy("what it is for"),
    Missing.MEETING_POINT: gettext_lazy("the meeting point"),
    Missing.TIME: gettext_lazy("a fixed moment: on which day and at what time"),
    Missing.PLACES: gettext_lazy("the number of places"),
    Missing.LANGUAGE_NEED: gettext_lazy("how much Dutch is needed"),
    Missing.WITH_DUTCH_VOLUNTEERS: gettext_lazy("whether Dutch volunteers take part too"),
    Missing.PHYSICAL_LOAD: gettext_lazy("how heavy the work is"),
    Missing.MINIMUM_AGE: gettext_lazy("the minimum age"),
    Missing.CONDUCT_CERTIFICATE: gettext_lazy("whether a certificate of conduct is needed"),
    Missing.SITE_CONTACT: gettext_lazy("who receives people on site"),
}

QUESTIONS: Final[Mapping[Question, StrOrPromise]] = {
    Question.KIND_OF_WORK: gettext_lazy("which kind of work is it in the volunteer declaration?"),
    Question.END_TIME: gettext_lazy("until what time?"),
    Question.ADDRESS: gettext_lazy("what is the address?"),
    Question.WOMEN_ONLY: gettext_lazy("is it a women's group?"),
    Question.CHILDREN_WELCOME: gettext_lazy("are children welcome?"),
    Question.TO_BRING: gettext_lazy("what should people bring or wear?"),
    Question.ADDITIONAL: gettext_lazy("is it additional, so that nobody loses paid work?"),
    Question.NON_PROFIT: gettext_lazy("is it without aim of profit?"),
    Question.INSURANCE: gettext_lazy("does the insurance of the municipality cover the volunteers?"),
    Question.TRAVEL_COST: gettext_lazy("what does the way there cost, and who pays?"),
    Question.GROUP_SIZE: gettext_lazy("how many people in one group at most?"),
}

HOLIDAYS: Final[Mapping[Holiday, StrOrPromise]] = {
    Holiday.NEW_YEAR: gettext_lazy("New Year's Day"),
    Holiday.GOOD_FRIDAY: gettext_lazy("Good Friday"),
    Holiday.EASTER_SUNDAY: gettext_lazy("Easter Sunday"),
    Holiday.EASTER_MONDAY: gettext_lazy("Easter Monday"),
    Holiday.KINGS_DAY: gettext_lazy("King's Day"),
    Holiday.LIBERATION_DAY: gettext_lazy("Liberation Day"),
    Holiday.ASCENSION: gettext_lazy("Ascension Day"),
    Holiday.WHIT_SUNDAY: gettext_lazy("Whit Sunday"),
    Holiday.WHIT_MONDAY: gettext_lazy("Whit Monday"),
    Holiday.CHRISTMAS_DAY: gettext_lazy("Christmas Day"),
    Holiday.BOXING_DAY: gettext_lazy("Boxing Day"),
}

# What the paper means for someone who needs it.
STANDING: Final[Mapping[Standing, StrOrPromise]] = {
    Standing.NONE: gettext_lazy(
        "No volunteer declaration has been asked for: whoever needs one cannot start."
    ),
    Standing.ASKED: gettext_lazy(
        "The volunteer declaration was asked for, but the receipt of UWV is not in: "
        "whoever needs one cannot start yet."
    ),
    Standing.RECEIVED: gettext_lazy("The receipt of UWV is in: everybody may start."),
    Standing.GRANTED: gettext_lazy("The volunteer declaration is granted: everybody may take part."),
    Standing.EXPIRED: gettext_lazy("The volunteer declaration has expired: whoever needs one must wait."),
    Standing.REFUSED: gettext_lazy(
        "UWV refused the volunteer declaration: whoever needs one must stop at once."
    ),
}

WARNED: Final[Mapping[Warned, StrOrPromise]] = {
    Warned.EXPIRED: gettext_lazy("ask again now"),
    Warned.ONE_MONTH: gettext_lazy("ends within a month"),
    Warned.THREE_MONTHS: gettext_lazy("ends within three months"),
}

NOT_NEEDED: Final[StrOrPromise] = gettext_lazy("This is no volunteering, so no declaration is needed.")

STANDING_SHORT: Final[Mapping[Standing, StrOrPromise]] = {
    Standing.NONE: gettext_lazy("no declaration"),
    Standing.ASKED: gettext_lazy("declaration asked, no receipt yet"),
    Standing.RECEIVED: gettext_lazy("receipt is in"),
    Standing.GRANTED: gettext_lazy("declaration granted"),
    Standing.EXPIRED: gettext_lazy("declaration expired"),
    Standing.REFUSED: gettext_lazy("declaration refused"),
}

AFTER_ALL: Final[StrOrPromise] = gettext_lazy("It takes place after all.")


def hours(starts: time, ends: time | None) -> str:
    """9:30–12:00, or from 9:30."""
    if ends is None:
        return _("from %(time)s") % {"time": _clock(starts)}
    return f"{_clock(starts)}–{_clock(ends)}"


def _clock(value: time) -> str:
    """9:30 in every language; written by hand because long lists are full of times."""
    return f"{value.hour}:{value.minute:02}"


def when(slot: Slot) -> str:
    """Say the pattern as people say it: every Tuesday 9:30–12:00, first Saturday of the month."""
    times = hours(slot.starts, slot.ends)
    if slot.pattern == Slot.Pattern.SINGLE and slot.date is not None:
        return f"{date_format(slot.date, 'l j F Y')} {times}"
    day = Weekday(slot.weekday).label if slot.weekday else ""
    if slot.pattern == Slot.Pattern.MONTHLY:
        nth = slot.get_nth_display()
        return _("%(nth)s %(day)s of the month %(times)s") % {"nth": nth, "day": day, "times": times}
    if slot.every > 1:
        return _("%(day)s %(times)s, %(often)s") % {
            "day": day,
            "times": times,
            "often": slot.get_every_display(),
        }
    return f"{day} {times}"


def season(slot: Slot) -> str:
    if slot.season_from is None or slot.season_until is None:
        return ""
    months = {"first": MONTHS[slot.season_from], "last": MONTHS[slot.season_until]}
    return _("only from %(first)s to %(last)s") % months


def validity(slot: Slot, today: date) -> str:
    """Only said when it matters: it begins later, or has a last day."""
    if slot.valid_until is not None:
        return _("until %(date)s") % {"date": day(slot.valid_until)}
    if slot.valid_from > today and slot.pattern != Slot.Pattern.SINGLE:
        return _("from %(date)s") % {"date": day(slot.valid_from)}
    return ""


def day(value: date) -> str:
    return date_format(value, "j F Y")


def activities(total: int) -> str:
    return ngettext("%(total)s activity", "%(total)s activities", total) % {"total": total}


def places(number: int) -> str:
    if not number:
        return _("number of places not known yet")
    return ngettext("%(number)d place", "%(number)d places", number) % {"number": number}


def meeting(place: str, typed: str, minutes_earlier: int | None) -> str:
    """*Gate of the centre, behind the bicycles · 30 min before the start*; empty where nothing is known."""
    where = ", ".join(filter(None, [str(MeetingPlace(place).label) if place else "", typed]))
    earlier = ""
    if minutes_earlier:
        earlier = _("%(minutes)s min before the start") % {"minutes": minutes_earlier}
    return " · ".join(filter(None, [where, earlier]))


def to_bring(coded: frozenset[str] | None, other: str) -> str:
    """What was ticked, in the order of the list, and what was typed beside it."""
    ticked = [str(one.label) for one in Bring if one in (coded or ())]
    return ", ".join(filter(None, [*ticked, other]))


def confirmed(freshness: Freshness) -> str:
    if freshness.days is None:
        return _("not confirmed yet")
    if freshness.days == 0:
        return _("confirmed today")
    number = {"number": freshness.days}
    return ngettext("confirmed %(number)d day ago", "confirmed %(number)d days ago", freshness.days) % number


STEPS: Final[Mapping[str, StrOrPromise]] = {
    "asked": gettext_lazy("asked on %(date)s"),
    "received": gettext_lazy("receipt of UWV on %(date)s"),
    "granted": gettext_lazy("granted on %(date)s"),
    "refused": gettext_lazy("refused on %(date)s"),
}


def step(state: str, on: date) -> str:
    return STEPS[state] % {"date": day(on)}


def dates_in_words(declaration: DatedDeclaration) -> list[str]:
    """One line for each thing that happened, in the order in which it happened."""
    happened = [
        (declaration.asked_on, "asked"),
        (declaration.received_on, "received"),
        (declaration.granted_on, "granted"),
        (declaration.refused_on, "refused"),
    ]
    lines = [step(state, on) for on, state in sorted(_known(happened))]
    if declaration.valid_until is not None:
        lines.append(_("valid until %(date)s") % {"date": day(declaration.valid_until)})
    return lines


def _known(happened: list[tuple[date | None, str]]) -> list[tuple[date, str]]:
    return [(on, state) for on, state in happened if on is not None]


def euros(amount: Decimal) -> str:
    """For instance *€ 4,50*, with a space that does not break."""
    return f"€\u00a0{number_format(amount, decimal_pos=2)}"


def travel_cost(paid_by: str | None, amount: Decimal | None) -> str:
    """What the way there and back costs, and who pays; empty where nobody asked."""
    return " · ".join(filter(None, [euros(amount) if amount else "", paid_by or ""]))
