"""The lines of a round: by activity, by person, and those who are left out."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from django.db.models import Max
from django.utils import timezone

from activities.wording import hours
from matching import wording
from matching.engine.order import DAYS_IN_A_WEEK
from matching.models import Proposal
from matching.places import places_left
from matching.rounds import wording as round_wording
from matching.rounds.price_now import Counted, price_now
from matching.rounds.pricing import kept_prices
from matching.rounds.waiting import no_more, who_still_wait
from residents.cards import name_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import datetime

    from matching.models import LeftOut, Round
    from matching.querysets import ProposalQuerySet
    from residents.models import Resident

Status = Proposal.Status
OPEN = (Status.PROPOSED, Status.WANTED)
KINDS = {Status.WANTED: "done", Status.AGREED: "done", Status.DECLINED: "stop", Status.PROPOSED: "plain"}


@dataclass(frozen=True)
class Line:
    """One proposal: who, for what, why, and what can still be pressed."""

    proposal: UUID
    resident: UUID
    number: str
    name: str
    waited: str
    title: str
    theme: str
    when: str
    why: list[str]
    points: int
    parts: str
    status: str
    words: str
    kind: str
    is_locked: bool
    is_moved: bool
    # Beside another one, of this proposal or of before.
    is_further: bool
    goes_together: bool
    is_pressable: bool
    # Signed up somewhere since, at the desk or otherwise.
    goes_elsewhere: bool
    # Why it cannot be any more; empty where it can.
    gone: str
    # No press on *sign up* counts twice.
    token: UUID

    @property
    def about(self) -> str:
        return f"{self.number}, {self.title}"


@dataclass(frozen=True)
class Group:
    """All who are proposed for one date of an activity, and what one more there would cost the others."""

    occurrence: UUID
    activity: UUID
    title: str
    organisation: str
    theme: str
    when: str
    costs: str
    lines: list[Line]


@dataclass(frozen=True)
class Left:
    resident: UUID
    number: str
    name: str
    waited: str
    something_fits: bool


def lines_of(made: Round) -> ProposalQuerySet[Proposal]:
    """With all that a line shows; nobody who has left since."""
    return (
        Proposal.objects.filter(round=made)
        .of_people_here()
        .select_related("resident", "round__team", "occurrence__slot", "occurrence__activity__organisation")
    )


def by_person(made: Round) -> ProposalQuerySet[Proposal]:
    """The longest waiting first; of one person their second activity below the first."""
    return lines_of(made).with_friends().order_by("-waited", "resident__number", "is_further", "pk")


def place_of(line: Proposal, *, is_by_person: bool) -> int:
    """How many come before it where the lines stand by person, or the dates by activity. One query."""
    if is_by_person:
        keys = list(by_person(line.round).values_list("pk", flat=True))
        return keys.index(line.pk) if line.pk in keys else 0
    dates = dates_of(line.round)
    return dates.index(line.occurrence_id) if line.occurrence_id in dates else 0


def dates_of(made: Round) -> list[int]:
    """The keys of the dates that somebody is proposed for, in order of time. One query."""
    rows = lines_of(made).select_related(None).order_by()
    first = rows.values_list("occurrence").annotate(
        day=Max("occurrence__date"), starts=Max("occurrence__starts")
    )
    return [key for key, *_when in sorted(first, key=lambda row: (row[1], row[2], row[0]))]


def groups_of(
    made: Round, dates: Sequence[int], shown: frozenset[str], now: datetime
) -> tuple[list[Group], list[Resident]]:
    """The lines of these dates, and whom they show. Five queries; two where every time is proposed."""
    rows = lines_of(made).with_friends().filter(occurrence__in=dates)
    ordered = list(rows.order_by("occurrence__date", "occurrence__starts", "occurrence", "-waited", "pk"))
    grouped = {key: list(some) for key, some in groupby(ordered, key=lambda one: one.occurrence_id)}
    still = who_still_wait(ordered, made.team, timezone.localdate(now))
    costs = _costs(made, grouped, still, now)
    return [_group(some, costs.get(key, ""), shown, still, now) for key, some in grouped.items()], _people(
        ordered
    )


def _costs(
    made: Round, grouped: Mapping[int, Sequence[Proposal]], still: Collection[int], now: datetime
) -> dict[int, str]:
    """As at the desk: with what was taken or answered since. Of who comes every time as it was found."""
    prices = {key: one for key, one in kept_prices(made.prices).items() if key in grouped}
    if not made.is_open or made.every_time:
        return {key: round_wording.costs(price) for key, price in prices.items()}
    left = places_left(prices, now)
    return {
        key: round_wording.costs(price_now(price, left[key], _counted(grouped[key], still)))
        if left[key]
        else wording.places(left[key])
        for key, price in prices.items()
    }


def _counted(lines: Iterable[Proposal], still: Collection[int]) -> Counted:
    found = Counted()
    for one in lines:
        if one.status in OPEN and one.resident_id in still:
            found = found.and_one(one.waited // DAYS_IN_A_WEEK, is_further=one.is_further)
    return found


def _group(
    lines: Sequence[Proposal], costs: str, shown: frozenset[str], still: Collection[int], now: datetime
) -> Group:
    occurrence = lines[0].occurrence
    return Group(
        occurrence=occurrence.public_id,
        activity=occurrence.activity.public_id,
        title=occurrence.activity.title,
        organisation=occurrence.activity.organisation.name,
        theme=occurrence.activity.theme,
        when=_when(lines[0]),
        costs=costs,
        lines=[line_of(one, shown, still, now) for one in lines],
    )


def line_of(one: Proposal, shown: frozenset[str], still: Collection[int], now: datetime) -> Line:
    """`still` are the keys of those who still wait for something."""
    activity, status = one.occurrence.activity, Status(one.status)
    return Line(
        proposal=one.public_id,
        resident=one.resident.public_id,
        number=one.resident.number_shown,
        name=name_of(one.resident, shown),
        waited=round_wording.waited(one.waited),
        title=activity.title,
        theme=activity.theme,
        when=_when(one),
        why=round_wording.reasons(one.parts),
        points=one.points,
        parts=round_wording.points_by_part(one.parts),
        status=status.value,
        words=_status(one),
        kind=KINDS[status],
        is_locked=one.is_locked,
        is_moved=one.is_moved,
        is_further=one.is_further,
        # Not asked where the line only stands for itself.
        goes_together=getattr(one, "goes_together", False),
        is_pressable=one.round.is_open,
        goes_elsewhere=status in OPEN and one.round.is_open and one.resident_id not in still,
        gone=_gone(one, now) if status in OPEN and one.round.is_open else "",
        token=uuid4(),
    )


def _status(one: Proposal) -> str:
    words = str(one.get_status_display())
    return f"{words}: {one.get_decline_reason_display()}" if one.decline_reason else words


def _gone(one: Proposal, now: datetime) -> str:
    why = no_more(one.occurrence, now, every_time=one.round.every_time)
    return str(round_wording.GONE[why]) if why else ""


def _when(one: Proposal) -> str:
    occurrence = one.occurrence
    times = hours(occurrence.starts, occurrence.ends)
    every = wording.every(occurrence.slot) if one.round.every_time else ""
    return f"{every or wording.day(occurrence.date)} {times}"


def left_of(row: LeftOut, shown: frozenset[str]) -> Left:
    return Left(
        resident=row.resident.public_id,
        number=row.resident.number_shown,
        name=name_of(row.resident, shown),
        waited=round_wording.waited(row.waited),
        something_fits=row.something_fits,
    )


def _people(lines: Iterable[Proposal]) -> list[Resident]:
    return list({one.resident_id: one.resident for one in lines}.values())
