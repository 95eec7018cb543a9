"""What the actions refuse, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from residents.head_count import HeadCount
    from residents.models import Resident


class NumberTakenError(Exception):
    """Somebody else of the team has this participant number."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number


class ResemblesError(Exception):
    """Somebody who may be the same was registered meanwhile; `found` are they."""

    def __init__(self, found: list[Resident]) -> None:
        super().__init__()
        self.found = found


class StaleRevisionError(Exception):
    """Somebody else saved a change since the form was opened; `stored` is how it stands now."""

    def __init__(self, stored: Resident) -> None:
        super().__init__()
        self.stored = stored


class SessionNotOpenError(Exception):
    """The walk-in session has not been opened, is closed, or does not take place."""


class SessionStartedError(Exception):
    """The walk-in session was opened already, so it cannot be cancelled any more."""


class SessionExistsError(Exception):
    """There is a session at this centre, date and time already."""


class HeadCountError(Exception):
    """A part of the visitors would be more than all, or a count below zero."""


class CountedAlreadyError(Exception):
    """Another head count stands there than the one that was shown; `stands` is it."""

    def __init__(self, stands: HeadCount) -> None:
        super().__init__()
        self.stands = stands


class NotOnThisTeamError(Exception):
    """The member does not help at the desk of this team on this day."""


class NotHereError(Exception):
    """The person was not noted at this walk-in session."""


class ReferralOverError(Exception):
    """The walk-in session is over or the person came: there is nothing left to withdraw."""


class VisitChangedError(Exception):
    """Somebody else changed this visit since it was shown."""


class AnsweredAlreadyError(Exception):
    """Somebody else filled in the answer since the question was shown."""


class ChangeOverError(Exception):
    """The person has left: what changed in their life is not for us any more."""


class HandOverError(Exception):
    """There is no consent, no departure or no other team; or it was answered or withdrawn meanwhile."""


class TakenOverError(Exception):
    """The team of the next centre accepted them: they take part there now."""
