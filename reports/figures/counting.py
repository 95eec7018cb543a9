"""Counts the figures of one team in the database: a fixed number of queries over the team's own rows.

`contributing` computes the same person by person; tests hold the two against each other.
"""

from __future__ import annotations

from collections import Counter
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Final

from django.db.models import (
    Case,
    Count,
    DurationField,
    Exists,
    ExpressionWrapper,
    F,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Sum,
    Value,
    When,
    Window,
)
from django.db.models.functions import Coalesce, ExtractYear, RowNumber
from django.utils import timezone

from activities.models import Occurrence
from matching.models import Participation, Placement, WaitingListEntry
from reports.figures.contributing import SETTLED_AFTER
from reports.figures.counts import AGE_LIMITS, AGES, UNKNOWN, Counts, Dimension, Key, Measure, age_band
from reports.figures.facts import AGREED
from residents.models import Resident, WalkInSession

if TYPE_CHECKING:
    from datetime import date

    from aandeslag.teams.models import Team
    from reports.counting_rules import CountingRule
    from reports.periods import Period

_AGE: Final = ExtractYear("occurrence__date") - F("resident__birth_year") - 1
WORK: Final = "occurrence__activity__"
PARTS: Final[dict[str, Any]] = {
    Dimension.ALL: Value(""),
    Dimension.GENDER: F("resident__gender"),
    Dimension.AGE: Case(
        When(resident__birth_year__isnull=True, then=Value(UNKNOWN)),
        *(When(age__lt=limit, then=Value(band)) for limit, band in zip(AGE_LIMITS, AGES, strict=False)),
        default=Value(AGES[-1]),
    ),
    Dimension.LEGAL_STATUS: F("resident__legal_status"),
    Dimension.CENTRE: F("resident__centre__public_id"),
    Dimension.MUNICIPALITY: Coalesce("resident__centre__municipality__code", "resident__housed_in__code"),
    Dimension.THEME: F(WORK + "theme"),
    Dimension.KIND: F(WORK + "kind"),
}
LENGTH: Final = ExpressionWrapper(F("occurrence__ends") - F("occurrence__starts"), DurationField())


def count(team: Team, period: Period, rule: CountingRule, today: date) -> Counts:
    """What the rows of now say of a period. Seventeen queries."""
    attended = Participation.objects.for_team(team).times().order_by()
    here = attended.between(period.first, period.last)
    counts = Counts()
    _take_part(counts, here, rule)
    _add_sets(counts, here, rule)
    _add_started(counts, team, period, rule)
    _add_stayed(counts, attended, period, rule)
    _add_registered(counts, team, period, rule)
    _add_ended(counts, team, period, rule)
    _add_waiting(counts, team, period, rule, today)
    _add_walk_in(counts, team, period)
    _add_places(counts, team, period, rule, today)
    return +counts


def _of(rule: CountingRule, prefix: str = WORK) -> Q:
    return Q(**{prefix + "purpose__in": sorted(rule.purposes)})


def _take_part(counts: Counts, here: QuerySet[Participation], rule: CountingRule) -> None:
    counted = here.filter(_of(rule)).annotate(age=_AGE)
    for dimension, part in PARTS.items():
        _add_rows(counts, dimension, counted, part)
    _add_rows(counts, Dimension.PURPOSE, here, F(WORK + "purpose"))


def _add_rows(counts: Counts, dimension: str, rows: QuerySet[Participation], part: Any) -> None:
    untimed = Q(minutes__isnull=True, occurrence__ends__isnull=True)
    summed = rows.values(part=part).annotate(
        times=Count("pk"),
        people=Count("resident", distinct=True),
        noted=Sum("minutes", default=0),
        planned=Sum(LENGTH, filter=Q(minutes__isnull=True), default=timedelta()),
        untimed=Count("pk", filter=untimed),
    )
    for row in summed:
        code = "" if row["part"] is None else str(row["part"])
        counts[Key(Measure.TIMES, dimension, code)] += row["times"]
        counts[Key(Measure.PARTICIPANTS, dimension, code)] += row["people"]
        counts[Key(Measure.MINUTES, dimension, code)] += (
            row["noted"] + int(row["planned"].total_seconds()) // 60
        )
        counts[Key(Measure.UNTIMED, dimension, code)] += row["untimed"]


def _add_sets(counts: Counts, here: QuerySet[Participation], rule: CountingRule) -> None:
    rows = here.values_list(
        "resident", WORK + "purpose", "occurrence__activity", WORK + "organisation"
    ).distinct()
    for _resident, purpose, activity, organisation in rows:
        counts[Key(Measure.ORGANISATION, Dimension.PURPOSE, f"{purpose}/{organisation}")] = 1
        if purpose in rule.purposes:
            counts[Key(Measure.PAIRS)] += 1
            counts[Key(Measure.ACTIVITY, "", str(activity))] = 1
            counts[Key(Measure.ORGANISATION, "", str(organisation))] = 1


_OF_PLACEMENT: Final = (
    "resident",
    "first",
    "activity__purpose",
    "resident__gender",
    "resident__birth_year",
    "resident__legal_status",
    "resident__centre__public_id",
    "where",
    "activity__theme",
    "activity__kind",
)


def _add_started(counts: Counts, team: Team, period: Period, rule: CountingRule) -> None:
    """Placements whose very first time falls in the period; the rows are as many as are shown."""
    was_there = Q(participations__status=Participation.Status.PRESENT)
    started = (
        Placement.objects.for_team(team)
        .order_by()
        .annotate(
            first=Min("participations__occurrence__date", filter=was_there),
            where=PARTS[Dimension.MUNICIPALITY],
        )
        .filter(first__range=(period.first, period.last))
        .values(*_OF_PLACEMENT)
    )
    people: set[tuple[Key, int]] = set()
    for row in started:
        for dimension, code in _parts_of(row, rule):
            counts[Key(Measure.PLACEMENTS, dimension, code)] += 1
            people.add((Key(Measure.PLACED, dimension, code), row["resident"]))
    counts.update(key for key, _ in people)


