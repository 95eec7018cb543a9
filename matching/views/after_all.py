"""A cancelled date takes place after all: first whom it concerns, then one press."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from aandeslag.audit.actions import record_read
from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from aandeslag.teams.http import CONFLICT, PAGE_AND_FORM
from activities import wording
from activities.errors import HasEndedError
from matching.actions import reinstate_with_people
from matching.cards.after_all import after_all
from matching.coming_back import Fate
from matching.profiles import has_started
from matching.views.attendance import attendance_page
from matching.views.lookup import occurrence_or_404
from matching.wording import when
from residents.views.lookup import shown_to

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest
    from matching.actions import Returned


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.KEEP_OFFER)
def reinstate(request: TeamRequest, occurrence_id: UUID) -> HttpResponse:
    """Shows who is back on the list by it and who is not; the press does what is true at that moment."""
    occurrence = occurrence_or_404(request, occurrence_id)
    if request.method != "POST":
        found = after_all(occurrence, timezone.now(), shown_to(request))
        record_read(action="occurrence.whom-it-concerns", on=found.residents)
        context = {"occurrence": occurrence, "when": when(occurrence), "found": found}
        return render(request, "matching/after_all.html", context)
    try:
        returned = reinstate_with_people(occurrence=occurrence, now=timezone.now())
    except HasEndedError:
        messages.error(request, _("This activity has ended."))
        return attendance_page(request, occurrence, status=CONFLICT)
    messages.success(request, wording.AFTER_ALL)
    if not has_started(occurrence, timezone.now()):
        _say(request, returned)
    return redirect("matching:attendance", occurrence_id=occurrence.public_id)


def _say(request: TeamRequest, returned: Returned) -> None:
    """How many are back, and what is left to do about the others."""
    back, ask, off = (len(returned.get(fate, ())) for fate in (Fate.BACK, Fate.ASKED, Fate.OFF))
    if back:
        said = ngettext("%(n)d person is back on the list.", "%(n)d people are back on the list.", back)
        messages.success(request, said % {"n": back})
    if ask:
        said = ngettext(
            "%(n)d person was told that it does not take place. Ask again: see Today.",
            "%(n)d people were told that it does not take place. Ask them again: see Today.",
            ask,
        )
        messages.warning(request, said % {"n": ask})
    if off:
        said = ngettext(
            "%(n)d person cannot come back on the list. Who does not know it yet stands on Today.",
            "%(n)d people cannot come back on the list. Who does not know it yet stands on Today.",
            off,
        )
        messages.warning(request, said % {"n": off})
