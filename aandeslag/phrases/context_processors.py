"""Gives every page the words for a supporter's phone, where it is looked at on one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.functional import SimpleLazyObject

from aandeslag.phrases.phone import book_of, is_on_phone, language_of, languages_in

if TYPE_CHECKING:
    from django.http import HttpRequest


def phone(request: HttpRequest) -> dict[str, Any]:
    """`phone_book` is false for everybody else; it is opened only where a page asks for it."""
    book = SimpleLazyObject(lambda: book_of(request, families=())) if is_on_phone(request) else None
    return {"phone_book": book, "phone_languages": languages_in(language_of(request))}
