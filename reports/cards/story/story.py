"""One period of one team: the sentences it opens with, and what stands below them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _

from reports.cards.report import (
    Line,
    Table,
    per_quarter,
    period_name,
    publication_name,
    quarter_short,
    times_words,
)
from reports.cards.story.breaking_down import Part, part_of
from reports.cards.story.measuring import KeyFigure, keyfigures
from reports.charts import BarChart, bar_chart
from reports.figures.counts import Dimension
from reports.models import Target
from reports.periods import Quarter
from reports.publishing.menu import CHARACTERISTICS, Shown

if TYPE_CHECKING:
    from reports.cards.story.publications import Publications
    from reports.models import Publication
    from reports.periods import Period
    from reports.planned import Planned

# Two rounded numbers that differ by less may be the same.
TELLING: Final = 10
QUARTERS_SHOWN: Final = 12


@dataclass(frozen=True)
class Story:
    """Everything on the page of one period."""

    publications: Publications
    period: Period
    now: Publication
    planned: Planned

    @property
    def totals(self) -> dict[str, int | None]:
        found: dict[str, int | None] = self.now.content["totals"]
        return found

    @property
    def exact(self) -> dict[str, int]:
        found: dict[str, int] = self.now.content["exact"]
        return found

    @property
    def title(self) -> str:
        return period_name(self.period)

    @property
    def sentences(self) -> list[str]:
        if self.totals[Shown.PEOPLE] is None:
            return [_("Fewer than 10 people took part, so nothing about them is shown."), self._organised()]
        return [one for one in (self._took_part(), self._trend(), self._women()) if one]

    def _organised(self) -> str:
        words = _("%(organisations)d organisations took part, and there were %(sessions)d walk-in sessions.")
        return words % self.exact

    def _took_part(self) -> str:
        times, people = self.totals[Shown.TIMES], self.totals[Shown.PEOPLE]
        if times is None:
            words = _("About %(people)d people did volunteer work, at %(organisations)d organisations.")
            return words % {"people": people, **self.exact}
        words = _(
            "Residents did volunteer work about %(times)s: some %(people)d people, at %(organisations)d "
            "organisations."
        )
        return words % {"times": times_words(times), "people": people, **self.exact}

    def _trend(self) -> str:
        before, now = self.publications.before(self.period), self.totals[Shown.TIMES]
        then = before.content["totals"][Shown.TIMES] if before is not None else None
        if then is None or now is None:
            return ""
        told = {"before": then, "number": abs(now - then)}
        if abs(now - then) < TELLING:
            return _("That is about as often as in the period before (%(before)d).") % told
        if now > then:
            return _("That is %(number)d times more than in the period before (%(before)d).") % told
        return _("That is %(number)d times fewer than in the period before (%(before)d).") % told

    def _women(self) -> str:
        found = self.publications.women(self.period)
        if found is None:
            return ""
        words = _("Of the participants %(share)d %% were women.")
        if found.with_other:
            words = _("Of the participants %(share)d %% were women or said *other*.")
        told = [words % {"share": found.share}]
        if found.publication is not self.now:
            told.append(
                _("That was in: %(period)s.") % {"period": publication_name(found.publication).lower()}
            )
        if target := self.planned.targets.get(Target.Measure.WOMEN_SHARE):
            told.append(_("The target is %(target)d %%.") % {"target": target})
        return " ".join(told)

    @property
    def keyfigures(self) -> list[KeyFigure]:
        return keyfigures(self)

    @cached_property
    def trend(self) -> BarChart:
        """Quarter by quarter up to this one; a quarter without a number is a gap."""
        return bar_chart(self._series())

    @cached_property
    def trend_table(self) -> Table:
        return per_quarter(self._series())

    def _series(self) -> list[tuple[str, int | None]]:
        until = Quarter.of(self.period.last)
        known = {Quarter.of(one.first): one for one in self.publications.quarters}
        known = {quarter: one for quarter, one in known.items() if quarter <= until}
        if not known:
            return []
        first = max(min(known), until.back(QUARTERS_SHOWN - 1))
        number = (until.year - first.year) * 4 + until.quarter - first.quarter
        found = []
        for quarter in (until.back(step) for step in reversed(range(number + 1))):
            one = known.get(quarter)
            found.append((quarter_short(quarter), one.content["totals"][Shown.TIMES] if one else None))
        return found

    def part(self, shown: str, characteristic: str) -> Part | None:
        """Of this period, or of the year where the quarter is too small."""
        return part_of(self.publications, self.now, shown, characteristic)

    @cached_property
    def themes(self) -> Part | None:
        """By times; where that cannot be shown, by people."""
        return self.part(Shown.TIMES, Dimension.THEME) or self.part(Shown.PEOPLE, Dimension.THEME)

    @cached_property
    def details(self) -> list[Table]:
        parts = (self.part(shown, one) for shown in Shown for one in CHARACTERISTICS)
        return [one.table for one in parts if one is not None]

    @property
    def hidden(self) -> int:
        """Of how many of the breakdowns there is nothing to show."""
        return len(Shown) * len(CHARACTERISTICS) - len(self.details)

    @cached_property
    def country(self) -> Table | None:
        """Beside what a team has on average."""
        national = self.publications.of_country(self.period)
        if national is None:
            return None
        teams = len(national.content["teams"])
        organisations = round(national.content["exact"]["organisations"] / teams)
        lines = (
            self._beside(_("Times taken part"), Shown.TIMES, national),
            self._beside(_("Unique participants"), Shown.PEOPLE, national),
            Line(_("Organisations involved"), (self.exact["organisations"], organisations)),
        )
        note = _("All %(number)d teams of the country together, divided by their number.") % {"number": teams}
        columns = (self.publications.team.name, _("Average of a team"))
        return Table(_("Beside the country"), columns, lines, note)

    def _beside(self, label: str, shown: str, national: Publication) -> Line:
        whole = national.content["totals"][shown]
        average = None if whole is None else round(whole / len(national.content["teams"]))
        return Line(label, (self.totals[shown], average))

    @property
    def released(self) -> dict[str, int]:
        """Exact totals of the year, where the coordinator released them."""
        found: dict[str, int] = self.now.content.get("released", {})
        return found
