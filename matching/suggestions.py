"""What fits one person in the coming weeks, best first, and what does not with what stands in the way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from django.db.models import Count
from django.utils import timezone

from aandeslag.vocabulary import Gender
from activities.models import Activity, Occurrence
from matching import wording
from matching.ahead import times_ahead
from matching.cards.offers import Offer, Told, for_all, offer_of
from matching.findings import Question, Verdict
from matching.models import Participation
from matching.profiles import OPENING_NEEDS, candidate, candidates, has_started, openings
from matching.rules import weigh
from matching.travel import best_trip
from matching.wishes import Fit, in_order, reasons_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date, datetime

    from aandeslag.teams.models import Team
    from activities.querysets import OccurrenceQuerySet
    from matching.ahead import Ahead, Time
    from matching.facts import Candidate, Opening
    from matching.travel import Trip
    from residents.models import Resident

# Five weeks, so that the first Saturday of the month is always in sight.
LOOK_AHEAD: Final = timedelta(weeks=5)


@dataclass(frozen=True)
class Weighed:
    """The next time of one slot that suits best, with what holds for everybody who would go."""

    time: Time
    title: str
    opening: Opening
    verdict: Verdict
    told: list[Told]


@dataclass(frozen=True)
class Suggestions:
    """In order; only what is shown is put into words: `cards`."""

    fitting: list[Weighed]
    others: list[Weighed]
    to_ask: list[str]
    shown: frozenset[str]
    women: Mapping[int, int | None]

    @property
    def count(self) -> int:
        return len(self.fitting) + len(self.others)

    @property
    def fits(self) -> list[Offer]:
        return self.cards(self.fitting)

    @property
    def does_not_fit(self) -> list[Offer]:
        return self.cards(self.others)

    def cards(self, some: Sequence[Weighed]) -> list[Offer]:
        """One query."""
        shown = _rows_of(some)
        return [
            offer_of(shown[key], one.opening, one.told, self.shown, women=self.women[key])
            for one in some
            for key in [one.time.pk]
        ]


def suggest(
    *,
    team: Team,
    resident: Resident,
    now: datetime,
    shown: frozenset[str],
    friends: Sequence[Resident] = (),
) -> Suggestions:
    """Weigh the published offer of the coming weeks: one card per fixed moment. Eleven queries.

    In the order of `wishes.in_order`: of what suits about equally well the nearest date stands first.
    With friends only what suits all of them fits, and has a place for each.
    """
    person, per_slot = _weigh_offer(team, resident, now, friends)
    fits = [one for one in per_slot if one.verdict.fits]
    others = sorted((one for one in per_slot if not one.verdict.fits), key=_in_the_way)
    asked = {question for one in per_slot for question in one.verdict.questions}
    women = other_women(person, [one.time.pk for one in per_slot])
    return Suggestions(
        fitting=_best_first(fits, person),
        others=others,
        to_ask=wording.questions(one for one in Question if one in asked and one.is_for_the_person),
        shown=shown,
        women=women,
    )


@dataclass(frozen=True)
class Fitting:
    """The next time of an activity that fits, as facts: for a page in another language than the screen."""

    occurrence: Occurrence
    trip: Trip | None
    women: int | None


def fitting(
    *, team: Team, resident: Resident, now: datetime, friends: Sequence[Resident] = ()
) -> list[Fitting]:
    """What fits this person, or all who go along, best first."""
    person, per_slot = _weigh_offer(team, resident, now, friends)
    fits = _best_first((one for one in per_slot if one.verdict.fits), person)
    rows, women = _rows_of(fits), other_women(person, [one.time.pk for one in fits])
    return [Fitting(rows[one.time.pk], best_trip(person, one.opening), women[one.time.pk]) for one in fits]


def _rows_of(some: Iterable[Weighed]) -> dict[int, Occurrence]:
    """What is shown of them. One query."""
    return Occurrence.objects.select_related(*OPENING_NEEDS).in_bulk([one.time.pk for one in some])


def _weigh_offer(
    team: Team, resident: Resident, now: datetime, friends: Sequence[Resident] = ()
) -> tuple[Candidate, list[Weighed]]:
    """Of each fixed moment in the coming weeks the time that suits best."""
    today = timezone.localdate(now)
    people = candidates([resident, *friends], today)
    coming = times_ahead(team, _published(team, today), now, besides=None if friends else resident.pk)
    names = {one.pk: one.first_name if friends else "" for one in (resident, *friends)}
    weighing = partial(_weighed, coming=coming, people=people, names=names, today=today)
    return people[resident.pk], _one_per_slot(coming.times, weighing)


def _published(team: Team, today: date) -> OccurrenceQuerySet[Occurrence]:
    dates = Occurrence.objects.for_team(team).between(today, today + LOOK_AHEAD).taking_place()
    return dates.filter(activity__status=Activity.Status.PUBLISHED)


def _weighed(
    time: Time, *, coming: Ahead, people: Mapping[int, Candidate], names: Mapping[int, str], today: date
) -> Weighed:
    opening = coming.opening(time)
    told = [Told(names[pk], one, weigh(one, opening, today)) for pk, one in people.items()]
    return Weighed(time, coming.title(time), opening, for_all(told, opening), told)


def look_at(*, occurrence: Occurrence, resident: Resident, now: datetime, shown: frozenset[str]) -> Offer:
    """One time and one person, with everything that was found."""
    today = timezone.localdate(now)
    person = candidate(resident, today)
    opening = openings([occurrence], now, besides=resident.pk)[occurrence.pk]
    verdict = weigh(person, opening, today)
    women = other_women(person, [occurrence.pk])
    return offer_of(occurrence, opening, [Told("", person, verdict)], shown, women=women[occurrence.pk])


def coming_times(team: Team, now: datetime) -> list[Occurrence]:
    """All times of the published offer in the coming weeks. One query."""
    dates = _published(team, timezone.localdate(now)).select_related("activity")
    return [one for one in dates.in_order() if not has_started(one, now)]


def _one_per_slot(times: Iterable[Time], weighing: Callable[[Time], Weighed]) -> list[Weighed]:
    """Of each slot the first time that fits, else the first that staff may pass, else the first.

    What comes after a time that fits is not weighed.
    """
    best: dict[int, Weighed] = {}
    for one in times:
        known = best.get(one.slot_id)
        if known is not None and known.verdict.fits:
            continue
        found = weighing(one)
        if known is None or _rank(found.verdict) < _rank(known.verdict):
            best[one.slot_id] = found
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
        one.title,
        one.time.pk,
    )


def _best_first(fitting: Iterable[Weighed], person: Candidate) -> list[Weighed]:
    by_occurrence: Mapping[int, Weighed] = {one.time.pk: one for one in fitting}
    fits = (
        Fit(one.opening, reasons_for(person, one.opening), best_trip(person, one.opening))
        for one in by_occurrence.values()
    )
    return [by_occurrence[fit.opening.occurrence] for fit in in_order(fits)]


def other_women(person: Candidate, occurrence_ids: Sequence[int]) -> dict[int, int | None]:
    """How many women go on each date: told to a woman, for whom it may decide. One query."""
    if person.gender != Gender.WOMAN:
        return dict.fromkeys(occurrence_ids)
    rows = (
        Participation.objects.filter(occurrence__in=occurrence_ids, resident__gender=Gender.WOMAN)
        .taking_a_place()
        .exclude(resident=person.key)
        .order_by()
        .values_list("occurrence")
        .annotate(women=Count("pk"))
    )
    counted: dict[int, int] = dict(rows)
    return {pk: counted.get(pk, 0) for pk in occurrence_ids}


def activities_that_fit(*, team: Team, resident: Resident, now: datetime) -> frozenset[int]:
    """The ids of the activities with a time in the coming weeks that fits this person."""
    _person, per_slot = _weigh_offer(team, resident, now)
    return frozenset(one.time.activity_id for one in per_slot if one.verdict.fits)
