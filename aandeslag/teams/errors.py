"""Why something about teams and members cannot be done; views turn each into a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aandeslag.teams.models import TeamCentre


class InvitationUnusableError(Exception):
    """The link was used, withdrawn, is too old, or never existed: one answer for all four."""


class SomeoneElseError(Exception):
    """Whoever accepts an invitation is signed in as somebody else."""


class LastCoordinatorError(Exception):
    """A team would be left without a coordinator."""


class CentreServedError(Exception):
    """A centre has one team at a time, and it has one then."""

    def __init__(self, by: TeamCentre) -> None:
        super().__init__(by.pk)
        self.by = by


class OwnSecondFactorError(Exception):
    """One's own second factor is removed with that second factor, not as an administrator."""


class NoSecondFactorError(Exception):
    """There is none to take away: never set up, or another administrator was first."""


class TokenTakenError(LookupError):
    """A form came again whose first result is gone, or belongs to another team."""
