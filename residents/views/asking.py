"""A question of the card, asked and answered at the desk: one at a time, the next one follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from aandeslag.audit.actions import record_read
from aandeslag.htmx import wants_fragment
from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from aandeslag.teams.http import NOT_PROCESSABLE, PAGE_AND_FORM
from residents.actions import answer_question
from residents.cards import name_of
from residents.errors import AnsweredAlreadyError
from residents.forms.asking import FIELDS, AnswerForm
from residents.rules import Question
from residents.views.lookup import resident_or_404, shown_to
from residents.views.panels import answer_panel, person_panel
from residents.views.returning import going_on_with, session_of
from residents.wording import TO_ASK

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.REGISTER_RESIDENT)
def ask(request: TeamRequest, resident_id: UUID, question: str) -> HttpResponse:
    """Only what is not known yet can be filled in here, so that a supporter at the desk may do so."""
    if question not in FIELDS:
        raise Http404
    person, today = resident_or_404(request, resident_id), timezone.localdate()
    asked = Question(question)
    form = AnswerForm(request.POST or None, team=request.team, today=today, question=asked)
    if form.is_valid():
        try:
            person = answer_question(resident=person, answers=form.answers(today))
        except AnsweredAlreadyError:
            messages.warning(request, _("Somebody else filled this in just now. Look at the card."))
        here = session_of(request, person) if wants_fragment(request) else None
        if here is None:
            return redirect(going_on_with(request, person))
        return answer_panel(request, person_panel(request, here, person), action="walk-in.person")
    record_read(action="resident.question", on=[person])
    context = {
        "form": form,
        "person": person,
        "name": name_of(person, shown_to(request)),
        "words": TO_ASK[asked],
        "question": question,
    }
    template = "residents/_ask.html" if wants_fragment(request) else "residents/ask.html"
    return render(request, template, context, status=NOT_PROCESSABLE if form.is_bound else 200)
