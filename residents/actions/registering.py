"""Registers people: one at the desk, or many from a spreadsheet."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.db import transaction

from aandeslag.audit.actions import record
from aandeslag.audit.context import acting
from aandeslag.teams.access import Role
from aandeslag.teams.models import UsedToken
from aandeslag.teams.once import once
from residents.actions.entrusting import entrust_resident
from residents.actions.explaining import give_explanation
from residents.actions.numbering import hold_numbers, next_number, taken
from residents.errors import NumberTakenError, ResemblesError
from residents.finding import Newcomer, lookalikes
from residents.models import Resident
from residents.names import clean_name

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from uuid import UUID

    from aandeslag.teams.models import Team, User
    from residents.details import ResidentDetails

BATCH = 500  # people per line of the log


@dataclass(frozen=True)
class Registration:
    """One person of a spreadsheet, with what the desk wrote down over time."""

    details: ResidentDetails
    registered_on: date
    number: int | None = None
    departed_on: date | None = None
    departure_reason: str = ""
    # Chosen beforehand by an import, which knows its row by it.
    public_id: UUID | None = None


@transaction.atomic
def register_resident(  # noqa: PLR0913 - one registration in full
    *,
    team: Team,
    details: ResidentDetails,
    by: User | None,
    today: date,
    token: UUID | None = None,
    number: int | None = None,
    explained_in: str | None = None,
    known_until: int | None = None,
) -> Resident:
    """Register someone; without `number` they get the next free one.

    A supporter who registers someone has them entrusted from then on.
    Raises NumberTakenError when the number belongs to somebody else, and ResemblesError when another desk
    registered somebody like them since `known_until`, when it was last looked (see `newest_of`).
    """

    def make() -> Resident:
        if known_until is not None:
            _look_again(team, details, known_until)
        resident = _store(team, Registration(details, today, number))
        if explained_in:
            give_explanation(resident=resident, language=explained_in, by=by, today=today)
        if by is not None and _is_supporter(by, team, today):
            entrust_resident(resident=resident, supporter=by, by=by, today=today)
        return resident

    return make() if token is None else once(team=team, token=token, model=Resident, make=make)


def _look_again(team: Team, details: ResidentDetails, known_until: int) -> None:
    """Two desks register the same person at the same moment: the second one sees the first."""
    hold_numbers(team)
    newcomer = Newcomer(details.first_name, details.birth_year, details.gender, details.initial)
    found = lookalikes(team=team, newcomer=newcomer, since=known_until)
    if found:
        raise ResemblesError(found)


def registered_before(*, team: Team, token: UUID) -> Resident | None:
    """The person whom the same form registered already: it was sent twice."""
    made = Resident._meta.label
    used = UsedToken.objects.filter(team=team, token=token, made=made, made_id__isnull=False)
    return Resident.objects.for_team(team).filter(pk__in=used.values("made_id")).first()


def register_residents(*, team: Team, people: Sequence[Registration]) -> list[Resident]:
    """Register many at once in few queries, in their order; who has no number gets the next free one.

    Raises NumberTakenError when a number belongs to somebody else or stands in the list twice.
    """
    return register_ready(ready=make_ready(team=team, people=people))


@dataclass(frozen=True)
class ReadyPeople:
    """Many people with their numbers and everything else that takes time, before the transaction begins."""

    team: Team
    rows: list[Resident]
    filled: frozenset[str]


def make_ready(*, team: Team, people: Sequence[Registration]) -> ReadyPeople:
    """Give out numbers as far as can be known now; `register_ready` looks again."""
    wanted = Counter(person.number for person in people if person.number is not None)
    if double := {number for number, times in wanted.items() if times > 1}:
        raise NumberTakenError(min(double))
    following = max([next_number(team) - 1, *wanted])
    rows = []
    for person in people:
        if person.number is None:
            following += 1
        rows.append(_row(team, replace(person, number=person.number or following)))
    filled = frozenset(name for person in people for name in person.details.filled())
    return ReadyPeople(team, rows, filled)


@transaction.atomic
def register_ready(*, ready: ReadyPeople) -> list[Resident]:
    """Store people that were made ready. Raises NumberTakenError when somebody has one of the numbers."""
    hold_numbers(ready.team)
    made = ready.rows
    if others := taken(ready.team, [resident.number for resident in made]):
        raise NumberTakenError(min(others))
    Resident.objects.bulk_create(made)
    for start in range(0, len(made), BATCH):
        batch = made[start : start + BATCH]
        record(action="resident.registered", on=batch, changed=ready.filled)
    return made


def _store(team: Team, person: Registration) -> Resident:
    hold_numbers(team)
    if person.number is None:
        person = replace(person, number=next_number(team))
    elif taken(team, [person.number]):
        raise NumberTakenError(person.number)
    resident = _row(team, person)
    resident.save(force_insert=True)
    record(action="resident.registered", on=resident, changed=person.details.filled())
    return resident


def _row(team: Team, person: Registration) -> Resident:
    columns: dict[str, Any] = person.details.columns()
    columns["first_name"] = clean_name(person.details.first_name)
    assert person.number is not None  # noqa: S101 - given out above
    if person.public_id is not None:
        columns["public_id"] = person.public_id
    return Resident(
        **columns,
        team=team,
        number=person.number,
        noted_on=person.registered_on if person.details.note else None,
        registered_on=person.registered_on,
        departed_on=person.departed_on,
        departure_reason=person.departure_reason,
    )


def _is_supporter(user: User, team: Team, today: date) -> bool:
    """Who acts in another role at this moment is not; outside a request there is no role to go by."""
    if acting().role not in {"", Role.SUPPORTER}:
        return False
    return user.memberships.on(today).filter(team=team, role=Role.SUPPORTER).exists()
