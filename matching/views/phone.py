"""The language that a supporter chooses on their phone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from aandeslag.teams.access import Open
from aandeslag.teams.decorators import open_to
from aandeslag.vocabulary import TextLanguage

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

KEPT_FOR: Final = 365 * 24 * 60 * 60


@require_POST
@open_to(Open.PUBLIC)
def phone_language(request: HttpRequest) -> HttpResponse:
    """Keep the chosen language on this phone, also before signing in; nonsense changes nothing."""
    back = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    answer = redirect(back if is_ours else "matching:mine")
    chosen = request.POST.get("language", "")
    if chosen in TextLanguage.values:
        answer.set_cookie(
            settings.PHONE_LANGUAGE_COOKIE_NAME,
            chosen,
            max_age=KEPT_FOR,
            secure=settings.LANGUAGE_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
    return answer
