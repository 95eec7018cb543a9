"""What is done to teams, places, members and invitations; each writes its line in the log."""

from aandeslag.teams.actions.accounts import end_sessions, reset_second_factor
from aandeslag.teams.actions.centres import (
    add_blocked_time,
    remove_blocked_time,
    save_centre,
    save_volunteer_centre,
)
from aandeslag.teams.actions.invitations import (
    Invited,
    NewAccount,
    Offer,
    accept_invitation,
    invite,
    withdraw_invitation,
)
from aandeslag.teams.actions.memberships import change_centres, change_languages, end_membership
from aandeslag.teams.actions.municipalities import add_municipality, end_municipality
from aandeslag.teams.actions.teams import end_serving, save_team, serve_centre

__all__ = [
    "Invited",
    "NewAccount",
    "Offer",
    "accept_invitation",
    "add_blocked_time",
    "add_municipality",
    "change_centres",
    "change_languages",
    "end_membership",
    "end_municipality",
    "end_serving",
    "end_sessions",
    "invite",
    "remove_blocked_time",
    "reset_second_factor",
    "save_centre",
    "save_team",
    "save_volunteer_centre",
    "serve_centre",
    "withdraw_invitation",
]
