"""What an action on placements refuses to do, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matching.rules import Verdict


class PlacementRefusedError(Exception):
    """Something stands in the way; carries everything that was found, for sentences on the screen."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__(", ".join([*verdict.obstacles, *verdict.cautions]))
        self.verdict = verdict


class WrongMomentError(Exception):
    """Asked before or after the time at which it means something, like *present* for next week."""


class NotOpenError(Exception):
    """The placement or participation is no longer in a state in which this can be done."""


class PlaceLeftError(Exception):
    """Nobody needs to wait for this: there is a place."""


class OtherTeamError(Exception):
    """A person of one team and an activity of another."""


class MergeError(Exception):
    """One of the two is not in the books any more, or they are one already."""


class BuiltOnMergeError(Exception):
    """Something was written down since, of nobody knows which of the two; or it is too long ago."""
