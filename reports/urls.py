"""Addresses of the home page, the figures and the log."""

from django.urls import path

from reports.views import log, month, public, today

app_name = "reports"

urlpatterns = [
    path("", today.today, name="today"),
    # figures/
    path("figures/", month.this_month, name="figures"),
    path("figures/<int:year>/<int:month>/", month.month, name="month"),
    path("figures/public/", public.public, name="public"),
    # log/
    path("log/", log.log, name="log"),
]
