"""The request as views of a team receive it, and the answers that all of them share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django_htmx.http import HttpResponseClientRedirect

if TYPE_CHECKING:
    from aandeslag.teams.models import Membership, Team, User

# For `require_http_methods`: a page with a form. HEAD is a GET without the body.
PAGE_AND_FORM: Final = ("GET", "HEAD", "POST")
NOT_PROCESSABLE: Final = 422  # a form with errors
FORBIDDEN: Final = 403
GONE: Final = 410  # a link that was worth something once
CONFLICT: Final = 409  # refused by a rule or by what somebody else just did
UNAUTHENTICATED: Final = 401  # nobody is signed in any more; signed-out.js keeps the page as it is


class MemberRequest(HttpRequest):
    """Someone who has signed in and chosen as what: `membership` is set, `team` only for team roles."""

    user: User
    membership: Membership
    team: Team | None
    present: bool
    htmx: Any


class TeamRequest(MemberRequest):
    """The same, where the capability belongs to team roles only, so that there is a team."""

    team: Team


def sign_in_first() -> HttpResponse:
    """To a piece of a page: whoever pressed must sign in first, and loses nothing that they typed."""
    return HttpResponse(status=UNAUTHENTICATED)


def redirect_whole_page(request: HttpRequest, url: str) -> HttpResponse:
    """Send the browser elsewhere; htmx would otherwise put that page into a piece of this one."""
    if getattr(request, "htmx", False):
        return HttpResponseClientRedirect(url)
    return HttpResponseRedirect(url)


def discreet(answer: HttpResponse) -> HttpResponse:
    """Keep the secret in the address of this page out of caches and out of what the next page is told."""
    answer["Cache-Control"] = "no-store"
    # Not `no-referrer`: with that a browser hides where a form was sent from, and CSRF protection refuses it.
    answer["Referrer-Policy"] = "strict-origin"
    return answer


def link_gone(request: HttpRequest, template: str) -> HttpResponse:
    """A link that does not work any more; a browser that kept this page would show it for a new one too."""
    return discreet(render(request, template, status=GONE))
