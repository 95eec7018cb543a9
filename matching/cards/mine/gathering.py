"""Reads all that a supporter's phone knows of their own people: at most ten queries."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Protocol, TypeVar

from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from aandeslag.prepared import Prepared
from matching.models import Contact, LeftOut, Participation, Placement, Proposal, Round, WaitingListEntry
from matching.querysets import OPEN
from matching.rounds.waiting import that_can_be
from matching.taps import MARKED_WITHIN
from residents.models import Consent, Resident, Visit

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime, time
    from uuid import UUID

    from django.db.models import QuerySet

    from aandeslag.teams.models import Team, User
    from matching.querysets import ContactQuerySet, PlacementQuerySet
    from residents.querysets import ResidentQuerySet

Row = TypeVar("Row", bound="OfSomebody")
# What the phone shows of an activity, and no more: the rows are many, and their columns more.
OF_AN_ACTIVITY: Final = ("title", "theme", "minutes_earlier", "meeting_place", "meeting_point", "address")
_WHERE: Final = (*(f"activity__{name}" for name in OF_AN_ACTIVITY), "activity__organisation__address")
_WHEN: Final = ("date", "starts", "ends", *_WHERE)
OF_A_PERSON: Final = ("public_id", "team", "number", "first_name", "initial", "languages")
OF_AN_OFFER: Final = (
    *("public_id", "resident", "slot", "held_until", "ended_at"),
    *_WHERE,
    *(f"occurrence__{name}" for name in _WHEN[:3]),
)
OF_A_DATE: Final = ("public_id", "resident", *(f"occurrence__{name}" for name in _WHEN))
# What was said longer ago plays no part; the longest *not now* is eight weeks.
REMEMBERED: Final = timedelta(days=90)
# So long it is told that the time to answer is over.
TOLD_FOR: Final = timedelta(days=7)


class OfSomebody(Protocol):
    """A row about one person."""

    @property
    def resident_id(self) -> int: ...


class Placed(NamedTuple):
    """Of a placement what the phone knows: of where it is it says something only of an offer."""

    pk: int
    public_id: UUID
    resident_id: int
    status: str
    is_standing: bool
    held_until: datetime | None
    agreed_on: date | None
    by_id: int | None
    slot_id: int | None
    occurrence_id: int | None
    title: str


class Host(NamedTuple):
    address: str


class Going(NamedTuple):
    """Of somebody on a date what the phone knows, and of what they go to when and where it is."""

    public_id: UUID
    resident_id: int
    placement_id: int
    status: str
    date: date
    starts: time
    ends: time | None
    title: str
    theme: str
    minutes_earlier: int | None
    meeting_place: str
    meeting_point: str
    address: str
    address_of_host: str

    @property
    def organisation(self) -> Host:
        return Host(self.address_of_host)


@dataclass(frozen=True)
class Gathered:
    """By the key of the person. Dates come in their order, contacts the latest first."""

    people: list[Resident]
    dates: dict[int, list[Going]]
    placements: dict[int, list[Placed]]
    # By their own key, those that keep a place and can still be said yes to.
    offers: dict[int, Placement]
    # Places that were kept, and whose term ran out without a yes that stands.
    over: dict[int, list[Placement]]
    proposals: dict[int, list[Proposal]]
    contacts: dict[int, list[Contact]]
    waits: frozenset[int]
    # Of whom something is over: person and fixed moment for which they stand in line.
    in_line: frozenset[tuple[int, int]]
    nothing_fits: frozenset[int]
    may_be_called: frozenset[int]
    # Who came to the walk-in hour on which day: what was agreed that day they heard there.
    met: frozenset[tuple[int, date]]


def gather(team: Team, people: list[Resident], now: datetime) -> Gathered:
    """All that ties people of a team, who were read as `own_people`."""
    today = timezone.localdate(now)
    keys = [one.pk for one in people]
    settled = _settled(team)
    placed = [Placed(*row) for row in _placements(keys, now, now - TOLD_FOR)]
    over = [one for one in placed if _is_over(one, now)]
    standing = [one for one in placed if not _is_over(one, now)]
    kept = [*offers_among(standing, now), *over]
    offers = {one.pk: one for one in _offers([one.pk for one in kept])} if kept else {}
    return Gathered(
        people=people,
        dates=_by_person(Going(*row) for row in _dates(keys, today - MARKED_WITHIN)),
        placements=_by_person(standing),
        offers=offers,
        over=_by_person(offers[one.pk] for one in over),
        proposals=_by_person(_proposals(keys, settled, team, now)) if settled else {},
        contacts=_by_person(_contacts(keys, now - REMEMBERED)),
        waits=frozenset(one.pk for one in people if vars(one)["waits"]),
        in_line=frozenset(_in_line([one.resident_id for one in over])) if over else frozenset(),
        nothing_fits=frozenset(_left_out(keys, settled)) if settled else frozenset(),
        may_be_called=frozenset(one.pk for one in people if vars(one)["may_be_called"]),
        met=frozenset(_met(keys, today - REMEMBERED)),
    )


@Prepared
def own_people(team: Team, supporter: User, today: date) -> ResidentQuerySet[Resident]:
    """Whom this supporter was entrusted with, as long as they are here, with `waits`, `may_be_called`."""
    own = Resident.objects.for_team(team).entrusted_to(supporter, today).present()
    waits = WaitingListEntry.objects.in_line().filter(resident=OuterRef("pk"))
    agreed = Consent.objects.filter(resident=OuterRef("pk"), purpose=Consent.Purpose.PHONE, given=True)
    may_be_called = Exists(agreed.filter(withdrawn_on__isnull=True)) & ~Q(phone="")
    with_facts = own.annotate(waits=Exists(waits), may_be_called=may_be_called)
    return with_facts.only(*OF_A_PERSON).order_by("first_name", "number")


@Prepared
def _dates(keys: list[int], since: date) -> QuerySet[Participation, tuple[Any, ...]]:
    """To come, or so short ago that it can still be said what happened. The columns of `Going`."""
    rows = Participation.objects.filter(resident__in=keys, occurrence__date__gte=since)
    return (
        rows.filter(occurrence__cancelled_at__isnull=True)
        .exclude(status=Participation.Status.CANCELLED)
        .order_by("occurrence__date", "occurrence__starts", "pk")
        .values_list(
            "public_id", "resident_id", "placement_id", "status", *(f"occurrence__{name}" for name in _WHEN)
        )
    )


@Prepared
def _placements(keys: list[int], now: datetime, since: datetime) -> QuerySet[Placement, tuple[Any, ...]]:
    """What is open, and what was kept until a moment that is just over. The columns of `Placed`."""
    nobody_said_yes = Q(status=Placement.Status.DECLINED, decline_reason=Placement.DeclineReason.LAPSED)
    undone_too_late = Q(
        status=Placement.Status.ENDED,
        end_reason=Placement.EndReason.MISTAKE,
        ended_at__gte=F("held_until"),
    )
    is_over = Q(held_until__lte=now, held_until__gt=since) & (nobody_said_yes | undone_too_late)
    rows = Placement.objects.filter(Q(status__in=OPEN) | is_over, resident__in=keys, waits_for_receipt=False)
    return rows.order_by("agreed_on", "pk").values_list(*Placed._fields[:-1], "activity__title")


def _is_over(placement: Placed, now: datetime) -> bool:
    """Proposed is still what no night and no other press has settled since."""
    has_a_term = placement.held_until is not None and placement.held_until <= now
    return placement.status not in OPEN or (has_a_term and placement.status == Placement.Status.PROPOSED)


@Prepared
def _in_line(keys: list[int]) -> QuerySet[WaitingListEntry, tuple[int, int]]:
    entries = WaitingListEntry.objects.in_line().filter(resident__in=keys)
    return entries.order_by().values_list("resident", "slot")


@Prepared
def _offers(keys: list[int]) -> PlacementQuerySet[Placement]:
    rows = Placement.objects.filter(pk__in=keys).select_related("activity__organisation", "occurrence")
    return rows.only(*OF_AN_OFFER)


def _settled(team: Team) -> int | None:
    """The round that is being settled, if there is one."""
    return next(iter(_open_rounds(team)), None)


@Prepared
def _open_rounds(team: Team) -> QuerySet[Round, int]:
    return Round.objects.for_team(team).open().values_list("pk", flat=True)[:1]


def _proposals(keys: list[int], settled: int, team: Team, now: datetime) -> list[Proposal]:
    """Of that round, without an answer or with a yes that staff did not act on yet, and still to come."""
    to_come = (Proposal.Status.PROPOSED, Proposal.Status.WANTED)
    rows = Proposal.objects.filter(round=settled, resident__in=keys, status__in=to_come)
    dated = rows.select_related("round", "occurrence__activity__organisation")
    of_them = dated.only("status", "round__policy", "occurrence__cancelled_at", *OF_A_DATE)
    return that_can_be(list(of_them.order_by("is_further", "pk")), team, now)


@Prepared
def _contacts(keys: list[int], since: datetime) -> ContactQuerySet[Contact]:
    return Contact.objects.standing().filter(resident__in=keys, at__gte=since)


@Prepared
def _left_out(keys: list[int], settled: int) -> QuerySet[Any, int]:
    """Of that round: those for whom there is nothing."""
    return _keys(LeftOut.objects.filter(round=settled, resident__in=keys, something_fits=False))


@Prepared
def _met(keys: list[int], since: date) -> QuerySet[Visit, tuple[int, date]]:
    rows = Visit.objects.filter(resident__in=keys, session__date__gte=since).order_by()
    return rows.values_list("resident", "session__date")


def _keys(rows: QuerySet[Any, Any]) -> QuerySet[Any, int]:
    return rows.order_by().values_list("resident", flat=True)


def _by_person(rows: Iterable[Row]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        found[row.resident_id].append(row)
    return found


def offers_among(placements: Iterable[Placed], now: datetime) -> list[Placed]:
    """Places that are kept for this person, as long as they can say yes."""
    return [
        one
        for one in placements
        if one.status == Placement.Status.PROPOSED and one.held_until is not None and one.held_until > now
    ]


def first_proposed(team: Team, person: Resident, now: datetime) -> Proposal | None:
    """What this person is asked, else what they said yes to."""
    settled = _settled(team)
    proposals = _proposals([person.pk], settled, team, now) if settled else []
    return next(iter([*without_answer(proposals), *proposals]), None)


def without_answer(proposals: Iterable[Proposal]) -> list[Proposal]:
    return [one for one in proposals if one.status == Proposal.Status.PROPOSED]


def last_tap(contacts: Iterable[Contact]) -> Contact | None:
    return next((one for one in contacts if is_tap(one)), None)


def is_tap(contact: Contact) -> bool:
    return contact.code != Contact.Code.NOTE.value
