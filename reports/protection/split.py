"""Who is in which category, and what can be computed from the numbers of some of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain, combinations
from typing import TYPE_CHECKING

from reports.protection.known import Known
from reports.protection.people import People, everyone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reports.protection.amounts import Amounts
    from reports.protection.people import Crowd


@dataclass(frozen=True)
class Split:
    """Who is in which category. Someone may be in several: who gardens may cook as well.

    `gone` says of how many people per category only numbers are left, or were counted and are deleted since.
    """

    people: Mapping[str, People]
    gone: Mapping[str, int] = field(default_factory=dict)
    counts_people: bool = False

    @classmethod
    def of(cls, amounts: Mapping[str, Amounts], crowd: Crowd) -> Split:
        return cls(
            {code: crowd.people(cell.per_person) for code, cell in amounts.items()},
            {code: cell.gone for code, cell in amounts.items() if cell.gone},
            counts_people=any(cell.counts_people for cell in amounts.values()),
        )

    @property
    def adds_up(self) -> bool:
        """Whether the numbers of categories may be added: times always, people only if nobody is in two."""
        in_all = sum(people.bit_count() for people in self.people.values())
        return not self.counts_people or in_all == self.whole.bit_count()

    @property
    def whole(self) -> People:
        return everyone(self.people.values())

    def of_codes(self, codes: Iterable[str]) -> People:
        """Everybody who is in at least one of these categories."""
        return everyone(self.people.get(code, 0) for code in codes)

    def known_of(self, codes: frozenset[str]) -> Known:
        return Known(self.of_codes(codes), sum(self.gone.get(code, 0) for code in codes))

    def known_beside(self, codes: frozenset[str]) -> Known:
        """Everybody who is in none of these categories: the total less their number."""
        beside = sum(number for code, number in self.gone.items() if code not in codes)
        return Known(self.whole & ~self.of_codes(codes), beside)


def sums(groups: Sequence[frozenset[str]], *, adds_up: bool) -> Iterator[frozenset[str]]:
    """Every sum of some, not all, of the groups; where numbers do not add up, every group by itself."""
    for size in range(1, len(groups) if adds_up else 2):
        for some in combinations(groups, size):
            yield frozenset().union(*some)


def known_sets(split: Split, groups: Sequence[frozenset[str]]) -> frozenset[Known]:
    """The people behind everything that can be computed from shown groups and their total."""
    told = [split.known_of(codes) for codes in sums(groups, adds_up=split.adds_up)]
    if not split.adds_up:
        told += [split.known_beside(codes) for codes in groups]
    return frozenset(one for one in told if not one.is_nobody)


def changed_by_a_few(before: Split, now: Split, shown: Iterable[Sequence[frozenset[str]]]) -> bool:
    """Whether behind some number, shown before or to be shown now, only a few persons are others."""
    adds_up = before.adds_up and now.adds_up
    told = set(chain.from_iterable(sums(groups, adds_up=adds_up) for groups in shown))
    return any(_changed_by_a_few(before, now, codes, adds_up=adds_up) for codes in told)


def _changed_by_a_few(before: Split, now: Split, codes: frozenset[str], *, adds_up: bool) -> bool:
    if before.known_of(codes).differs_by_a_few(now.known_of(codes)):
        return True
    return not adds_up and before.known_beside(codes).differs_by_a_few(now.known_beside(codes))
