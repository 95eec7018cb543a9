"""The written definition of every figure; it stands beside the figure wherever that is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True)
class Definition:
    """What a figure is called and exactly what it counts."""

    name: _StrPromise
    words: _StrPromise


PLACEMENTS_STARTED = Definition(
    _("Placements started"),
    _(
        "Placements of which the first time that the person was there falls in this month. "
        "One person with two activities counts twice."
    ),
)
TIMES = Definition(
    _("Times taken part"),
    _(
        "Every person × date with attendance “was there” in this month. Signed up, called off and "
        "not been there do not count."
    ),
)
UNIQUE_PARTICIPANTS = Definition(
    _("Unique participants"),
    _("People who were there at least once in this month; everyone counts once."),
)
ORGANISATIONS = Definition(
    _("Organisations involved"),
    _("Organisations where at least one person was there in this month."),
)
SESSIONS = Definition(
    _("Walk-in sessions"),
    _("Walk-in sessions in this month that were opened and not cancelled."),
)
VISITORS = Definition(
    _("Visitors of the walk-in hour"),
    _("Heads counted at those sessions, without names; someone who comes four times counts four times."),
)
