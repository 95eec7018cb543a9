"""Publishes the protected numbers of a period, of a team and of the country: once, and frozen."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from aandeslag.teams.models import Team
from reports.closing import first_quarter
from reports.counting_rules import rule_of
from reports.figures.counts import Counts, Dimension, Key
from reports.figures.figures import Figures
from reports.figures.keeping import read
from reports.models import CheckSet, KeptNumbers, Publication
from reports.periods import Period, Quarter, Span
from reports.protection.amounts import Amounts
from reports.protection.deciding import Part, Published, Series, Verdict
from reports.protection.deciding import Span as ProtectedSpan
from reports.protection.publishing import Breakdown, break_down, total
from reports.protection.split import Split
from reports.publishing.checking import Book, Cell, country_releases, place_of
from reports.publishing.menu import (
    CHARACTERISTICS,
    COUNTED_AS,
    FEWEST_TEAMS,
    MINUTES_IN_AN_HOUR,
    QUARTERS_KEPT,
    Shown,
)
from reports.publishing.tallying import Tally, amounts_of, tally

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    Cells = Callable[[str, str], dict[str, Amounts]]


@dataclass
class Making:
    """One publication while it is being made: what was shown before, and what is decided now."""

    publication: Publication
    book: Book
    published: Published
    ways: Callable[[Cell], list[list[Part]]]
    earlier: Sequence[Publication]
    check_sets: list[CheckSet] = field(default_factory=list)

    def decide(self, cells: Cells) -> None:
        content: dict[str, Any] = {"totals": {}, "breakdowns": {}, "groups": {}}
        for shown in Shown:
            of_all = cells(shown, Dimension.ALL)[""]
            content["totals"][shown] = total(of_all, what=shown)
            for characteristic in CHARACTERISTICS:
                name = f"{shown}/{characteristic}"
                amounts = cells(shown, characteristic)
                breakdown = self._break_down((shown, characteristic), amounts)
                groups = self._remember((shown, characteristic), amounts, breakdown)
                content["groups"][name] = groups
                content["breakdowns"][name] = self._shown(name, breakdown)
        self.publication.content |= content

    def _break_down(self, cell: Cell, amounts: dict[str, Amounts]) -> Breakdown:
        place = place_of(self.publication.team_id)
        breakdown = break_down(
            Series(place, *cell, ProtectedSpan(self.publication.span)),
            amounts,
            self.book.crowd,
            published=self.published,
            ways=self.ways(cell),
        )
        if breakdown.release is not None:
            self.published.add(breakdown.release)
        return breakdown

    def _remember(
        self, cell: Cell, amounts: dict[str, Amounts], breakdown: Breakdown
    ) -> list[list[str]] | None:
        groups = breakdown.release.groups if breakdown.release is not None else None
        stored = None if groups is None else [sorted(one) for one in groups]
        if self.publication.team_id is not None:
            self.check_sets.append(
                CheckSet(
                    team_id=self.publication.team_id,
                    publication=self.publication,
                    measure=cell[0],
                    characteristic=cell[1],
                    people={code: sorted(one.per_person) for code, one in amounts.items()},
                    gone={code: one.gone for code, one in amounts.items() if one.gone},
                    groups=stored,
                )
            )
        return stored

    def _shown(self, name: str, breakdown: Breakdown) -> dict[str, Any]:
        if breakdown.verdict is Verdict.REPEATED:
            return {"verdict": breakdown.verdict, "numbers": self._last_fresh(name)}
        numbers = [[sorted(one.codes), one.value] for one in breakdown.numbers]
        return {"verdict": breakdown.verdict, "numbers": numbers}

    def _last_fresh(self, name: str) -> list[Any]:
        for one in self.earlier:
            before = one.content["breakdowns"][name]
            if before["verdict"] == Verdict.FRESH:
                numbers: list[Any] = before["numbers"]
                return numbers
        return []


def publish_team(team: Team, period: Period, *, counts: Counts, left: Counts, today: date) -> Publication:
    """`counts` is what was stored of the period, `left` what of it comes from people who were erased."""
    found = tally(team, period, rule_of(period))
    publication = _new(team, period, today)
    publication.content = {"teams": [team.pk], "exact": _exact(Figures(period, counts))}
    national = list(Publication.objects.filter(team__isnull=True))
    book = _book([team.pk], national)
    own = book.releases(team.pk)
    making = Making(
        publication=publication,
        book=book,
        published=Published([*own, *country_releases(book, national)]),
        ways=lambda cell: _quarters_of_team(book, team, period, cell),
        earlier=_earlier(publication),
    )
    making.decide(lambda shown, characteristic: amounts_of(found, left, shown, characteristic))
    publication.save()
    CheckSet.objects.bulk_create(making.check_sets)
    return publication


def publish_country(period: Period, *, today: date) -> Publication | None:
    """Only when every team has closed the period, and over three teams or more."""
    national = list(Publication.objects.filter(team__isnull=True))
    active = Team.objects.filter(status=Team.Status.ACTIVE)
    teams = [one for one in active if _took_part(one, period) and _was_in_quarters(one, period, national)]
    done = list(Publication.objects.filter(team__in=teams, span=period.span, first=period.first))
    is_done = any((one.span, one.first) == (period.span, period.first) for one in national)
    if is_done or len(done) < max(len(teams), FEWEST_TEAMS):
        return None
    publication = _new(None, period, today)
    publication.content = {
        "teams": [team.pk for team in teams],
        "exact": _summed([one.content["exact"] for one in done]),
    }
    book = _book([team.pk for team in teams], national)
    making = Making(
        publication=publication,
        book=book,
        published=Published([*book.releases(), *country_releases(book, national)]),
        ways=lambda cell: _parts_of_country(book, teams, national, period, cell),
        earlier=_earlier(publication),
    )
    making.decide(_cells_of_country(teams, period))
    publication.save()
    return publication


def forget_old_check_sets(*, team: Team, today: date) -> None:
    CheckSet.objects.for_team(team).filter(publication__last__lt=oldest_kept(today)).delete()


def oldest_kept(today: date) -> date:
    """Of what ended before this day nobody knows any more who was behind it."""
    return Quarter.of(today).back(QUARTERS_KEPT + 1).first


def _new(team: Team | None, period: Period, today: date) -> Publication:
    return Publication(team=team, span=period.span, first=period.first, last=period.last, published_on=today)


def _exact(figures: Figures) -> dict[str, int]:
    """Says nothing of any person, and is shown as it is."""
    return {
        "organisations": figures.organisations,
        "activities": figures.activities,
        "sessions": figures.sessions,
    }


def _summed(exact: Sequence[dict[str, int]]) -> dict[str, int]:
    return {name: sum(one[name] for one in exact) for name in exact[0]}


def _took_part(team: Team, period: Period) -> bool:
    first = first_quarter(team)
    return first is not None and first.first <= period.last


def _was_in_quarters(team: Team, period: Period, national: Sequence[Publication]) -> bool:
    """Of a year: whether its quarters count the team too, or the year less its quarters would be the team."""
    if period.span != Span.YEAR:
        return True
    first = first_quarter(team)
    began = max(first.first, period.first) if first is not None else period.first
    return all(
        team.pk in one.content["teams"]
        for one in national
        if one.span == Span.QUARTER and began <= one.first <= period.last
    )


def _earlier(publication: Publication) -> list[Publication]:
    """Of the same place and kind of period, newest first."""
    rows = Publication.objects.filter(
        team=publication.team, span=publication.span, first__lt=publication.first
    )
    return list(rows.order_by("-first"))


def _book(team_ids: Sequence[int], national: Sequence[Publication]) -> Book:
    """Of these teams everything; of all teams in the country's totals what those were made of."""
    rows = CheckSet.objects.select_related("publication").defer("publication__content")
    book = Book()
    book.read(rows.filter(team__in=team_ids))
    others = {pk for one in national for pk in one.content["teams"]} - set(team_ids)
    book.read(rows.filter(team__in=others, publication__first__in={one.first for one in national}))
    return book


