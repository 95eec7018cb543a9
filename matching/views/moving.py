"""A date moves or gets other places, or a moment pauses: first it is shown whom it concerns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from aandeslag.teams.http import PAGE_AND_FORM
from aandeslag.teams.views.form_page import Words
from activities import wording
from activities.actions import settle_holiday
from activities.errors import DateTakenError
from activities.forms.moving import MoveForm, PauseForm, PlacesForm
from activities.holidays import to_ask
from activities.models import Occurrence
from activities.views.slots import find_slot, page_of
from matching.actions import move_with_people, pause_with_people, set_places_with_people
from matching.errors import WrongMomentError
from matching.views.concerning import concerning_page
from matching.views.lookup import occurrence_or_404
from matching.wording import day

if TYPE_CHECKING:
    from uuid import UUID

    from django.forms import Form
    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.KEEP_OFFER)
def move(request: TeamRequest, occurrence_id: UUID) -> HttpResponse:
    occurrence = occurrence_or_404(request, occurrence_id)
    initial = {"day": occurrence.date, "starts": occurrence.starts, "ends": occurrence.ends}
    form = MoveForm(request.POST or None, initial=initial)
    if form.is_valid():
        try:
            moved = move_with_people(occurrence=occurrence, now=timezone.now(), **form.cleaned_data)
        except DateTakenError:
            form.add_error("day", _("This fixed moment is on that date already."))
        except WrongMomentError:
            form.add_error(None, _("What has begun, or would be in the past, cannot be moved."))
        else:
            messages.success(request, _("Moved. Whoever was signed up is signed up for the new date."))
            _say(request, moved.to_tell)
            if moved.in_two_places:
                messages.warning(
                    request, _("Somebody is expected somewhere else at that time too: see Today.")
                )
            return redirect(page_of(occurrence.activity))
    return _page(request, form, occurrence, _("Move this date"), _("Move it"))


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.KEEP_OFFER)
def places(request: TeamRequest, occurrence_id: UUID) -> HttpResponse:
    """A place more, with whose agreement; or fewer, and nobody is taken off by it."""
    occurrence = occurrence_or_404(request, occurrence_id)
    contact = occurrence.activity.site_contact
    agreed = occurrence.capacity_agreed_with or (contact.name if contact else "")
    initial = {"capacity": occurrence.capacity, "agreed_with": agreed}
    form = PlacesForm(request.POST or None, initial=initial, usual=occurrence.slot.capacity)
    if form.is_valid():
        try:
            too_many = set_places_with_people(occurrence=occurrence, now=timezone.now(), **form.details())
        except WrongMomentError:
            form.add_error(None, _("What has begun cannot be changed."))
        else:
            messages.success(request, _("Saved, for this date only."))
            if too_many:
                messages.warning(
                    request,
                    _("More people are signed up than there are places. Nobody was taken off: see Today."),
                )
            return redirect(page_of(occurrence.activity))
    return _page(request, form, occurrence, _("Places on this date"), _("Save"))


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.KEEP_OFFER)
def pause(request: TeamRequest, slot_id: UUID) -> HttpResponse:
    slot = find_slot(request, slot_id)
    form = PauseForm(request.POST or None)
    if form.is_valid():
        try:
            told = pause_with_people(slot=slot, by=request.user, now=timezone.now(), **form.cleaned_data)
        except WrongMomentError:
            form.add_error("first", _("People were there on one of these days."))
        else:
            messages.success(request, _("Noted: it does not take place on these days."))
            _say(request, told)
            return redirect(page_of(slot.activity))
    words = Words(
        heading=_("Not for a while: %(moment)s") % {"moment": wording.when(slot)},
        save=_("Does not take place"),
        cancel=page_of(slot.activity),
        lead=_("Only who is signed up for a date in between is taken off. Afterwards it goes on by itself."),
    )
    return concerning_page(
        request, form, words, Occurrence.objects.filter(slot=slot).upcoming(timezone.localdate())
    )


@require_safe
@requires(Capability.KEEP_OFFER)
def holidays(request: TeamRequest) -> HttpResponse:
    """Dates on a public holiday of which nobody asked whether they go on."""
    context = {"lines": to_ask(request.team, timezone.localdate())}
    return render(request, "matching/holidays.html", context)


@require_POST
@requires(Capability.KEEP_OFFER)
def goes_on(request: TeamRequest, occurrence_id: UUID) -> HttpResponse:
    occurrence = occurrence_or_404(request, occurrence_id)
    settle_holiday(occurrence=occurrence, today=timezone.localdate())
    messages.success(request, _("Noted: it goes on."))
    return redirect("matching:holidays")


def _page(request: TeamRequest, form: Form, occurrence: Occurrence, heading: str, save: str) -> HttpResponse:
    when = f"{day(occurrence.date)} {wording.hours(occurrence.starts, occurrence.ends)}"
    words = Words(heading, save, page_of(occurrence.activity), f"{occurrence.activity.title}, {when}")
    return concerning_page(request, form, words, Occurrence.objects.filter(pk=occurrence.pk))


def _say(request: TeamRequest, number: int) -> None:
    if number:
        sentence = ngettext(
            "%(number)d person must be told: see Today.", "%(number)d people must be told: see Today.", number
        )
        messages.warning(request, sentence % {"number": number})
