"""Empty sheets for the walk-in hour, in the language of who fills them in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.views.decorators.http import require_safe

from aandeslag.paper.answers import paper
from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from aandeslag.vocabulary import TextLanguage
from residents.sheets import intake_sheet, sign_in_sheet
from residents.views.lookup import session_or_404

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest


@require_safe
@requires(Capability.RUN_WALK_IN)
def intake(request: TeamRequest) -> HttpResponse:
    return paper(intake_sheet(request.team, _language(request)), "intake")


@require_safe
@requires(Capability.RUN_WALK_IN)
def sign_in(request: TeamRequest, walk_in_session_id: UUID) -> HttpResponse:
    """With the place and the day of the session, and lines to write on."""
    session = session_or_404(request, walk_in_session_id)
    return paper(sign_in_sheet(session, _language(request)), "sign-in")


def _language(request: TeamRequest) -> str:
    asked = request.GET.get("language", "")
    return asked if asked in TextLanguage.values else TextLanguage.DUTCH.value
