"""One activity: what is known, when it is, how the paper stands, and what can be done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from aandeslag.phrases.book import phrasebook
from aandeslag.teams.access import Capability, may
from aandeslag.teams.decorators import requires
from aandeslag.teams.http import CONFLICT
from aandeslag.vocabulary import TextLanguage
from activities import cards
from activities.actions import (
    check_activity,
    confirm_activity,
    take_back_confirmation,
    unpublish_activity,
)
from activities.declarations import declaration_rules, facts_for_activities
from activities.errors import HasEndedError, NotReadyError, OwnWorkError, StaleRevisionError
from activities.models import Activity
from activities.profiles import running_slots
from activities.rules import freshness_of
from activities.texts import texts_of
from activities.views.just_pressed import day_before, just_pressed, with_the_way_back
from activities.wording import confirmed

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from uuid import UUID

    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest


def find_activity(request: TeamRequest, activity_id: UUID) -> Activity:
    """One of the own team, as far as this role may see it."""
    keeper = may(request.membership.role, Capability.KEEP_OFFER)
    rows = (
        Activity.objects.for_team(request.team).shown_to(keeper=keeper).prefetch_related("slots", "own_texts")
    )
    return get_object_or_404(
        rows.select_related("organisation", "site_contact", "kind_of_work", "keeper", "checked_by"),
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
        "can_check": keeps and request.user.pk != (activity.written_by_id or activity.keeper_id),
        "raises": may(request.membership.role, Capability.RAISE_CONCERN),
        "refers": may(request.membership.role, Capability.REFER),
        "facts": cards.activity_facts(activity, shows_contact=keeps),
        "moments": [cards.slot_line(slot, today) for slot in running_slots(activity, today)],
        "missing": cards.missing_lines(activity, today),
        "questions": cards.question_lines(activity, today),
        "freshness": confirmed(freshness),
        "ask_again": freshness.ask_again,
        "pressed": just_pressed(request, Activity.objects.filter(confirmed_on=today)) if keeps else None,
        "texts": texts_of(activity, phrasebook(TextLanguage.DUTCH)),
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


def publishing(request: TeamRequest, activity_id: UUID, publish: Callable[..., object]) -> HttpResponse:
    """The press that shows it in the offer; what it means for people is for who calls this: `publish`."""
    activity = find_activity(request, activity_id)
    try:
        publish(activity=activity, now=timezone.now())
    except NotReadyError:
        messages.error(request, _("It cannot be shown yet: below stands what is missing."))
        return _page(request, activity, status=CONFLICT)
    except HasEndedError:
        return has_ended(request, activity)
    messages.success(request, _("It is in the offer now, and its dates are planned."))
    return redirect("activities:activity", activity_id)


@require_POST
@requires(Capability.KEEP_OFFER)
def unpublish(request: TeamRequest, activity_id: UUID) -> HttpResponse:
    activity = find_activity(request, activity_id)
    try:
        unpublish_activity(activity=activity)
    except HasEndedError:
        return has_ended(request, activity)
    messages.success(request, _("It is a draft again. Whoever was signed up stays signed up."))
    return redirect("activities:activity", activity_id)


@require_POST
@requires(Capability.KEEP_OFFER)
def confirm(request: TeamRequest, activity_id: UUID) -> HttpResponse:
    """Everything still holds, or not after all: then `before` says when it was confirmed last."""
    activity, today = find_activity(request, activity_id), timezone.localdate()
    in_list = request.POST.get("then") == "to-keep"
    then = reverse("activities:to-keep") if in_list else reverse("activities:activity", args=[activity_id])
    before = activity.confirmed_on
    try:
        if "before" in request.POST:
            take_back_confirmation(activity=activity, before=day_before(request), today=today)
            return redirect(then)
        confirm_activity(activity=activity, today=today)
    except HasEndedError:
        return has_ended(request, activity)
    if before == today:
        messages.success(request, _("Noted: everything still holds today."))
        return redirect(then)
    return redirect(with_the_way_back(then, activity, before))


@require_POST
@requires(Capability.KEEP_OFFER)
def check(request: TeamRequest, activity_id: UUID) -> HttpResponse:
    """A second pair of eyes; `revision` says what was on the screen."""
    activity = find_activity(request, activity_id)
    seen = request.POST.get("revision", "")
    try:
        check_activity(
            activity=activity,
            revision=int(seen) if seen.isdigit() else 0,
            by=request.user,
            today=timezone.localdate(),
        )
    except HasEndedError:
        return has_ended(request, activity)
    except OwnWorkError:
        messages.warning(request, _("You wrote this yourself: somebody else looks at it."))
    except StaleRevisionError:
        messages.warning(request, _("Somebody just changed it: look at it again first."))
    else:
        messages.success(request, _("Noted: a second pair of eyes looked at it."))
    return redirect("activities:activity", activity_id)


def has_ended(request: TeamRequest, activity: Activity) -> HttpResponse:
    """Its page, with the sentence that nothing about it changes any more."""
    messages.error(request, _("This activity has ended."))
    return _page(request, activity, status=CONFLICT)
