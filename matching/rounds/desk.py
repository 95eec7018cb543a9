"""At the desk: what a place costs those who wait, from the last round and with what happened since.

So nobody waits for a computation. Where places are left besides those of the round, one costs nobody
anything: that is exact, in any best round such a place has no price.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Count, Max, Q, TextField
from django.db.models.functions import Cast

from aandeslag.prepared import Prepared
from matching.engine.order import DAYS_IN_A_WEEK
from matching.models import Proposal, Round
from matching.rounds.choices import choices_kept
from matching.rounds.price_now import Counted, price_now
from matching.rounds.pricing import kept_prices
from matching.rounds.waiting import expected_nowhere, who_have_enough

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from django.db.models import QuerySet

    from aandeslag.teams.models import Team
    from matching.engine import Weights
    from matching.rounds.pricing import Price

# After a week the next round is due; after two, its prices say nothing any more.
HOLDS_FOR: Final = timedelta(days=14)
# Rounds of so many teams are kept as they were understood.
KEPT: Final = 64


@dataclass(frozen=True)
class Terms:
    """What a round says of who comes to the desk after it: by which weights, and what each date costs."""

    weights: Weights
    at_once: int
    prices: Mapping[int, Price]


@dataclass(frozen=True)
class Priced:
    """The last round of a team."""

    key: int
    made_at: datetime
    terms: Terms

    def now(self, team: Team, resident: int, left: Mapping[int, int], today: date) -> dict[int, Price]:
        """What one more costs on each of these dates that it knows, by the places left.

        One query; two where one person may go to several activities.
        """
        counted, nobody = self._counted(team, resident, today), Counted()
        prices = self.terms.prices
        return {
            date: price_now(prices[date], places, counted.get(date, nobody))
            for date, places in left.items()
            if date in prices
        }

    def _counted(self, team: Team, resident: int, today: date) -> dict[int, Counted]:
        """Of each date the lines without an answer, of who still waits."""
        if self.terms.at_once == 1:
            rows = _of_who_waits(self.key, resident, today)
        else:
            enough = who_have_enough(team, today, self.terms.at_once)
            rows = list(_lines(self.key, resident).exclude(resident__in=enough))
        return {date: _so_many(*numbers) for date, *numbers in rows}


def _so_many(lines: int, further: int, waited: int | None, mine: int) -> Counted:
    return Counted(lines - mine, (waited or 0) // DAYS_IN_A_WEEK, is_mine=bool(mine), further=further)


@Prepared
def _of_who_waits(made: int, resident: int, today: date) -> QuerySet[Proposal, tuple[Any, ...]]:
    return _lines(made, resident).filter(expected_nowhere(today, "resident"))


def _lines(made: int, resident: int) -> QuerySet[Proposal, tuple[Any, ...]]:
    """By date: the lines, others with a second activity, how long others wait for a first, and one's own."""
    rows = Proposal.objects.filter(round=made).unanswered().of_people_here()
    mine = Q(resident=resident)
    numbers = {
        "lines": Count("pk"),
        "further": Count("pk", filter=~mine & Q(is_further=True)),
        "longest": Max("waited", filter=~mine & Q(is_further=False)),
        "mine": Count("pk", filter=mine),
    }
    return rows.order_by().values_list("occurrence").annotate(**numbers)


def last_round(team: Team, now: datetime) -> Priced | None:
    """None where there is no proven one of late. One query."""
    for key, made_at, policy, certificates, prices in _made_since(team, now - HOLDS_FOR):
        terms = _understood(policy, certificates, prices)
        return None if terms is None else Priced(key, made_at, terms)
    return None


@Prepared
def _made_since(team: Team, moment: datetime) -> QuerySet[Round, tuple[Any, ...]]:
    """The last one. As text: a round is kept as it was made, so it need not be read twice."""
    texts = (Cast(name, TextField()) for name in ("policy", "certificates", "prices"))
    return Round.objects.filter(team=team).made_since(moment).values_list("pk", "made_at", *texts)[:1]


@lru_cache(maxsize=KEPT)
def _understood(policy: str, certificates: str, prices: str) -> Terms | None:
    """None where it is not proven."""
    made = Round(policy=json.loads(policy), certificates=json.loads(certificates))
    if not made.is_proven:
        return None
    return Terms(choices_kept(made).policy.weights, made.at_once, kept_prices(json.loads(prices)))
