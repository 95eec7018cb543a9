"""What all pages of a supporter's phone share: small, and in the supporter's own language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.conf import settings
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from aandeslag.phrases.book import phrasebook
from aandeslag.phrases.files import codes
from aandeslag.phrases.languages import FALL_BACK, OWN_NAMES
from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from aandeslag.vocabulary import TextLanguage

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from aandeslag.phrases.book import Phrasebook
    from aandeslag.teams.http import TeamRequest

KEPT_FOR: Final = 365 * 24 * 60 * 60
OF_THE_PHONE: Final = ("phone.", "excuse.")
# What its pages say, and of dates and places.
FAMILIES: Final = ("phone", "excuse", "day", "month", "date", "meet")


def book_of(request: HttpRequest) -> Phrasebook:
    """As chosen on this phone, else in the language of the screen. One query."""
    chosen = request.COOKIES.get(settings.PHONE_LANGUAGE_COOKIE_NAME, "")
    language = chosen if chosen in TextLanguage.values else get_language() or TextLanguage.DUTCH
    return phrasebook(language, FAMILIES)


def phone_page(
    request: TeamRequest, template: str, book: Phrasebook, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    words = [code for code in codes() if code.startswith(OF_THE_PHONE)]
    shared = {
        "book": book,
        "languages": [(code, name, code == book.language) for code, name in OWN_NAMES.items()],
        "is_unchecked": book.language not in FALL_BACK and book.unchecked(*words),
        "owner": request.membership.public_id,
    }
    return render(request, f"matching/phone/{template}.html", {**shared, **context}, status=status)


@require_POST
@requires(Capability.SEE_ENTRUSTED)
def phone_language(request: TeamRequest) -> HttpResponse:
    """Keep the chosen language on this phone; nonsense changes nothing."""
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
