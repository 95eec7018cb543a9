"""The times to come as plain facts: many are weighed and few are shown, so the models wait until then."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from django.db.models.functions import Coalesce
from django.utils import timezone

from activities.declarations import declaration_facts
from activities.models import Activity
from matching.places import left_among
from matching.profiles import asked_by, opening_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime, time

    from aandeslag.teams.models import Team
    from activities.declarations import DeclarationFacts
    from activities.models import Occurrence
    from activities.querysets import OccurrenceQuerySet
    from matching.facts import Opening
    from matching.profiles import Asked

TIME: Final = ("pk", "slot_id", "activity_id", "date", "starts", "ends", "cancelled_at")
WORK: Final = (
    *("title", "organisation", "kind_of_work", "minimum_age", "purpose", "status", "theme"),
    *("conduct_certificate", "women_only", "children_welcome", "with_dutch_volunteers"),
    *("dutch_needed", "physical_load", "address", "latitude", "longitude"),
    *("organisation__address", "organisation__latitude", "organisation__longitude"),
)


class Time(NamedTuple):
    """One date of a fixed moment."""

    pk: int
    slot_id: int
    activity_id: int
    date: date
    starts: time
    ends: time | None
    cancelled_at: datetime | None
    capacity: int


@dataclass(frozen=True)
class Ahead:
    """Times in order. What is known of one becomes an opening when it is asked for, and only once."""

    times: Sequence[Time]
    now: datetime
    left: Mapping[int, int]
    works: Mapping[int, Asked]
    titles: Mapping[int, str]
    papers: DeclarationFacts
    _openings: dict[int, Opening] = field(default_factory=dict, repr=False)

    def opening(self, one: Time) -> Opening:
        if one.pk not in self._openings:
            work = self.works[one.activity_id]
            self._openings[one.pk] = opening_of(one, work, self.left[one.pk], self.papers, self.now)
        return self._openings[one.pk]

    def title(self, one: Time) -> str:
        return self.titles[one.activity_id]


def times_ahead(
    team: Team, dates: OccurrenceQuerySet[Occurrence], now: datetime, *, besides: int | None = None
) -> Ahead:
    """Those of these dates of the team that did not begin yet. Six queries, however many dates.

    A place that is kept for the resident `besides` counts as free.
    """
    here = timezone.localtime(now)
    rows = dates.in_order().values_list(*TIME, Coalesce("own_capacity", "slot__capacity"))
    coming = [Time(*row) for row in rows]
    times = [one for one in coming if (one.date, one.starts) > (here.date(), here.time())]
    works = _works({one.activity_id for one in times})
    return Ahead(
        times,
        now,
        left_among(times, now, besides=besides),
        {key: asked_by(one, team) for key, one in works.items()},
        {key: one.title for key, one in works.items()},
        declaration_facts(one.kind_of_work_id for one in works.values()),
    )


def _works(keys: Iterable[int]) -> dict[int, Activity]:
    """What is asked of an activity and its organisation, and no more. One query."""
    rows = Activity.objects.filter(pk__in=keys).select_related("organisation").only(*WORK)
    return {one.pk: one for one in rows.order_by()}
