"""The fixed moments of an activity: adding one, and an extra date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from aandeslag.teams.forms import details
from aandeslag.teams.http import NOT_PROCESSABLE, PAGE_AND_FORM
from aandeslag.teams.views.form_page import Words, form_page
from aandeslag.vocabulary import Weekday
from activities import wording
from activities.actions import add_slot
from activities.errors import DateTakenError, HasEndedError
from activities.fixed_times import clashes, fixed_times
from activities.forms.slots import ExtraDateForm, SlotForm
from activities.models import Slot
from activities.rules.saying import understand
from activities.said import in_words, initial_of
from activities.views.activity import find_activity

if TYPE_CHECKING:
    from collections.abc import Callable
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
    today = timezone.localdate()
    words_typed = request.GET.get("said", "")
    said = understand(words_typed, today)
    form = SlotForm(request.POST or None, initial=initial_of(said))
    if form.is_valid():
        try:
            slot = add_slot(activity=activity, details=form.details(), today=today, token=form.token_sent)
        except HasEndedError:
            form.add_error(None, _("This activity has ended."))
        else:
            messages.success(request, _("The fixed moment was added."))
            for sentence in clashes(request.team, slot.weekday or _weekday_of(slot), slot.starts, slot.ends):
                messages.warning(request, sentence)
            return redirect(page_of(activity))
    words = Words(
        heading=_("Fixed moment of %(title)s") % {"title": activity.title},
        save=_("Add"),
        cancel=page_of(activity),
        lead=_("Needed are the day, from what time, and how many places there are for residents."),
    )
    context = {
        "forms": [form],
        "words": words,
        "typed": words_typed,
        "understood": in_words(said) if words_typed else "",
        "fixed_times": fixed_times(request.team),
    }
    status = NOT_PROCESSABLE if form.errors else 200
    return render(request, "activities/add_moment.html", context, status=status)


def _weekday_of(slot: Slot) -> str:
    return Weekday.from_date(slot.date or slot.valid_from).value


def extra_date_page(request: TeamRequest, slot_id: UUID, add: Callable[..., object]) -> HttpResponse:
    """The form of an extra date; what it means for people is for who calls this: `add`."""
    slot = find_slot(request, slot_id)
    form = ExtraDateForm(request.POST or None)
    if form.is_valid():
        cancelled = slot.occurrences.filter(date=form.cleaned_data["date"], cancelled_at__isnull=False)
        said = wording.AFTER_ALL if cancelled.exists() else _("The extra date was added.")
        try:
            add(slot=slot, token=form.token_sent, **details(form))
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
