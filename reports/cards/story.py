"""The story of a period for who pays, told from what was published: sentences, key figures, tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from aandeslag.vocabulary import Gender
from reports import definitions
from reports.cards.parts import fixed_labels, titles
from reports.cards.report import Line, Report, Table, Value, day_name, period_name, quarter_short, times_words
from reports.charts import BarChart, Strip, bar_chart, strips
from reports.figures.counts import Dimension
from reports.models import Target
from reports.periods import QUARTERS_IN_A_YEAR, Period, Quarter, Span
from reports.protection.publishing import percentage
from reports.publishing.menu import CHARACTERISTICS, Shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aandeslag.teams.models import Team
    from reports.definitions import Definition
    from reports.models import Publication, Release
    from reports.planned import Planned

# Two rounded numbers that differ by less may be the same.
TELLING: Final = 10
QUARTERS_SHOWN: Final = 12


@dataclass(frozen=True)
class Shares:
    """Numbers per group of categories, of one publication."""

    name: str
    publication: Publication

    @property
    def is_fresh(self) -> bool:
        return bool(self.publication.content["breakdowns"][self.name]["verdict"] == "fresh")

    @property
    def numbers(self) -> list[tuple[list[str], int]]:
        return [
            (codes, value) for codes, value in self.publication.content["breakdowns"][self.name]["numbers"]
        ]

    @property
    def women(self) -> tuple[list[str], int] | None:
        """The group in which women are, and its share of all participants."""
        whole = self.publication.content["totals"][Shown.PEOPLE]
        for codes, value in self.numbers:
            if Gender.WOMAN in codes and Gender.MAN not in codes and whole:
                share = percentage(value, whole)
                return None if share is None else (codes, share)
        return None


@dataclass(frozen=True)
class KeyFigure:
    """A large number; how far it is; and a sentence."""

    definition: Definition
    text: str
    words: str
    value: int = 0
    target: int = 0

    @property
    def is_behind(self) -> bool:
        return self.value < self.target

    @property
    def is_in_words(self) -> bool:
        """Set smaller than a number."""
        return not self.text[:1].isdigit()


@dataclass(frozen=True)
class Published:
    """All that was published of a team, and of the country."""

    team: Team
    own: Sequence[Publication]
    national: Sequence[Publication]
    releases: Sequence[Release] = ()

    def of(self, period: Period) -> Publication | None:
        return _find(self.own, period)

    def of_country(self, period: Period) -> Publication | None:
        return _find(self.national, period)

    @property
    def quarters(self) -> list[Publication]:
        return [one for one in self.own if one.span == Span.QUARTER]

    @property
    def years(self) -> list[Publication]:
        return [one for one in self.own if one.span == Span.YEAR]


def _find(publications: Sequence[Publication], period: Period) -> Publication | None:
    return next((one for one in publications if (one.span, one.first) == (period.span, period.first)), None)


@dataclass(frozen=True)
class Part:
    """One breakdown, as strips and as a table; of the year where the quarter is too small."""

    title: str
    strips: tuple[Strip, ...]
    table: Table


@dataclass(frozen=True)
class Story:
    """Everything on the page of one period."""

    published: Published
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
    def is_small(self) -> bool:
        """Fewer than ten people: nothing about people is shown."""
        return self.totals[Shown.PEOPLE] is None

    @property
    def title(self) -> str:
        return period_name(self.period)

    @property
    def sentences(self) -> list[str]:
        if self.is_small:
            return [_("Fewer than 10 people took part, so nothing about them is shown."), self._organised()]
        return [one for one in (self._took_part(), self._trend(), self._women()) if one]

    def _organised(self) -> str:
        return _(
            "%(organisations)d organisations took part, and there were %(sessions)d walk-in sessions."
        ) % (self.exact)

    def _took_part(self) -> str:
        times, people = self.totals[Shown.TIMES], self.totals[Shown.PEOPLE]
        if times is None:
            return _("About %(people)d people did volunteer work, at %(organisations)d organisations.") % {
                "people": people,
                **self.exact,
            }
        words = _(
            "Residents did volunteer work about %(times)s: some %(people)d people, at %(organisations)d "
            "organisations."
        )
        return words % {"times": times_words(times), "people": people, **self.exact}

    def _trend(self) -> str:
        before, now = self._before(), self.totals[Shown.TIMES]
        then = before.content["totals"][Shown.TIMES] if before is not None else None
        if then is None or now is None:
            return ""
        told = {"before": then, "number": abs(now - then)}
        if abs(now - then) < TELLING:
            return _("That is about as often as in the period before (%(before)d).") % told
        if now > then:
            return _("That is %(number)d times more than in the period before (%(before)d).") % told
        return _("That is %(number)d times fewer than in the period before (%(before)d).") % told

    def _before(self) -> Publication | None:
        of_the_kind = [one for one in self.published.own if one.span == self.period.span]
        earlier = [one for one in of_the_kind if one.first < self.period.first]
        latest = max(earlier, key=lambda one: one.first, default=None)
        follows = latest is not None and (self.period.first - latest.last).days == 1
        return latest if follows else None

    def _women(self) -> str:
        """Only from fresh numbers: what is repeated says nothing of now."""
        shares = self.shares_of(Shown.PEOPLE, Dimension.GENDER)
        if shares is None or not shares.is_fresh or shares.women is None:
            return ""
        codes, share = shares.women
        words = _("Of the participants %(share)d %% were women.")
        if len(codes) > 1:
            words = _("Of the participants %(share)d %% were women or said *other*.")
        found = words % {"share": share}
        if shares.publication is not self.now:
            found += " " + _("That is over the year %(year)s.") % {"year": shares.publication.first.year}
        if target := self.planned.targets.get(Target.Measure.WOMEN_SHARE):
            found += " " + _("The target is %(target)d %%.") % {"target": target}
        return found

    def shares_of(self, shown: str, characteristic: str) -> Shares | None:
        """Of this period, or else of the last year that was published up to then."""
        name = f"{shown}/{characteristic}"
        if self.now.content["breakdowns"][name]["numbers"]:
            return Shares(name, self.now)
        if self.period.span == Span.YEAR:
            return None
        years = [one for one in self.published.years if one.first.year <= self.period.first.year]
        of_year = max(years, key=lambda one: one.first, default=None)
        if of_year is None or not of_year.content["breakdowns"][name]["numbers"]:
            return None
        return Shares(name, of_year)

    @property
    def keyfigures(self) -> list[KeyFigure]:
        return [
            self._times(),
            self._people(),
            self._women_figure(),
            self._organisations(),
        ]

    def _times(self) -> KeyFigure:
        """Times add up: shown is how far the year is at this point."""
        definition, shown = definitions.TIMES, self.totals[Shown.TIMES]
        target = self.planned.targets.get(Target.Measure.TIMES, 0)
        text = _("fewer than 10 people") if shown is None else str(shown)
        if not target:
            return KeyFigure(definition, text, _("no target was set"))
        until = self._quarters_so_far()
        reached = sum(one.content["totals"][Shown.TIMES] or 0 for one in until)
        if self.period.span == Span.YEAR:
            reached = shown or 0
        due = target * (len(until) if self.period.span == Span.QUARTER else QUARTERS_IN_A_YEAR)
        due //= QUARTERS_IN_A_YEAR
        words = _("%(reached)d this year; %(due)d was the target up to here, %(target)d for the year")
        told = words % {"reached": reached, "due": due, "target": target}
        return KeyFigure(definition, text, told, reached, due)

    def _quarters_so_far(self) -> list[Publication]:
        return [
            one
            for one in self.published.quarters
            if one.first.year == self.period.first.year and one.first <= self.period.first
        ]

    def _people(self) -> KeyFigure:
        shown = self.totals[Shown.PEOPLE]
        text = _("fewer than 10 people") if shown is None else str(shown)
        return self._against(definitions.UNIQUE_PARTICIPANTS, Target.Measure.PARTICIPANTS, text, shown or 0)

    def _organisations(self) -> KeyFigure:
        number = self.exact["organisations"]
        return self._against(definitions.ORGANISATIONS, Target.Measure.ORGANISATIONS, str(number), number)

    def _against(self, definition: Definition, measure: str, text: str, value: int) -> KeyFigure:
        """A target of the year, for what cannot be divided over quarters."""
        target = self.planned.targets.get(measure, 0)
        words = _("target of the year: %(target)d") % {"target": target} if target else _("no target was set")
        return KeyFigure(definition, text, words, value, target)

    def _women_figure(self) -> KeyFigure:
        shares = self.shares_of(Shown.PEOPLE, Dimension.GENDER)
        found = shares.women if shares is not None else None
        centre = self.planned.women_share_of_centres
        at_centre = _("at the centre: %(share)d %%") % {"share": centre} if centre is not None else ""
        if shares is None or found is None:
            words = at_centre or _("shown from about 50 participants on")
            return KeyFigure(definitions.WOMEN, _("too few to show"), words)
        words = [at_centre] if at_centre else []
        if shares.publication is not self.now:
            words.insert(0, _("over the year %(year)s") % {"year": shares.publication.first.year})
        target = self.planned.targets.get(Target.Measure.WOMEN_SHARE, 0)
        if target:
            words.append(_("target: %(target)d %%") % {"target": target})
        return KeyFigure(definitions.WOMEN, f"{found[1]} %", "; ".join(words), found[1], target)

    @property
    def trend(self) -> BarChart:
        """Quarter by quarter up to this one; a quarter without a number is a gap."""
        return bar_chart([(label, value) for label, value in self._series()])

    def _series(self) -> list[tuple[str, int | None]]:
        until = Quarter.of(self.period.last)
        known = {Quarter.of(one.first): one for one in self.published.quarters if one.first <= until.first}
        if not known:
            return []
        first = max(min(known), until.back(QUARTERS_SHOWN - 1))
        found = []
        quarter = first
        while quarter <= until:
            one = known.get(quarter)
            value = one.content["totals"][Shown.TIMES] if one is not None else None
            found.append((quarter_short(quarter), value))
            quarter = quarter.next
        return found

    @property
    def trend_table(self) -> Table:
        lines = tuple(Line(label, (value,)) for label, value in self._series())
        return Table(_("Times taken part per quarter"), (_("Times taken part"),), lines)

    @property
    def themes(self) -> Part | None:
        return self.part(Shown.TIMES, Dimension.THEME)

    def part(self, shown: str, characteristic: str) -> Part | None:
        shares = self.shares_of(shown, characteristic)
        if shares is None:
            return None
        labels = fixed_labels()[characteristic]
        values = [(group_name(codes, labels), value) for codes, value in shares.numbers]
        names = {
            Shown.TIMES: _("Times taken part"),
            Shown.PEOPLE: _("Unique participants"),
            Shown.PLACEMENTS: _("Placements started"),
            Shown.HOURS: _("Hours"),
        }
        note = ""
        if shares.publication is not self.now:
            year = shares.publication.first.year
            note = _("This quarter is too small to show; these are the figures of the year %(year)s.") % {
                "year": year
            }
        title = f"{names[Shown(shown)]}: {titles()[characteristic].lower()}"
        lines = tuple(Line(label, (value,)) for label, value in values)
        table = Table(title, (names[Shown(shown)],), lines, note)
        return Part(title, strips(values), table)

    @property
    def details(self) -> list[Table]:
        parts = (self.part(shown, one) for shown in Shown for one in CHARACTERISTICS)
        return [one.table for one in parts if one is not None]

    @property
    def hidden(self) -> int:
        """Of how many of the breakdowns there is nothing to show."""
        return len(Shown) * len(CHARACTERISTICS) - len(self.details)

    @property
    def country(self) -> Table | None:
        """Beside what a team has on average."""
        national = self.published.of_country(self.period)
        if national is None:
            return None
        teams = len(national.content["teams"])
        lines = [
            self._beside(str(definitions.TIMES.name), Shown.TIMES, national),
            self._beside(str(definitions.UNIQUE_PARTICIPANTS.name), Shown.PEOPLE, national),
            Line(
                str(definitions.ORGANISATIONS.name),
                (self.exact["organisations"], round(national.content["exact"]["organisations"] / teams)),
            ),
        ]
        note = ngettext("The country: %(number)d team.", "The country: %(number)d teams together.", teams) % {
            "number": teams
        }
        return Table(
            _("Beside the country"), (self.published.team.name, _("Average of a team")), tuple(lines), note
        )

    def _beside(self, label: str, shown: str, national: Publication) -> Line:
        whole = national.content["totals"][shown]
        average = None if whole is None else round(whole / len(national.content["teams"]))
        return Line(label, (self.totals[shown], average))

    @property
    def released(self) -> Release | None:
        year = self.period.first.year
        is_year = self.period.span == Span.YEAR
        return next((one for one in self.published.releases if is_year and one.year == year), None)


def group_name(codes: Sequence[str], labels: dict[str, str]) -> str:
    """Categories that are shown as one number; more than three are *all other*."""
    in_order = [words for code, words in labels.items() if code in codes]
    few = 3
    if len(in_order) > few:
        return _("all other")
    return " + ".join(in_order)


def in_short(story: Story) -> Table:
    values: list[tuple[str, Value]] = [
        (str(definitions.TIMES.name), story.totals[Shown.TIMES]),
        (str(definitions.UNIQUE_PARTICIPANTS.name), story.totals[Shown.PEOPLE]),
        (str(definitions.PLACEMENTS_STARTED.name), story.totals[Shown.PLACEMENTS]),
        (str(definitions.HOURS.name), story.totals[Shown.HOURS]),
        (str(definitions.ORGANISATIONS.name), story.exact["organisations"]),
        (str(definitions.ACTIVITIES.name), story.exact["activities"]),
        (str(definitions.SESSIONS.name), story.exact["sessions"]),
    ]
    return Table(_("In short"), (_("Number"),), tuple(Line(label, (value,)) for label, value in values))


def protected_notes() -> tuple[str, ...]:
    return (
        _("Numbers of people, placements, times and hours are rounded to 5."),
        _("Changes of fewer than 10 people are not visible. Of fewer than 10 people nothing is shown."),
        _("Organisations, activities and walk-in sessions are exact."),
    )


def story_report(story: Story) -> Report:
    """What the page shows, as tables: for a file and for paper."""
    tables = [in_short(story), story.trend_table, *story.details]
    if story.country is not None:
        tables.append(story.country)
    return Report(
        title=story.title,
        about=f"{story.published.team.name} · {published_words(story.now)}",
        tables=tuple(tables),
        definitions=definitions.PROTECTED,
        notes=(*story.sentences, *protected_notes()),
    )


def published_words(publication: Publication) -> str:
    return _("settled on %(day)s") % {"day": day_name(publication.published_on)}
