"""Questions and concerns about the offer: COA asks, the coordinator decides, COA sees the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aandeslag.teams.access import Capability, may
from aandeslag.teams.decorators import requires
from aandeslag.teams.forms import details
from aandeslag.teams.http import PAGE_AND_FORM
from aandeslag.teams.views.form_page import Words, form_page
from activities.actions import answer_concern, raise_concern, see_answer
from activities.errors import AnsweredError
from activities.forms.concerns import AnswerForm, ConcernForm
from activities.models import Concern
from activities.views.activity import find_activity

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest
    from activities.querysets import ConcernQuerySet


@require_safe
@requires(Capability.SEE_CONCERNS)
def concerns(request: TeamRequest) -> HttpResponse:
    """The team sees all; COA staff what they asked themselves."""
    rows = (
        _visible(request).select_related("activity", "asked_by", "answered_by").order_by("-asked_on", "-pk")
    )
    context = {
        "concerns": rows,
        "answers": may(request.membership.role, Capability.ANSWER_CONCERN),
        "keeps": may(request.membership.role, Capability.KEEP_OFFER),
    }
    return render(request, "activities/concerns.html", context)


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.RAISE_CONCERN)
def ask(request: TeamRequest, activity_id: UUID) -> HttpResponse:
    activity = find_activity(request, activity_id)
    form = ConcernForm(request.POST or None)
    if form.is_valid():
        raise_concern(
            activity=activity,
            by=request.user,
            today=timezone.localdate(),
            token=form.token_sent,
            **details(form),
        )
        messages.success(request, _("The coordinator reads it. The answer stands here."))
        return redirect("activities:concerns")
    words = Words(
        heading=_("Ask or say something about %(title)s") % {"title": activity.title},
        save=_("Send to the coordinator"),
        cancel=reverse("activities:activity", args=[activity_id]),
    )
    return form_page(request, form, words)


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.ANSWER_CONCERN)
def answer(request: TeamRequest, concern_id: UUID) -> HttpResponse:
    concern = get_object_or_404(_visible(request).select_related("activity"), public_id=concern_id)
    form = AnswerForm(request.POST or None)
    if form.is_valid():
        try:
            answer_concern(concern=concern, by=request.user, now=timezone.now(), **form.cleaned_data)
        except AnsweredError:
            messages.warning(request, _("A colleague just answered this."))
        else:
            messages.success(request, _("Saved. Who asked sees the answer."))
        return redirect("activities:concerns")
    words = Words(
        heading=concern.activity.title,
        save=_("Decide"),
        cancel=reverse("activities:concerns"),
        lead=f"{concern.get_kind_display()}: {concern.text}",
    )
    return form_page(request, form, words)


@require_POST
@requires(Capability.RAISE_CONCERN)
def seen(request: TeamRequest, concern_id: UUID) -> HttpResponse:
    """Who asked read the answer: it leaves their home page, and stays on the list."""
    concern = get_object_or_404(_visible(request), public_id=concern_id)
    see_answer(concern=concern, today=timezone.localdate())
    return redirect("/")


def _visible(request: TeamRequest) -> ConcernQuerySet[Concern]:
    rows = Concern.objects.for_team(request.team)
    if may(request.membership.role, Capability.KEEP_OFFER):
        return rows
    return rows.filter(asked_by=request.user)
