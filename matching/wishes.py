"""Why something suits a person, and in which order the offer is shown: by what they themselves said.

Waiting time and gender are no points here, and neither is anything about the past. The order is only an
order of showing: whoever looks for the best round of all people together replaces `in_order`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from aandeslag.vocabulary import Condition, LanguageLevel, PhysicalLoad, Skill, Theme, Wish

if TYPE_CHECKING:
    from collections.abc import Iterable

    from matching.facts import Candidate, Opening
    from matching.travel import Trip


class Reason(StrEnum):
    INTEREST = "interest"
    SKILL = "skill"
    PRACTISE_DUTCH = "practise-dutch"
    FREE_THEN = "free-then"
    WOMENS_GROUP = "womens-group"
    CHILDREN_WELCOME = "children-welcome"
    LIGHT_WORK = "light-work"
    SCHOOL_HOURS = "school-hours"
    NO_DUTCH_NEEDED = "no-dutch-needed"
    WITH_OTHERS = "with-others"


# Where a skill is of use.
USED_IN: Final[dict[str, frozenset[str]]] = {
    Skill.COOKING: frozenset({Theme.FOOD}),
    Skill.SEWING: frozenset({Theme.TEXTILE}),
    Skill.BICYCLE_REPAIR: frozenset({Theme.CRAFT}),
    Skill.GARDENING: frozenset({Theme.GREEN}),
    Skill.CARPENTRY: frozenset({Theme.CRAFT}),
    Skill.PAINTING: frozenset({Theme.CRAFT, Theme.NEIGHBOURHOOD}),
    Skill.ELECTRICS: frozenset({Theme.CRAFT}),
    Skill.COMPUTERS: frozenset({Theme.CRAFT}),
    Skill.MUSIC: frozenset({Theme.CULTURE}),
    Skill.SPORT: frozenset({Theme.SPORT}),
    Skill.CARE: frozenset({Theme.CARE}),
    Skill.CHILDREN: frozenset({Theme.CHILDREN}),
    Skill.ANIMALS: frozenset({Theme.ANIMALS}),
    Skill.CLEANING: frozenset({Theme.CLEANING}),
    Skill.HAIRDRESSING: frozenset({Theme.CARE}),
    Skill.DRAWING: frozenset({Theme.CULTURE}),
}


@dataclass(frozen=True)
class Fit:
    """Something that suits, with what the order looks at."""

    opening: Opening
    reasons: tuple[Reason, ...]
    trip: Trip | None


# Whoever can begin tomorrow is not kept waiting for a slightly shorter way: what one day later must be worth.
MINUTES_FOR_A_DAY: Final = 2
DAYS_FOR_A_WISH: Final = 7


def in_order(fits: Iterable[Fit]) -> list[Fit]:
    """What interests them first; among those the nearest date, unless a later one is clearly better.

    A day later must make up for itself by two minutes less on the way; a skill that is of use, or Dutch to
    be practised, makes up for a week. What is equal goes by date, then by places left. Where the way is not
    known comes after.
    """
    return sorted(fits, key=_order)


def _order(fit: Fit) -> tuple[object, ...]:
    more = sum(reason in fit.reasons for reason in (Reason.SKILL, Reason.PRACTISE_DUTCH))
    days = fit.opening.day.toordinal() - DAYS_FOR_A_WISH * more
    return (
        Reason.INTEREST not in fit.reasons,
        fit.trip is None,
        days * MINUTES_FOR_A_DAY + (fit.trip.minutes if fit.trip else 0),
        fit.opening.day,
        -fit.opening.places_left,
        fit.opening.hours.starts,
        fit.opening.activity,
        fit.opening.occurrence,
    )


def reasons_for(candidate: Candidate, opening: Opening) -> tuple[Reason, ...]:
    """Name only what this person said, or what spares them something."""
    conditions = candidate.conditions or frozenset()
    takes_no_dutch = opening.dutch_needed == LanguageLevel.NONE
    found = {
        Reason.INTEREST: opening.theme in (candidate.interests or ()),
        Reason.SKILL: bool(skills_used(candidate, opening)),
        Reason.PRACTISE_DUTCH: Wish.PRACTISE_DUTCH in (candidate.wishes or ())
        and opening.with_dutch_volunteers is True,
        Reason.FREE_THEN: candidate.free is not None and opening.week_parts <= candidate.free,
        Reason.WOMENS_GROUP: Condition.WOMEN_ONLY in conditions and opening.women_only is True,
        Reason.CHILDREN_WELCOME: Condition.BRINGS_CHILD in conditions and opening.children_welcome is True,
        Reason.LIGHT_WORK: Condition.NO_HEAVY_LIFTING in conditions
        and opening.physical_load == PhysicalLoad.LIGHT,
        Reason.SCHOOL_HOURS: Condition.SCHOOL_HOURS in conditions,
        Reason.NO_DUTCH_NEEDED: takes_no_dutch,
        Reason.WITH_OTHERS: opening.with_dutch_volunteers is True,
    }
    return tuple(reason for reason, holds in found.items() if holds)


def skills_used(candidate: Candidate, opening: Opening) -> list[Skill]:
    mine = candidate.skills or frozenset()
    return [skill for skill in Skill if skill in mine and opening.theme in USED_IN[skill]]
