"""How much each person, by a secret number, brought to each cell of the menu."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from sys import intern
from typing import TYPE_CHECKING, Any, Final

from django.conf import settings
from django.db.models import Count, DurationField, ExpressionWrapper, F, Min, Q, Sum
from django.db.models.functions import ExtractYear

from matching.models import Participation, Placement
from reports.figures.counts import Counts, Dimension, Key, age_band
from reports.protection.amounts import Amounts
from reports.protection.rounding import secret_number
from reports.publishing.menu import ALL, CHARACTERISTICS, COUNTED_AS, MINUTES_IN_AN_HOUR, Shown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from aandeslag.teams.models import Team
    from reports.counting_rules import CountingRule
    from reports.periods import Period

ORDER: Final = (Dimension.ALL, Dimension.GENDER, Dimension.AGE, Dimension.THEME, Dimension.KIND)
WORK: Final = "occurrence__activity__"
LENGTH: Final = ExpressionWrapper(F("occurrence__ends") - F("occurrence__starts"), DurationField())

# The characteristics of one person and one work, in the order of the menu.
Codes = tuple[str, ...]


@dataclass(frozen=True)
class Tally:
    """How much was brought, row by row; put together only for the cell that is asked for.

    Of a whole country the cells of all measures at once are more than a small machine has room for.
    """

    # Who, what they and their work are, how often they were there and how many minutes.
    attended: tuple[tuple[int, Codes, int, int], ...]
    # Who, and what they and their work are, once for each placement that started.
    started: tuple[tuple[int, Codes], ...]

    def brought(self, shown: str, characteristic: str) -> dict[str, Counter[int]]:
        """Category → person → how much."""
        found: dict[str, Counter[int]] = defaultdict(Counter)
        place = ORDER.index(characteristic)
        if shown == Shown.PLACEMENTS:
            for number, codes in self.started:
                found[codes[place]][number] += 1
        elif shown == Shown.PEOPLE:
            for number, codes, _times, _minutes in self.attended:
                found[codes[place]][number] = 1
        else:
            for number, codes, times, minutes in self.attended:
                found[codes[place]][number] += times if shown == Shown.TIMES else minutes
        return found


def number_of(public_id: UUID) -> int:
    return secret_number(str(public_id), settings.FIGURES_KEY.encode())


def tally(team: Team, period: Period, rule: CountingRule) -> Tally:
    """Two queries over the team's own rows."""
    return Tally(
        tuple(
            (number_of(row["who"]), _codes(row), row["times"], _minutes(row))
            for row in _attended(team, period, rule)
        ),
        tuple((number_of(row["who"]), _codes(row)) for row in _started(team, period, rule)),
    )


def _minutes(row: dict[str, Any]) -> int:
    planned = int(row["planned"].total_seconds()) // 60 if row["planned"] else 0
    return (row["noted"] or 0) + planned


def _attended(team: Team, period: Period, rule: CountingRule) -> Iterator[dict[str, Any]]:
    rows = (
        Participation.objects.for_team(team)
        .times()
        .between(period.first, period.last)
        .filter(**{WORK + "purpose__in": sorted(rule.purposes)})
        .order_by()
        .values(
            who=F("resident__public_id"),
            gender=F("resident__gender"),
            birth_year=F("resident__birth_year"),
            theme=F(WORK + "theme"),
            kind=F(WORK + "kind"),
            year=ExtractYear("occurrence__date"),
        )
        .annotate(
            times=Count("pk"), noted=Sum("minutes"), planned=Sum(LENGTH, filter=Q(minutes__isnull=True))
        )
    )
    for row in rows:
        yield dict(row)


def _started(team: Team, period: Period, rule: CountingRule) -> Iterator[dict[str, Any]]:
    was_there = Q(participations__status=Participation.Status.PRESENT)
    rows = (
        Placement.objects.for_team(team)
        .filter(activity__purpose__in=sorted(rule.purposes))
        .order_by()
        .annotate(first=Min("participations__occurrence__date", filter=was_there))
        .filter(first__range=(period.first, period.last))
        .values(
            "first",
            who=F("resident__public_id"),
            gender=F("resident__gender"),
            birth_year=F("resident__birth_year"),
            theme=F("activity__theme"),
            kind=F("activity__kind"),
        )
    )
    for row in rows:
        yield {**row, "year": row["first"].year}


def _codes(row: dict[str, Any]) -> Codes:
    """One text for each, however many rows have it."""
    age = age_band(row["year"], row["birth_year"])
    return tuple(intern(str(one)) for one in ("", row["gender"], age, row["theme"], row["kind"]))


def amounts_of(found: Tally, left: Counts, shown: str, characteristic: str) -> dict[str, Amounts]:
    """Every category of one breakdown in its order, also the empty ones; `left` is of who was erased."""
    counted, people = COUNTED_AS[shown]
    brought = found.brought(shown, characteristic)
    return {
        code: Amounts(
            dict(brought.get(code, {})),
            counts_people=shown == Shown.PEOPLE,
            gone=left[Key(people, characteristic, code)],
            left_behind=left[Key(counted, characteristic, code)],
            per=MINUTES_IN_AN_HOUR if shown == Shown.HOURS else 1,
        )
        for code in CHARACTERISTICS.get(characteristic, ALL)
    }
