"""How much each person, by a secret number, brought to each cell of the menu."""

from __future__ import annotations

from collections import Counter, defaultdict
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

WORK: Final = "occurrence__activity__"
LENGTH: Final = ExpressionWrapper(F("occurrence__ends") - F("occurrence__starts"), DurationField())

# measure, characteristic, category → person → how much
Tally = dict[tuple[str, str, str], Counter[int]]


def number_of(public_id: UUID) -> int:
    return secret_number(str(public_id), settings.FIGURES_KEY.encode())


def tally(team: Team, period: Period, rule: CountingRule) -> Tally:
    """Two queries over the team's own rows."""
    found: Tally = defaultdict(Counter)
    for row in _attended(team, period, rule):
        number = number_of(row["who"])
        planned = int(row["planned"].total_seconds()) // 60 if row["planned"] else 0
        for characteristic, code in _cells(row):
            found[Shown.PEOPLE, characteristic, code][number] = 1
            found[Shown.TIMES, characteristic, code][number] += row["times"]
            found[Shown.HOURS, characteristic, code][number] += (row["noted"] or 0) + planned
    for row in _started(team, period, rule):
        number = number_of(row["who"])
        for characteristic, code in _cells(row):
            found[Shown.PLACEMENTS, characteristic, code][number] += 1
    return found


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


def _cells(row: dict[str, Any]) -> list[tuple[str, str]]:
    return [
        (Dimension.ALL, ""),
        (Dimension.GENDER, row["gender"]),
        (Dimension.AGE, age_band(row["year"], row["birth_year"])),
        (Dimension.THEME, row["theme"]),
        (Dimension.KIND, row["kind"]),
    ]


def amounts_of(found: Tally, left: Counts, shown: str, characteristic: str) -> dict[str, Amounts]:
    """Every category of one breakdown in its order, also the empty ones; `left` is of who was erased."""
    counted, people = COUNTED_AS[shown]
    return {
        code: Amounts(
            dict(found.get((shown, characteristic, code), {})),
            counts_people=shown == Shown.PEOPLE,
            gone=left[Key(people, characteristic, code)],
            left_behind=left[Key(counted, characteristic, code)],
            per=MINUTES_IN_AN_HOUR if shown == Shown.HOURS else 1,
        )
        for code in CHARACTERISTICS.get(characteristic, ALL)
    }
