"""Who of the invented people said at the desk that they want to go together."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from matching.rounds.waiting import waiting
from residents.actions.companions import go_together
from residents.models import Visit

if TYPE_CHECKING:
    from datetime import date

    from matching.demo.towns import Town

PAIRS: Final = 2


def build_friends(town: Town, *, today: date) -> None:
    """Pairs of people who came to the same hour, the last ones first, and who still wait."""
    visits = Visit.objects.filter(
        session__team=town.team, resident__in=waiting(town.team, today).values("pk")
    ).select_related("session", "resident")
    in_order = visits.order_by("-session__date", "session", "resident__number")
    known: set[int] = set()
    pairs = 0
    for session, some in groupby(in_order, key=lambda one: one.session):
        here = [one.resident for one in some if one.resident_id not in known]
        if len(here) > 1 and pairs < PAIRS:
            go_together(session=session, resident=here[0], friend=here[1])
            known |= {here[0].pk, here[1].pk}
            pairs += 1
