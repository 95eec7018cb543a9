"""Puts what the rules find into sentences, as they stand on the screen."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Protocol

from django.utils.formats import date_format
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from aandeslag.vocabulary import Theme, Weekday, WeekPart
from activities.models import Slot
from activities.wording import hours
from matching.findings import Caution, Obstacle, Question
from matching.travel import best_trip
from matching.wishes import Reason, skills_used

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, time

    from django_stubs_ext import StrOrPromise

    from matching.facts import Candidate, Opening
    from matching.findings import Verdict
    from matching.travel import Trip

OBSTACLES: Final[Mapping[Obstacle, StrOrPromise]] = {
    Obstacle.DECLARATION_MISSING: gettext_lazy("There is no volunteer declaration for this work."),
    Obstacle.DECLARATION_ASKED: gettext_lazy(
        "The volunteer declaration was asked for, but the receipt of UWV is not in yet."
    ),
    Obstacle.DECLARATION_REFUSED: gettext_lazy("UWV refused the volunteer declaration for this work."),
    Obstacle.DECLARATION_EXPIRED: gettext_lazy("The volunteer declaration has expired by that day."),
    Obstacle.TOO_YOUNG: gettext_lazy(
        "From %(age)d years; going by the year of birth this person may be younger."
    ),
    Obstacle.GUARDIAN: gettext_lazy(
        "Under 18, or year of birth not known: the agreement of parent or guardian (Nidos) is missing."
    ),
    Obstacle.CERTIFICATE: gettext_lazy(
        "A certificate of conduct is needed, and was not seen for this organisation."
    ),
    Obstacle.WOMENS_GROUP: gettext_lazy("This is a women's group."),
    Obstacle.PLACED_THEN: gettext_lazy("Is already expected somewhere else at that time."),
    Obstacle.SIGNED_UP_ALREADY: gettext_lazy("Is already signed up for this."),
    Obstacle.FULL: gettext_lazy("Full: no place left."),
    Obstacle.MEDIATION_STOPPED: gettext_lazy("Mediation has been stopped."),
    Obstacle.DEPARTED: gettext_lazy("Has left by that day."),
    Obstacle.NOT_PUBLISHED: gettext_lazy("This activity is not shown in the offer."),
    Obstacle.CANCELLED: gettext_lazy("Does not take place on this date."),
    Obstacle.PAST: gettext_lazy("Has already begun, or is past."),
}
# One names an age, the other is not told to everybody.
SAID_ON_THE_CARD: Final = frozenset({Obstacle.TOO_YOUNG, Obstacle.MEDIATION_STOPPED})
NOT_FOR_THESE_EYES: Final = gettext_lazy("Not possible at the moment: ask the desk.")

CAUTIONS: Final[Mapping[Caution, StrOrPromise]] = {
    Caution.NOT_FREE: gettext_lazy("Did not say to be free on %(parts)s."),
    Caution.BLOCKED_TIME: gettext_lazy("The centre has a fixed time then, such as the reporting duty."),
    Caution.TOO_FAR: gettext_lazy("Far away: %(way)s."),
    Caution.TOO_HEAVY: gettext_lazy("The work is too heavy for what this person needs."),
    Caution.DUTCH: gettext_lazy("More Dutch is needed than this person speaks."),
    Caution.NO_CHILDREN: gettext_lazy("Brings a child, and children cannot come along."),
    Caution.OUTSIDE_SCHOOL_HOURS: gettext_lazy("Not within school hours."),
    Caution.SAID_NO: gettext_lazy("Said no to this before."),
    Caution.NO_WOMENS_GROUP: gettext_lazy("Wants a women's group, and this is none."),
}

# On a waiting list, where the person and the date are not at hand.
IN_SHORT: Final[Mapping[str, StrOrPromise]] = {
    Obstacle.TOO_YOUNG: gettext_lazy("May be too young for it, going by the year of birth."),
    Caution.NOT_FREE: gettext_lazy("Did not say to be free then."),
    Caution.TOO_FAR: gettext_lazy("It is far away."),
}

QUESTIONS: Final[Mapping[Question, StrOrPromise]] = {
    Question.LEGAL_STATUS: gettext_lazy("still ask: in procedure or residence permit?"),
    Question.BIRTH_YEAR: gettext_lazy("still ask: year of birth?"),
    Question.FREE: gettext_lazy("still ask: which days?"),
    Question.CONDITIONS: gettext_lazy("still ask: anything to take into account?"),
    Question.TRAVEL: gettext_lazy("still ask: on foot, by bicycle or by bus?"),
    Question.HOME: gettext_lazy("still ask: lives where?"),
    Question.DUTCH_LEVEL: gettext_lazy("still ask: how much Dutch?"),
    Question.DUTCH_NEEDED: gettext_lazy("ask there: how much Dutch is needed?"),
    Question.PHYSICAL_LOAD: gettext_lazy("ask there: how heavy is the work?"),
    Question.SITTING: gettext_lazy("ask there: can it be done sitting down?"),
    Question.INDOORS: gettext_lazy("ask there: is it indoors?"),
    Question.CHILDREN_WELCOME: gettext_lazy("ask there: may a child come along?"),
    Question.WOMENS_GROUP: gettext_lazy("ask there: is it a women's group?"),
    Question.CERTIFICATE_NEEDED: gettext_lazy("ask there: is a certificate of conduct needed?"),
    Question.END_TIME: gettext_lazy("ask there: until what time?"),
    Question.ADDRESS: gettext_lazy("ask there: what is the address?"),
    Question.SPOT: gettext_lazy("the address is not on the map yet: how far it is cannot be said"),
}

REASONS: Final[Mapping[Reason, StrOrPromise]] = {
    Reason.INTEREST: gettext_lazy("chose %(theme)s"),
    Reason.SKILL: gettext_lazy("is good at %(skills)s"),
    Reason.PRACTISE_DUTCH: gettext_lazy("can practise Dutch here, as wished"),
    Reason.FREE_THEN: gettext_lazy("is free on %(parts)s"),
    Reason.WOMENS_GROUP: gettext_lazy("a women's group, as wished"),
    Reason.CHILDREN_WELCOME: gettext_lazy("the child may come along"),
    Reason.LIGHT_WORK: gettext_lazy("no heavy lifting"),
    Reason.SCHOOL_HOURS: gettext_lazy("within school hours"),
    Reason.NO_DUTCH_NEEDED: gettext_lazy("no Dutch needed"),
    Reason.WITH_OTHERS: gettext_lazy("together with Dutch volunteers"),
}


def obstacles(verdict: Verdict, opening: Opening, shown: frozenset[str]) -> list[str]:
    """Sentences; that mediation was stopped is not told to whom that is not shown."""
    hidden = set() if "mediation_stopped_on" in shown else {Obstacle.MEDIATION_STOPPED}
    return [
        str(NOT_FOR_THESE_EYES if one in hidden else OBSTACLES[one] % {"age": opening.minimum_age})
        for one in verdict.obstacles
    ]


def skipped(codes: Iterable[str], shown: frozenset[str]) -> list[str]:
    """What stood in the way when a place was free, in the order of the lists above."""
    hidden = set() if "mediation_stopped_on" in shown else {Obstacle.MEDIATION_STOPPED}
    known: dict[str, StrOrPromise] = {}
    for words_of in (OBSTACLES, CAUTIONS, IN_SHORT):
        known |= {str(code): words for code, words in words_of.items()}
    found = set(codes)
    return [
        str(NOT_FOR_THESE_EYES if one in hidden else words) for one, words in known.items() if one in found
    ]


def why_not(verdict: Verdict | None) -> str:
    """The first thing in the way, for a sentence after the press; the cards say the rest."""
    for one in verdict.obstacles if verdict is not None else ():
        if one not in SAID_ON_THE_CARD:
            return str(OBSTACLES[one])
    return _("something stands in the way, look at why not.")


def caution(one: Caution, candidate: Candidate, opening: Opening) -> str:
    return str(CAUTIONS[one] % _Facts(candidate, opening))


def reasons(found: Iterable[Reason], candidate: Candidate, opening: Opening) -> list[str]:
    facts = _Facts(candidate, opening)
    return [str(REASONS[one] % facts) for one in found]


def questions(found: Iterable[Question]) -> list[str]:
    return [str(QUESTIONS[one]) for one in found]


def way(trip: Trip | None) -> str:
    """For instance *12 min by bicycle*."""
    if trip is None:
        return ""
    return _("%(minutes)d min %(mode)s") % {"minutes": trip.minutes, "mode": trip.mode.label}


def places(left: int) -> str:
    if left <= 0:
        return _("full")
    return ngettext("%(number)d place left", "%(number)d places left", left) % {"number": left}


def too_few_places() -> str:
    return _("There are not enough places for all of them.")


def other_women(number: int | None) -> str:
    """Nothing for whom it is not told."""
    if number is None:
        return ""
    if number == 0:
        return _("no other women yet")
    return ngettext("%(number)d other woman", "%(number)d other women", number) % {"number": number}


class Timed(Protocol):
    """An occurrence, or of one the columns that say when it is."""

    @property
    def date(self) -> date: ...

    @property
    def starts(self) -> time: ...

    @property
    def ends(self) -> time | None: ...


def when(occurrence: Timed) -> str:
    """For instance *Tuesday 1 December 9:30–12:00*."""
    return f"{day(occurrence.date)} {hours(occurrence.starts, occurrence.ends)}"


class Recurring(Protocol):
    """A fixed moment, or of one the columns that say how often it is."""

    @property
    def pattern(self) -> str: ...

    @property
    def weekday(self) -> str: ...

    @property
    def nth(self) -> int | None: ...

    @property
    def every(self) -> int: ...


def every(slot: Recurring) -> str:
    """For instance *every Tuesday*, *every two weeks on Tuesday*, *every first Saturday of the month*.

    Nothing for what happens once.
    """
    if slot.pattern == Slot.Pattern.SINGLE:
        return ""
    day = Weekday(slot.weekday).label
    if slot.pattern == Slot.Pattern.MONTHLY:
        nth = Slot.Nth(slot.nth).label if slot.nth is not None else ""
        return _("every %(nth)s %(day)s of the month") % {"nth": nth, "day": day}
    if slot.every > Slot.Every.WEEK:
        return _("%(every)s on %(day)s") % {"every": Slot.Every(slot.every).label, "day": day}
    return _("every %(day)s") % {"day": day}


def duration(minutes: int | None) -> str:
    """Hours and minutes, as one types them: *2:30*."""
    return "" if minutes is None else f"{minutes // 60}:{minutes % 60:02d}"


def day(value: date) -> str:
    return _day(value, get_language())


@lru_cache(maxsize=1024)  # a page says the same few days many times
def _day(value: date, _language: str) -> str:
    return date_format(value, "l j F")


class _Facts(Mapping[str, str]):
    """What a sentence may name of a pair; what it does not name is not looked up."""

    def __init__(self, candidate: Candidate, opening: Opening) -> None:
        self._candidate, self._opening = candidate, opening

    def __getitem__(self, name: str) -> str:
        match name:
            case "parts":
                return _listed(part.label for part in WeekPart if part in self._opening.week_parts)
            case "way":
                return way(best_trip(self._candidate, self._opening))
            case "theme":
                return _small(str(Theme(self._opening.theme).label)) if self._opening.theme else ""
            case "skills":
                return _listed(skill.label for skill in skills_used(self._candidate, self._opening))
        raise KeyError(name)

    def __iter__(self) -> Iterator[str]:
        return iter(("parts", "way", "theme", "skills"))

    def __len__(self) -> int:
        return len(list(iter(self)))


def _listed(words: Iterable[object]) -> str:
    return ", ".join(str(word) for word in words)


def _small(words: str) -> str:
    """Inside a sentence."""
    return words[:1].lower() + words[1:]
