"""Reads of people and walk-in sessions, each starting at a team."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.db.models import Exists, F, OuterRef, Q, Subquery

from aandeslag.teams.access import Role
from aandeslag.teams.querysets import Row, TeamRowQuerySet

if TYPE_CHECKING:
    from datetime import date, datetime
    from uuid import UUID

    from aandeslag.teams.http import MemberRequest
    from aandeslag.teams.models import User
    from residents.models import Visit, WalkInSession

LONGEST_NUMBER = 9
# What one line of a list shows of a person, and what the log needs.
LINE = (
    *("public_id", "team", "number", "first_name", "initial", "name_key", "birth_year", "languages"),
    *("departed_on", "centre__name", "housed_in__name"),
)
NEVER_ASKED = ("interests", "skills", "free", "conditions", "travel_modes", "wishes", "dutch_level")


def number_in(text: str) -> int | None:
    """The participant number that was typed, however many zeros stand before it."""
    digits = text.strip().lstrip("0")
    return int(digits) if digits.isdecimal() and len(digits) <= LONGEST_NUMBER else None


class ResidentQuerySet(TeamRowQuerySet[Row]):
    def present(self) -> Self:
        """Those who have not left."""
        return self.filter(departed_on__isnull=True)

    def numbered(self, text: str) -> Self:
        """The person with this participant number."""
        number = number_in(text)
        return self.none() if number is None else self.filter(number=number)

    def coded(self, code: UUID) -> Self:
        """The person on whose slip this code stands."""
        return self.filter(public_id=code)

    def taken_over(self, **former: Any) -> Self:
        """Who took over a `number` or `public_id` of before, when two turned out to be one person."""
        condition = {f"merges__former_{name}": value for name, value in former.items()}
        return self.filter(merges__undone_at__isnull=True, **condition)

    def for_lines(self) -> Self:
        """Load no more than a line of a list shows."""
        return self.select_related("centre", "housed_in").only(*LINE)

    def speaking(self, language: str) -> Self:
        return self.filter(languages__contains=f",{language},")

    def never_asked(self) -> Self:
        """Those of whom nobody has asked yet what they like, can and need."""
        return self.filter(**{f"{name}__isnull": True for name in NEVER_ASKED})

    def entrusted_to(self, user: User, today: date) -> Self:
        """A supporter's own people, as long as they have not left."""
        here = Q(departed_on__isnull=True) | Q(departed_on__gt=today)
        current = Q(entrustments__valid_until__isnull=True) | Q(entrustments__valid_until__gte=today)
        return self.filter(
            here, current, entrustments__supporter=user, entrustments__valid_from__lte=today
        ).distinct()

    def visible_to(self, request: MemberRequest, today: date) -> Self:
        """The people of whom this membership may see anything at all."""
        role = request.membership.role
        mine = self.for_team(request.team)
        if role == Role.COA:
            return mine.filter(centre__in=request.membership.centres.all())
        if role == Role.SUPPORTER and not request.present:
            return mine.entrusted_to(request.user, today)
        return mine


class MergeQuerySet(TeamRowQuerySet[Row]):
    def standing(self) -> Self:
        """Those that were not undone."""
        return self.filter(undone_at__isnull=True)

    def with_record(self) -> Self:
        """Those of which something is kept to undo them."""
        return self.exclude(undo={})


class DatedTeamRowQuerySet(TeamRowQuerySet[Row]):
    """Rows of a team that hold from a first day up to and including a last one."""

    def on(self, day: date) -> Self:
        return self.filter(valid_from__lte=day).not_ended(day)

    def not_ended(self, day: date) -> Self:
        """Those that hold on `day` or begin later."""
        return self.filter(Q(valid_until__isnull=True) | Q(valid_until__gte=day))


class EntrustmentQuerySet(DatedTeamRowQuerySet[Row]):
    """Entrustments that hold on a day."""


