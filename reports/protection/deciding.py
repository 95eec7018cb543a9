"""Decides what becomes of one breakdown: shown afresh, its old numbers repeated, or not shown.

A breakdown stands or falls as a whole: with a fresh total, all but one of its numbers give the last one.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from reports.protection.known import BySize, Known
from reports.protection.people import everyone
from reports.protection.split import changed_by_a_few, known_sets, sums

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reports.protection.split import Split


class Span(StrEnum):
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True)
class Series:
    """The same breakdown from period to period: where, what, by which characteristic, of how long a time."""

    place: str
    measure: str
    characteristic: str
    span: Span


@dataclass(frozen=True)
class Release:
    """What was decided afresh, with the people behind it. Without groups it was too small to show."""

    series: Series
    split: Split
    groups: tuple[frozenset[str], ...] = ()

    @cached_property
    def known(self) -> frozenset[Known]:
        return known_sets(self.split, self.groups)


class Published:
    """What was decided afresh, oldest first: by series, and all that can be computed from it by size.

    Of the same people in other periods, and of the places that hold them or lie within.
    """

    def __init__(self, releases: Iterable[Release] = ()) -> None:
        self._of_series: dict[Series, list[Release]] = defaultdict(list)
        self._known = BySize()
        for one in releases:
            self.add(one)

    def add(self, release: Release) -> None:
        self.follow(release)
        if release.groups:
            self._known.add(release.known)

    def follow(self, release: Release) -> None:
        """Next of its series."""
        self._of_series[release.series].append(release)

    def add_near(self, release: Release, asked: BySize) -> None:
        """Only what tells something of the sets that will be looked up.

        Looked up later, a set is compared in the same way as here: of the others none is ever found.
        """
        if release.groups:
            sets = known_sets(release.split, release.groups)
            self._known.add(one for one in sets if asked.nearly_holds(one))

    def of(self, series: Series) -> Sequence[Release]:
        return self._of_series.get(series, ())

    def nearly_holds(self, known: Known) -> bool:
        return self._known.nearly_holds(known)


@dataclass(frozen=True)
class Part:
    """A quarter of a year, or a town of the country: what it counted, and the groups it shows afresh.

    The people of a year are not the sum of those of its quarters; its times, hours and placements are.
    """

    split: Split
    groups: tuple[frozenset[str], ...] = ()


class Verdict(StrEnum):
    FRESH = "fresh"
    REPEATED = "repeated"
    HIDDEN = "hidden"


def decide(candidate: Release, published: Published, ways: Sequence[Sequence[Part]] = ()) -> Verdict:
    """Judge a breakdown against everything that was shown before it.

    `ways` are those in which the candidate is a sum of parts.
    """
    if any(_is_too_soon(one, candidate) for one in published.of(candidate.series)):
        return Verdict.REPEATED
    if not candidate.groups:
        return Verdict.FRESH
    rests = _rests(candidate, ways)
    if any(rest.is_a_few for rest in rests) or _stands_out({*candidate.known, *rests}, published):
        return Verdict.HIDDEN
    return Verdict.FRESH


def asked_of(candidate: Release, ways: Sequence[Sequence[Part]] = ()) -> set[Known]:
    """All that is looked up in what was published, to judge a breakdown."""
    return {*candidate.known, *_rests(candidate, ways)} if candidate.groups else set()


def _rests(candidate: Release, ways: Sequence[Sequence[Part]]) -> set[Known]:
    return {rest for parts in ways for rest in what_remains(candidate, parts)}


def _stands_out(known: Iterable[Known], published: Published) -> bool:
    return any(published.nearly_holds(one) for one in known)


def _is_too_soon(before: Release, now: Release) -> bool:
    """Also what was or becomes too small to show is news of its people."""
    return changed_by_a_few(before.split, now.split, (before.groups, now.groups))


def what_remains(candidate: Release, parts: Sequence[Part]) -> frozenset[Known]:
    """Who is left of each sum of groups when the parts that show that sum are taken away.

    Times and hours add up: a year minus three quarters gives the fourth, the country minus its towns the town
    that was too small.
    """
    if not any(part.groups for part in parts):
        return frozenset()
    told = sums(candidate.groups, adds_up=candidate.split.adds_up)
    rests = (_left_of(codes, parts) for codes in told)
    return frozenset(rest for rest in rests if not rest.is_nobody)


def _left_of(codes: frozenset[str], parts: Sequence[Part]) -> Known:
    left = [part.split.known_of(codes) for part in parts if not _tells(part.groups, codes)]
    return Known(everyone(one.people for one in left), sum(one.gone for one in left))


def _tells(groups: Iterable[frozenset[str]], codes: frozenset[str]) -> bool:
    """Whether the number for these categories can be added up from what was shown."""
    told = [shown for shown in groups if shown <= codes]
    return frozenset().union(*told) == codes
