"""The attendance list of one date as a paper: boxes to tick, in Dutch, for whoever is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from aandeslag.paper.qr import qr_svg
from aandeslag.paper.typesetting import typeset
from aandeslag.vocabulary import TextLanguage
from matching import wording
from matching.cards.host_list import may_be_named
from matching.host_tickets import host_ticket_for
from matching.models import Participation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from activities.models import Occurrence

# Lines for who came besides.
EMPTY_LINES: Final = 3


def host_link(occurrence: Occurrence) -> str:
    """Give the address with which the organisation says who was there."""
    return f"{settings.SITE_ADDRESS}{reverse('matching:who-was-there', args=[host_ticket_for(occurrence)])}"


def attendance_sheet(
    occurrence: Occurrence, rows: Sequence[Participation], *, is_large: bool = False
) -> bytes:
    """One A4, more when there are many. Who is under 18 stands there by number: the paper leaves the team."""
    with override(TextLanguage.DUTCH):
        data = {
            "product": occurrence.team.product_name,
            "activity": occurrence.activity.title,
            "organisation": occurrence.activity.organisation.name,
            "when": wording.when(occurrence),
            "columns": [_("no."), _("first name"), _("was there"), _("called off"), _("was not there")],
            "lines": [_line(row, occurrence) for row in rows],
            "empty": EMPTY_LINES,
            "large": is_large,
            "scan": _(
                "Scan this with a phone, and say who was there. It works until two weeks after the date."
            ),
            "warning": _("After use: give this back to the team, or tear it up."),
            "qr": qr_svg(host_link(occurrence)),
        }
        return typeset("attendance", data, title=_("Attendance list"), language=TextLanguage.DUTCH.value)


def _line(row: Participation, occurrence: Occurrence) -> dict[str, Any]:
    return {
        "number": row.resident.number_shown,
        "name": row.resident.first_name if may_be_named(row, occurrence) else "",
        "off": row.status == Participation.Status.EXCUSED,
    }
