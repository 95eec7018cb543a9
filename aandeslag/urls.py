"""Addresses of the site; each app keeps its own."""

from django.urls import include, path

urlpatterns = [
    path("", include("reports.urls")),
    path("account/", include("aandeslag.teams.account_urls")),
    path("language/", include("django.conf.urls.i18n")),
    path("teams/", include("aandeslag.teams.urls")),
    path("texts/", include("aandeslag.phrases.urls")),
    path("people/", include("residents.urls")),
    path("offer/", include("activities.urls")),
    path("matching/", include("matching.urls")),
    path("api/v1/", include("aandeslag.api.site")),
]
handler400 = "aandeslag.phrases.problems.bad_request"
handler403 = "aandeslag.phrases.problems.forbidden"
handler404 = "aandeslag.phrases.problems.not_found"
handler500 = "aandeslag.phrases.problems.server_error"