class WalkInHourQuerySet(DatedTeamRowQuerySet[Row]):
    """Weekly hours that hold on a day."""


class WalkInSessionQuerySet(TeamRowQuerySet[Row]):
    def on(self, day: date) -> Self:
        return self.filter(date=day)

    def held(self) -> Self:
        """Sessions that were opened and not cancelled: those that count."""
        return self.filter(opened_at__isnull=False, cancelled_at__isnull=True)

    def open(self) -> Self:
        return self.held().filter(closed_at__isnull=True)

    def still_planned(self, day: date) -> Self:
        """Sessions from `day` on that nobody has opened or cancelled."""
        return self.filter(date__gte=day, opened_at__isnull=True, cancelled_at__isnull=True)

    def still_to_come(self, now: datetime) -> Self:
        """Sessions that one can still be sent to at this local time, the first one first.

        One that is open goes on until it is closed, also when it runs late.
        """
        goes_on = Q(ends__gt=now.time()) | Q(opened_at__isnull=False)
        later = Q(date__gt=now.date()) | Q(goes_on, date=now.date())
        waiting = self.filter(later, cancelled_at__isnull=True, closed_at__isnull=True)
        return waiting.order_by("date", "starts")

    def workable_by(self, request: MemberRequest) -> Self:
        """Where this member may work: a supporter only where they are noted present, while it is open."""
        mine = self.for_team(request.team)
        if request.membership.role != Role.SUPPORTER:
            return mine
        return (
            mine.open().filter(duties__membership=request.membership, duties__until__isnull=True).distinct()
        )


class VisitQuerySet(TeamRowQuerySet[Row]):
    def by(self, resident_id: int) -> Self:
        return self.filter(resident_id=resident_id)

    def together_with(self, visit: Visit) -> Self:
        """The visits of who goes along with this visitor."""
        if visit.party is None:
            return self.none()
        return self.filter(session=visit.session_id, party=visit.party).exclude(pk=visit.pk)

    def with_party_named_last(self) -> Self:
        """Of each resident the visit at which they last said with whom they want to go together."""
        named = self.model._default_manager.filter(resident=OuterRef("resident"), party__isnull=False)
        last = named.order_by("-came_at", "-pk").values("pk")[:1]
        return self.filter(party__isnull=False, pk=Subquery(last))


class ReferralQuerySet(TeamRowQuerySet[Row]):
    def made_by(self, request: MemberRequest) -> Self:
        """One's own, at the centres where one works."""
        mine = self.for_team(request.team).filter(by=request.user)
        return mine.filter(centre__in=request.membership.centres.all())

    def with_arrival(self) -> Self:
        """Annotate `came`: whether the resident was at this session, or at any since the day of referring."""
        return self.annotate(came=self._arrival())

    def arrived(self) -> Self:
        return self.filter(self._arrival())

    def not_arrived(self) -> Self:
        return self.exclude(self._arrival())

    def _arrival(self) -> Exists:
        session = "resident__visits__session"
        at_it = Q(**{session: F("session")}) | Q(**{"session": None, f"{session}__date": F("referred_on")})
        later = Q(**{f"{session}__date__gt": F("referred_on")})
        return Exists(type(self)(self.model).filter(at_it | later, pk=OuterRef("pk")))

    def telling_who(self) -> Self:
        """Those that still say who is meant."""
        return self.exclude(resident=None, first_name="")

    def adrift(self) -> Self:
        """Those whose session was cancelled or is not planned yet: the next one is meant."""
        return self.filter(Q(session=None) | Q(session__cancelled_at__isnull=False))

    def awaited_at(self, session: WalkInSession) -> Self:
        """Those for this session, and those adrift at its centre."""
        here = self.for_team(session.team)
        adrift = here.adrift().filter(centre=session.centre_id, referred_on__lte=session.date)
        return here.filter(Q(session=session) | Q(pk__in=adrift.values("pk")))
