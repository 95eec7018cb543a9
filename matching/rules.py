"""Can this person take part in this activity on this day? Everything that was found, in three kinds.

An *obstacle* is law or fact: nobody passes it. A *caution* is passed by staff with one press, and that is
logged. A *question* is something that was not asked yet; unknown is not a no. There are two exceptions, on
the safe side: an unknown legal status counts as *declaration needed*, an unknown year of birth as under 18.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from aandeslag.vocabulary import Condition, Gender, LanguageLevel, LegalStatus, PhysicalLoad, Weekday
from activities.rules import Standing
from matching.facts import LAST_DAY_OF_THE_YEAR, Candidate, Opening, Policy
from matching.findings import Caution, Obstacle, Question, Verdict
from matching.travel import STANDARD, trips

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

__all__ = [
    "Candidate",
    "Caution",
    "Obstacle",
    "Opening",
    "Policy",
    "Question",
    "Verdict",
    "in_the_way",
    "weigh",
]


# What a paper that does not allow it is called as an obstacle.
PAPER: Final = {
    Standing.NONE: Obstacle.DECLARATION_MISSING,
    Standing.ASKED: Obstacle.DECLARATION_ASKED,
    Standing.REFUSED: Obstacle.DECLARATION_REFUSED,
    Standing.EXPIRED: Obstacle.DECLARATION_EXPIRED,
}
OF_THE_DECLARATION: Final = frozenset(PAPER.values())


def weigh(candidate: Candidate, opening: Opening, day: date, policy: Policy = STANDARD) -> Verdict:
    """Judge one person and one time of an activity, as known on `day`; the day itself is `opening.day`."""
    found = in_the_way(candidate, opening, day, policy)
    return Verdict(
        obstacles=tuple(one for one in Obstacle if one in found),
        cautions=tuple(one for one in Caution if one in found),
        questions=to_ask(candidate, opening, policy),
    )


def in_the_way(
    candidate: Candidate, opening: Opening, day: date, policy: Policy = STANDARD
) -> set[Obstacle | Caution]:
    """Whatever stands in the way, without asking what is not known."""
    return {
        *_of_the_law(candidate, opening, policy),
        *_of_the_offer(candidate, opening, day),
        *_of_the_time(candidate, opening, policy),
        *_of_the_work(candidate, opening),
    }


def to_ask(candidate: Candidate, opening: Opening, policy: Policy = STANDARD) -> tuple[Question, ...]:
    """What is left to ask, whether or not something stands in the way."""
    asked = {*_to_ask_the_person(candidate, opening, policy), *_to_ask_there(candidate, opening)}
    return tuple(one for one in Question if one in asked) if asked else ()


def lowest_possible_age(birth_year: int | None, day: date, policy: Policy = STANDARD) -> int:
    """Only the year is known, so the birthday counts as the last day of the year."""
    if birth_year is None:
        return policy.unknown_age_counts_as
    return day.year - birth_year - ((day.month, day.day) < LAST_DAY_OF_THE_YEAR)


def needs_declaration(candidate: Candidate, opening: Opening) -> bool:
    """An unknown status counts as needing one, whatever the rules of that day say."""
    needing = opening.declaration_needed_by | {LegalStatus.UNKNOWN.value}
    return opening.is_volunteering and candidate.legal_status in needing


def _of_the_law(candidate: Candidate, opening: Opening, policy: Policy) -> Iterator[Obstacle]:
    if needs_declaration(candidate, opening) and not opening.declaration.allows:
        yield PAPER[opening.declaration]
    age = lowest_possible_age(candidate.birth_year, opening.day, policy)
    if age < opening.minimum_age:
        yield Obstacle.TOO_YOUNG
    if age < policy.grown_up_from and not candidate.guardian_agreed:
        yield Obstacle.GUARDIAN
    if opening.conduct_certificate and opening.organisation not in candidate.conduct_seen_for:
        yield Obstacle.CERTIFICATE
    if opening.women_only and candidate.gender != Gender.WOMAN:
        yield Obstacle.WOMENS_GROUP


def _of_the_offer(candidate: Candidate, opening: Opening, day: date) -> Iterator[Obstacle]:
    yield from _of_their_appointments(candidate, opening)
    left_by_then = candidate.departed_on is not None and candidate.departed_on <= opening.day
    found = {
        Obstacle.FULL: opening.places_left <= 0,
        Obstacle.MEDIATION_STOPPED: candidate.mediation_stopped,
        Obstacle.DEPARTED: left_by_then,
        Obstacle.NOT_PUBLISHED: not opening.is_published,
        Obstacle.CANCELLED: opening.is_cancelled,
        Obstacle.PAST: opening.has_started or opening.day < day,
    }
    yield from (obstacle for obstacle, stands_in_the_way in found.items() if stands_in_the_way)


def _of_their_appointments(candidate: Candidate, opening: Opening) -> Iterator[Obstacle]:
    for one in candidate.appointments:
        if one.day != opening.day:
            continue
        if one.occurrence == opening.occurrence:
            yield Obstacle.SIGNED_UP_ALREADY
        elif one.hours.overlaps(opening.hours):
            yield Obstacle.PLACED_THEN


def _of_the_time(candidate: Candidate, opening: Opening, policy: Policy) -> Iterator[Caution]:
    if candidate.free is not None and not opening.week_parts <= candidate.free:
        yield Caution.NOT_FREE
    if any(one.weekday == opening.weekday and one.hours.overlaps(opening.hours) for one in candidate.blocked):
        yield Caution.BLOCKED_TIME
    if _needs(candidate, Condition.SCHOOL_HOURS) and not _in_school_hours(opening, policy):
        yield Caution.OUTSIDE_SCHOOL_HOURS
    ways = trips(candidate, opening, policy)
    if candidate.travel_modes is not None and ways and all(trip.is_too_far for trip in ways):
        yield Caution.TOO_FAR


def _of_the_work(candidate: Candidate, opening: Opening) -> Iterator[Caution]:
    is_heavy = opening.physical_load in {PhysicalLoad.MEDIUM, PhysicalLoad.HEAVY}
    spares_the_back = _needs(candidate, Condition.NO_HEAVY_LIFTING) or _needs(candidate, Condition.SITTING)
    if is_heavy and spares_the_back:
        yield Caution.TOO_HEAVY
    if _rank(candidate.dutch_level, unknown=len(LanguageLevel)) < _rank(opening.dutch_needed, unknown=0):
        yield Caution.DUTCH
    if _needs(candidate, Condition.BRINGS_CHILD) and opening.children_welcome is False:
        yield Caution.NO_CHILDREN
    if opening.activity in candidate.refused:
        yield Caution.SAID_NO
    if _needs(candidate, Condition.WOMEN_ONLY) and opening.women_only is False:
        yield Caution.NO_WOMENS_GROUP


def _to_ask_the_person(candidate: Candidate, opening: Opening, policy: Policy) -> Iterator[Question]:
    if opening.is_volunteering and candidate.legal_status == LegalStatus.UNKNOWN:
        yield Question.LEGAL_STATUS
    if candidate.birth_year is None:
        yield Question.BIRTH_YEAR
    if candidate.free is None:
        yield Question.FREE
    if candidate.conditions is None:
        yield Question.CONDITIONS
    if candidate.travel_modes is None and all(one.is_too_far for one in trips(candidate, opening, policy)):
        yield Question.TRAVEL
    if candidate.home is None:
        yield Question.HOME
    if candidate.dutch_level is None and opening.dutch_needed not in {None, LanguageLevel.NONE}:
        yield Question.DUTCH_LEVEL


def _to_ask_there(candidate: Candidate, opening: Opening) -> Iterator[Question]:
    if opening.dutch_needed is None:
        yield Question.DUTCH_NEEDED
    if opening.conduct_certificate is None:
        yield Question.CERTIFICATE_NEEDED
    if opening.hours.ends is None:
        yield Question.END_TIME
    if opening.location is None:
        yield Question.SPOT if opening.has_address else Question.ADDRESS
    wants_womens_group = candidate.gender != Gender.WOMAN or _needs(candidate, Condition.WOMEN_ONLY)
    if opening.women_only is None and wants_womens_group:
        yield Question.WOMENS_GROUP
    if candidate.conditions:
        yield from _to_ask_for_what_they_need(candidate, opening)


def _to_ask_for_what_they_need(candidate: Candidate, opening: Opening) -> Iterator[Question]:
    sits = _needs(candidate, Condition.SITTING)
    if opening.physical_load is None and (sits or _needs(candidate, Condition.NO_HEAVY_LIFTING)):
        yield Question.PHYSICAL_LOAD
    if opening.physical_load == PhysicalLoad.LIGHT and sits:
        yield Question.SITTING
    if _needs(candidate, Condition.INDOORS):
        yield Question.INDOORS
    if opening.children_welcome is None and _needs(candidate, Condition.BRINGS_CHILD):
        yield Question.CHILDREN_WELCOME


def _needs(candidate: Candidate, condition: Condition) -> bool:
    return candidate.conditions is not None and condition in candidate.conditions


def _in_school_hours(opening: Opening, policy: Policy) -> bool:
    if opening.weekday in {Weekday.SATURDAY, Weekday.SUNDAY}:
        return False
    is_wednesday = opening.weekday == Weekday.WEDNESDAY
    return opening.hours.within(policy.school.short_wednesday if is_wednesday else policy.school.hours)


def _rank(level: str | None, *, unknown: int) -> int:
    return unknown if level is None else LanguageLevel(level).rank
