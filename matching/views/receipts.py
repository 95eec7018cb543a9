"""Keeping a place for someone who waits for the receipt of UWV."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from matching.actions import hold_for_receipt
from matching.errors import PlacementRefusedError
from matching.forms import EVERY_TIME, SignUpForm
from matching.views.lookup import occurrence_or_404
from matching.wording import day, why_not
from residents.views.lookup import resident_or_404

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest


@require_POST
@requires(Capability.SIGN_UP)
def hold(request: TeamRequest, resident_id: UUID, occurrence_id: UUID) -> HttpResponse:
    resident = resident_or_404(request, resident_id)
    occurrence = occurrence_or_404(request, occurrence_id)
    form = SignUpForm(request.POST)
    if not form.is_valid():
        return redirect("matching:sign-up", resident_id, occurrence_id)
    try:
        placement = hold_for_receipt(
            resident=resident,
            occurrence=occurrence,
            is_standing=form.cleaned_data["often"] == EVERY_TIME,
            by=request.user,
            now=timezone.now(),
            token=form.token_sent,
        )
    except PlacementRefusedError as refused:
        messages.warning(request, why_not(refused.verdict))
        return redirect("matching:sign-up", resident_id, occurrence_id)
    until = timezone.localdate(placement.held_until)
    messages.success(
        request,
        _("A place is kept until %(day)s. When the receipt is in, you see it on Today.")
        % {"day": day(until)},
    )
    return redirect("matching:placements", resident_id)
