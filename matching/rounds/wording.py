"""Puts a round into sentences: what stands in the way, what a place costs others, why a pair suits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from aandeslag.vocabulary import DayPart, Weekday, WeekPart
from matching.engine.order import DAYS_IN_A_WEEK
from matching.findings import Caution, Obstacle
from matching.rounds.waiting import CANCELLED, PAST

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from django_stubs_ext import StrOrPromise

    from activities.models import Occurrence
    from matching.rounds.choices import Choices
    from matching.rounds.numbers import Numbers, Wish
    from matching.rounds.pricing import Price

# What keeps somebody out, as the subject of a sentence.
RULES: Final[Mapping[str, StrOrPromise]] = {
    Obstacle.DECLARATION_MISSING: gettext_lazy("the volunteer declaration, which is missing,"),
    Obstacle.DECLARATION_ASKED: gettext_lazy("the receipt of UWV, which is not in yet,"),
    Obstacle.DECLARATION_REFUSED: gettext_lazy("the volunteer declaration, which was refused,"),
    Obstacle.DECLARATION_EXPIRED: gettext_lazy("the volunteer declaration, which has expired,"),
    Obstacle.TOO_YOUNG: gettext_lazy("the minimum age"),
    Obstacle.GUARDIAN: gettext_lazy("the agreement of parent or guardian, which is missing,"),
    Obstacle.CERTIFICATE: gettext_lazy("the certificate of conduct, which was not seen,"),
    Obstacle.WOMENS_GROUP: gettext_lazy("that it is a women's group"),
    Obstacle.PLACED_THEN: gettext_lazy("another appointment at that time"),
    Obstacle.SIGNED_UP_ALREADY: gettext_lazy("that they are signed up already"),
    Obstacle.FULL: gettext_lazy("that it is full"),
    Obstacle.MEDIATION_STOPPED: gettext_lazy("that mediation was stopped"),
    Obstacle.DEPARTED: gettext_lazy("that they will have left"),
    Obstacle.NOT_PUBLISHED: gettext_lazy("that it is not in the offer"),
    Obstacle.CANCELLED: gettext_lazy("that it does not take place"),
    Obstacle.PAST: gettext_lazy("that it is past"),
    Caution.NOT_FREE: gettext_lazy("the part of the day"),
    Caution.BLOCKED_TIME: gettext_lazy("a fixed time of the centre"),
    Caution.TOO_FAR: gettext_lazy("the distance"),
    Caution.TOO_HEAVY: gettext_lazy("heavy work"),
    Caution.DUTCH: gettext_lazy("the Dutch that is needed"),
    Caution.NO_CHILDREN: gettext_lazy("that a child cannot come along"),
    Caution.OUTSIDE_SCHOOL_HOURS: gettext_lazy("that it is outside school hours"),
    Caution.SAID_NO: gettext_lazy("that they said no before"),
    Caution.NO_WOMENS_GROUP: gettext_lazy("that it is no women's group"),
}

PARTS: Final[Mapping[str, StrOrPromise]] = {
    "interest": gettext_lazy("likes this"),
    "skill": gettext_lazy("is good at this"),
    "same_language": gettext_lazy("a supporter of the same language"),
    "practice": gettext_lazy("can practise Dutch, as wished"),
    "travel": gettext_lazy("the way there"),
}


# Why a line cannot be any more.
GONE: Final[Mapping[str, StrOrPromise]] = {
    CANCELLED: gettext_lazy("does not take place"),
    PAST: gettext_lazy("is past"),
}


def alone(rule: str, number: int) -> str:
    """For instance *Only the part of the day keeps out 31 people*."""
    return ngettext(
        "Only %(rule)s keeps out %(number)d person.", "Only %(rule)s keeps out %(number)d people.", number
    ) % {"rule": RULES[rule], "number": number}


def weeks(number: int) -> str:
    if number == 0:
        return _("less than a week")
    return ngettext("%(number)d week", "%(number)d weeks", number) % {"number": number}


def steps(bands: Sequence[int]) -> str:
    """For instance *4, 12, 26 and 52*."""
    *first, last = map(str, bands)
    return _("%(first)s and %(last)s") % {"first": ", ".join(first), "last": last} if first else last


def waited(days: int) -> str:
    return _("waits %(weeks)s") % {"weeks": weeks(days // DAYS_IN_A_WEEK)}


def costs(price: Price) -> str:
    """What a place costs those who wait, when somebody from outside takes it."""
    if price.is_mine:
        return _("proposed to this person")
    if price.people > 0:
        return last_place(price.weeks or 0)
    if price.further > 0:
        return second_lost(price.further)
    if not price.moves:
        return _("free for everyone")
    return moves(price.moves)


def last_place(number: int) -> str:
    return _("last place; someone else waits %(weeks)s") % {"weeks": weeks(number)}


def second_lost(number: int) -> str:
    return ngettext(
        "%(number)d other person has no second activity then, everybody keeps a first one",
        "%(number)d other people have no second activity then, everybody keeps a first one",
        number,
    ) % {"number": number}


def moves(number: int) -> str:
    return ngettext(
        "%(number)d other person goes somewhere else, nobody loses a place",
        "%(number)d other people go somewhere else, nobody loses a place",
        number,
    ) % {"number": number}


def costs_of_moving(price: Price) -> str:
    """What the whole round loses when this person goes there instead."""
    if price.weeks is not None:
        return _("someone who waits %(weeks)s loses their place") % {"weeks": weeks(price.weeks)}
    if price.further > 0:
        return second_lost(price.further)
    return moves(price.moves) if price.moves else _("costs nobody else anything")


def points_lost(points: int) -> str:
    """Of everybody in the round together: this person may gain what somebody else loses."""
    if points == 0:
        return ""
    if points < 0:
        return _("all together %(number)d points more") % {"number": -points}
    return _("all together %(number)d points less") % {"number": points}


def reasons(parts: Mapping[str, int]) -> list[str]:
    """Why it suits, without the way there: that is told in minutes elsewhere."""
    return [str(PARTS[part]) for part, points in parts.items() if points and part != "travel"]


def points_by_part(parts: Mapping[str, int]) -> str:
    """For instance *likes this 350 · the way there 120*."""
    return " · ".join(f"{PARTS[part]} {points}" for part, points in parts.items() if points)


def recruit(wish: Wish, occurrence: Occurrence) -> str:
    """For instance *One more place on Tuesday morning (Wijktuin) places 1 person more*."""
    when = _part_of_the_week(occurrence)
    facts = {"when": when, "activity": occurrence.activity.title, "number": wish.people}
    if wish.on_foot:
        return (
            ngettext(
                "One more place on %(when)s, within a walk (%(activity)s), places %(number)d person more.",
                "One more place on %(when)s, within a walk (%(activity)s), places %(number)d people more.",
                wish.people,
            )
            % facts
        )
    return (
        ngettext(
            "One more place on %(when)s (%(activity)s) places %(number)d person more.",
            "One more place on %(when)s (%(activity)s) places %(number)d people more.",
            wish.people,
        )
        % facts
    )


def _part_of_the_week(occurrence: Occurrence) -> str:
    part = DayPart.from_time(occurrence.starts)
    return str(WeekPart.of(Weekday.from_date(occurrence.date), part).label)


def placed(numbers: Numbers) -> str:
    """The sentence on top; where there was nothing to divide, what to do about that."""
    if numbers.all.of == 0:
        return _nothing_to_divide(numbers)
    return ngettext(
        "%(placed)d of the %(of)d person for whom something fits has a proposal.",
        "%(placed)d of the %(of)d people for whom something fits have a proposal.",
        numbers.all.of,
    ) % {"placed": numbers.all.placed, "of": numbers.all.of}


def nothing_fits(number: int) -> str:
    if number == 0:
        return _("Something fits for everybody who waits.")
    return ngettext("For %(number)d person nothing fits.", "For %(number)d people nothing fits.", number) % {
        "number": number
    }


def _nothing_to_divide(numbers: Numbers) -> str:
    if numbers.nothing_fits == 0:
        return _("Nobody waits for a first activity.")
    if numbers.organisations.of == 0:
        return _("The offer has nothing in these weeks. Put an activity in the offer, then compute again.")
    return _("Nothing fits for anybody who waits. Without a proposal tells what stands in the way.")


def too_few_places(numbers: Numbers) -> str:
    """Empty where everybody for whom something fits has a proposal."""
    number = numbers.all.of - numbers.all.placed
    if number == 0:
        return ""
    return ngettext(
        "For %(number)d person something fits, but there are too few places.",
        "For %(number)d people something fits, but there are too few places.",
        number,
    ) % {"number": number}


def beside_the_queue(numbers: Numbers) -> str:
    """What the proposal brings. Empty where nobody has a place, and of rounds from before it was told."""
    if numbers.by_queue is None or numbers.all.placed == 0:
        return ""
    if numbers.by_queue == numbers.all.placed:
        return _("If whoever waits longest chose first, as many people would have a place: %(number)d.") % {
            "number": numbers.by_queue
        }
    return ngettext(
        "If whoever waits longest chose first, %(number)d person would have a place. With this proposal: "
        "%(placed)d.",
        "If whoever waits longest chose first, %(number)d people would have a place. With this proposal: "
        "%(placed)d.",
        numbers.by_queue,
    ) % {"number": numbers.by_queue, "placed": numbers.all.placed}


def friends(numbers: Numbers) -> str:
    """Empty where nobody said that they want to go together."""
    if numbers.groups == 0 or numbers.all.of == 0:
        return ""
    return ngettext(
        "Of %(number)d group of friends %(together)d goes together; that costs nobody a place.",
        "Of %(number)d groups of friends %(together)d go together; that costs nobody a place.",
        numbers.groups,
    ) % {"number": numbers.groups, "together": numbers.together}


def further(numbers: Numbers) -> str:
    """Empty where nobody is proposed for a second activity."""
    if numbers.further == 0:
        return ""
    return ngettext(
        "%(number)d proposal is a second activity; it takes nobody's first.",
        "%(number)d proposals are a second activity; they take nobody's first.",
        numbers.further,
    ) % {"number": numbers.further}


def share(placed_of: tuple[int, int]) -> str:
    return _("%(placed)d of %(of)d") % {"placed": placed_of[0], "of": placed_of[1]}


def longest_wait_left(number: int | None) -> str:
    return _("nobody") if number is None else weeks(number)


def what_for(choices: Choices) -> str:
    """For instance *for one time, 2 weeks ahead*."""
    often = _("for every time") if choices.every_time else _("for one time")
    ahead = ngettext("%(number)d week ahead", "%(number)d weeks ahead", choices.weeks) % {
        "number": choices.weeks
    }
    return f"{often}, {ahead}"
