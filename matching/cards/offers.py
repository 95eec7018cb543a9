"""One time of an activity as it is offered to one person: a picture, when, how far, and why or why not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from activities.wording import hours
from matching import wording
from matching.findings import Caution, Obstacle
from matching.travel import best_trip
from matching.wishes import reasons_for

if TYPE_CHECKING:
    from uuid import UUID

    from activities.models import Occurrence
    from matching.facts import Candidate, Opening
    from matching.findings import Verdict

REASONS_SHOWN: Final = 4


@dataclass(frozen=True)
class Named:
    """A caution: the code that is sent when it is passed, and the sentence that is read."""

    code: str
    words: str


@dataclass(frozen=True)
class Offer:
    occurrence: UUID
    activity: UUID
    organisation: UUID
    title: str
    organisation_name: str
    theme: str
    day: str
    hours: str
    every: str
    way: str
    places: str
    reasons: list[str]
    obstacles: list[str]
    cautions: list[Named]
    questions: list[str]
    wants_certificate: bool
    said_no: bool

    @property
    def when(self) -> str:
        return f"{self.day} {self.hours}"

    @property
    def fits(self) -> bool:
        return not self.obstacles and not self.cautions

    @property
    def is_passable(self) -> bool:
        return not self.obstacles and bool(self.cautions)


def offer_of(
    occurrence: Occurrence,
    candidate: Candidate,
    opening: Opening,
    verdict: Verdict,
    shown: frozenset[str],
) -> Offer:
    """Put one verdict into words, for someone who may see the personal fields in `shown`."""
    activity = occurrence.activity
    found = reasons_for(candidate, opening) if verdict.fits else ()
    to_ask_there = [one for one in verdict.questions if not one.is_for_the_person]
    return Offer(
        occurrence=occurrence.public_id,
        activity=activity.public_id,
        organisation=activity.organisation.public_id,
        title=activity.title,
        organisation_name=activity.organisation.name,
        theme=activity.theme,
        day=wording.day(occurrence.date),
        hours=hours(occurrence.starts, occurrence.ends),
        every=wording.every(occurrence.slot),
        way=wording.way(best_trip(candidate, opening)),
        places=wording.places(opening.places_left),
        reasons=wording.reasons(found[:REASONS_SHOWN], candidate, opening),
        obstacles=wording.obstacles(verdict, opening, shown),
        cautions=[Named(one, wording.caution(one, candidate, opening)) for one in verdict.cautions],
        questions=wording.questions(to_ask_there),
        wants_certificate=Obstacle.CERTIFICATE in verdict.obstacles,
        said_no=Caution.SAID_NO in verdict.cautions,
    )
