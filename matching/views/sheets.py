"""The attendance list on paper, with a code by which the organisation says itself who was there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.views.decorators.http import require_safe

from aandeslag.audit.actions import record_read
from aandeslag.paper.answers import paper
from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from matching.cards.attendance import rows_of
from matching.sheets import attendance_sheet
from matching.views.lookup import occurrence_or_404

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest


@require_safe
@requires(Capability.MARK_ATTENDANCE)
def attendance_list(request: TeamRequest, occurrence_id: UUID) -> HttpResponse:
    """`?type=large` for who reads small print badly: A4 either way."""
    occurrence = occurrence_or_404(request, occurrence_id)
    rows = rows_of(occurrence)
    record_read(action="attendance.print", on=[row.resident for row in rows])
    is_large = request.GET.get("type") == "large"
    return paper(attendance_sheet(occurrence, rows, is_large=is_large), "attendance")
