"""What fits one person in the coming weeks, best first, and what does not with what stands in the way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.utils import timezone

from activities.models import Activity, Occurrence
from matching import wording
from matching.cards.offers import Offer, offer_of
from matching.findings import Question, Verdict
from matching.profiles import OPENING_NEEDS, candidate, has_started, openings
from matching.rules import weigh
from matching.travel import best_trip
from matching.wishes import Fit, in_order, reasons_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from aandeslag.teams.models import Team
    from matching.facts import Candidate, Opening
    from residents.models import Resident

# Five weeks, so that the first Saturday of the month is always in sight.
LOOK_AHEAD: Final = timedelta(weeks=5)


@dataclass(frozen=True)
class Suggestions:
    fits: list[Offer]
    does_not_fit: list[Offer]
    to_ask: list[str]

    @property
    def count(self) -> int:
        return len(self.fits) + len(self.does_not_fit)


@dataclass(frozen=True)
class Weighed:
    """The next time of one slot that suits best, with its verdict."""

    occurrence: Occurrence
    opening: Opening
    verdict: Verdict


def suggest(*, team: Team, resident: Resident, now: datetime, shown: frozenset[str]) -> Suggestions:
    """Weigh the published offer of the coming weeks: one card per fixed moment. Ten queries."""
    today = timezone.localdate(now)
    person = candidate(resident, today)
    coming = _coming(team, now)
    facts = openings(coming, now, besides=resident.pk)
    weighed = [Weighed(one, facts[one.pk], weigh(person, facts[one.pk], today)) for one in coming]
    per_slot = _one_per_slot(weighed)
    fitting = [one for one in per_slot if one.verdict.fits]
    others = sorted((one for one in per_slot if not one.verdict.fits), key=_in_the_way)
    asked = {question for one in per_slot for question in one.verdict.questions}
    return Suggestions(
        fits=_offers(_best_first(fitting, person), person, shown),
        does_not_fit=_offers(others, person, shown),
        to_ask=wording.questions(one for one in Question if one in asked and one.is_for_the_person),
    )


def look_at(*, occurrence: Occurrence, resident: Resident, now: datetime, shown: frozenset[str]) -> Offer:
    """One time and one person, with everything that was found."""
    today = timezone.localdate(now)
    person = candidate(resident, today)
    opening = openings([occurrence], now, besides=resident.pk)[occurrence.pk]
    return offer_of(occurrence, person, opening, weigh(person, opening, today), shown)


def _coming(team: Team, now: datetime) -> list[Occurrence]:
    today = timezone.localdate(now)
    occurrences = (
        Occurrence.objects.for_team(team)
        .between(today, today + LOOK_AHEAD)
        .taking_place()
        .filter(activity__status=Activity.Status.PUBLISHED)
        .select_related(*OPENING_NEEDS)
        .in_order()
    )
    return [one for one in occurrences if not has_started(one, now)]


def _one_per_slot(weighed: Iterable[Weighed]) -> list[Weighed]:
    """Of each slot the first time that fits, else the first that staff may pass, else the first."""
    best: dict[int, Weighed] = {}
    for one in weighed:
        known = best.get(one.occurrence.slot_id)
        if known is None or _rank(one.verdict) < _rank(known.verdict):
            best[one.occurrence.slot_id] = one
    return list(best.values())


def _rank(verdict: Verdict) -> int:
    if verdict.fits:
        return 0
    return 1 if verdict.is_passable else 2


def _in_the_way(one: Weighed) -> tuple[object, ...]:
    """What staff may pass first, then what has least in the way."""
    verdict = one.verdict
    return (
        len(verdict.obstacles),
        len(verdict.cautions),
        one.occurrence.activity.title,
        one.occurrence.pk,
    )


def _best_first(fitting: Iterable[Weighed], person: Candidate) -> list[Weighed]:
    by_occurrence: Mapping[int, Weighed] = {one.occurrence.pk: one for one in fitting}
    fits = (
        Fit(one.opening, reasons_for(person, one.opening), best_trip(person, one.opening))
        for one in by_occurrence.values()
    )
    return [by_occurrence[fit.opening.occurrence] for fit in in_order(fits)]


def _offers(weighed: Iterable[Weighed], person: Candidate, shown: frozenset[str]) -> list[Offer]:
    return [offer_of(one.occurrence, person, one.opening, one.verdict, shown) for one in weighed]
