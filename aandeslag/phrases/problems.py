"""Answers what cannot be answered: to a supporter in the language of their phone, to others as ever."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.shortcuts import render
from django.template import loader
from django.views.defaults import bad_request as bad_request_page
from django.views.defaults import permission_denied

from aandeslag.api import problems as of_the_site
from aandeslag.htmx import wants_fragment
from aandeslag.phrases.phone import book_without_database, is_on_phone
from aandeslag.teams.views import signed_out

if TYPE_CHECKING:
    from django.http import HttpRequest

PAGE = "phone/not_found.html"


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _said(request, PAGE, 400) or bad_request_page(request, exception)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _said(request, PAGE, 403) or permission_denied(request, exception)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _said(request, PAGE, 404) or of_the_site.not_found(request, exception)


def token_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A page that was open for longer than its sign-in; a piece of a page fetches a new token instead."""
    said = None if wants_fragment(request) else _said(request, "phone/too_long.html", 403)
    return said or signed_out.token_refused(request, reason)


def server_error(request: HttpRequest, *args: Any) -> HttpResponse:
    """Without the database, which may be what failed, and without the request."""
    book = None if request.path.startswith(of_the_site.API) else book_without_database(request)
    if book is None:
        return of_the_site.server_error(request, *args)
    words = {"phone_book": book, "messages": []}
    return HttpResponse(loader.render_to_string("phone/went_wrong.html", words), status=500)


def _said(request: HttpRequest, template: str, status: int) -> HttpResponse | None:
    if request.path.startswith(of_the_site.API) or not is_on_phone(request):
        return None
    return render(request, template, status=status)
