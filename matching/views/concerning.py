"""A form beside whom it concerns: before a date or a moment changes, staff see who is signed up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render

from aandeslag.audit.actions import record_read
from aandeslag.teams.http import NOT_PROCESSABLE
from matching.cards.concerned import whom_dates_concern
from residents.views.lookup import shown_to

if TYPE_CHECKING:
    from django.forms import Form
    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest
    from aandeslag.teams.views.form_page import Words
    from activities.models import Occurrence
    from activities.querysets import OccurrenceQuerySet


def concerning_page(
    request: TeamRequest, form: Form, words: Words, dates: OccurrenceQuerySet[Occurrence]
) -> HttpResponse:
    found = whom_dates_concern(dates, shown_to(request))
    record_read(action="offer.whom-it-concerns", on=found.residents)
    context = {"form": form, "words": words, "people": found.lines, "count": len(found.residents)}
    status = NOT_PROCESSABLE if form.errors else 200
    return render(request, "matching/concerning.html", context, status=status)
