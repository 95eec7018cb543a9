"""Reads of people and walk-in sessions, each starting at a team."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db.models import Q

from aandeslag.teams.access import Role
from aandeslag.teams.querysets import Row, TeamRowQuerySet

if TYPE_CHECKING:
    from datetime import date

    from aandeslag.teams.http import MemberRequest
    from aandeslag.teams.models import User

LONGEST_NUMBER = 9
# What one line of a list shows of a person, and what the log needs.
LINE = (
    *("public_id", "team", "number", "first_name", "initial", "name_key", "birth_year", "languages"),
    *("departed_on", "centre__name", "housed_in__name"),
)
NEVER_ASKED = ("interests", "skills", "free", "conditions", "travel_modes", "wishes", "dutch_level")


class ResidentQuerySet(TeamRowQuerySet[Row]):
    def present(self) -> Self:
        """Those who have not left."""
        return self.filter(departed_on__isnull=True)

    def numbered(self, text: str) -> Self:
        """The person with this participant number, however many zeros stand before it."""
        digits = text.strip().lstrip("0")
        if not digits.isdecimal() or len(digits) > LONGEST_NUMBER:
            return self.none()
        return self.filter(number=int(digits))

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
