"""Who came without being signed up: added to the attendance list by number, and removed again."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from aandeslag.teams.http import CONFLICT, NOT_PROCESSABLE
from matching.actions import add_unexpected, remove_unexpected
from matching.cards.attendance_done import REMOVED
from matching.errors import NotOpenError, WrongMomentError
from matching.forms import UnexpectedForm
from matching.views.attendance import attendance_page
from matching.views.lookup import occurrence_or_404, participation_or_404
from residents.cards import name_of
from residents.models import Resident
from residents.views.lookup import shown_to

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest
    from activities.models import Occurrence


@require_POST
@requires(Capability.MARK_ATTENDANCE)
def unexpected(request: TeamRequest, occurrence_id: UUID) -> HttpResponse:
    """Stored and counted, also when it is full or they have left since."""
    occurrence = occurrence_or_404(request, occurrence_id)
    form = UnexpectedForm(request.POST)
    resident = _numbered(request, form) if form.is_valid() else None
    if resident is None:
        return attendance_page(request, occurrence, status=NOT_PROCESSABLE, unexpected_form=form)
    try:
        add_unexpected(
            occurrence=occurrence,
            resident=resident,
            by=request.user,
            now=timezone.now(),
            token=form.token_sent,
        )
    except (WrongMomentError, NotOpenError, LookupError):
        form.add_error("number", _("That is not possible for this date."))
        return attendance_page(request, occurrence, status=CONFLICT, unexpected_form=form)
    _say_added(request, occurrence, resident)
    return redirect("matching:attendance", occurrence_id=occurrence.public_id)


@require_POST
@requires(Capability.MARK_ATTENDANCE)
def removed(request: TeamRequest, participation_id: UUID) -> HttpResponse:
    """Added by mistake."""
    row = participation_or_404(request, participation_id)
    where = reverse("matching:attendance", args=[row.occurrence.public_id])
    try:
        remove_unexpected(participation=row, by=request.user, now=timezone.now())
    except NotOpenError:
        messages.warning(request, _("They were signed up: say here whether they were there."))
        return redirect(where)
    return redirect(f"{where}?{urlencode({REMOVED: row.public_id})}")


def _say_added(request: TeamRequest, occurrence: Occurrence, resident: Resident) -> None:
    """What happened is recorded, also of who had left: but the number may have been a wrong one."""
    if resident.departed_on is None or resident.departed_on >= occurrence.date:
        messages.success(request, _("Added: was there."))
        return
    words = _(
        "Added: %(who)s was there, though they had left before this date. "
        "Wrong person? Remove them from the list."
    )
    who = f"{resident.number_shown} {name_of(resident, shown_to(request))}"
    messages.warning(request, words % {"who": who})


def _numbered(request: TeamRequest, form: UnexpectedForm) -> Resident | None:
    """Also by the number on a card from before two turned out to be one person."""
    number, people = form.cleaned_data["number"], Resident.objects.for_team(request.team)
    resident = people.filter(number=number).first() or people.taken_over(number=number).first()
    if resident is None:
        form.add_error("number", _("Nobody of this team has this number."))
    return resident
