"""The people behind a number, and when two such sets are so alike that the few who differ become known."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from reports.protection.amounts import FEWEST

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reports.protection.people import People


class Known(NamedTuple):
    """The people behind a number that can be read or computed; of those who are `gone` only that is left."""

    people: People
    gone: int = 0

    @property
    def size(self) -> int:
        return self.people.bit_count()

    @property
    def is_nobody(self) -> bool:
        return not self.people and not self.gone

    @property
    def is_a_few(self) -> bool:
        """Fewer than ten who are still known. However many are gone, they may all be the same one."""
        return self.size < FEWEST and not self.is_nobody

    def differs_by_a_few(self, other: Known) -> bool:
        """Fewer than ten are others. With someone gone even the same people do not say the same number."""
        changed = (self.people ^ other.people).bit_count()
        return changed < FEWEST and bool(changed or self.gone or other.gone)

    def nests_with(self, other: Known) -> bool:
        both = self.people & other.people
        return both in (self.people, other.people)


class BySize:
    """Sets of people by their size, so that only those of almost the same size are compared."""

    def __init__(self, known: Iterable[Known] = ()) -> None:
        self._of_size: dict[int, list[Known]] = defaultdict(list)
        self.add(known)

    def add(self, known: Iterable[Known]) -> None:
        for one in known:
            self._of_size[one.size].append(one)

    def __iter__(self) -> Iterator[Known]:
        return chain.from_iterable(self._of_size.values())

    def nearly_holds(self, known: Known) -> bool:
        """Whether a set here lies within this one, or holds it, but for a few persons."""
        size = known.size
        near = (self._of_size.get(one, ()) for one in range(size - FEWEST + 1, size + FEWEST))
        return any(known.nests_with(one) and known.differs_by_a_few(one) for one in chain.from_iterable(near))
