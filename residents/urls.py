"""Addresses of people and the walk-in hour; opaque ids only, never a name or a number."""

from django.urls import path

from residents.views import (
    asking,
    changing,
    entrusting,
    explaining,
    helping,
    hours,
    limited,
    people,
    referring,
    registering,
    sessions,
    sheets,
    visits,
    walk_in,
)

app_name = "residents"

_PERSON = "<uuid:resident_id>/"
_SESSION = "walk-in/sessions/<uuid:walk_in_session_id>/"
_HOUR = "walk-in/hours/<uuid:walk_in_hour_id>/"

urlpatterns = [
    path("", people.people, name="list"),
    path("find/", people.find, name="find"),
    path("register/", registering.register, name="register"),
    path("walk-in/help/", helping.help_of_supporters, name="help-of-supporters"),
    path("explanation/<slug:language>/", explaining.explanation, name="explanation"),
    path("of-centre/", limited.of_centre, name="of-centre"),
    # Sent by COA
    path("referrals/", referring.referrals, name="referrals"),
    path("referrals/<uuid:referral_id>/withdraw/", referring.withdrawn, name="withdraw-referral"),
    # One person
    path(_PERSON, people.resident, name="resident"),
    path(f"{_PERSON}change/", changing.change, name="change"),
    path(f"{_PERSON}mediation/stop/", changing.stop, name="stop-mediation"),
    path(f"{_PERSON}mediation/resume/", changing.resume, name="resume-mediation"),
    path(f"{_PERSON}ask/<slug:question>/", asking.ask, name="ask"),
    path(f"{_PERSON}explain/", explaining.explain, name="explain"),
    path(f"{_PERSON}consent/", explaining.consent, name="consent"),
    path(f"{_PERSON}entrust/", entrusting.entrust, name="entrust"),
    path("entrustments/<uuid:entrustment_id>/end/", entrusting.end, name="end-entrustment"),
    # The walk-in hour of today
    path("walk-in/", walk_in.walk_in, name="walk-in"),
    path("walk-in/visits/<uuid:visit_id>/", visits.visit, name="visit"),
    path("walk-in/visits/<uuid:visit_id>/take-back/", visits.visit_taken_back, name="take-back-visit"),
    # One session
    path(_SESSION, walk_in.session, name="session"),
    path(f"{_SESSION}find/", walk_in.find_at_desk, name="find-at-desk"),
    path(f"{_SESSION}register/", registering.register_at_desk, name="register-at-desk"),
    path(f"{_SESSION}visits/", walk_in.visit_noted, name="note-visit"),
    path(f"{_SESSION}people/<uuid:resident_id>/", walk_in.at_desk, name="at-desk"),
    path(f"{_SESSION}people/<uuid:resident_id>/together/", visits.together, name="together"),
    path(f"{_SESSION}people/<uuid:resident_id>/alone/", visits.alone, name="alone"),
    path(f"{_SESSION}news/", walk_in.news, name="news"),
    path(f"{_SESSION}open/", sessions.opened, name="open-session"),
    path(f"{_SESSION}close/", sessions.closed, name="close-session"),
    path(f"{_SESSION}count/", sessions.counted, name="count"),
    path(f"{_SESSION}present/", sessions.present, name="note-present"),
    path(f"{_SESSION}cancel/", sessions.cancel, name="cancel-session"),
    path(f"{_SESSION}reinstate/", sessions.reinstate, name="reinstate-session"),
    path(f"{_SESSION}correct/", sessions.correct, name="correct-count"),
    # On paper
    path("walk-in/sheets/intake.pdf", sheets.intake, name="intake-sheet"),
    path(f"{_SESSION}sign-in.pdf", sheets.sign_in, name="sign-in-sheet"),
    # The plan
    path("walk-in/sessions/", sessions.sessions, name="sessions"),
    path("walk-in/sessions/add/", sessions.add, name="add-session"),
    path("walk-in/hours/", hours.hours, name="walk-in-hours"),
    path("walk-in/hours/add/", hours.add, name="add-walk-in-hour"),
    path(_HOUR, hours.change, name="change-walk-in-hour"),
    path(f"{_HOUR}end/", hours.end, name="end-walk-in-hour"),
]
