"""The page around a long form with headings, or two that are sent together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render

from aandeslag.teams.http import NOT_PROCESSABLE

if TYPE_CHECKING:
    from django.forms import BaseForm
    from django.http import HttpRequest, HttpResponse

    from aandeslag.teams.views.form_page import Words


def laid_out_page(request: HttpRequest, words: Words, *forms: BaseForm) -> HttpResponse:
    status = NOT_PROCESSABLE if any(form.errors for form in forms) else 200
    return render(request, "activities/form.html", {"forms": forms, "words": words}, status=status)
