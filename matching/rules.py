"""Can this person take part in this activity on this day? Everything that was found, in three kinds.

An *obstacle* is law or fact: nobody passes it. A *caution* is passed by staff with one press, and that is
logged. A *question* is something that was not asked yet; unknown is not a no. There are two exceptions, on
the safe side: an unknown legal status counts as *declaration needed*, an unknown year of birth as under 18.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from aandeslag.vocabulary import Condition, Gender, LanguageLevel, LegalStatus, PhysicalLoad, Weekday
from activities.rules import Standing
from matching.facts import Candidate, Opening, Policy
from matching.findings import Caution, Obstacle, Question, Verdict
from matching.travel import STANDARD, trips

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

__all__ = ["Candidate", "Caution", "Obstacle", "Opening", "Policy", "Question", "Verdict", "weigh"]

LAST_DAY_OF_THE_YEAR: Final = (12, 31)


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
    obstacles = {*_of_the_law(candidate, opening, policy), *_of_the_offer(candidate, opening, day)}
    cautions = {*_of_the_time(candidate, opening, policy), *_of_the_work(candidate, opening)}
    questions = {*_to_ask_the_person(candidate, opening, policy), *_to_ask_there(candidate, opening)}
    return Verdict(
        obstacles=tuple(one for one in Obstacle if one in obstacles),
        cautions=tuple(one for one in Caution if one in cautions),
        questions=tuple(one for one in Question if one in questions),
    )


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
    same_day = [one for one in candidate.appointments if one.day == opening.day]
    mine = [one for one in same_day if one.occurrence == opening.occurrence]
    others = [one for one in same_day if one.occurrence != opening.occurrence]
    left_by_then = candidate.departed_on is not None and candidate.departed_on <= opening.day
    found = {
        Obstacle.PLACED_THEN: any(one.hours.overlaps(opening.hours) for one in others),
        Obstacle.SIGNED_UP_ALREADY: bool(mine),
        Obstacle.FULL: opening.places_left <= 0,
        Obstacle.MEDIATION_STOPPED: candidate.mediation_stopped,
        Obstacle.DEPARTED: left_by_then,
        Obstacle.NOT_PUBLISHED: not opening.is_published,
        Obstacle.CANCELLED: opening.is_cancelled,
        Obstacle.PAST: opening.has_started or opening.day < day,
    }
    return (obstacle for obstacle, stands_in_the_way in found.items() if stands_in_the_way)


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
    ways = trips(candidate, opening, policy)
    asks_dutch = opening.dutch_needed not in {None, LanguageLevel.NONE}
    unknown = {
        Question.LEGAL_STATUS: opening.is_volunteering and candidate.legal_status == LegalStatus.UNKNOWN,
        Question.BIRTH_YEAR: candidate.birth_year is None,
        Question.FREE: candidate.free is None,
        Question.CONDITIONS: candidate.conditions is None,
        Question.TRAVEL: candidate.travel_modes is None and all(trip.is_too_far for trip in ways),
        Question.HOME: candidate.home is None,
        Question.DUTCH_LEVEL: asks_dutch and candidate.dutch_level is None,
    }
    return (question for question, is_open in unknown.items() if is_open)


def _to_ask_there(candidate: Candidate, opening: Opening) -> Iterator[Question]:
    wants_womens_group = _needs(candidate, Condition.WOMEN_ONLY) or candidate.gender != Gender.WOMAN
    spares_the_back = _needs(candidate, Condition.NO_HEAVY_LIFTING) or _needs(candidate, Condition.SITTING)
    brings_child = _needs(candidate, Condition.BRINGS_CHILD)
    sits_at_most = _needs(candidate, Condition.SITTING) and opening.physical_load == PhysicalLoad.LIGHT
    unknown = {
        Question.DUTCH_NEEDED: opening.dutch_needed is None,
        Question.PHYSICAL_LOAD: spares_the_back and opening.physical_load is None,
        Question.SITTING: sits_at_most,
        Question.INDOORS: _needs(candidate, Condition.INDOORS),
        Question.CHILDREN_WELCOME: brings_child and opening.children_welcome is None,
        Question.WOMENS_GROUP: wants_womens_group and opening.women_only is None,
        Question.CERTIFICATE_NEEDED: opening.conduct_certificate is None,
        Question.END_TIME: opening.hours.ends is None,
        Question.ADDRESS: opening.location is None and not opening.has_address,
        Question.SPOT: opening.location is None and opening.has_address,
    }
    return (question for question, is_open in unknown.items() if is_open)


def _needs(candidate: Candidate, condition: Condition) -> bool:
    return candidate.conditions is not None and condition in candidate.conditions


def _in_school_hours(opening: Opening, policy: Policy) -> bool:
    if opening.weekday in {Weekday.SATURDAY, Weekday.SUNDAY}:
        return False
    is_wednesday = opening.weekday == Weekday.WEDNESDAY
    return opening.hours.within(policy.school.short_wednesday if is_wednesday else policy.school.hours)


def _rank(level: str | None, *, unknown: int) -> int:
    return unknown if level is None else LanguageLevel(level).rank
