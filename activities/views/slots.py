"""The fixed moments of an activity: adding, changing and ending one, and an extra date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from aandeslag.teams.forms import details
from aandeslag.teams.http import PAGE_AND_FORM
from aandeslag.teams.views.form_page import Words, form_page
from activities import wording
from activities.actions import (
    add_extra_occurrence,
    add_slot,
    change_slot,
    end_slot,
)
from activities.errors import DateTakenError, HasEndedError
from activities.forms.slots import ChangeSlotForm, EndForm, ExtraDateForm, SlotForm
from activities.models import Slot
from activities.views.activity import find_activity
from activities.views.laid_out import laid_out_page

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest
    from activities.models import Activity


def _find_slot(request: TeamRequest, slot_id: UUID) -> Slot:
    rows = Slot.objects.for_team(request.team).select_related("activity", "team")
    return get_object_or_404(rows, public_id=slot_id)


def _page_of(activity: Activity) -> str:
    return reverse("activities:activity", args=[activity.public_id])


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.KEEP_OFFER)
def add(request: TeamRequest, activity_id: UUID) -> HttpResponse:
    activity = find_activity(request, activity_id)
    form = SlotForm(request.POST or None)
    if form.is_valid():
        today = timezone.localdate()
        try:
            add_slot(activity=activity, details=form.details(), today=today, token=form.token_sent)
        except HasEndedError:
            form.add_error(None, _("This activity has ended."))
        else:
            messages.success(request, _("The fixed moment was added."))
            return redirect(_page_of(activity))
    words = Words(
        heading=_("Fixed moment of %(title)s") % {"title": activity.title},
        save=_("Add"),
        cancel=_page_of(activity),
        lead=_("Needed are the day, from what time, and how many places there are for residents."),
    )
    return laid_out_page(request, words, form)


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.KEEP_OFFER)
def change(request: TeamRequest, slot_id: UUID) -> HttpResponse:
    slot = _find_slot(request, slot_id)
    initial = {"capacity": slot.capacity or None, "ends": slot.ends}
    form = ChangeSlotForm(request.POST or None, initial=initial, starts=slot.starts)
    if form.is_valid():
        change_slot(slot=slot, today=timezone.localdate(), **form.cleaned_data)
        messages.success(request, _("Saved. It counts for all dates to come."))
        return redirect(_page_of(slot.activity))
    words = Words(
        heading=slot.activity.title,
        save=_("Save"),
        cancel=_page_of(slot.activity),
        lead=wording.when(slot),
    )
    return form_page(request, form, words)


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.KEEP_OFFER)
def end(request: TeamRequest, slot_id: UUID) -> HttpResponse:
    slot = _find_slot(request, slot_id)
    form = EndForm(request.POST or None, initial={"on": timezone.localdate()})
    if form.is_valid():
        end_slot(slot=slot, now=timezone.now(), **form.cleaned_data)
        messages.success(request, _("This fixed moment has ended. Its later dates do not take place."))
        return redirect(_page_of(slot.activity))
    words = Words(
        heading=_("End the fixed moment %(moment)s?") % {"moment": wording.when(slot)},
        save=_("End it"),
        cancel=_page_of(slot.activity),
        lead=_("Dates after the last day do not take place. Nothing is deleted."),
    )
    return form_page(request, form, words)


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.KEEP_OFFER)
def add_date(request: TeamRequest, slot_id: UUID) -> HttpResponse:
    slot = _find_slot(request, slot_id)
    form = ExtraDateForm(request.POST or None)
    if form.is_valid():
        cancelled = slot.occurrences.filter(date=form.cleaned_data["date"], cancelled_at__isnull=False)
        said = wording.AFTER_ALL if cancelled.exists() else _("The extra date was added.")
        try:
            add_extra_occurrence(slot=slot, token=form.token_sent, **details(form))
        except DateTakenError:
            form.add_error("date", _("This fixed moment is on that date already."))
        except HasEndedError:
            form.add_error(None, _("This activity has ended."))
        else:
            messages.success(request, said)
            return redirect(_page_of(slot.activity))
    words = Words(
        heading=_("Extra date of %(title)s") % {"title": slot.activity.title},
        save=_("Add"),
        cancel=_page_of(slot.activity),
        lead=wording.when(slot),
    )
    return form_page(request, form, words)
