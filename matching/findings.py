"""The words of a verdict: what stands in the way, what asks for a second look, what was not asked yet."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence


class Obstacle(StrEnum):
    """Law or fact: cannot be passed."""

    DECLARATION_MISSING = "declaration-missing"
    DECLARATION_ASKED = "declaration-asked"  # the receipt of UWV is not in yet
    DECLARATION_REFUSED = "declaration-refused"
    DECLARATION_EXPIRED = "declaration-expired"
    TOO_YOUNG = "too-young"
    GUARDIAN = "guardian"  # under 18, and parent or guardian did not agree
    CERTIFICATE = "certificate"  # of conduct: needed, and not seen for this organisation
    WOMENS_GROUP = "womens-group"
    PLACED_THEN = "placed-then"
    SIGNED_UP_ALREADY = "signed-up-already"
    FULL = "full"
    MEDIATION_STOPPED = "mediation-stopped"
    DEPARTED = "departed"
    NOT_PUBLISHED = "not-published"
    CANCELLED = "cancelled"
    PAST = "past"


class Caution(StrEnum):
    """Passed by staff with one press."""

    NOT_FREE = "not-free"
    BLOCKED_TIME = "blocked-time"
    TOO_FAR = "too-far"
    TOO_HEAVY = "too-heavy"
    DUTCH = "dutch"
    NO_CHILDREN = "no-children"
    OUTSIDE_SCHOOL_HOURS = "outside-school-hours"
    SAID_NO = "said-no"
    NO_WOMENS_GROUP = "no-womens-group"


class Question(StrEnum):
    """Still to ask: first of the person, then of the organisation."""

    LEGAL_STATUS = "legal-status"
    BIRTH_YEAR = "birth-year"
    FREE = "free"
    CONDITIONS = "conditions"
    TRAVEL = "travel"
    HOME = "home"
    DUTCH_LEVEL = "dutch-level"
    DUTCH_NEEDED = "dutch-needed"
    PHYSICAL_LOAD = "physical-load"
    SITTING = "sitting"
    INDOORS = "indoors"
    CHILDREN_WELCOME = "children-welcome"
    WOMENS_GROUP = "is-it-a-womens-group"
    CERTIFICATE_NEEDED = "certificate-needed"
    END_TIME = "end-time"
    ADDRESS = "address"
    SPOT = "spot"  # the address is known, and not where that is on the map

    @property
    def is_for_the_person(self) -> bool:
        return self in OF_THE_PERSON


OF_THE_PERSON: Final = frozenset(
    {
        Question.LEGAL_STATUS,
        Question.BIRTH_YEAR,
        Question.FREE,
        Question.CONDITIONS,
        Question.TRAVEL,
        Question.HOME,
        Question.DUTCH_LEVEL,
    }
)


@dataclass(frozen=True)
class Verdict:
    """Everything that was found, each kind in the order of its list above."""

    obstacles: tuple[Obstacle, ...] = ()
    cautions: tuple[Caution, ...] = ()
    questions: tuple[Question, ...] = ()

    @property
    def fits(self) -> bool:
        return not self.obstacles and not self.cautions

    @property
    def is_passable(self) -> bool:
        """Whether staff may sign up all the same."""
        return not self.obstacles and bool(self.cautions)

    def allows(self, cautions_passed: frozenset[str]) -> bool:
        return not self.obstacles and cautions_passed.issuperset(self.cautions)


def for_all(verdicts: Sequence[Verdict], places_left: int) -> Verdict:
    """What holds when all of them go: whatever was found for anybody, and a place for each.

    What is still to ask is asked of the first.
    """
    first, *friends = verdicts
    if not friends and places_left > 0:
        return first
    obstacles = {obstacle for verdict in verdicts for obstacle in verdict.obstacles}
    if places_left < len(verdicts):
        obstacles.add(Obstacle.FULL)
    cautions = {caution for verdict in verdicts for caution in verdict.cautions}
    return Verdict(
        obstacles=tuple(one for one in Obstacle if one in obstacles),
        cautions=tuple(one for one in Caution if one in cautions),
        questions=first.questions,
    )
