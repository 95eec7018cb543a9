"""Call or write to one of a supporter's own people with the phone's own apps, and note a few words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from aandeslag.audit.actions import record_read
from aandeslag.phrases.phone import book_of, phone_page
from aandeslag.teams.access import FIELDS_TO_CALL, Capability
from aandeslag.teams.decorators import requires
from aandeslag.teams.http import NOT_PROCESSABLE, PAGE_AND_FORM
from matching.actions import write_contact_note
from matching.cards.mine.gathering import first_proposed
from matching.forms import ContactNoteForm
from matching.messaging import WhyNot, dialled, message_for
from matching.models import Placement
from matching.views.lookup import still_here_or_404
from residents.cards import name_of
from residents.models import Consent
from residents.views.lookup import shown_to

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest
    from residents.models import Resident


@require_safe
@requires(Capability.SEE_ENTRUSTED)
def call(request: TeamRequest, resident_id: UUID) -> HttpResponse:
    """The number, of who agreed to be called, and nowhere else; logged before it is shown."""
    person = still_here_or_404(request, resident_id)
    agreed = person.consents.filter(
        purpose=Consent.Purpose.PHONE, given=True, withdrawn_on__isnull=True
    ).exists()
    number = person.phone if agreed else ""
    record_read(action="resident.called" if number else "resident.not-called", on=[person])
    context = {"name": _name(request, person), "number": number, "dialled": dialled(number)}
    return phone_page(request, "phone/call", book_of(request), context)


@require_safe
@requires(Capability.SEE_ENTRUSTED)
def write(request: TeamRequest, resident_id: UUID) -> HttpResponse:
    """A ready text in their language: of a place that is offered, what they go to, or what is proposed."""
    person, now = still_here_or_404(request, resident_id), timezone.now()
    offered = Placement.objects.holding(now).filter(resident=person, waits_for_receipt=False)
    offer = offered.select_related("activity__organisation", "occurrence").first()
    proposal = first_proposed(request.team, person, now)
    found = message_for(person, now, shown_to(request) | FIELDS_TO_CALL, placement=offer, proposal=proposal)
    record_read(action="resident.message", on=[person])
    reason = "phone.nothing-to-send" if found.why_not is WhyNot.NOTHING_TO_COME else "phone.no-call"
    context = {"name": _name(request, person), "message": found, "reason": reason}
    return phone_page(request, "phone/write", book_of(request), context)


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.NOTE_CONTACT)
def note(request: TeamRequest, resident_id: UUID) -> HttpResponse:
    """A few words; what not to write stands beside it. It never waits in the phone."""
    person, book = still_here_or_404(request, resident_id), book_of(request)
    form = ContactNoteForm(request.POST or None)
    if form.is_valid():
        write_contact_note(
            resident=person,
            note=form.cleaned_data["note"],
            by=request.user,
            now=timezone.now(),
            token=form.token_sent,
        )
        return redirect(f"{reverse('matching:mine')}#p-{person.public_id}")
    record_read(action="entrusted.list", on=[person])
    context = {"name": _name(request, person), "form": form}
    return phone_page(request, "phone/note", book, context, status=NOT_PROCESSABLE if form.is_bound else 200)


def _name(request: TeamRequest, person: Resident) -> str:
    return name_of(person, shown_to(request))
