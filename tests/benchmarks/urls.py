"""The addresses of the site, and the standard page: signed in, all middleware, no base template."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from aandeslag.urls import urlpatterns as site

if TYPE_CHECKING:
    from django.urls import URLPattern, URLResolver

PAGE: Final = engines["django"].from_string("<!DOCTYPE html><title>standard</title><p>{{ sentence }}</p>")


@requires(Capability.SEE_TODAY)
def standard_page(request: HttpRequest) -> HttpResponse:
    return HttpResponse(PAGE.render({"sentence": "This page is always the same."}, request))


urlpatterns: list[URLPattern | URLResolver] = [
    path("standard-page/", standard_page, name="standard-page"),
    *site,
]
