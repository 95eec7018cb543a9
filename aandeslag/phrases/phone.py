"""What all pages of a supporter's phone share: small, and in the supporter's own language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.conf import settings
from django.shortcuts import render
from django.utils.translation import get_language

from aandeslag.phrases.book import phrasebook, printed_book
from aandeslag.phrases.files import codes
from aandeslag.phrases.languages import FALL_BACK, OWN_NAMES
from aandeslag.teams.access import Role
from aandeslag.vocabulary import TextLanguage

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from aandeslag.phrases.book import Phrasebook
    from aandeslag.teams.http import MemberRequest

OF_THE_PHONE: Final = ("phone.", "excuse.")
# What the pages say that are opened all day, and of dates, places and kinds of work.
FAMILIES: Final = ("phone", "excuse", "day", "month", "date", "meet", "theme")


def language_of(request: HttpRequest) -> str:
    """As chosen on this phone, else the language of the screen."""
    chosen = _chosen(request)
    return chosen if chosen in TextLanguage.values else get_language() or TextLanguage.DUTCH


def is_on_phone(request: HttpRequest) -> bool:
    """A supporter; or nobody yet, where somebody chose a language for the phone before."""
    membership = getattr(request, "membership", None)
    if membership is not None:
        return bool(membership.role == Role.SUPPORTER)
    user = getattr(request, "user", None)
    is_nobody = user is None or not user.is_authenticated
    return is_nobody and _chosen(request) in TextLanguage.values


def book_of(request: HttpRequest, families: tuple[str, ...] = FAMILIES) -> Phrasebook:
    """One query. A page that says more than those names more families, or none for all of them."""
    return phrasebook(language_of(request), families)


def book_without_database(request: HttpRequest) -> Phrasebook | None:
    """The texts as they came with the site, for when nothing else can be trusted.

    Who asks is what was found out before it failed; where that was nothing, the choice on this phone decides.
    """
    membership = getattr(request, "membership", None)
    is_phone = membership.role == Role.SUPPORTER if membership else _chosen(request) in TextLanguage.values
    return printed_book(language_of(request)) if is_phone else None


def phone_page(
    request: MemberRequest, template: str, book: Phrasebook, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    words = [code for code in codes() if code.startswith(OF_THE_PHONE)]
    shared = {
        "book": book,
        "languages": languages_in(book.language),
        "is_unchecked": book.language not in FALL_BACK and book.unchecked(*words),
        "owner": request.membership.public_id,
    }
    return render(request, f"{template}.html", {**shared, **context}, status=status)


def languages_in(chosen: str) -> list[tuple[str, str, bool]]:
    """Of each its code, what it calls itself, and whether it is the chosen one."""
    return [(code, name, code == chosen) for code, name in OWN_NAMES.items()]


def _chosen(request: HttpRequest) -> str:
    return request.COOKIES.get(settings.PHONE_LANGUAGE_COOKIE_NAME, "")
