"""One time of an activity as it is offered to one person: a picture, when, how far, and why or why not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce

from aandeslag.prepared import Prepared
from aandeslag.vocabulary import Gender
from activities.models import Occurrence
from activities.wording import hours
from matching import wording
from matching.findings import Caution, Obstacle, Question, Verdict, for_all
from matching.models import Participation
from matching.travel import best_trip
from matching.turns import may_wait
from matching.wishes import reasons_for

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from django.db.models import QuerySet

    from matching.facts import Candidate, Opening
    from matching.offered import Time

REASONS_SHOWN: Final = 4
SHOWN: Final = (
    *("pk", "public_id", "slot__public_id"),
    *("slot__pattern", "slot__weekday", "slot__nth", "slot__every"),
)


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


class OnACard(NamedTuple):
    """What a card shows of a date, or sends, and no rule looks at.

    `women`: how many others go; told to a woman, for whom it may decide.
    """

    occurrence: UUID
    slot: UUID
    pattern: str
    weekday: str
    nth: int | None
    every: int
    women: int | None = None


def shown_of(occurrences: Sequence[int], person: Candidate) -> dict[int, OnACard]:
    """By the id of the occurrence. One query."""
    is_woman = person.gender == Gender.WOMAN
    rows = _with_women(occurrences, person.key) if is_woman else _shown(occurrences)
    return {pk: OnACard(*facts) for pk, *facts in rows}


@Prepared
def _shown(occurrences: Sequence[int]) -> QuerySet[Occurrence, tuple[Any, ...]]:
    return Occurrence.objects.filter(pk__in=occurrences).order_by().values_list(*SHOWN)


@Prepared
def _with_women(occurrences: Sequence[int], besides: int) -> QuerySet[Occurrence, tuple[Any, ...]]:
    going = Participation.objects.filter(occurrence=OuterRef("pk"), resident__gender=Gender.WOMAN)
    others = going.taking_a_place().exclude(resident=besides).order_by().values("occurrence")
    women = Coalesce(Subquery(others.annotate(number=Count("pk")).values("number")), 0)
    return Occurrence.objects.filter(pk__in=occurrences).order_by().values_list(*SHOWN, women)


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


def offer_of(  # noqa: PLR0917 - what it is, what is shown, left and found of it, for whose eyes
    time: Time,
    on_card: OnACard,
    opening: Opening,
    places_left: int,
    told: Sequence[Told],
    shown: frozenset[str],
) -> Offer:
    """Put verdicts into words, for someone who may see the personal fields in `shown`.

    The first of `told` is whom the card is about; friends come along, and are named where it concerns them.
    """
    candidate = told[0].candidate
    verdict = for_all([one.verdict for one in told], places_left)
    found = reasons_for(candidate, opening) if verdict.fits else ()
    of_the_offer = [one for one in verdict.questions if not one.is_for_the_person]
    to_ask_there = [one for one in of_the_offer if one is not Question.SPOT]
    to_note = [one for one in of_the_offer if one is Question.SPOT]
    return Offer(
        occurrence=on_card.occurrence,
        slot=on_card.slot,
        activity=time.work.public_id,
        organisation=time.work.organisation_id,
        title=time.work.title,
        organisation_name=time.work.organisation,
        theme=opening.theme,
        day=wording.day(time.date),
        hours=hours(time.starts, time.ends),
        every=wording.every(on_card),
        way=wording.way(best_trip(candidate, opening)),
        places=wording.places(places_left),
        women=wording.other_women(on_card.women),
        children_welcome=opening.children_welcome is True,
        reasons=wording.reasons(found[:REASONS_SHOWN], candidate, opening),
        obstacles=_obstacles(told, opening, shown, places_left),
        cautions=[
            Named(caution, _about(one, wording.caution(caution, one.candidate, opening)))
            for one in told
            for caution in one.verdict.cautions
        ],
        questions=wording.questions(to_ask_there),
        spot="".join(wording.questions(to_note)),
        is_full=Obstacle.FULL in verdict.obstacles,
        can_wait=may_wait(verdict) and places_left <= 0,
        wants_certificate=Obstacle.CERTIFICATE in verdict.obstacles,
        said_no=Caution.SAID_NO in verdict.cautions,
        awaits_receipt=verdict.obstacles == (Obstacle.DECLARATION_ASKED,),
    )


def _obstacles(told: Sequence[Told], opening: Opening, shown: frozenset[str], places_left: int) -> list[str]:
    words = [
        _about(one, sentence) for one in told for sentence in wording.obstacles(one.verdict, opening, shown)
    ]
    if 0 < places_left < len(told):
        words.append(wording.too_few_places())
    return list(dict.fromkeys(words))


def _about(one: Told, sentence: str) -> str:
    return f"{one.name}: {sentence}" if one.name else sentence
