"""The offer page, narrowed by what only matching knows: places left, what fits someone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from aandeslag.audit.actions import record_read
from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from activities.views.looking import Narrowing
from activities.views.offer import offer_page
from matching.offered import LOOK_AHEAD
from matching.places import activities_with_places
from matching.suggestions import activities_that_fit
from residents.views.lookup import resident_or_404

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest


@require_safe
@requires(Capability.SEE_OFFER)
def with_places(request: TeamRequest) -> HttpResponse:
    """What can still take someone in the coming five weeks."""
    now = timezone.now()
    keys = activities_with_places(request.team, now, timezone.localdate(now) + LOOK_AHEAD)
    return offer_page(request, Narrowing(_("places left"), keys, code="places"))


@require_safe
@requires(Capability.SEE_WHAT_FITS)
def for_person(request: TeamRequest, resident_id: UUID) -> HttpResponse:
    """What fits one person, whom the page calls by number only: it can stand open on the desk."""
    person = resident_or_404(request, resident_id)
    keys = activities_that_fit(team=request.team, resident=person, now=timezone.now())
    record_read(action="resident.offer", on=[person])
    words = _("fits %(number)s") % {"number": person.number_shown}
    return offer_page(request, Narrowing(words, keys, code="person"))
