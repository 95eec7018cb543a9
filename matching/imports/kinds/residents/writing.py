"""Registers the people of a list, through the same action as the desk."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from django.db.models import OuterRef, Subquery

from aandeslag.teams.models import ReceptionCentre
from matching.imports.errors import ChangedMeanwhileError
from matching.imports.kinds.residents.judging import person_of
from matching.imports.kinds.residents.loading import people_of_team
from matching.imports.kinds.residents.people import People, compare
from matching.imports.storing import EMPTIED
from residents.actions.numbering import taken
from residents.actions.registering import ReadyPeople, Registration, make_ready, register_ready
from residents.details import ResidentDetails
from residents.errors import NumberTakenError
from residents.models import Consent, Resident

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from matching.imports.judgement import Values
    from matching.imports.kinds.contract import Moment
    from matching.models import Import, ImportRow

_SETS: Final = ("languages", "interests", "skills", "free", "conditions", "travel_modes")
_PLAIN: Final = (
    *("first_name", "gender", "initial", "birth_year", "dutch_level", "english_level"),
    *("legal_status", "phone", "email"),
)


@dataclass(frozen=True)
class ResidentPlan:
    """The people to be registered, each with the number that the list gives them where it is free."""

    imported: Import
    rows: Sequence[ImportRow]
    ready: ReadyPeople
    consents: list[Consent]

    def write(self) -> dict[str, int]:
        self._refuse_newcomers()
        try:
            made = register_ready(ready=self.ready)
        except NumberTakenError as error:
            raise ChangedMeanwhileError from error
        Consent.objects.bulk_create(self.consents)
        self._point_at_people()
        return {"residents": len(made)}

    def _refuse_newcomers(self) -> None:
        """Somebody registered at the desk since the rows were read may be one of them."""
        since = self.imported.newest.get("resident", 0)
        people = People.of(people_of_team(self.imported.team, since=since))
        if not people.by_ref:
            return
        for row in self.rows:
            found = compare(person_of(row.number, row.line_digest, row.values), people)
            if found.same or found.alike:
                raise ChangedMeanwhileError

    def _point_at_people(self) -> None:
        """Let each row know whom it became, and rows that are the same as another row too."""
        rows = self.imported.rows
        person = Resident.objects.filter(public_id=OuterRef("made")).values("pk")
        rows.filter(verdict="new").update(resident=Subquery(person[:1]), **EMPTIED)
        above = rows.model.objects.filter(imported=OuterRef("imported"), number=OuterRef("same_row")).values(
            "resident"
        )
        for _ in range(2):  # the same as a row that is itself the same as a row
            same = rows.filter(verdict="same", resident=None)
            same.update(resident=Subquery(above[:1]))


def make_plan(imported: Import, rows: Sequence[ImportRow], moment: Moment) -> ResidentPlan:
    centres = {str(one.public_id): one for one in ReceptionCentre.objects.filter(served__team=imported.team)}
    people = _where_free(imported, [_registration(row, centres) for row in rows])
    ready = make_ready(team=imported.team, people=people)
    return ResidentPlan(imported, rows, ready, _consents(ready, moment))


def _where_free(imported: Import, people: Sequence[Registration]) -> list[Registration]:
    """Keep a number of the list where it is free; of two people with one number the first has it."""
    numbers = {person.number for person in people if person.number is not None}
    given = set(taken(imported.team, numbers))
    kept = []
    for person in people:
        kept.append(replace(person, number=None) if person.number in given else person)
        if person.number is not None:
            given.add(person.number)
    return kept


def _consents(ready: ReadyPeople, moment: Moment) -> list[Consent]:
    """The desk said that everybody was asked: who gave a number agreed."""
    return [
        Consent(
            team_id=resident.team_id,
            resident=resident,
            purpose=Consent.Purpose.PHONE,
            given=True,
            by=moment.by,
            asked_on=resident.registered_on,
        )
        for resident in ready.rows
        if resident.phone or resident.email
    ]


def _registration(row: ImportRow, centres: Mapping[str, ReceptionCentre]) -> Registration:
    values: Values = row.values
    left = values.get("departed_on")
    columns: dict[str, Any] = {name: values[name] for name in _PLAIN if name in values}
    columns |= {name: frozenset(values[name]) for name in _SETS if name in values}
    return Registration(
        details=ResidentDetails(centre=centres.get(values.get("centre", "")), **columns),
        registered_on=date.fromisoformat(values["registered_on"]),
        number=values.get("number"),
        departed_on=date.fromisoformat(left) if left else None,
        departure_reason=values["departure_reason"] if left else "",
        public_id=row.made,
    )
