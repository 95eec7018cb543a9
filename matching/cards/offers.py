"""One time of an activity as it is offered to one person: a picture, when, how far, and why or why not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from activities.wording import hours
from matching import wording
from matching.findings import Caution, Obstacle, Question, Verdict
from matching.travel import best_trip
from matching.turns import may_wait
from matching.wishes import reasons_for

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from activities.models import Occurrence
    from matching.facts import Candidate, Opening

REASONS_SHOWN: Final = 4


@dataclass(frozen=True)
class Named:
    """A caution: the code that is sent when it is passed, and the sentence that is read."""

    code: str
    words: str


@dataclass(frozen=True)
class Told:
    """What was found for one person; the name is given only where several go together."""

    name: str
    candidate: Candidate
    verdict: Verdict


@dataclass(frozen=True)
class Offer:
    occurrence: UUID
    slot: UUID
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
    women: str
    children_welcome: bool
    reasons: list[str]
    obstacles: list[str]
    cautions: list[Named]
    questions: list[str]
    # What is to be noted and not to be asked: a link leads to where.
    spot: str
    is_full: bool
    can_wait: bool
    wants_certificate: bool
    said_no: bool
    awaits_receipt: bool

    @property
    def when(self) -> str:
        return f"{self.day} {self.hours}"

    @property
    def fits(self) -> bool:
        return not self.obstacles and not self.cautions

    @property
    def is_passable(self) -> bool:
        return not self.obstacles and bool(self.cautions)


def for_all(told: Sequence[Told], opening: Opening) -> Verdict:
    """What holds when all of them go: whatever was found for anybody, and a place for each."""
    verdicts = [one.verdict for one in told]
    obstacles = {obstacle for verdict in verdicts for obstacle in verdict.obstacles}
    if opening.places_left < len(told):
        obstacles.add(Obstacle.FULL)
    cautions = {caution for verdict in verdicts for caution in verdict.cautions}
    return Verdict(
        obstacles=tuple(one for one in Obstacle if one in obstacles),
        cautions=tuple(one for one in Caution if one in cautions),
        questions=verdicts[0].questions,
    )


def offer_of(
    occurrence: Occurrence,
    opening: Opening,
    told: Sequence[Told],
    shown: frozenset[str],
    *,
    women: int | None = None,
) -> Offer:
    """Put verdicts into words, for someone who may see the personal fields in `shown`.

    The first of `told` is whom the card is about; friends come along, and are named where it concerns them.
    """
    activity = occurrence.activity
    candidate, verdict = told[0].candidate, for_all(told, opening)
    found = reasons_for(candidate, opening) if verdict.fits else ()
    of_the_offer = [one for one in verdict.questions if not one.is_for_the_person]
    to_ask_there = [one for one in of_the_offer if one is not Question.SPOT]
    to_note = [one for one in of_the_offer if one is Question.SPOT]
    return Offer(
        occurrence=occurrence.public_id,
        slot=occurrence.slot.public_id,
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
        women=wording.other_women(women),
        children_welcome=activity.children_welcome is True,
        reasons=wording.reasons(found[:REASONS_SHOWN], candidate, opening),
        obstacles=_obstacles(told, opening, shown),
        cautions=[
            Named(caution, _about(one, wording.caution(caution, one.candidate, opening)))
            for one in told
            for caution in one.verdict.cautions
        ],
        questions=wording.questions(to_ask_there),
        spot="".join(wording.questions(to_note)),
        is_full=Obstacle.FULL in verdict.obstacles,
        can_wait=may_wait(verdict) and opening.places_left <= 0,
        wants_certificate=Obstacle.CERTIFICATE in verdict.obstacles,
        said_no=Caution.SAID_NO in verdict.cautions,
        awaits_receipt=verdict.obstacles == (Obstacle.DECLARATION_ASKED,),
    )


def _obstacles(told: Sequence[Told], opening: Opening, shown: frozenset[str]) -> list[str]:
    words = [
        _about(one, sentence) for one in told for sentence in wording.obstacles(one.verdict, opening, shown)
    ]
    if 0 < opening.places_left < len(told):
        words.append(wording.too_few_places())
    return list(dict.fromkeys(words))


def _about(one: Told, sentence: str) -> str:
    return f"{one.name}: {sentence}" if one.name else sentence
