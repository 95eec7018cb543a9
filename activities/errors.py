"""What an action on the offer refuses to do, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from activities.rules import Missing


class NotReadyError(Exception):
    """Something is missing without which an activity is not shown."""

    def __init__(self, missing: list[Missing]) -> None:
        super().__init__(", ".join(missing))
        self.missing = missing


class StaleRevisionError(Exception):
    """Someone else saved in between; what they wrote is not overwritten."""


class HasEndedError(Exception):
    """The activity has ended: nothing about it changes any more."""


class NameTakenError(Exception):
    """The team has this organisation, or the organisation this kind of work, already."""


class OtherOrganisationError(Exception):
    """A contact or kind of work of one organisation was given to an activity of another."""


class WrongStepError(Exception):
    """The declaration is not at the point where this step can follow."""


class WrongDateError(Exception):
    """A step of a declaration is dated before the one that it follows, or a moment ends before it began."""


class DateTakenError(Exception):
    """The fixed moment takes place on that date already."""

    def __init__(self, day: date) -> None:
        super().__init__(str(day))
        self.day = day


class AnsweredError(Exception):
    """A colleague decided about this already."""


class OwnWorkError(Exception):
    """Whoever wrote it cannot be the second pair of eyes."""


class ContactInUseError(Exception):
    """The contact receives people at activities that are shown: name another one there first."""

    def __init__(self, titles: list[str]) -> None:
        super().__init__(", ".join(titles))
        self.titles = titles
