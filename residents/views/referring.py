"""COA staff send people of their own centres to the walk-in hour, and see whether they came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from aandeslag.audit.actions import record_read
from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from aandeslag.teams.http import NOT_PROCESSABLE, PAGE_AND_FORM
from aandeslag.teams.models import ReceptionCentre, TeamCentre
from residents.actions import refer, withdraw_referral
from residents.errors import ReferralOverError
from residents.forms import ReferralForm
from residents.models import Referral, Resident
from residents.referred import person_shown, referred_line

if TYPE_CHECKING:
    from uuid import UUID

    from django.core.paginator import Page
    from django.http import HttpResponse

    from aandeslag.audit.actions import HasPublicId
    from aandeslag.teams.http import TeamRequest

PER_PAGE = 20


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.REFER)
def referrals(request: TeamRequest) -> HttpResponse:
    """One page: the form, and below it whom one sent so far."""
    now = timezone.now()
    form = ReferralForm(
        request.POST or None,
        team=request.team,
        centres=_own_centres(request),
        people=Resident.objects.visible_to(request, timezone.localdate(now)).present(),
        now=now,
    )
    if form.is_valid():
        made = refer(team=request.team, by=request.user, now=now, token=form.token_sent, **form.sent())
        messages.success(request, _told(made))
        return redirect("residents:referrals")
    return _page(request, form)


@require_POST
@requires(Capability.REFER)
def withdrawn(request: TeamRequest, referral_id: UUID) -> HttpResponse:
    """Not after all; possible until the session."""
    referral = get_object_or_404(Referral.objects.made_by(request), public_id=referral_id)
    try:
        withdraw_referral(referral=referral, today=timezone.localdate())
    except ReferralOverError:
        messages.error(request, _("This referral is over: they came, or the walk-in hour has ended."))
    else:
        messages.success(request, _("Withdrawn. The desk does not expect them any more."))
    return redirect("residents:referrals")


def _page(request: TeamRequest, form: ReferralForm) -> HttpResponse:
    mine = Referral.objects.made_by(request).with_arrival().select_related("session", "resident", "centre")
    page: Page[Referral] = Paginator(mine, PER_PAGE).get_page(request.GET.get("page"))
    listed, today = list(page), timezone.localdate()
    centres = set(request.membership.centres.values_list("pk", flat=True))
    named: list[HasPublicId] = [one for one in listed if one.first_name]
    people = [person for one in listed if (person := person_shown(one, centres)) is not None]
    record_read(action="referral.list", on=[*people, *named])
    context = {
        "form": form,
        "rows": [referred_line(one, centres=centres, today=today) for one in listed],
        "page": page,
    }
    status = NOT_PROCESSABLE if form.is_bound else 200
    return render(request, "residents/referrals.html", context, status=status)


def _own_centres(request: TeamRequest) -> list[ReceptionCentre]:
    """The centres of this membership where the team holds its walk-in hours today."""
    serving = TeamCentre.objects.on(timezone.localdate()).filter(team=request.team)
    return list(request.membership.centres.filter(served__in=serving).distinct())


def _told(made: Referral) -> str:
    if made.session is None:
        return _("Referred. The desk expects them at the next walk-in hour.")
    day = date_format(made.session.date, "l j F")
    return _("Referred. The desk expects them on %(day)s.") % {"day": day}
