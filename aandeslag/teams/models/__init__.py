"""Places, teams and people: the ground that everything else stands on."""

from aandeslag.teams.models.people import Duty, Invitation, Membership, User
from aandeslag.teams.models.places import (
    BlockedTime,
    Municipality,
    ReceptionCentre,
    VolunteerCentre,
)
from aandeslag.teams.models.team import Team, TeamCentre
from aandeslag.teams.models.tokens import UsedToken

__all__ = [
    "BlockedTime",
    "Duty",
    "Invitation",
    "Membership",
    "Municipality",
    "ReceptionCentre",
    "Team",
    "TeamCentre",
    "UsedToken",
    "User",
    "VolunteerCentre",
]
