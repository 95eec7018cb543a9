"""The certificate of one person, and the page when there is nothing to certify yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from aandeslag.audit.actions import record_read
from aandeslag.paper.answers import paper
from aandeslag.phrases.book import phrasebook
from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from matching.certificates import certificate, taken_part_in
from residents.speaking import resident_language
from residents.views.lookup import resident_or_404

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest


@require_safe
@requires(Capability.SIGN_UP)
def certificate_pdf(request: TeamRequest, resident_id: UUID) -> HttpResponse:
    """In the language that they read; what was never attended is on no certificate."""
    resident = resident_or_404(request, resident_id)
    taken = taken_part_in(resident)
    if not taken:
        messages.info(request, _("A certificate can be made once somebody was there."))
        return redirect("matching:placements", resident_id)
    record_read(action="resident.certificate", on=[resident])
    book = phrasebook(resident_language(resident))
    return paper(certificate(resident, taken, book, timezone.localdate()), "certificate")
