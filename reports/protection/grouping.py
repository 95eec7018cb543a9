"""Puts small categories together until every group, and all that follows from groups, is large enough.

Merging instead of leaving out: what is left out can be computed from the total. Each group has ten people or
more, so has every sum of groups, and so has what remains of the total beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reports.protection.known import BySize
from reports.protection.split import Split, known_sets

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reports.protection.amounts import Amounts
    from reports.protection.people import Crowd

# More groups than this nobody reads, and all their sums could not be checked.
MOST_GROUPS: Final = 8


@dataclass(frozen=True)
class Group:
    """Categories that are shown as one number."""

    codes: frozenset[str]
    amounts: Amounts


def group(amounts: Mapping[str, Amounts], crowd: Crowd) -> tuple[Group, ...]:
    """The groups that may be shown, in the order of the categories; empty when fewer than two can stand.

    What is too small goes together as *other*, with what is empty; while that is too small itself, the next
    smallest joins. An empty category looks like a merged one, so nobody can read a zero.
    """
    groups = _by_size([Group(frozenset({code}), cell) for code, cell in amounts.items()])
    small = [one for one in groups if not one.amounts.is_safe]
    large = [one for one in groups if one.amounts.is_safe]
    while len(large) + bool(small) > MOST_GROUPS or (small and not _together(small).amounts.is_safe):
        if not large:
            return ()
        small.append(large.pop())
    shown = _by_size([*large, _together(small)] if small else large)
    while len(shown) > 1 and not leaves_enough(shown, crowd):
        shown = _by_size([*shown[:-2], _together(shown[-2:])])
    # Not by size: between two equal numbers the order would tell which is larger.
    in_order = sorted(shown, key=lambda one: min(list(amounts).index(code) for code in one.codes))
    return tuple(in_order) if len(in_order) > 1 else ()


def leaves_enough(groups: Sequence[Group], crowd: Crowd) -> bool:
    """Whether no small company can be computed from the numbers of these groups and the total.

    Needed where people are in several groups: of thirty people twenty-seven garden, so three do not; and of
    thirty-two places at two kinds of work two people have both.
    """
    split = Split.of({str(place): one.amounts for place, one in enumerate(groups)}, crowd)
    if split.adds_up:
        return True
    known = BySize(known_sets(split, [frozenset({code}) for code in split.people]))
    return not any(one.is_a_few or known.nearly_holds(one) for one in known)


def _together(groups: Sequence[Group]) -> Group:
    codes = frozenset().union(*(one.codes for one in groups))
    first, *others = (one.amounts for one in groups)
    return Group(codes, first.with_all(others))


def _by_size(groups: Sequence[Group]) -> list[Group]:
    """Largest first; the codes decide between equals."""
    return sorted(groups, key=lambda one: (-len(one.amounts.per_person), sorted(one.codes)))
