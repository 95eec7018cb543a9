"""The volunteer agreement of one placement, as a paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone
from django.views.decorators.http import require_safe

from aandeslag.audit.actions import record_read
from aandeslag.paper.answers import paper
from aandeslag.phrases.book import phrasebook
from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from matching.agreements import agreement
from matching.views.lookup import placement_or_404
from residents.speaking import resident_language

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest


@require_safe
@requires(Capability.SIGN_UP)
def agreement_pdf(request: TeamRequest, placement_id: UUID) -> HttpResponse:
    placement = placement_or_404(request, placement_id)
    book = phrasebook(resident_language(placement.resident))
    record_read(action="placement.agreement", on=[placement.resident])
    return paper(agreement(placement, book, timezone.localdate()), "agreement")
