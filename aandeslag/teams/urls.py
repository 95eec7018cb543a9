"""Addresses of teams, places, members and invitations."""

from django.urls import path

from aandeslag.teams.views import (
    accounts,
    centres,
    choosing,
    invitation,
    inviting,
    members,
    municipalities,
    serving,
    signed_out,
    teams,
    volunteer_centres,
)

app_name = "teams"
urlpatterns = [
    path("choose/", choosing.choose_membership, name="choose-membership"),
    path("choose/again/", choosing.send_again, name="send-again"),
    path("signed-in-again/", signed_out.signed_in_again, name="signed-in-again"),
    path("press-again/", signed_out.press_again, name="press-again"),
    path("invitation/<str:secret>/", invitation.accept, name="invitation"),
    # members/: a coordinator and the own team
    path("members/", members.list_members, name="members"),
    path("members/invite/", inviting.invite_member, name="invite-member"),
    path(
        "members/invitations/<uuid:invitation_id>/withdraw/",
        inviting.withdraw,
        name="withdraw-invitation",
    ),
    path("members/<uuid:membership_id>/end/", members.end, name="end-membership"),
    path("members/<uuid:membership_id>/centres/", members.change_centres, name="change-centres"),
    path("members/<uuid:membership_id>/languages/", members.change_languages, name="change-languages"),
    # the rest: an administrator
    path("", teams.list_teams, name="teams"),
    path("add/", teams.add_team, name="add-team"),
    path("<uuid:team_id>/", teams.show_team, name="team"),
    path("<uuid:team_id>/change/", teams.change_team, name="change-team"),
    path("<uuid:team_id>/invite/", inviting.invite_coordinator, name="invite-coordinator"),
    path("<uuid:team_id>/centres/add/", serving.serve_centre, name="serve-centre"),
    path("centres-served/<uuid:team_centre_id>/end/", serving.end_serving, name="end-serving"),
    path("centres/", centres.list_centres, name="centres"),
    path("centres/add/", centres.add_centre, name="add-centre"),
    path("centres/<uuid:reception_centre_id>/", centres.show_centre, name="centre"),
    path("centres/<uuid:reception_centre_id>/change/", centres.change_centre, name="change-centre"),
    path("centres/<uuid:reception_centre_id>/times/add/", centres.block_time, name="block-time"),
    path("centres/times/<uuid:blocked_time_id>/remove/", centres.free_time, name="free-time"),
    path("volunteer-centres/", volunteer_centres.list_all, name="volunteer-centres"),
    path("volunteer-centres/add/", volunteer_centres.add, name="add-volunteer-centre"),
    path(
        "volunteer-centres/<uuid:volunteer_centre_id>/change/",
        volunteer_centres.change,
        name="change-volunteer-centre",
    ),
    path("municipalities/", municipalities.list_all, name="municipalities"),
    path("municipalities/add/", municipalities.add, name="add-municipality"),
    path("municipalities/<uuid:municipality_id>/end/", municipalities.end, name="end-municipality"),
    path("accounts/", accounts.list_accounts, name="accounts"),
    path("accounts/invite/", inviting.invite_above_teams, name="invite-above-teams"),
    path("accounts/<uuid:user_id>/", accounts.show_account, name="account"),
    path("accounts/<uuid:user_id>/second-factor/", accounts.reset_factor, name="reset-second-factor"),
    path(
        "accounts/memberships/<uuid:membership_id>/end/",
        accounts.end_any_membership,
        name="end-any-membership",
    ),
    path(
        "accounts/invitations/<uuid:invitation_id>/withdraw/",
        inviting.withdraw_any,
        name="withdraw-any-invitation",
    ),
]
