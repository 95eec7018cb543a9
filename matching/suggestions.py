"""What fits one person in the coming weeks, best first, and what does not with what stands in the way."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any

from django.db.models import Count
from django.utils import timezone

from aandeslag.prepared import Prepared
from aandeslag.vocabulary import Gender
from activities.models import Activity, Occurrence
from matching import wording
from matching.ahead import times_ahead
from matching.candidates import candidate, candidates
from matching.cards.offers import Told, offer_of, shown_of
from matching.choosing import Sight, best_first, that_do_not_fit, that_fit
from matching.findings import Question
from matching.models import Participation
from matching.offered import LOOK_AHEAD, time_of
from matching.profiles import OPENING_NEEDS, has_started, openings
from matching.rounds.desk import last_round
from matching.rules import weigh
from matching.travel import best_trip

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from django.db.models import QuerySet

    from aandeslag.teams.models import Team
    from matching.cards.offers import Offer, OnACard
    from matching.choosing import Choice
    from matching.facts import Candidate
    from matching.rounds.desk import Priced
    from matching.travel import Trip
    from residents.models import Resident


@dataclass(frozen=True)
class Suggestions:
    """In order; only what is shown is put into words: `cards`. What does not fit is weighed when asked for.

    `priced`: the round of which the prices are, where the order is that of what others lose.
    """

    sight: Sight
    # Of all who go, the first without a name: the card is about them.
    names: Sequence[str]
    fitting: list[Choice]
    shown: frozenset[str]
    priced: Priced | None

    @property
    def count(self) -> int:
        """Of how many fixed moments."""
        ahead = self.sight.ahead
        return len(set(ahead.offer.slots[ahead.columns.start :]))

    @cached_property
    def others(self) -> list[Choice]:
        """One query, or two."""
        return that_do_not_fit(self.sight, self.fitting)

    @cached_property
    def to_ask(self) -> list[str]:
        """Of the person, once for all cards."""
        asked = {
            question
            for one in (*self.fitting, *self.others)
            for question in self.sight.verdicts(one.column, fits=True)[0].questions
        }
        return wording.questions(one for one in Question if one in asked and one.is_for_the_person)

    @property
    def fits(self) -> list[Offer]:
        return self.cards(self.fitting)

    @property
    def does_not_fit(self) -> list[Offer]:
        return self.cards(self.others)

    def cards(self, some: Sequence[Choice]) -> list[Offer]:
        return [offer for _choice, offer in self.told(some)]

    def told(self, some: Sequence[Choice]) -> list[tuple[Choice, Offer]]:
        """Put into words. One query; a date that was taken away meanwhile is left out."""
        return self.told_of(some, self.read(some))

    def read(self, some: Sequence[Choice]) -> dict[int, OnACard]:
        """By column what a card shows of these. One query."""
        columns = {self.sight.ahead.time(one.column).pk: one.column for one in some}
        return {columns[key]: on_card for key, on_card in shown_of(list(columns), self.sight.person).items()}

    def told_of(self, some: Sequence[Choice], read: Mapping[int, OnACard]) -> list[tuple[Choice, Offer]]:
        return [(one, self._card(one, read[one.column])) for one in some if one.column in read]

    def _card(self, one: Choice, on_card: OnACard) -> Offer:
        ahead, verdicts = self.sight.ahead, self.sight.verdicts(one.column, fits=one.fits)
        told = [Told(*each) for each in zip(self.names, self.sight.people, verdicts, strict=True)]
        time, opening = ahead.time(one.column), ahead.offer.openings[one.column]
        return offer_of(time, on_card, opening, ahead.left[one.column], told, self.shown)


def suggest(
    *,
    team: Team,
    resident: Resident,
    now: datetime,
    shown: frozenset[str],
    friends: Sequence[Resident] = (),
) -> Suggestions:
    """Weigh the published offer of the coming weeks: one card per fixed moment. Five queries, nine at most.

    After a round of late in its order, else in that of `wishes.in_order`. With friends, whom no round knows
    as one, only what suits all of them fits, and has a place for each.
    """
    sight = _sight(team, resident, now, friends)
    priced = None if friends else last_round(team, now)
    names = [one.first_name if friends else "" for one in (resident, *friends)]
    return Suggestions(sight, names, best_first(sight, priced), shown, priced)


@dataclass(frozen=True)
class Fitting:
    """The next time of an activity that fits, as facts: for a page in another language than the screen."""

    occurrence: Occurrence
    trip: Trip | None
    women: int | None


def fitting(
    *, team: Team, resident: Resident, now: datetime, friends: Sequence[Resident] = ()
) -> list[Fitting]:
    """What fits this person, or all who go along, in the same order as the desk sees it."""
    sight = _sight(team, resident, now, friends)
    found = best_first(sight, None if friends else last_round(team, now))
    keys = [sight.ahead.time(one.column).pk for one in found]
    rows = Occurrence.objects.select_related(*OPENING_NEEDS).in_bulk(keys)
    women = other_women(sight.person, keys)
    trips = [best_trip(sight.person, sight.ahead.offer.openings[one.column]) for one in found]
    return [Fitting(rows[key], trip, women[key]) for key, trip in zip(keys, trips, strict=True)]


def activities_that_fit(*, team: Team, resident: Resident, now: datetime) -> frozenset[int]:
    """The ids of the activities with a time in the coming weeks that fits this person."""
    sight = _sight(team, resident, now)
    columns = chain.from_iterable(that_fit(sight).values())
    return frozenset(sight.ahead.time(column).activity_id for column in columns)


def _sight(team: Team, resident: Resident, now: datetime, friends: Sequence[Resident] = ()) -> Sight:
    """A place that is kept for one person is free for them, and for no group."""
    today = timezone.localdate(now)
    ahead = times_ahead(team, now, besides=None if friends else resident.pk)
    if not friends:
        return Sight(team, resident, [candidate(resident, today)], ahead, today)
    people = candidates([resident, *friends], today)
    return Sight(team, resident, [people[one.pk] for one in (resident, *friends)], ahead, today)


def look_at(*, occurrence: Occurrence, resident: Resident, now: datetime, shown: frozenset[str]) -> Offer:
    """One time and one person, with everything that was found."""
    today = timezone.localdate(now)
    person = candidate(resident, today)
    opening = openings([occurrence], now, besides=resident.pk)[occurrence.pk]
    verdict = weigh(person, opening, today)
    told = [Told("", person, verdict)]
    time, on_card = time_of(occurrence), shown_of([occurrence.pk], person)[occurrence.pk]
    return offer_of(time, on_card, opening, opening.places_left, told, shown)


def coming_times(team: Team, now: datetime) -> list[Occurrence]:
    """All times of the published offer in the coming weeks. One query."""
    today = timezone.localdate(now)
    dates = Occurrence.objects.for_team(team).between(today, today + LOOK_AHEAD).taking_place()
    shown = dates.filter(activity__status=Activity.Status.PUBLISHED).select_related("activity")
    return [one for one in shown.in_order() if not has_started(one, now)]


def other_women(person: Candidate, occurrence_ids: Sequence[int]) -> dict[int, int | None]:
    """How many women go on each date: told to a woman, for whom it may decide. One query."""
    if person.gender != Gender.WOMAN or not occurrence_ids:
        return dict.fromkeys(occurrence_ids)
    counted: dict[int, int] = dict(_women_on(occurrence_ids, person.key))
    return {pk: counted.get(pk, 0) for pk in occurrence_ids}


@Prepared
def _women_on(occurrences: Sequence[int], besides: int) -> QuerySet[Participation, tuple[Any, ...]]:
    going = Participation.objects.filter(occurrence__in=occurrences, resident__gender=Gender.WOMAN)
    rows = going.taking_a_place().exclude(resident=besides).order_by().values_list("occurrence")
    return rows.annotate(women=Count("pk"))
