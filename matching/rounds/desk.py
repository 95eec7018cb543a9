"""At the desk: the first five for one person, and what each of them costs those who wait.

From the prices of the last round, so that nobody waits for a computation. Where places are left besides
those of the round, one costs nobody anything: that is exact, in any best round such a place has no price.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

import numpy as np
from django.utils import timezone

from activities.models import Occurrence
from matching.ahead import times_ahead
from matching.company import company_of
from matching.engine.order import DAYS_IN_A_WEEK
from matching.engine.score import points
from matching.models import Proposal, Round
from matching.part_tables import part_tables
from matching.profiles import candidate
from matching.rounds.choices import choices_kept
from matching.rounds.price_now import Counted, price_now
from matching.rounds.pricing import Price, kept_prices
from matching.rounds.waiting import may_have_more
from matching.rules import weigh

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime

    from activities.querysets import OccurrenceQuerySet
    from matching.ahead import Time
    from matching.facts import Candidate, Opening
    from matching.part_tables import Company
    from residents.models import Resident

SHOWN: Final = 5
DEAR_SHOWN: Final = 3
# After a week the next round is due; after two, its prices say nothing any more.
HOLDS_FOR: Final = timedelta(days=14)


@dataclass(frozen=True)
class Option:
    """One date that fits, how well it suits, and what others lose."""

    time: Time
    title: str
    opening: Opening
    points: int
    price: Price


@dataclass(frozen=True)
class Options:
    candidate: Candidate
    best: list[Option]
    # Beside those, what suits them and costs somebody else a place.
    dear: list[Option]
    made_at: datetime


def options_for(resident: Resident, now: datetime) -> Options | None:
    """The best five and what is dear, by fixed moment; None without a round of late. Fourteen queries."""
    made = _last_round(resident, now)
    if made is None:
        return None
    today = timezone.localdate(now)
    prices, person = kept_prices(made.prices), candidate(resident, today)
    coming = times_ahead(resident.team, _dates(resident, made, today), now, besides=resident.pk)
    fitting = [one for one in coming.times if weigh(person, coming.opening(one), today).fits]
    offered = [coming.opening(one) for one in fitting]
    counted = _counted(made, resident, today)
    own = _points(made, person, offered, company_of([resident], fitting, today))
    options = [
        Option(
            one,
            coming.title(one),
            opening,
            worth,
            price_now(prices[one.pk], opening.places_left, counted.get(one.pk, Counted())),
        )
        for one, opening, worth in zip(fitting, offered, own, strict=True)
    ]
    ordered = _in_order(options)
    return Options(person, ordered[:SHOWN], _dear(ordered[SHOWN:]), made.made_at)


def _last_round(resident: Resident, now: datetime) -> Round | None:
    rounds = Round.objects.filter(team=resident.team_id).made_since(now - HOLDS_FOR)
    last = rounds.first()
    return last if last is not None and last.is_proven else None


def _dates(resident: Resident, made: Round, today: date) -> OccurrenceQuerySet[Occurrence]:
    rows = Occurrence.objects.filter(team=resident.team_id, pk__in=list(map(int, made.prices)))
    return rows.taking_place().upcoming(today)


def _counted(made: Round, resident: Resident, today: date) -> dict[int, Counted]:
    """Of each date the lines without an answer, of who still waits. Two queries."""
    lines = Proposal.objects.filter(round=made).unanswered().order_by()
    rows = list(lines.values_list("occurrence", "resident", "waited", "is_further"))
    still = may_have_more(resident.team, today, made.at_once).filter(pk__in={row[1] for row in rows})
    who_wait = frozenset(still.values_list("pk", flat=True))
    found: dict[int, Counted] = {}
    for occurrence, person, waited, is_further in rows:
        if person not in who_wait:
            continue
        before = found.get(occurrence, Counted())
        found[occurrence] = (
            replace(before, is_mine=True)
            if person == resident.pk
            else before.and_one(waited // DAYS_IN_A_WEEK, is_further=is_further)
        )
    return found


def _points(made: Round, person: Candidate, offered: Sequence[Opening], company: Company) -> list[int]:
    if not offered:
        return []
    tables = part_tables([person], offered, company)
    columns = np.arange(len(offered))
    weights = choices_kept(made).policy.weights
    found: list[int] = points(tables, weights, np.zeros_like(columns), columns).tolist()
    return found


def _in_order(options: Iterable[Option]) -> list[Option]:
    """In the order of the objective: what others lose, then what suits; of equals the nearest date.

    One date of each fixed moment.
    """
    ordered = sorted(
        options,
        key=lambda one: (*one.price.rank, one.price.points - one.points, one.opening.day, one.time.pk),
    )
    first: Mapping[int, Option] = {one.time.slot_id: one for one in reversed(ordered)}
    return sorted(first.values(), key=ordered.index)


def _dear(options: Iterable[Option]) -> list[Option]:
    """What costs somebody a place, what suits best first: it may stand first among the cards."""
    dear = [one for one in options if one.price.people or one.price.further]
    return sorted(dear, key=lambda one: -one.points)[:DEAR_SHOWN]
