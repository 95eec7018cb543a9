"""The pages of a supporter's phone, and the language that is chosen there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.conf import settings
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from aandeslag.phrases import phone
from aandeslag.phrases.phone import book_of
from aandeslag.teams.access import Open
from aandeslag.teams.decorators import open_to
from aandeslag.vocabulary import TextLanguage

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from aandeslag.phrases.book import Phrasebook
    from aandeslag.teams.http import MemberRequest

__all__ = ["book_of", "phone_language", "phone_page"]

KEPT_FOR: Final = 365 * 24 * 60 * 60


def phone_page(
    request: MemberRequest, template: str, book: Phrasebook, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    return phone.phone_page(request, f"matching/phone/{template}", book, context, status=status)


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
