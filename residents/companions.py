"""Who goes along with whom today: friends at an open session of the walk-in hour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aandeslag.prepared import Prepared
from residents.models import Resident, Visit

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from django.db.models import QuerySet


def friends_today(resident: Resident, today: date) -> Sequence[Resident]:
    """Those who go together with this visitor at a session of today that is still open.

    One query; two where there are any.
    """
    for visit in _with_others(resident, today):
        going = Visit.objects.together_with(visit).values("resident")
        return list(Resident.objects.filter(pk__in=going).select_related("team", "centre", "housed_in"))
    return []


@Prepared
def _with_others(resident: Resident, today: date) -> QuerySet[Visit]:
    mine = Visit.objects.filter(resident=resident, session__date=today, session__closed_at__isnull=True)
    return mine.filter(party__isnull=False)[:1]
