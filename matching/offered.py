"""The offer of the coming weeks as plain facts, understood once for as long as nobody changes it.

Nothing of who takes part is kept: only what is offered, and what of each kind of people it keeps out.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from uuid import UUID

from django.db.models import OuterRef
from django.db.models.functions import Coalesce

from aandeslag.as_text import as_text, rows_in
from activities.declarations import PAPER, RULE, papers_in
from activities.models import Activity, DeclarationRule, Occurrence, Organisation, VolunteerDeclaration
from matching.judging import Judge
from matching.profiles import asked_by, opening_of
from matching.rating import Rater

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import QuerySet

    from aandeslag.as_text import Columns
    from matching.facts import Opening
    from matching.profiles import Asked

# Five weeks, so that the first Saturday of the month is always in sight.
LOOK_AHEAD: Final = timedelta(weeks=5)
# Of so many teams, or states of an offer, the facts are kept; each takes about a megabyte, at 230 dates.
KEPT: Final = 64

DATE: Final[Columns] = {
    **dict.fromkeys(("pk", "slot_id", "activity_id")),
    "date": date.fromisoformat,
    **dict.fromkeys(("starts", "ends"), time.fromisoformat),
    Coalesce("own_capacity", "slot__capacity"): None,
}
OF_ORGANISATION: Final[Columns] = {
    "organisation_id": None,
    "organisation__public_id": UUID,
    **dict.fromkeys(f"organisation__{name}" for name in ("name", "address", "latitude", "longitude")),
}
OF_ACTIVITY: Final[Columns] = {
    "pk": None,
    "public_id": UUID,
    **dict.fromkeys(("title", "kind_of_work_id", "minimum_age", "purpose", "status", "theme")),
    **dict.fromkeys(("conduct_certificate", "women_only", "children_welcome", "with_dutch_volunteers"), bool),
    **dict.fromkeys(("dutch_needed", "physical_load", "address", "latitude", "longitude")),
}
WORK: Final[Columns] = {**OF_ORGANISATION, **OF_ACTIVITY}


class Work(NamedTuple):
    """An activity: what it asks, and what it is called."""

    asked: Asked
    public_id: UUID
    title: str
    organisation_id: UUID
    organisation: str


class Time(NamedTuple):
    """One date of a fixed moment that takes place."""

    pk: int
    slot_id: int
    activity_id: int
    date: date
    starts: time
    ends: time | None
    capacity: int
    work: Work

    @property
    def cancelled_at(self) -> None:
        return None


def time_of(occurrence: Occurrence) -> Time:
    """The same of one that was read with its slot, activity, organisation and team."""
    return Time(
        pk=occurrence.pk,
        slot_id=occurrence.slot_id,
        activity_id=occurrence.activity_id,
        date=occurrence.date,
        starts=occurrence.starts,
        ends=occurrence.ends,
        capacity=occurrence.capacity,
        work=_work_of(occurrence.activity, occurrence.team.minimum_age),
    )


WORK_OF_A_DATE: Final = Time._fields.index("activity_id")


@dataclass(frozen=True)
class Offered:
    """Dates in order; of each what the rules look at, as if it were empty; who fits, and how well."""

    times: Sequence[Time]
    # Of each time its fixed moment.
    slots: Sequence[int]
    openings: Sequence[Opening]
    judge: Judge
    rater: Rater


def texts_of_the_offer(first: date, last: date) -> tuple[QuerySet[Any, str], ...]:
    """Dates, works, declarations and rules of a team, which is the row around them.

    Of all its dates: those of works that are not shown are left out when they are understood.
    """
    dates = Occurrence.objects.filter(team=OuterRef("pk")).between(first, last).taking_place()
    works = Activity.objects.filter(team=OuterRef("pk")).published()
    return (
        as_text(dates, DATE),
        as_text(works, WORK),
        as_text(VolunteerDeclaration.objects.filter(team=OuterRef("pk")), PAPER),
        as_text(DeclarationRule.objects.all(), RULE),
    )


@lru_cache(maxsize=KEPT)
def understood(  # noqa: PLR0917 - all that the facts depend on, and nothing else
    dates: str, works: str, papers: str, rules: str, minimum_age: int, today: date
) -> Offered:
    """What those texts say, for a team with this minimum age."""
    known = {one.asked.activity: one for one in (_work(row, minimum_age) for row in rows_in(works, WORK))}
    of_works = ((row, known.get(row[WORK_OF_A_DATE])) for row in rows_in(dates, DATE))
    found = (Time._make([*row, work]) for row, work in of_works if work is not None)
    times = sorted(found, key=lambda one: (one.date, one.starts, one.pk))
    facts = papers_in(papers, rules)
    openings = [opening_of(one, one.work.asked, 1, facts, has_started=False) for one in times]
    slots = [one.slot_id for one in times]
    return Offered(times, slots, openings, Judge(openings, today), Rater(openings))


def _work(row: Sequence[Any], minimum_age: int) -> Work:
    """Rows of the models, only to ask them what they say: they are not kept."""
    values = dict(zip(WORK, row, strict=True))
    names = ("public_id", "name", "address", "latitude", "longitude")
    organisation = Organisation(
        pk=values["organisation_id"], **{name: values[f"organisation__{name}"] for name in names}
    )
    activity = Activity(organisation=organisation, **{str(name): values[name] for name in OF_ACTIVITY})
    return _work_of(activity, minimum_age)


def _work_of(activity: Activity, minimum_age: int) -> Work:
    organisation = activity.organisation
    return Work(
        asked_by(activity, minimum_age),
        activity.public_id,
        activity.title,
        organisation.public_id,
        organisation.name,
    )
