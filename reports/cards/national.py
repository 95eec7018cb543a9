"""All teams beside each other, protected, with targets; and the totals of the country."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from reports import definitions
from reports.cards.report import Line, Report, Table, Value, period_name
from reports.cards.story import protected_notes
from reports.models import Publication, Target
from reports.planned import targets_of
from reports.publishing.menu import FEWEST_TEAMS, Shown

if TYPE_CHECKING:
    from aandeslag.teams.models import Team
    from reports.periods import Period


@dataclass(frozen=True)
class TeamRow:
    """`numbers` is empty where the team has not closed the period."""

    team: Team
    numbers: tuple[Value, ...]
    target: int | None


@dataclass(frozen=True)
class National:
    period: Period
    rows: tuple[TeamRow, ...]
    country: tuple[Value, ...]
    # Over how many teams: one that began later is not in totals that were published before.
    teams_in_country: int = 0

    @property
    def country_name(self) -> str:
        return _("The country: %(number)d teams") % {"number": self.teams_in_country}

    @property
    def columns(self) -> tuple[str, ...]:
        return (
            _("Times taken part"),
            _("Unique participants"),
            _("Placements started"),
            _("Hours"),
            _("Organisations involved"),
            _("Walk-in sessions"),
        )

    @property
    def missing(self) -> int:
        return sum(not one.numbers for one in self.rows)

    @property
    def table(self) -> Table:
        """As a file has it: with the country beneath."""
        nothing = (None,) * len(self.columns)
        lines = [Line(one.team.name, (*(one.numbers or nothing), one.target)) for one in self.rows]
        if self.country:
            lines.append(Line(self.country_name, (*self.country, None)))
        columns = (*self.columns, _("Target of the year: times"))
        return Table(_("Teams"), columns, tuple(lines), self.note)

    @property
    def note(self) -> str:
        if self.country:
            return ""
        return _(
            "Totals of the country follow when all teams have closed this period, and there are %(number)d "
            "teams or more."
        ) % {"number": FEWEST_TEAMS}


def national(teams: list[Team], period: Period) -> National:
    """Two queries."""
    rows = {one.team_id: one for one in Publication.objects.filter(span=period.span, first=period.first)}
    of_country = rows.get(None)
    targets = targets_of(teams, period.first.year)
    return National(
        period=period,
        rows=tuple(
            TeamRow(team, _numbers(rows.get(team.pk)), targets.get(team.pk, {}).get(Target.Measure.TIMES))
            for team in teams
        ),
        country=_numbers(of_country),
        teams_in_country=len(of_country.content["teams"]) if of_country is not None else 0,
    )


def _numbers(publication: Publication | None) -> tuple[Value, ...]:
    if publication is None:
        return ()
    totals, exact = publication.content["totals"], publication.content["exact"]
    shown = (Shown.TIMES, Shown.PEOPLE, Shown.PLACEMENTS, Shown.HOURS)
    return (*(totals[one] for one in shown), exact["organisations"], exact["sessions"])


def national_report(found: National) -> Report:
    return Report(
        title=period_name(found.period),
        about=_("All teams"),
        tables=(found.table,),
        definitions=definitions.PROTECTED,
        notes=protected_notes(),
    )
