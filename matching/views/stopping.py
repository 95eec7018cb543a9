"""An activity or a fixed moment ends or changes: shows whom it concerns, and says what is left to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from aandeslag.audit.actions import record_read
from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from aandeslag.teams.http import NOT_PROCESSABLE, PAGE_AND_FORM
from aandeslag.teams.views.form_page import Words
from activities import wording
from activities.errors import HasEndedError
from activities.forms.slots import ChangeSlotForm, EndForm
from activities.models import Occurrence
from activities.views.activity import find_activity, has_ended
from activities.views.keeping import change_page
from activities.views.slots import find_slot, page_of
from matching.actions import (
    change_offer_with_people,
    change_slot_with_people,
    end_activity_with_people,
    end_slot_with_people,
)
from matching.cards.concerned import whom_it_concerns
from matching.errors import WrongMomentError
from matching.models import Placement
from matching.views.concerning import concerning_page
from matching.wording import day
from residents.views.lookup import shown_to

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from uuid import UUID

    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest
    from matching.actions import Aftermath
    from matching.querysets import PlacementQuerySet


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.KEEP_OFFER)
def end_of_activity(request: TeamRequest, activity_id: UUID) -> HttpResponse:
    """First shows whom it concerns; then their dates and placements end with it."""
    activity = find_activity(request, activity_id)
    form = EndForm(request.POST or None, initial={"on": timezone.localdate()})
    if form.is_valid():
        try:
            told = end_activity_with_people(
                activity=activity, by=request.user, now=timezone.now(), **form.cleaned_data
            )
        except HasEndedError:
            return has_ended(request, activity)
        except WrongMomentError:
            form.add_error("on", _("People were there after that day: choose the day of the last time."))
        else:
            messages.success(request, _what_happens(form.cleaned_data["on"]))
            _say_whom_to_tell(request, told)
            return redirect(page_of(activity))
    words = Words(
        heading=_("End %(title)s?") % {"title": activity.title},
        save=_("End the activity"),
        cancel=page_of(activity),
        lead=_("It leaves the offer, and dates after the last day do not take place. Nothing is deleted."),
    )
    return _ending_page(request, form, words, Placement.objects.filter(activity=activity))


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.KEEP_OFFER)
def end_of_slot(request: TeamRequest, slot_id: UUID) -> HttpResponse:
    slot = find_slot(request, slot_id)
    form = EndForm(request.POST or None, initial={"on": timezone.localdate()})
    if form.is_valid():
        try:
            told = end_slot_with_people(slot=slot, by=request.user, now=timezone.now(), **form.cleaned_data)
        except WrongMomentError:
            form.add_error("on", _("People were there after that day: choose the day of the last time."))
        else:
            messages.success(request, _("This fixed moment has ended. Its later dates do not take place."))
            _say_whom_to_tell(request, told)
            return redirect(page_of(slot.activity))
    words = Words(
        heading=_("End the fixed moment %(moment)s?") % {"moment": wording.when(slot)},
        save=_("End it"),
        cancel=page_of(slot.activity),
        lead=_("Dates after the last day do not take place. Nothing is deleted."),
    )
    return _ending_page(request, form, words, Placement.objects.filter(slot=slot))


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.KEEP_OFFER)
def change_of_slot(request: TeamRequest, slot_id: UUID) -> HttpResponse:
    slot = find_slot(request, slot_id)
    initial = {"capacity": slot.capacity or None, "ends": slot.ends}
    form = ChangeSlotForm(request.POST or None, initial=initial, starts=slot.starts)
    if form.is_valid():
        left_to_do = change_slot_with_people(slot=slot, now=timezone.now(), **form.cleaned_data)
        messages.success(request, _("Saved. It counts for all dates to come."))
        for sentence in _left_to_do(left_to_do):
            messages.warning(request, sentence)
        return redirect(page_of(slot.activity))
    words = Words(
        heading=slot.activity.title,
        save=_("Save"),
        cancel=page_of(slot.activity),
        lead=wording.when(slot),
    )
    to_come = Occurrence.objects.filter(slot=slot).taking_place().upcoming(timezone.localdate())
    return concerning_page(request, form, words, to_come)


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.KEEP_OFFER)
def change_of_activity(request: TeamRequest, activity_id: UUID) -> HttpResponse:
    """Another kind of work or purpose may ask for a declaration that is not there."""

    def change(**filled: Any) -> None:
        stopping = change_offer_with_people(now=timezone.now(), **filled)
        messages.success(request, _("Saved."))
        if stopping:
            sentence = ngettext(
                "For this work %(number)d person who is signed up needs a declaration that is not there: "
                "see Today.",
                "For this work %(number)d people who are signed up need a declaration that is not there: "
                "see Today.",
                stopping,
            )
            messages.warning(request, sentence % {"number": stopping})

    return change_page(request, activity_id, change)


def _ending_page(
    request: TeamRequest, form: EndForm, words: Words, placements: PlacementQuerySet[Placement]
) -> HttpResponse:
    found = whom_it_concerns(placements, timezone.localdate(), shown_to(request))
    record_read(action="offer.whom-it-concerns", on=found.residents)
    status = NOT_PROCESSABLE if form.errors else 200
    context = {"form": form, "words": words, "people": found.lines}
    return render(request, "matching/stop.html", context, status=status)


def _what_happens(on: date) -> str:
    if on > timezone.localdate():
        return _("The last day is %(day)s. Until then it stays in the offer.") % {"day": day(on)}
    return _("The activity has ended. Its later dates do not take place.")


def _say_whom_to_tell(request: TeamRequest, told: list[Placement]) -> None:
    people = len({one.resident_id for one in told})
    if people:
        sentence = ngettext(
            "%(number)d person must be told: see Today.", "%(number)d people must be told: see Today.", people
        )
        messages.warning(request, sentence % {"number": people})


def _left_to_do(left: Aftermath) -> Iterator[str]:
    if left.crowded_dates:
        yield ngettext(
            "On %(number)d date more people are signed up than there are places. Nobody was taken off: "
            "see Today.",
            "On %(number)d dates more people are signed up than there are places. Nobody was taken off: "
            "see Today.",
            left.crowded_dates,
        ) % {"number": left.crowded_dates}
    if left.to_tell:
        yield ngettext(
            "%(number)d person must hear of the new end: see Today.",
            "%(number)d people must hear of the new end: see Today.",
            left.to_tell,
        ) % {"number": left.to_tell}
    if left.in_two_places:
        yield ngettext(
            "%(number)d person is expected somewhere else at that time too: see Today.",
            "%(number)d people are expected somewhere else at that time too: see Today.",
            left.in_two_places,
        ) % {"number": left.in_two_places}
    if left.filled:
        yield ngettext(
            "%(number)d place went to someone who comes every time.",
            "%(number)d places went to people who come every time.",
            left.filled,
        ) % {"number": left.filled}
