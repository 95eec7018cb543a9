"""What a place costs by now: the price of a round, with what was taken or answered since."""

from __future__ import annotations

from typing import NamedTuple

from matching.rounds.pricing import Price


class Counted(NamedTuple):
    """How many of a date the round still needs, and how long the longest of them waits."""

    lines: int = 0
    weeks: int = 0
    is_mine: bool = False
    # Of the lines those that are a second activity.
    further: int = 0

    def and_one(self, weeks: int, *, is_further: bool) -> Counted:
        return Counted(
            lines=self.lines + 1,
            weeks=self.weeks if is_further else max(self.weeks, weeks),
            is_mine=self.is_mine,
            further=self.further + is_further,
        )


def price_now(kept: Price, places_left: int, others: Counted) -> Price:
    """Free where a place is left besides; else as it was found, or, taken since, the longest who waits.

    That somebody only goes elsewhere was found for one place: once more went than the round had to spare, it
    is promised no longer.
    """
    if others.is_mine:
        return Price(is_mine=True)
    if places_left > others.lines:
        return Price()
    is_overdrawn = places_left < others.lines - others.further and not kept.people
    if not kept.is_free and not kept.further and not is_overdrawn:
        return kept
    if places_left > others.lines - others.further:
        return kept if kept.further else Price(further=1, moves=1)
    return Price(people=1, moves=1, weeks=others.weeks)
