"""Is it still right? What the mails will say, the page behind their link, and who keeps an activity."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from aandeslag.phrases.book import phrasebook
from aandeslag.teams.access import Capability, Open
from aandeslag.teams.decorators import open_to, requires
from aandeslag.teams.http import PAGE_AND_FORM, discreet, link_gone
from aandeslag.teams.views.form_page import Words, form_page
from aandeslag.vocabulary import TextLanguage
from activities import cards, wording
from activities.actions import change_keeper, confirm_activity
from activities.asking import mails_to_send
from activities.errors import HasEndedError
from activities.forms.keeper import KeeperForm
from activities.profiles import running_slots
from activities.rules import freshness_of
from activities.texts import texts_of
from activities.tickets import activity_of
from activities.views.activity import find_activity, has_ended

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from aandeslag.teams.http import TeamRequest
    from activities.models import Activity


@require_http_methods(PAGE_AND_FORM)
@open_to(Open.TOKEN)
def still_right(request: HttpRequest, ticket: str) -> HttpResponse:
    """Opened by whoever holds the link, and by scanners of mail: GET shows, one button confirms."""
    activity = activity_of(ticket)
    if activity is None:
        return link_gone(request, "activities/still_right_gone.html")
    is_done = request.method == "POST"
    if is_done:
        activity.confirmed_on = confirm_activity(activity=activity, today=timezone.localdate()).confirmed_on
    response = render(request, "activities/still_right.html", _shown(activity, is_done=is_done))
    return discreet(response)


def _shown(activity: Activity, *, is_done: bool) -> dict[str, object]:
    today = timezone.localdate()
    return {
        "activity": activity,
        "is_done": is_done,
        "facts": cards.activity_facts(activity, shows_contact=False),
        "moments": [cards.slot_line(slot, today) for slot in running_slots(activity, today)],
        "freshness": wording.confirmed(freshness_of(activity.confirmed_on, today)),
        "texts": texts_of(activity, phrasebook(TextLanguage.DUTCH)),
    }


@require_safe
@requires(Capability.KEEP_OFFER)
def mails(request: TeamRequest) -> HttpResponse:
    """No mail comes by surprise: who gets one, from which night on, and what it says."""
    found = mails_to_send(request.team, timezone.localdate())
    lines = [{"mail": one, "text": one.text(with_links=False)} for one in found]
    return render(request, "activities/mails.html", {"lines": lines})


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.KEEP_OFFER)
def keeper(request: TeamRequest, activity_id: UUID) -> HttpResponse:
    activity = find_activity(request, activity_id)
    form = KeeperForm(
        request.POST or None, team=request.team, today=timezone.localdate(), keeper=activity.keeper
    )
    if form.is_valid():
        try:
            change_keeper(activity=activity, keeper=form.cleaned_data["keeper"])
        except HasEndedError:
            return has_ended(request, activity)
        messages.success(request, _("Saved. Links in earlier mails no longer work."))
        return redirect("activities:activity", activity_id)
    words = Words(
        heading=_("Who keeps %(title)s right?") % {"title": activity.title},
        save=_("Save"),
        cancel=reverse("activities:activity", args=[activity_id]),
        lead=_("After 60 days this person is asked whether it still holds."),
    )
    return form_page(request, form, words)
