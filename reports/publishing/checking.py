"""What was published before, as the protection judges it: releases, and the parts that a sum is made of."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from reports.protection.amounts import FEWEST
from reports.protection.deciding import Part, Release, Series, Span
from reports.protection.people import Crowd
from reports.protection.split import Split
from reports.publishing.menu import Shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from django.db.models import QuerySet

    from reports.models import CheckSet, Publication

COUNTRY: Final = "country"
COLUMNS: Final = (
    "team_id",
    "publication__span",
    "publication__first",
    "measure",
    "characteristic",
    "people",
    "gone",
    "groups",
)
CHUNK: Final = 50
# Characteristic and measure of a breakdown.
Cell = tuple[str, str]


def place_of(team_id: int | None) -> str:
    return COUNTRY if team_id is None else str(team_id)


@dataclass(frozen=True)
class Checked:
    """One check set, with the publication that it belongs to."""

    team_id: int
    span: str
    first: date
    measure: str
    characteristic: str
    split: Split
    groups: tuple[frozenset[str], ...] | None

    @property
    def release(self) -> Release | None:
        """What was decided afresh; nothing else tells anything new."""
        if self.groups is None:
            return None
        return Release(_series(self.team_id, self), self.split, self.groups)

    @property
    def part(self) -> Part:
        return Part(self.split, self.groups or ())


def _series(team_id: int | None, of: Checked) -> Series:
    return Series(place_of(team_id), of.measure, of.characteristic, Span(of.span))


@dataclass
class Book:
    """Everybody behind what was published by some teams, each with a bit in one crowd."""

    crowd: Crowd = field(default_factory=Crowd)
    checked: list[Checked] = field(default_factory=list)
    _parts: dict[tuple[int, str, date, Cell], Part] = field(default_factory=dict)

    def read(self, rows: QuerySet[CheckSet]) -> None:
        """Row by row: a country's at once are more than a small machine has room for."""
        for team_id, span, first, measure, characteristic, numbers, gone, groups in rows.values_list(
            *COLUMNS
        ).iterator(chunk_size=CHUNK):
            people = {code: self.crowd.people(who) for code, who in numbers.items()}
            left = {code: int(number) for code, number in gone.items()}
            checked = Checked(
                team_id=team_id,
                span=span,
                first=first,
                measure=measure,
                characteristic=characteristic,
                split=Split(people, left, counts_people=measure == Shown.PEOPLE),
                groups=None if groups is None else tuple(frozenset(one) for one in groups),
            )
            self.checked.append(checked)
            self._parts[team_id, span, first, (measure, characteristic)] = checked.part

    def releases(self, team_id: int | None = None) -> list[Release]:
        """Of one team, or of all, oldest first."""
        rows = sorted(self.checked, key=lambda one: (one.first, one.span))
        chosen = [one for one in rows if team_id is None or one.team_id == team_id]
        return [release for one in chosen if (release := one.release) is not None]

    def part(self, team_id: int, span: str, first: date, cell: Cell) -> Part:
        """What a team counted in a period; nothing where nothing was published."""
        found = self._parts.get((team_id, span, first, cell))
        return Part(Split({})) if found is None else found

    def of_the_country(self, publication: Publication, cell: Cell) -> Part:
        """The people of the country are those of the teams it was made of."""
        parts = [
            self.part(team_id, publication.span, publication.first, cell)
            for team_id in publication.content["teams"]
        ]
        groups = publication.content["groups"].get("/".join(cell))
        return Part(together(parts), tuple(frozenset(one) for one in groups or ()))


def together(parts: Sequence[Part]) -> Split:
    people: dict[str, int] = {}
    gone = Counter[str]()
    for part in parts:
        for code, who in part.split.people.items():
            people[code] = people.get(code, 0) | who
        gone.update(part.split.gone)
    return Split(people, dict(gone), counts_people=any(part.split.counts_people for part in parts))


@dataclass(frozen=True)
class OfCountry:
    """A breakdown that the country showed afresh."""

    publication: Publication
    cell: Cell

    @property
    def groups(self) -> tuple[frozenset[str], ...]:
        return tuple(frozenset(one) for one in self.publication.content["groups"]["/".join(self.cell)])

    def release(self, split: Split) -> Release:
        return Release(Series(COUNTRY, *self.cell, Span(self.publication.span)), split, self.groups)

    def is_of_others(self, book: Book, inside: int) -> bool:
        """Whether ten people or more in all that is told are others than the first so many in the book.

        It may be asked while not all teams are read. Nobody is in two of them, so whoever is in a group, or
        in none, stays so; a sum of groups holds all that one of them holds.
        """
        split = book.of_the_country(self.publication, self.cell).split
        told = [split.of_codes(codes) for codes in self.groups]
        sets = [*told, *(split.whole & ~people for people in told)]
        return all((people >> inside).bit_count() >= FEWEST for people in sets)


def shown_by_country(publications: Iterable[Publication]) -> list[OfCountry]:
    return [
        OfCountry(one, (name.partition("/")[0], name.partition("/")[2]))
        for one in publications
        for name, groups in one.content["groups"].items()
        if groups is not None
    ]


class PutTogether:
    """What the country showed, put together team by team."""

    def __init__(self, publications: Iterable[Publication]) -> None:
        self._parts = dict.fromkeys(shown_by_country(publications), Part(Split({})))

    def add(self, book: Book, team_id: int) -> None:
        for one, before in self._parts.items():
            if team_id in one.publication.content["teams"]:
                more = book.part(team_id, one.publication.span, one.publication.first, one.cell)
                self._parts[one] = Part(together([before, more]))

    def releases(self) -> Iterator[Release]:
        for one, part in self._parts.items():
            yield one.release(part.split)
