"""Addresses at which a calendar follows the offer: making, revoking, and what stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aandeslag.teams.access import Capability, Open
from aandeslag.teams.decorators import open_to, requires
from aandeslag.teams.http import NOT_PROCESSABLE, PAGE_AND_FORM
from activities.actions.feeds import make_feed, revoke_feed
from activities.calendars import calendar_of, dates_in
from activities.forms.feeds import FeedForm
from activities.models import CalendarFeed

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest

    from aandeslag.teams.http import TeamRequest


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.KEEP_OFFER)
def calendars(request: TeamRequest) -> HttpResponse:
    """Those that work, and a form for a new one; its address is shown once, on the answer to that form."""
    form = FeedForm(request.POST or None, team=request.team, initial={"token": uuid4(), **request.GET.dict()})
    address = ""
    if request.method == "POST" and form.is_valid():
        made = make_feed(
            team=request.team,
            of=form.chosen,
            by=request.user,
            now=timezone.now(),
            token=form.cleaned_data["token"],
        )
        if made.secret is not None:
            address = request.build_absolute_uri(f"{request.path}{made.secret}.ics")
        form = FeedForm(team=request.team, initial={"token": uuid4()})
    feeds = CalendarFeed.objects.for_team(request.team).usable()
    context = {
        "form": form,
        "address": address,
        "feeds": feeds.select_related("organisation", "occurrence__activity", "made_by"),
    }
    status = NOT_PROCESSABLE if form.errors else 200
    return render(request, "activities/calendars.html", context, status=status)


@require_POST
@requires(Capability.KEEP_OFFER)
def revoke(request: TeamRequest, calendar_feed_id: UUID) -> HttpResponse:
    feed = CalendarFeed.objects.for_team(request.team).filter(public_id=calendar_feed_id).first()
    if feed is None:
        raise Http404
    revoke_feed(feed=feed, now=timezone.now())
    messages.success(request, _("That address does not work any more."))
    return redirect("activities:calendars")


@require_safe
@open_to(Open.TOKEN)
def calendar(_request: HttpRequest, feed_secret: str) -> HttpResponse:
    """For whoever holds the address; one that was revoked looks like one that never was."""
    feed = CalendarFeed.objects.usable().with_secret(feed_secret).select_related("team").first()
    if feed is None:
        raise Http404
    now = timezone.now()
    content = calendar_of(feed.team.product_name, dates_in(feed, timezone.localdate(now)), now)
    return HttpResponse(
        content,
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": 'inline; filename="offer.ics"', "Cache-Control": "private, no-store"},
    )
