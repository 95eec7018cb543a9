"""Each reason for a verdict, and everything else to know about a row, as a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from matching.imports.judgement import Why

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

# `%(…)s` is filled from the values of the reason.
SENTENCES: Final[dict[str, StrOrPromise]] = {
    Why.SAME_NUMBER: _("has the same number and a name that fits"),
    Why.SAME_FACTS: _("has the same name, year of birth and language"),
    Why.SAME_LINE: _("this line was there before, word for word"),
    Why.SAME_IN_FILE: _("row %(row)s of this file says the same"),
    Why.SAME_ACTIVITY: _("this organisation has an activity of this title"),
    Why.ALREADY_NOTED: _("is noted already for this date: %(status)s"),
    Why.DECIDED_SAME: _("you decided that it is the same"),
    Why.ALIKE: _("looks like %(others)s, but is not certainly the same person"),
    Why.NUMBER_OTHER_FACTS: _("number %(number)s belongs to somebody who resembles this person only in part"),
    Why.SEVERAL_FIT: _("the name fits several people"),
    Why.ONE_IS_ALIKE: _("the name is spelled differently from the one that comes near"),
    Why.NUMBER_OTHER_NAME: _("the number belongs to somebody with another name, or to nobody"),
    Why.TITLE_ALIKE: _("looks like an activity that is known, but is not certainly the same"),
    Why.OTHER_TIMES: _("the same activity stands in the list with other times"),
    Why.SEVERAL_TITLES: _("there are several activities of this title"),
    Why.SEVERAL_MOMENTS: _("this activity has several moments on that day"),
    Why.OUTSIDE_PATTERN: _("this date is not one of the fixed moments of the activity"),
    Why.SAYS_TWO_THINGS: _("row %(row)s says something else about the same person and date"),
    Why.WOULD_CHANGE: _("would become: %(change)s"),
    Why.CHANGES: _("becomes: %(change)s"),
    Why.STAYS: _("stays as it is, by your decision; the list says: %(change)s"),
    Why.MOMENT_NOT_LISTED: _("this row does not name %(moment)s; has it ended, then end it yourself"),
    Why.BY_HAND: _("differs from what is known; change it yourself at the organisation"),
    Why.REASON_WITHOUT_DATE: _("there is a reason for leaving, but no date"),
    Why.YEAR_NOT_ANSWERED: _("the year is missing, and no year was given for the file"),
    Why.CENTRE_NOT_ANSWERED: _("it is not known at which centre this person lives"),
    Why.LEFT_OUT_BY_CHOICE: _("you decided to leave this out"),
    Why.OVERRULED: _("you decided that row %(row)s is right"),
    Why.MISSING: _("nothing is written here, and it cannot be done without"),
    Why.NOBODY: _("nobody of this name or number is registered"),
    Why.NO_ACTIVITY: _("the team has no activity “%(text)s”"),
    Why.NO_MOMENT: _("this activity has no days and times yet"),
    Why.CANCELLED_THEN: _("the activity was cancelled on this date"),
    Why.IN_THE_FUTURE: _("this date is yet to come"),
    Why.LEFT_BEFORE_REGISTERED: _("left before having been registered"),
    Why.NOT_A_CENTRE: _("this is not one of the team's centres"),
    Why.TOO_LONG: _("this is longer than fits here (at most %(longest)s)"),
    Why.TOO_YOUNG: _("with this year of birth somebody cannot take part"),
    Why.CELL_HIDDEN: _("what stands here may not be kept%(sorts)s, so it was not read"),
    Why.PHONE_LEFT_OUT: _("left out: nobody was asked whether the team may call"),
    Why.REMARK_SENSITIVE: _("left out, it was about %(what)s"),
    Why.REMARK_UNSORTED: _("left out, there is no place for it"),
    Why.REMARK_NEUTRAL: _("partly left out, there is no need to keep it"),
    Why.REMARK_KEPT: _("taken from it: %(what)s"),
    Why.REMARK_CHILDREN: _("there are children: ask whether one comes along"),
    Why.NUMBER_TAKEN: _("number %(number)s is taken: gets the next free one"),
    Why.YEAR_FOUND: _("read as %(date)s"),
    Why.LEFT_REASON_UNKNOWN: _("has left; the reason is not known"),
    Why.STILL_TO_ASK: _("becomes a draft; still to ask: %(what)s"),
    Why.DECLARATION_NOT_COMPLETE: _("the date that counts is missing; taken over as asked"),
    Why.ASIDE_LEFT_OUT: _("not taken over: “%(text)s”"),
    Why.NOT_MARKED: _("it does not say whether this person was there: still to be marked"),
    Why.EXTRA_DATE: _("becomes an extra date"),
    Why.NOT_HERE_THEN: _("was not registered on this date, according to what is known"),
    Why.DECIDED: _("by your decision"),
}
