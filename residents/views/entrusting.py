"""Entrusts someone to a supporter in one press, and ends it in one press."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from aandeslag.teams.access import Capability, Role
from aandeslag.teams.decorators import requires
from aandeslag.teams.models import Membership
from residents.actions import end_entrustment, entrust_resident
from residents.models import Entrustment
from residents.views.lookup import posted_id, resident_or_404

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponseRedirect

    from aandeslag.teams.http import TeamRequest


@require_POST
@requires(Capability.ENTRUST_RESIDENT)
def entrust(request: TeamRequest, resident_id: UUID) -> HttpResponseRedirect:
    person = resident_or_404(request, resident_id)
    today = timezone.localdate()
    supporters = Membership.objects.on(today).filter(team=request.team, role=Role.SUPPORTER)
    supporter = get_object_or_404(supporters, public_id=posted_id(request, "supporter"))
    entrust_resident(resident=person, supporter=supporter.user, by=request.user, today=today)
    messages.success(request, _("Entrusted to %s.") % supporter.user)
    return redirect("residents:resident", resident_id=resident_id)


@require_POST
@requires(Capability.ENTRUST_RESIDENT)
def end(request: TeamRequest, entrustment_id: UUID) -> HttpResponseRedirect:
    mine = Entrustment.objects.for_team(request.team).select_related("resident")
    entrustment = get_object_or_404(mine, public_id=entrustment_id)
    end_entrustment(entrustment=entrustment, today=timezone.localdate())
    messages.success(request, _("Not entrusted to them any more."))
    return redirect("residents:resident", resident_id=entrustment.resident.public_id)
