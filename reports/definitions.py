"""The written definition of every figure; it stands beside the figure wherever that is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True)
class Definition:
    """What a figure is called and exactly what it counts."""

    name: _StrPromise
    words: _StrPromise


TIMES = Definition(
    _("Times taken part"),
    _(
        "Every person × date with attendance “was there” in the period, at volunteering. Signed up, called "
        "off and not been there do not count."
    ),
)
UNIQUE_PARTICIPANTS = Definition(
    _("Unique participants"),
    _(
        "People who were there at least once in the period, at volunteering; everyone counts once per team. "
        "The participants of quarters cannot be added up to those of a year."
    ),
)
PLACEMENTS_STARTED = Definition(
    _("Placements started"),
    _(
        "Placements of which the first time that the person was there falls in the period. "
        "One person with two activities counts twice."
    ),
)
HOURS = Definition(
    _("Hours"),
    _(
        "Of every time the minutes that were noted, or else those between the beginning and the end of the "
        "date. Times without an end count as no hours."
    ),
)
ORGANISATIONS = Definition(
    _("Organisations involved"),
    _(
        "Organisations where at least one person was there in the period. In the figures of the country an "
        "organisation counts once for each team."
    ),
)
ACTIVITIES = Definition(
    _("Activities involved"), _("Activities where at least one person was there in the period.")
)
SESSIONS = Definition(
    _("Walk-in sessions"),
    _("Walk-in sessions in the period that were opened and not cancelled."),
)
VISITORS = Definition(
    _("Visitors of the walk-in hour"),
    _("Heads counted at those sessions, without names; someone who comes four times counts four times."),
)
REGISTRATIONS = Definition(_("Registrations"), _("People who were registered in the period."))
PLACES = Definition(
    _("Places offered"),
    _(
        "Places for residents on the dates of volunteering that took place, up to today. Used: times taken "
        "part."
    ),
)
DAYS_TO_FIRST = Definition(
    _("Days from registration to first time"),
    _(
        "Of people whose very first time falls in the period: half waited shorter, half waited longer "
        "(median)."
    ),
)
WENT_ON = Definition(
    _("Still going after 3 times"),
    _("Of people who were there for the third time in the period: how many came again since, in per cent."),
)
ACTIVITIES_PER_PARTICIPANT = Definition(
    _("Activities per participant"),
    _("Different activities at which a participant was there in the period, on average."),
)
ENDINGS = Definition(
    _("Placements ended"),
    _(
        "Placements that had started and ended in the period, by reason. Who moved, got a home, found paid "
        "work or went to study did not drop out; neither did who was done."
    ),
)
WAITING = Definition(
    _("People waiting"),
    _(
        "People on a waiting list on the last day of the period, or today; and how many days half of them "
        "wait."
    ),
)
WOMEN = Definition(
    _("Women among the participants"),
    _("Unique participants who are registered as a woman, in per cent of all unique participants."),
)
FUNNEL = Definition(
    _("From the walk-in hour to taking part"),
    _(
        "Of people registered in the period, as it stands on the reference date: who got a placement, who "
        "was there at least once, who came more than three times."
    ),
)
AGE = Definition(
    _("Age"),
    _("The lowest possible age in the year of taking part: only the year of birth is known."),
)
OTHER_PURPOSES = Definition(
    _("Other than volunteering"),
    _("Sport, meeting, language and referral to work stand on lines of their own and are never added up."),
)

EXACT = (
    TIMES,
    UNIQUE_PARTICIPANTS,
    PLACEMENTS_STARTED,
    HOURS,
    ORGANISATIONS,
    ACTIVITIES,
    SESSIONS,
    VISITORS,
    REGISTRATIONS,
    PLACES,
    DAYS_TO_FIRST,
    WENT_ON,
    ACTIVITIES_PER_PARTICIPANT,
    ENDINGS,
    WAITING,
    WOMEN,
    FUNNEL,
    AGE,
    OTHER_PURPOSES,
)
PROTECTED = (
    TIMES,
    UNIQUE_PARTICIPANTS,
    PLACEMENTS_STARTED,
    HOURS,
    ORGANISATIONS,
    ACTIVITIES,
    SESSIONS,
    WOMEN,
    AGE,
)
