"""One activity: what is known, when it is, how the paper stands, and what can be done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aandeslag.teams.access import Capability, may
from aandeslag.teams.decorators import requires
from aandeslag.teams.http import CONFLICT, PAGE_AND_FORM
from aandeslag.teams.views.form_page import Words, form_page
from activities import cards
from activities.actions import confirm_activity, end_activity, publish_activity, unpublish_activity
from activities.declarations import declaration_rules, facts_for_activities
from activities.errors import HasEndedError, NotReadyError
from activities.forms.slots import EndForm
from activities.models import Activity
from activities.profiles import running_slots
from activities.rules import freshness_of
from activities.wording import confirmed

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest


def find_activity(request: TeamRequest, activity_id: UUID) -> Activity:
    """One of the own team, as far as this role may see it."""
    keeper = may(request.membership.role, Capability.KEEP_OFFER)
    rows = Activity.objects.for_team(request.team).shown_to(keeper=keeper).for_cards()
    return get_object_or_404(
        rows.select_related("organisation", "site_contact", "kind_of_work", "keeper"),
        public_id=activity_id,
    )


@require_safe
@requires(Capability.SEE_OFFER)
def show_activity(request: TeamRequest, activity_id: UUID) -> HttpResponse:
    return _page(request, find_activity(request, activity_id))


def _page(request: TeamRequest, activity: Activity, *, status: int = 200) -> HttpResponse:
    today = timezone.localdate()
    keeps = may(request.membership.role, Capability.KEEP_OFFER)
    freshness = freshness_of(activity.confirmed_on, today)
    context = {
        "activity": activity,
        "keeps": keeps,
        "refers": may(request.membership.role, Capability.REFER),
        "facts": cards.activity_facts(activity, shows_contact=keeps),
        "moments": [cards.slot_line(slot, today) for slot in running_slots(activity, today)],
        "missing": cards.missing_lines(activity, today),
        "questions": cards.question_lines(activity, today),
        "freshness": confirmed(freshness),
        "ask_again": freshness.ask_again,
        **_paper(activity, today),
    }
    return render(request, "activities/activity.html", context, status=status)


def _paper(activity: Activity, today: date) -> dict[str, Any]:
    papers = facts_for_activities([activity])
    rules = [rule for rule in declaration_rules() if rule.holds_on(today)]
    return {
        "tags": cards.tags(activity, papers, today),
        "paper": cards.paper_line(activity, papers, today),
        "rules": [cards.rule_line(rule) for rule in rules],
    }


@require_POST
@requires(Capability.KEEP_OFFER)
def publish(request: TeamRequest, activity_id: UUID) -> HttpResponse:
    activity = find_activity(request, activity_id)
    try:
        publish_activity(activity=activity, now=timezone.now())
    except NotReadyError:
        messages.error(request, _("It cannot be shown yet: below stands what is missing."))
        return _page(request, activity, status=CONFLICT)
    except HasEndedError:
        return _has_ended(request, activity)
    messages.success(request, _("It is in the offer now, and its dates are planned."))
    return redirect("activities:activity", activity_id)


@require_POST
@requires(Capability.KEEP_OFFER)
def unpublish(request: TeamRequest, activity_id: UUID) -> HttpResponse:
    activity = find_activity(request, activity_id)
    try:
        unpublish_activity(activity=activity)
    except HasEndedError:
        return _has_ended(request, activity)
    messages.success(request, _("It is a draft again. Whoever was signed up stays signed up."))
    return redirect("activities:activity", activity_id)


@require_POST
@requires(Capability.KEEP_OFFER)
def confirm(request: TeamRequest, activity_id: UUID) -> HttpResponse:
    activity = find_activity(request, activity_id)
    try:
        confirm_activity(activity=activity, today=timezone.localdate())
    except HasEndedError:
        return _has_ended(request, activity)
    messages.success(request, _("Noted: everything still holds today."))
    return redirect("activities:activity", activity_id)


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.KEEP_OFFER)
def end(request: TeamRequest, activity_id: UUID) -> HttpResponse:
    activity = find_activity(request, activity_id)
    form = EndForm(request.POST or None, initial={"on": timezone.localdate()})
    if form.is_valid():
        try:
            end_activity(activity=activity, now=timezone.now(), **form.cleaned_data)
        except HasEndedError:
            return _has_ended(request, activity)
        messages.success(request, _("The activity has ended. Its later dates do not take place."))
        return redirect("activities:activity", activity_id)
    words = Words(
        heading=_("End %(title)s?") % {"title": activity.title},
        save=_("End the activity"),
        cancel=reverse("activities:activity", args=[activity_id]),
        lead=_("It leaves the offer, and dates after the last day do not take place. Nothing is deleted."),
    )
    return form_page(request, form, words)


def _has_ended(request: TeamRequest, activity: Activity) -> HttpResponse:
    messages.error(request, _("This activity has ended."))
    return _page(request, activity, status=CONFLICT)
