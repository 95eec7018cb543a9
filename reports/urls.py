"""Addresses of the home page, the figures and the log."""

from django.urls import path, register_converter

from reports.addresses import PeriodConverter
from reports.views import centre, country, keeping, keys, log, own, shown, today

app_name = "reports"

register_converter(PeriodConverter, "period")

urlpatterns = [
    path("", today.today, name="today"),
    path("work/", today.work, name="work"),
    path("tasks/", today.tasks, name="tasks"),
    # figures/: of the own team
    path("figures/", own.this_quarter, name="figures"),
    path("figures/<period:period>/", own.own, name="own"),
    path("figures/<period:period>/rows/<slug:measure>/", own.rows, name="rows"),
    path("figures/<period:period>/file/<slug:kind>/", own.own_file, name="own-file"),
    path("figures/<period:period>/release/", keeping.release, name="release"),
    path("figures/close/", keeping.close, name="close"),
    path("figures/targets/<int:year>/", keeping.targets, name="targets"),
    path("figures/before/", keeping.opening_balance, name="opening-balance"),
    path("figures/centre-count/", keeping.centre_count, name="centre-count"),
    # figures/centre/: of the own centres, for COA staff
    path("figures/centre/", centre.centres_now, name="centres-now"),
    path("figures/centre/<period:period>/", centre.centres, name="centres"),
    # figures/municipality/: protected, for officials
    path("figures/municipality/", shown.municipality, name="public"),
    path("figures/municipality/keys/", keys.keys, name="keys"),
    path("figures/municipality/keys/<uuid:figures_key_id>/revoke/", keys.revoke, name="revoke-key"),
    path("figures/municipality/<uuid:team_id>/<period:period>/", shown.team, name="team"),
    path(
        "figures/municipality/<uuid:team_id>/<period:period>/<slug:kind>/", shown.team_file, name="team-file"
    ),
    # figures/country/: protected, for the programme
    path("figures/country/", country.country, name="country"),
    path("figures/country/<period:period>/", country.all_teams, name="all-teams"),
    path("figures/country/<period:period>/<slug:kind>/", country.all_teams_file, name="all-teams-file"),
    path("figures/country/<uuid:team_id>/<period:period>/", shown.any_team, name="any-team"),
    path(
        "figures/country/<uuid:team_id>/<period:period>/<slug:kind>/",
        shown.any_team_file,
        name="any-team-file",
    ),
    # log/
    path("log/", log.log, name="log"),
]
