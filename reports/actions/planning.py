"""Writes down what figures are held against: targets, opening balances and counts of a centre."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from aandeslag.audit.actions import record
from reports.models import CentreCount, OpeningBalance, Target

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from aandeslag.teams.models import ReceptionCentre, Team, User


@transaction.atomic
def set_targets(*, team: Team, year: int, values: Mapping[str, int | None], by: User | None) -> None:
    """What is left empty has no target any more."""
    for measure, value in values.items():
        of_year = Target.objects.for_team(team).filter(year=year, measure=measure)
        if value is None:
            of_year.delete()
        else:
            Target.objects.update_or_create(
                team=team, year=year, measure=measure, defaults={"value": value, "by": by}
            )
    record(action="figures.targets-set", on=team, changed=list(values))


@transaction.atomic
def set_opening_balance(
    *, team: Team, measure: str, value: int, until: date, source: str, by: User | None
) -> OpeningBalance:
    """What was reached before the system; entered again, it is corrected."""
    balance, _made = OpeningBalance.objects.update_or_create(
        team=team,
        measure=measure,
        defaults={"value": value, "until": until, "source": source, "by": by},
    )
    record(action="figures.opening-balance-set", on=balance, changed=["value", "until", "source"])
    return balance


@transaction.atomic
def count_centre(  # noqa: PLR0913 - one argument per column
    *,
    team: Team,
    centre: ReceptionCentre,
    counted_on: date,
    people: int,
    women: int,
    source: str,
    by: User | None,
) -> CentreCount:
    """Counted twice on a day, the last one holds."""
    counted, _made = CentreCount.objects.update_or_create(
        team=team,
        centre=centre,
        counted_on=counted_on,
        defaults={"people": people, "women": women, "source": source, "by": by},
    )
    record(action="figures.centre-counted", on=counted, changed=["people", "women"])
    return counted
