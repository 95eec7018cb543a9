"""The page around one form, and the page that asks whether someone is sure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.shortcuts import render

from aandeslag.teams.http import NOT_PROCESSABLE

if TYPE_CHECKING:
    from django.forms import BaseForm
    from django.http import HttpRequest, HttpResponse


@dataclass(frozen=True)
class Words:
    """What stands around a form: its heading, the button, where *Cancel* goes, and a sentence above."""

    heading: str
    save: str
    cancel: str
    lead: str = ""


def form_page(request: HttpRequest, form: BaseForm, words: Words) -> HttpResponse:
    status = NOT_PROCESSABLE if form.errors else 200
    return render(request, "teams/form.html", {"form": form, "words": words}, status=status)


def sure_page(request: HttpRequest, words: Words, *, status: int = 200) -> HttpResponse:
    """Ask before something ends; the same address takes the answer."""
    return render(request, "teams/sure.html", {"words": words}, status=status)
