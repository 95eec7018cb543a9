"""Staff note which supporter goes along on a date."""

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
from matching.actions import go_along, stay_away
from matching.errors import NotOpenError
from matching.views.lookup import occurrence_or_404
from residents.views.lookup import posted_id

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest


@require_POST
@requires(Capability.MARK_ATTENDANCE)
def note(request: TeamRequest, occurrence_id: UUID) -> HttpResponse:
    """One press; with `not` they do not go along after all."""
    occurrence = occurrence_or_404(request, occurrence_id)
    today = timezone.localdate()
    supporters = Membership.objects.on(today).filter(team=request.team, role=Role.SUPPORTER)
    supporter = get_object_or_404(
        supporters.select_related("user"), public_id=posted_id(request, "supporter")
    ).user
    if "not" in request.POST:
        stay_away(occurrence=occurrence, supporter=supporter)
    else:
        try:
            go_along(occurrence=occurrence, supporter=supporter, today=today)
        except NotOpenError:
            messages.warning(request, _("This does not take place."))
    return redirect("matching:attendance", occurrence_id=occurrence_id)
