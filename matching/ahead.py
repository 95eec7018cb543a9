"""The times to come: what is offered, which is kept, with the places left, which are counted each time."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from django.db.models import OuterRef, Subquery
from django.utils import timezone

from aandeslag.as_text import as_text, rows_in
from aandeslag.prepared import Prepared
from aandeslag.teams.models import Team
from matching.models import Placement
from matching.offered import LOOK_AHEAD, texts_of_the_offer, understood
from matching.places import RIGHT, Right, left_beside, with_a_right

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from django.db.models import QuerySet

    from matching.facts import Opening
    from matching.offered import Offered, Time


@dataclass(frozen=True)
class Ahead:
    """`columns`: which times of the offer did not begin yet, in order; `left`: places, of those counted.

    A place that is kept for the resident `besides` counts as free.
    """

    offer: Offered
    columns: range
    rights: Sequence[Right]
    besides: int | None = None
    # By column.
    left: dict[int, int] = field(default_factory=dict)
    _openings: dict[int, Opening] = field(default_factory=dict, repr=False)

    def time(self, column: int) -> Time:
        return self.offer.times[column]

    def count(self, columns: Iterable[int]) -> None:
        """Count the places left of all of these at once. One query, or two; none for what was counted."""
        some = [one for one in columns if one not in self.left]
        if some:
            times = [self.offer.times[one] for one in some]
            found = left_beside(self.rights, times, besides=self.besides)
            self.left.update({column: found[one.pk] for column, one in zip(some, times, strict=True)})

    def opening(self, column: int) -> Opening:
        """As the rules see it now; counted."""
        if column not in self._openings:
            self._openings[column] = replace(self.offer.openings[column], places_left=self.left[column])
        return self._openings[column]


def times_ahead(team: Team, now: datetime, *, besides: int | None = None) -> Ahead:
    """Those of the published offer of the coming weeks. One query, however many dates."""
    here = timezone.localtime(now)
    [(*offer_texts, held, standing)] = _as_it_is(team.pk, here.date(), here.date() + LOOK_AHEAD, now)
    offer = understood(*offer_texts, team.minimum_age, here.date())
    first = bisect_right(offer.times, (here.date(), here.time()), key=lambda one: (one.date, one.starts))
    rights = [Right._make(row) for text in (held, standing) for row in rows_in(text, RIGHT)]
    return Ahead(offer, range(first, len(offer.times)), rights, besides)


@Prepared
def _as_it_is(team_id: int, first: date, last: date, now: datetime) -> QuerySet[Team, tuple[str, ...]]:
    """The offer, and who has a right to a place in it: as it is at one moment."""
    rights = with_a_right(Placement.objects.filter(slot__team=OuterRef("pk")), now)
    texts = (*texts_of_the_offer(first, last), *(as_text(one, RIGHT) for one in rights))
    return Team.objects.filter(pk=team_id).order_by().values_list(*(Subquery(one) for one in texts))
