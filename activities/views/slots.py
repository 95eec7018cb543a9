"""The fixed moments of an activity: adding one, and an extra date."""

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
from activities.actions import add_extra_occurrence, add_slot
from activities.errors import DateTakenError, HasEndedError
from activities.forms.slots import ExtraDateForm, SlotForm
from activities.models import Slot
from activities.views.activity import find_activity
from activities.views.laid_out import laid_out_page

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest
    from activities.models import Activity


def find_slot(request: TeamRequest, slot_id: UUID) -> Slot:
    rows = Slot.objects.for_team(request.team).select_related("activity", "team")
    return get_object_or_404(rows, public_id=slot_id)


def page_of(activity: Activity) -> str:
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
            return redirect(page_of(activity))
    words = Words(
        heading=_("Fixed moment of %(title)s") % {"title": activity.title},
        save=_("Add"),
        cancel=page_of(activity),
        lead=_("Needed are the day, from what time, and how many places there are for residents."),
    )
    return laid_out_page(request, words, form)


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.KEEP_OFFER)
def add_date(request: TeamRequest, slot_id: UUID) -> HttpResponse:
    slot = find_slot(request, slot_id)
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
            return redirect(page_of(slot.activity))
    words = Words(
        heading=_("Extra date of %(title)s") % {"title": slot.activity.title},
        save=_("Add"),
        cancel=page_of(slot.activity),
        lead=wording.when(slot),
    )
    return form_page(request, form, words)