def _parts_of(row: dict[str, Any], rule: CountingRule) -> list[tuple[str, str]]:
    parts: list[tuple[str, str]] = [(Dimension.PURPOSE, row["activity__purpose"])]
    if row["activity__purpose"] in rule.purposes:
        parts += [
            (Dimension.ALL, ""),
            (Dimension.GENDER, row["resident__gender"]),
            (Dimension.AGE, age_band(row["first"].year, row["resident__birth_year"])),
            (Dimension.LEGAL_STATUS, row["resident__legal_status"]),
            (Dimension.CENTRE, str(row["resident__centre__public_id"] or "")),
            (Dimension.MUNICIPALITY, row["where"] or ""),
            (Dimension.THEME, row["activity__theme"]),
            (Dimension.KIND, row["activity__kind"]),
        ]
    return parts


def _add_stayed(
    counts: Counts, attended: QuerySet[Participation], period: Period, rule: CountingRule
) -> None:
    """Whose first and third times fall in the period; and of the third, whether there was a fourth."""
    nth = Window(RowNumber(), partition_by="resident", order_by=["occurrence__date", "pk"])
    of_all = Window(Count("pk"), partition_by="resident")
    rows = (
        attended.filter(_of(rule))
        .annotate(nth=nth, of_all=of_all)
        .filter(nth__in=(1, SETTLED_AFTER))
        .values_list("nth", "of_all", "occurrence__date", "resident__registered_on")
    )
    for number, of_all_times, day, registered_on in rows:
        # Not by the database: it would number only the rows of the period.
        if day not in period:
            continue
        if number == 1:
            counts[Key(Measure.DAYS_TO_FIRST, "", str(max((day - registered_on).days, 0)))] += 1
        else:
            counts[Key(Measure.THIRD)] += 1
            counts[Key(Measure.WENT_ON)] += of_all_times > SETTLED_AFTER


def _add_registered(counts: Counts, team: Team, period: Period, rule: CountingRule) -> None:
    of_them = Placement.objects.filter(resident=OuterRef("pk"), status__in=AGREED)
    was_there = Q(participations__status=Participation.Status.PRESENT) & _of(rule, "participations__" + WORK)
    summed = (
        Resident.objects.for_team(team)
        .filter(registered_on__range=(period.first, period.last))
        .order_by()
        .annotate(placed=Exists(of_them.filter(_of(rule, "activity__"))))
        .annotate(times=Count("participations", filter=was_there))
        .values_list("placed", "times")
    )
    for placed, times in summed:
        counts[Key(Measure.REGISTRATIONS)] += 1
        counts[Key(Measure.NEW_PLACED)] += bool(placed)
        counts[Key(Measure.NEW_STARTED)] += times > 0
        counts[Key(Measure.NEW_GOING)] += times > SETTLED_AFTER


def _add_ended(counts: Counts, team: Team, period: Period, rule: CountingRule) -> None:
    was_there = Participation.objects.times().filter(placement=OuterRef("pk"))
    rows = (
        Placement.objects.for_team(team)
        .filter(_of(rule, "activity__"), Exists(was_there), ended_on__range=(period.first, period.last))
        .exclude(end_reason=Placement.EndReason.MISTAKE)
        .order_by()
        .values("end_reason")
        .annotate(number=Count("pk"))
    )
    for row in rows:
        counts[Key(Measure.ENDED, "", row["end_reason"])] += row["number"]


def _add_waiting(counts: Counts, team: Team, period: Period, rule: CountingRule, today: date) -> None:
    day = min(period.last, today)
    if day not in period:
        return
    # The first moment of the next day, by the clock on the wall.
    midnight = timezone.make_aware(datetime.combine(day + timedelta(days=1), time()))
    still = Q(left_at__isnull=True) | Q(left_at__gte=midnight)
    rows = (
        WaitingListEntry.objects.for_team(team)
        .filter(still, _of(rule, "slot__activity__"), since__lt=midnight)
        .order_by()
        .values("resident")
        .annotate(first=Min("since"))
    )
    days = Counter((day - timezone.localdate(row["first"])).days for row in rows)
    for number, people in days.items():
        counts[Key(Measure.WAITING, "", str(number))] += people


def _add_walk_in(counts: Counts, team: Team, period: Period) -> None:
    sums = (
        WalkInSession.objects.for_team(team)
        .held()
        .filter(date__range=(period.first, period.last))
        .aggregate(sessions=Count("pk"), heads=Sum("visitors", default=0), of_women=Sum("women", default=0))
    )
    counts[Key(Measure.SESSIONS)] = sums["sessions"]
    counts[Key(Measure.VISITORS)] = sums["heads"]
    counts[Key(Measure.WOMEN_VISITORS)] = sums["of_women"]


def _add_places(counts: Counts, team: Team, period: Period, rule: CountingRule, today: date) -> None:
    """Of dates that took place, up to today."""
    held = (
        Occurrence.objects.for_team(team)
        .taking_place()
        .between(period.first, min(period.last, today))
        .filter(_of(rule, "activity__"))
    )
    offered = held.aggregate(places=Sum(Coalesce("own_capacity", "slot__capacity"), default=0))
    counts[Key(Measure.PLACES)] = offered["places"]
