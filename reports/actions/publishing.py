"""Publishes the protected numbers of a period, of a team and of the country: once, and frozen."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain
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
from reports.protection.deciding import Part, Published, Series, Verdict, asked_of
from reports.protection.deciding import Span as ProtectedSpan
from reports.protection.known import BySize
from reports.protection.publishing import Breakdown, Ready, make_ready, total
from reports.protection.split import Split
from reports.publishing.checking import Book, Cell, OfCountry, PutTogether, place_of, shown_by_country
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
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from django.db.models import QuerySet

    from reports.protection.deciding import Release
    from reports.protection.people import Crowd

    Cells = Callable[[str, str], dict[str, Amounts]]


@dataclass
class Making:
    """One publication while it is being made: every breakdown made ready, then judged one after the other."""

    publication: Publication
    crowd: Crowd
    ways: Callable[[Cell], list[list[Part]]]
    earlier: Sequence[Publication]
    totals: dict[str, int | None] = field(default_factory=dict)
    ready: dict[Cell, Ready] = field(default_factory=dict)
    check_sets: dict[Cell, CheckSet] = field(default_factory=dict)

    def make_ready(self, cells: Cells) -> None:
        place, span = place_of(self.publication.team_id), ProtectedSpan(self.publication.span)
        for shown in Shown:
            self.totals[shown] = total(cells(shown, Dimension.ALL)[""], what=shown)
            for characteristic in CHARACTERISTICS:
                cell, amounts = (str(shown), characteristic), cells(shown, characteristic)
                self.ready[cell] = make_ready(Series(place, *cell, span), amounts, self.crowd)
                if (team_id := self.publication.team_id) is not None:
                    self._remember(team_id, cell, amounts)

    def _remember(self, team_id: int, cell: Cell, amounts: dict[str, Amounts]) -> None:
        self.check_sets[cell] = CheckSet(
            team_id=team_id,
            publication=self.publication,
            measure=cell[0],
            characteristic=cell[1],
            people={code: sorted(one.per_person) for code, one in amounts.items()},
            gone={code: one.gone for code, one in amounts.items() if one.gone},
        )

    @property
    def asked(self) -> BySize:
        """All that will be looked up in what was published before."""
        sets = (asked_of(ready.release, self.ways(cell)) for cell, ready in self.ready.items())
        return BySize(chain.from_iterable(sets))

    def decide(self, published: Published) -> None:
        content: dict[str, Any] = {"totals": self.totals, "breakdowns": {}, "groups": {}}
        for cell, ready in self.ready.items():
            name = "/".join(cell)
            breakdown = ready.judged(published, self.ways(cell))
            if breakdown.release is not None:
                published.add(breakdown.release)
            content["groups"][name] = self._groups(cell, breakdown)
            content["breakdowns"][name] = self._shown(name, breakdown)
        self.publication.content |= content

    def _groups(self, cell: Cell, breakdown: Breakdown) -> list[list[str]] | None:
        groups = None if breakdown.release is None else [sorted(one) for one in breakdown.release.groups]
        if cell in self.check_sets:
            self.check_sets[cell].groups = groups
        return groups

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
    book = Book()
    book.read(CheckSet.objects.for_team(team))
    making = Making(
        publication=publication,
        crowd=book.crowd,
        ways=lambda cell: _quarters_of_team(book, team, period, cell),
        earlier=_earlier(publication),
    )
    making.make_ready(lambda shown, characteristic: amounts_of(found, left, shown, characteristic))
    own = book.releases(team.pk)
    making.decide(Published([*own, *_near_releases(book, team)]))
    publication.save()
    CheckSet.objects.bulk_create(making.check_sets.values())
    return publication


def _near_releases(book: Book, team: Team) -> list[Release]:
    """Of what the country showed, that of which all people but a few may be of this team.

    Nothing else differs by a few from a set of the team's own people. Mostly some other teams show it of
    everything; only what they do not is looked for in all.
    """
    inside = len(book.crowd)
    left = shown_by_country(_national())
    others = {pk: None for one in left for pk in one.publication.content["teams"] if pk != team.pk}
    for some in _batches(list(others)):
        if not left:
            break
        book.read(_check_sets_of(some, left))
        left = [one for one in left if not one.is_of_others(book, inside)]
    return [one.release(book.of_the_country(one.publication, one.cell).split) for one in left]


def _check_sets_of(team_ids: Sequence[int], shown: Sequence[OfCountry]) -> QuerySet[CheckSet]:
    """What these teams counted in it."""
    return CheckSet.objects.filter(
        team__in=team_ids,
        publication__first__in={one.publication.first for one in shown},
        measure__in={one.cell[0] for one in shown},
        characteristic__in={one.cell[1] for one in shown},
    )


def _batches(team_ids: list[int]) -> Iterator[list[int]]:
    """A few, some more, and the rest: no more questions in a country of hundreds."""
    yield team_ids[:2]
    yield team_ids[2:10]
    yield team_ids[10:]


def _national() -> list[Publication]:
    return list(Publication.objects.filter(team__isnull=True))


def publish_country(period: Period, *, today: date) -> Publication | None:
    """Only when every team has closed the period, and over three teams or more."""
    national = _national()
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
    team_ids = [team.pk for team in teams]
    book = _parts_of(period, team_ids, national)
    making = Making(
        publication=publication,
        crowd=book.crowd,
        ways=lambda cell: _parts_of_country(book, teams, national, period, cell),
        earlier=_earlier(publication),
    )
    making.make_ready(_cells_of_country(teams, period))
    making.decide(_published_of_country(book.crowd, team_ids, national, making.asked))
    publication.save()
    return publication


def _parts_of(period: Period, team_ids: Sequence[int], national: Sequence[Publication]) -> Book:
    """What the teams counted in this period; of a year also in its quarters."""
    within = CheckSet.objects.filter(publication__first__range=(period.first, period.last))
    book = Book()
    book.read(within.filter(team__in=team_ids, publication__span=period.span))
    if period.span == Span.YEAR:
        everybody = {*team_ids, *(pk for one in national for pk in one.content["teams"])}
        book.read(within.filter(team__in=everybody, publication__span=Span.QUARTER))
    return book


def _published_of_country(
    crowd: Crowd, team_ids: Sequence[int], national: Sequence[Publication], asked: BySize
) -> Published:
    """Of these teams everything, of others what the country's totals were made of; team by team."""
    published, together = Published(), PutTogether(national)
    others = {pk for one in national for pk in one.content["teams"]} - set(team_ids)
    for team_id in (*team_ids, *sorted(others)):
        rows = CheckSet.objects.filter(team=team_id)
        if team_id in others:
            rows = rows.filter(publication__first__in={one.first for one in national})
        book = Book(crowd)
        book.read(rows)
        for release in book.releases():
            published.add_near(release, asked)
        together.add(book, team_id)
    for release in together.releases():
        published.follow(release)
        published.add_near(release, asked)
    return published


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
