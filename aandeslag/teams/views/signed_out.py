"""When the sign-in ended while a page was open: the page stays, and asks here whether it may go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.csrf import csrf_failure
from django.views.decorators.http import require_safe

from aandeslag.htmx import wants_fragment
from aandeslag.teams.access import Open
from aandeslag.teams.decorators import open_to
from aandeslag.teams.http import sign_in_first

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
@open_to(Open.SIGNED_IN)
def signed_in_again(request: HttpRequest) -> HttpResponse:
    """Where the new tab ends: the first one reads the token of the new sign-in here, and goes on."""
    if getattr(request, "membership", None) is None:
        return redirect("teams:choose-membership")
    return render(request, "teams/signed_in_again.html")


@require_safe
@open_to(Open.SIGNED_IN)
def press_again(request: HttpRequest) -> HttpResponse:
    """Where a form that came too late leads after signing in: its page, and that nothing was saved."""
    page = request.GET.get("to", "")
    is_ours = page.startswith("/") and url_has_allowed_host_and_scheme(page, allowed_hosts=None)
    sentence = _("Your sign-in had ended. What you pressed was not saved; press again.")
    messages.warning(request, sentence, extra_tags="phone.press-again")
    return redirect(page if is_ours else "reports:today")


def token_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The token of an earlier sign-in: a piece of a page fetches a new one, a whole page says so."""
    return sign_in_first() if wants_fragment(request) else csrf_failure(request, reason)
