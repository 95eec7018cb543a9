"""Whether someone who moved to another centre can be handed over to the team there, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aandeslag.teams.models import ReceptionCentre, Team, TeamCentre
from aandeslag.vocabulary import DepartureReason
from residents.models import Consent, HandOver

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from django.db.models import QuerySet

    from residents.models import Resident


@dataclass(frozen=True)
class HandingOver:
    """`agrees` is None where nobody asked; `last` is what was offered last, with its answer."""

    agrees: bool | None
    last: HandOver | None

    @property
    def can_be_offered(self) -> bool:
        settled = (HandOver.State.WAITING, HandOver.State.ACCEPTED)
        return self.agrees is True and (self.last is None or self.last.state not in settled)

    @property
    def waits(self) -> bool:
        return self.last is not None and self.last.state == HandOver.State.WAITING

    @property
    def card(self) -> UUID | None:
        """To take along as long as the team there has not answered."""
        return self.last.public_id if self.last is not None and self.waits else None


def handing_over(resident: Resident) -> HandingOver | None:
    """Only of who moved to another centre. Two queries."""
    if resident.departure_reason != DepartureReason.RELOCATION:
        return None
    asked = resident.consents.filter(purpose=Consent.Purpose.HAND_OVER, withdrawn_on__isnull=True)
    return HandingOver(
        agrees=asked.values_list("given", flat=True).first(),
        last=resident.hand_overs.select_related("to_centre").first(),
    )


def centres_with_a_team(besides: Team, today: date) -> QuerySet[ReceptionCentre]:
    """Where another team works that can take somebody over."""
    serving = TeamCentre.objects.on(today).filter(team__status=Team.Status.ACTIVE).exclude(team=besides)
    return ReceptionCentre.objects.filter(pk__in=serving.values("centre")).order_by("name")
