"""What a walk-in hour yielded, for the moment it closes: visits by outcome, and who helped for how long."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count

from aandeslag.teams.access import Role
from residents.models import Visit

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from aandeslag.teams.models import Duty
    from residents.models import WalkInSession


@dataclass(frozen=True)
class Helped:
    """Someone who was present, and for how many minutes as far as is known."""

    name: str
    role: str
    minutes: int | None


@dataclass(frozen=True)
class Summary:
    """Who was registered and signed up at once counts in both; otherwise everybody counts once."""

    noted: int
    outcomes: list[tuple[str, int]]
    coffee: int
    helpers: list[Helped]
    supporter_minutes: int


def summary_of(session: WalkInSession) -> Summary:
    """Four queries, however many came."""
    counted = dict(_counted(session, "outcome"))
    noted = sum(counted.values())
    registered = Visit.Outcome.REGISTERED.value
    counted[registered] = counted.get(registered, 0) + _registered_as_well(session)
    helped = _helped(session)
    return Summary(
        noted=noted,
        outcomes=[(str(one.label), counted[one.value]) for one in Visit.Outcome if counted.get(one.value)],
        coffee=dict(_counted(session, "reason")).get(Visit.Reason.COFFEE, 0),
        helpers=helped,
        supporter_minutes=sum(one.minutes or 0 for one in helped if one.role == Role.SUPPORTER),
    )


def _helped(session: WalkInSession) -> list[Helped]:
    """Everybody once, also who left and came back: the minutes add up."""
    by_member: dict[int, list[Duty]] = {}
    for one in session.duties.select_related("membership__user").order_by("since"):
        by_member.setdefault(one.membership_id, []).append(one)
    return [_together(duties) for duties in by_member.values()]


def _together(duties: list[Duty]) -> Helped:
    member = duties[0].membership
    minutes = [_minutes(one.since, one.until) for one in duties]
    is_known = None not in minutes
    return Helped(member.user.name, member.role, sum(filter(None, minutes)) if is_known else None)


def _counted(session: WalkInSession, name: str) -> list[tuple[str, int]]:
    rows = session.visits.order_by().values(name).annotate(times=Count("pk"))
    return [(row[name], row["times"]) for row in rows]


def _registered_as_well(session: WalkInSession) -> int:
    """Whose visit ends with more than the registration that it began with."""
    more = (Visit.Outcome.SIGNED_UP, Visit.Outcome.WAITING, Visit.Outcome.LATER)
    return session.visits.filter(reason=Visit.Reason.REGISTER, outcome__in=more).count()


def _minutes(since: datetime, until: datetime | None) -> int | None:
    if until is None:
        return None
    stayed: timedelta = until - since
    return max(round(stayed.total_seconds() / 60), 0)
