"""The offer as a spreadsheet: the activities and columns that the list shows, under the same filter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from aandeslag.spreadsheets.writing import KINDS
from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from activities.views.looking import cards_at, look_at

if TYPE_CHECKING:
    from aandeslag.teams.http import TeamRequest
    from activities.cards.offer import OfferCard


@require_safe
@requires(Capability.SEE_OFFER)
def export_offer(request: TeamRequest, kind: str) -> HttpResponse:
    """All pages of the list, in its order. The offer holds nobody's name, and neither does the file."""
    if kind not in KINDS:
        raise Http404
    looked = look_at(request)
    headings = [str(column.label) for column in looked.order.columns]
    rows = [headings, *(_row(card) for card in cards_at(looked.found.keys, looked.today))]
    content_type, written = KINDS[kind]
    return HttpResponse(
        written(rows, _("Offer")),
        content_type=content_type,
        headers={"Content-Disposition": f'attachment; filename="offer.{kind}"'},
    )


def _row(card: OfferCard) -> list[str]:
    return [
        card.title,
        card.organisation,
        str(card.theme_in_words),
        card.when or _("no fixed moment yet"),
        ", ".join(str(tag.label) for tag in card.tags),
        card.freshness,
    ]
