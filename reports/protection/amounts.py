"""What is counted before it is protected: an amount per person, for each category of one characteristic.

Of someone who was deleted only numbers are left: `gone` people, who brought about `left_behind` of it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# A group of fewer persons than this is never shown, nor what is left beside it.
FEWEST: Final = 10


@dataclass(frozen=True)
class Amounts:
    """Of one cell: who, and how much of it each of them brought about (times, minutes, or 1 for a person).

    `per` says how many of these make one of what is shown: sixty minutes an hour.
    """

    per_person: Mapping[int, int]
    counts_people: bool = False
    gone: int = 0
    left_behind: int = 0
    per: int = 1

    @property
    def total(self) -> int:
        counted = sum(self.per_person.values()) + self.left_behind
        return (counted + self.per // 2) // self.per

    @property
    def is_safe(self) -> bool:
        """At least ten people who are still known, and nobody makes up more than half.

        What was left behind may all be of one who is gone.
        """
        of_the_known = sum(self.per_person.values())
        is_of_many = len(self.per_person) >= FEWEST and self.left_behind <= of_the_known
        return is_of_many and 2 * max(self.per_person.values()) <= of_the_known

    def with_all(self, others: Iterable[Amounts]) -> Amounts:
        """Put together; where people are counted, everyone who is still known stays one."""
        all_of_them = [self, *others]
        summed = Counter[int]()
        for one in all_of_them:
            summed.update(one.per_person)
        return Amounts(
            dict.fromkeys(summed, 1) if self.counts_people else dict(summed),
            counts_people=self.counts_people,
            gone=sum(one.gone for one in all_of_them),
            left_behind=sum(one.left_behind for one in all_of_them),
            per=self.per,
        )
