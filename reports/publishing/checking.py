"""What was published before, as the protection judges it: releases, and the parts that a sum is made of."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from reports.protection.deciding import Part, Release, Series, Span
from reports.protection.people import Crowd
from reports.protection.split import Split
from reports.publishing.menu import Shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from reports.models import CheckSet, Publication

COUNTRY: Final = "country"
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

    def read(self, rows: Iterable[CheckSet]) -> None:
        for row in rows:
            people = {code: self.crowd.people(numbers) for code, numbers in row.people.items()}
            gone = {code: int(number) for code, number in row.gone.items()}
            checked = Checked(
                team_id=row.team_id,
                span=row.publication.span,
                first=row.publication.first,
                measure=row.measure,
                characteristic=row.characteristic,
                split=Split(people, gone, counts_people=row.measure == Shown.PEOPLE),
                groups=None if row.groups is None else tuple(frozenset(one) for one in row.groups),
            )
            self.checked.append(checked)
            cell = checked.measure, checked.characteristic
            self._parts[checked.team_id, checked.span, checked.first, cell] = checked.part

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


def country_releases(book: Book, publications: Iterable[Publication]) -> list[Release]:
    """What the country showed afresh."""
    found = []
    for one in publications:
        for name, groups in one.content["groups"].items():
            if groups is None:
                continue
            measure, characteristic = name.split("/")
            part = book.of_the_country(one, (measure, characteristic))
            series = Series(COUNTRY, measure, characteristic, Span(one.span))
            found.append(Release(series, part.split, part.groups))
    return found
