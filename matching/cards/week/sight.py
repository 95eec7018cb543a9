"""What one member sees of the week: of whom a name is read at all, and which dates are theirs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q

from activities.models import Occurrence
from matching.models import Accompaniment, Participation
from matching.profiles import has_started
from matching.querysets import TAKING_A_PLACE

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from aandeslag.teams.models import Team, User
    from activities.querysets import OccurrenceQuerySet
    from matching.cards.week.rows import Moment
    from matching.querysets import ParticipationQuerySet
    from residents.models import Resident
    from residents.querysets import ResidentQuerySet


@dataclass(frozen=True)
class Sight:
    """Staff have no `people`: they see everybody of the team. Others see names of `people`, and no states.

    `own_dates_of` is a supporter, who sees the dates of their people and those they go along to, and no
    others. With `only_ahead` nobody is named once it has begun: so nothing tells who was not there.
    """

    team: Team
    shown: frozenset[str]
    people: ResidentQuerySet[Resident] | None = None
    own_dates_of: User | None = None
    only_ahead: bool = False

    @property
    def is_of_staff(self) -> bool:
        return self.people is None

    def occurrences(self) -> OccurrenceQuerySet[Occurrence]:
        found = Occurrence.objects.for_team(self.team)
        if self.own_dates_of is None:
            return found
        theirs = self.participations().filter(occurrence=OuterRef("pk"))
        along = Accompaniment.objects.filter(occurrence=OuterRef("pk"), supporter=self.own_dates_of)
        return found.filter(Q(Exists(theirs)) | Q(Exists(along)))

    def participations(self) -> ParticipationQuerySet[Participation]:
        """Of staff all rows; of others who is expected or was there, among their people."""
        rows = Participation.objects.for_team(self.team)
        if self.people is None:
            return rows
        mine = self.people.filter(pk=OuterRef("resident"))
        return rows.filter(Exists(mine), status__in=TAKING_A_PLACE)

    def with_names(self, moments: Iterable[Moment], now: datetime) -> list[int]:
        """The ids of those of these dates on which people may be named."""
        return [one.pk for one in moments if not self.only_ahead or not has_started(one, now)]
