"""Reads all that a supporter's phone knows of their own people: at most eleven queries."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final, TypeVar

from django.db.models import F, Q
from django.utils import timezone

from matching.models import Contact, LeftOut, Participation, Placement, Proposal, Round, WaitingListEntry
from matching.profiles import has_started
from matching.querysets import OPEN
from matching.rounds.waiting import who_still_wait
from matching.taps import MARKED_WITHIN
from residents.models import Consent, Visit

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from aandeslag.teams.models import Team
    from residents.models import Resident
    from residents.querysets import ResidentQuerySet

Row = TypeVar("Row", Participation, Placement, Proposal, Contact)
# What the phone shows of an activity, and no more: the rows are many, and their columns more.
OF_AN_ACTIVITY: Final = ("title", "theme", "minutes_earlier", "meeting_place", "meeting_point", "address")
_WHERE: Final = (*(f"activity__{name}" for name in OF_AN_ACTIVITY), "activity__organisation__address")
_WHEN: Final = ("date", "starts", "ends", *_WHERE)
OF_A_PERSON: Final = ("public_id", "team", "number", "first_name", "initial", "languages")
OF_A_PLACEMENT: Final = (
    *("public_id", "resident", "status", "is_standing", "held_until", "agreed_on", "ended_at", "by", "slot"),
    *_WHERE,
    *("occurrence__date", "occurrence__starts", "occurrence__ends"),
)
OF_A_DATE: Final = ("public_id", "resident", *(f"occurrence__{name}" for name in _WHEN))
# What was said longer ago plays no part; the longest *not now* is eight weeks.
REMEMBERED: Final = timedelta(days=90)
# So long it is told that the time to answer is over.
TOLD_FOR: Final = timedelta(days=7)


@dataclass(frozen=True)
class Gathered:
    """By the key of the person. Dates come in their order, contacts the latest first."""

    people: list[Resident]
    dates: dict[int, list[Participation]]
    placements: dict[int, list[Placement]]
    # Places that were kept, and whose term ran out without a yes that stands.
    over: dict[int, list[Placement]]
    proposals: dict[int, list[Proposal]]
    contacts: dict[int, list[Contact]]
    # Person and fixed moment.
    waits: frozenset[tuple[int, int]]
    nothing_fits: frozenset[int]
    may_be_called: frozenset[int]
    # Who came to the walk-in hour on which day: what was agreed that day they heard there.
    met: frozenset[tuple[int, date]]


def gather(team: Team, people: ResidentQuerySet[Resident], now: datetime) -> Gathered:
    """Give people within a team, and all that ties them."""
    today = timezone.localdate(now)
    here = list(people.only(*OF_A_PERSON).order_by("first_name", "number"))
    keys = [one.pk for one in here]
    placements = list(_placements(keys, now))
    settled = _settled(team)
    return Gathered(
        people=here,
        dates=_by_person(_dates(keys, today)),
        placements=_by_person(one for one in placements if one.status in OPEN and not _is_over(one, now)),
        over=_by_person(one for one in placements if _is_over(one, now)),
        proposals=_by_person(_proposals(keys, settled, team, today)) if settled else {},
        contacts=_by_person(_contacts(keys, now)),
        waits=_waits(keys),
        nothing_fits=_keys(_left_out(keys, settled)) if settled else frozenset(),
        may_be_called=_keys(_agreed_to_calls(keys)),
        met=_met(keys, today),
    )


def _dates(keys: list[int], today: date) -> Iterable[Participation]:
    """To come, or so short ago that it can still be said what happened."""
    rows = Participation.objects.filter(resident__in=keys, occurrence__date__gte=today - MARKED_WITHIN)
    return (
        rows.filter(occurrence__cancelled_at__isnull=True)
        .exclude(status=Participation.Status.CANCELLED)
        .select_related("occurrence__activity__organisation")
        .only("status", "placement", *OF_A_DATE)
        .order_by("occurrence__date", "occurrence__starts", "pk")
    )


def _placements(keys: list[int], now: datetime) -> Iterable[Placement]:
    """What is open, and what was kept until a moment that is just over."""
    nobody_said_yes = Q(status=Placement.Status.DECLINED, decline_reason=Placement.DeclineReason.LAPSED)
    undone_too_late = Q(
        status=Placement.Status.ENDED,
        end_reason=Placement.EndReason.MISTAKE,
        ended_at__gte=F("held_until"),
    )
    is_over = Q(held_until__lte=now, held_until__gt=now - TOLD_FOR) & (nobody_said_yes | undone_too_late)
    rows = Placement.objects.filter(Q(status__in=OPEN) | is_over)
    rows = rows.filter(resident__in=keys, waits_for_receipt=False)
    placed = rows.select_related("activity__organisation", "occurrence").only(*OF_A_PLACEMENT)
    return placed.order_by("agreed_on", "pk")


def _is_over(placement: Placement, now: datetime) -> bool:
    """Proposed is still what no night and no other press has settled since."""
    has_a_term = placement.held_until is not None and placement.held_until <= now
    return placement.status not in OPEN or (has_a_term and placement.status == Placement.Status.PROPOSED)


def _waits(keys: list[int]) -> frozenset[tuple[int, int]]:
    entries = WaitingListEntry.objects.in_line().filter(resident__in=keys)
    return frozenset(entries.order_by().values_list("resident", "slot"))


def _settled(team: Team) -> int | None:
    """The round that is being settled, if there is one."""
    return Round.objects.for_team(team).open().values_list("pk", flat=True).first()


def _proposals(keys: list[int], settled: int, team: Team, today: date) -> list[Proposal]:
    """Of that round, without an answer or with a yes that staff did not act on yet."""
    to_come = (Proposal.Status.PROPOSED, Proposal.Status.WANTED)
    rows = Proposal.objects.filter(round=settled, resident__in=keys, status__in=to_come)
    dated = rows.select_related("round", "occurrence__activity__organisation")
    lines = list(dated.only("status", "round__policy", *OF_A_DATE).order_by("is_further", "pk"))
    still = who_still_wait(lines, team, today)
    return [one for one in lines if one.resident_id in still]


def _contacts(keys: list[int], now: datetime) -> Iterable[Contact]:
    return Contact.objects.standing().filter(resident__in=keys, at__gte=now - REMEMBERED)


def _left_out(keys: list[int], settled: int) -> Any:
    """Of that round: those for whom there is nothing."""
    return LeftOut.objects.filter(round=settled, resident__in=keys, something_fits=False)


def _agreed_to_calls(keys: list[int]) -> Any:
    return Consent.objects.filter(
        resident__in=keys, purpose=Consent.Purpose.PHONE, given=True, withdrawn_on__isnull=True
    ).exclude(resident__phone="")


def _met(keys: list[int], today: date) -> frozenset[tuple[int, date]]:
    since = today - REMEMBERED
    rows = Visit.objects.filter(resident__in=keys, session__date__gte=since).order_by()
    return frozenset(rows.values_list("resident", "session__date"))


def _keys(rows: Any) -> frozenset[int]:
    return frozenset(rows.order_by().values_list("resident", flat=True))


def _by_person(rows: Iterable[Row]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        found[row.resident_id].append(row)
    return found


def offers_among(placements: Iterable[Placement], now: datetime) -> list[Placement]:
    """Places that are kept for this person, as long as they can say yes."""
    return [
        one
        for one in placements
        if one.status == Placement.Status.PROPOSED and one.held_until is not None and one.held_until > now
    ]


def first_proposed(team: Team, person: Resident, today: date) -> Proposal | None:
    """What this person is asked, else what they said yes to."""
    settled = _settled(team)
    proposals = _proposals([person.pk], settled, team, today) if settled else []
    return next(iter([*without_answer(proposals), *proposals]), None)


def without_answer(proposals: Iterable[Proposal]) -> list[Proposal]:
    return [one for one in proposals if one.status == Proposal.Status.PROPOSED]


def last_tap(contacts: Iterable[Contact]) -> Contact | None:
    return next((one for one in contacts if is_tap(one)), None)


def is_tap(contact: Contact) -> bool:
    return contact.code != Contact.Code.NOTE.value


def has_begun(row: Participation, now: datetime) -> bool:
    return has_started(row.occurrence, now)