def _quarters_of_team(book: Book, team: Team, period: Period, cell: Cell) -> list[list[Part]]:
    """Times of a year are those of its quarters; its people are not."""
    if period.span != Span.YEAR or cell[0] == Shown.PEOPLE:
        return []
    return [[book.part(team.pk, Span.QUARTER, one.first, cell) for one in period.quarters]]


def _parts_of_country(
    book: Book, teams: Sequence[Team], national: Sequence[Publication], period: Period, cell: Cell
) -> list[list[Part]]:
    ways = [[book.part(team.pk, period.span, period.first, cell) for team in teams]]
    if period.span == Span.YEAR and cell[0] != Shown.PEOPLE:
        quarters = {one.first: one for one in national if one.span == Span.QUARTER}
        ways.append(
            [
                book.of_the_country(quarters[one.first], cell) if one.first in quarters else Part(Split({}))
                for one in period.quarters
            ]
        )
    return ways


def _cells_of_country(teams: Sequence[Team], period: Period) -> Cells:
    """The numbers that teams stored, brought about by the people who are still in the books."""
    found = {team.pk: tally(team, period, rule_of(period)) for team in teams}
    rows = KeptNumbers.objects.filter(team__in=teams).of(period)
    stored = {row.team_id: read(row.counts) for row in rows}

    def cells(shown: str, characteristic: str) -> dict[str, Amounts]:
        each = [_as_stored(found[team.pk], stored[team.pk], (shown, characteristic)) for team in teams]
        return {code: one.with_all(other[code] for other in each[1:]) for code, one in each[0].items()}

    return cells


def _as_stored(found: Tally, stored: Counts, cell: Cell) -> dict[str, Amounts]:
    """Whoever is erased since is missing from the rows, not from the number."""
    counted, people = COUNTED_AS[cell[0]]
    amounts: dict[str, Amounts] = {}
    for code, one in amounts_of(found, Counts(), *cell).items():
        missing = stored[Key(counted, cell[1], code)] - sum(one.per_person.values())
        gone = stored[Key(people, cell[1], code)] - len(one.per_person)
        amounts[code] = Amounts(
            one.per_person,
            counts_people=one.counts_people,
            gone=max(gone, 0),
            left_behind=max(missing, 0),
            per=MINUTES_IN_AN_HOUR if cell[0] == Shown.HOURS else 1,
        )
    return amounts
