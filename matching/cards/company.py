"""Who goes along on one date, and which supporters could."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aandeslag.teams.access import Role
from aandeslag.teams.models import Membership
from matching.models import Accompaniment

if TYPE_CHECKING:
    from datetime import date

    from activities.models import Occurrence


@dataclass(frozen=True)
class Company:
    """`others` may be noted; those who go along and left the team since are only named."""

    going: list[Membership]
    gone: list[str]
    others: list[Membership]


def company_of(occurrence: Occurrence, today: date) -> Company:
    """Two queries."""
    along = Accompaniment.objects.filter(occurrence=occurrence).select_related("supporter")
    names = {one.supporter_id: one.supporter.name for one in along}
    supporters = Membership.objects.on(today).filter(team=occurrence.team_id, role=Role.SUPPORTER)
    members = list(supporters.select_related("user").order_by("user__name"))
    here = {one.user_id for one in members}
    return Company(
        going=[one for one in members if one.user_id in names],
        gone=[name for user, name in names.items() if user not in here],
        others=[one for one in members if one.user_id not in names],
    )
