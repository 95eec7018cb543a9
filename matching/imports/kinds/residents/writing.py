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
from residents.actions.numbering import hold_numbers, next_number, taken
from residents.actions.registering import Registration, register_residents
from residents.details import ResidentDetails
from residents.models import Consent, Resident

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from matching.imports.judgement import Values
    from matching.imports.kinds.contract import Moment
    from matching.models import Import, ImportRow

BATCH: Final = 500  # people per line of the log
_SETS: Final = ("languages", "interests", "skills", "free", "conditions", "travel_modes")
_PLAIN: Final = (
    *("first_name", "gender", "initial", "birth_year", "dutch_level", "english_level"),
    *("legal_status", "phone", "email"),
)


@dataclass(frozen=True)
class ResidentPlan:
    """The people to be registered, each with the number that the list gives them."""

    imported: Import
    rows: Sequence[ImportRow]
    people: Sequence[Registration]
    moment: Moment

    def write(self) -> dict[str, int]:
        hold_numbers(self.imported.team)
        self._refuse_newcomers()
        made: list[Resident] = []
        numbered = self._with_numbers()
        for start in range(0, len(numbered), BATCH):
            batch = numbered[start : start + BATCH]
            made += register_residents(team=self.imported.team, people=batch)
        self._note_consents(made)
        self._point_at_people()
        return {"residents": len(made)}

    def _with_numbers(self) -> list[Registration]:
        """Keep a number of the list where it is free; everybody else gets one after the highest."""
        wanted = {person.number for person in self.people if person.number is not None}
        given = set(taken(self.imported.team, wanted))
        following = max([next_number(self.imported.team) - 1, *wanted])
        numbered = []
        for person in self.people:
            number = person.number
            if number is None or number in given:
                following += 1
                number = following
            given.add(number)
            numbered.append(replace(person, number=number))
        return numbered

    def _refuse_newcomers(self) -> None:
        """Somebody registered at the desk since the rows were read may be one of them."""
        since = self.imported.newest.get("resident", 0)
        newcomers = list(people_of_team(self.imported.team, since=since))
        if not newcomers:
            return
        people = People.of(newcomers)
        for row in self.rows:
            found = compare(person_of(row.number, row.line_digest, row.values), people)
            if found.same or found.alike:
                raise ChangedMeanwhileError

    def _note_consents(self, made: Sequence[Resident]) -> None:
        """The desk said that everybody was asked: who gave a number agreed."""
        consents = [
            Consent(
                team=self.imported.team,
                resident=resident,
                purpose=Consent.Purpose.PHONE,
                given=True,
                by=self.moment.by,
                asked_on=resident.registered_on,
            )
            for resident in made
            if resident.phone or resident.email
        ]
        Consent.objects.bulk_create(consents)

    def _point_at_people(self) -> None:
        """Let each row know whom it became, and rows that are the same as another row too."""
        rows = self.imported.rows
        person = Resident.objects.filter(public_id=OuterRef("made")).values("pk")
        rows.filter(verdict="new").update(resident=Subquery(person[:1]))
        above = rows.model.objects.filter(imported=OuterRef("imported"), number=OuterRef("same_row")).values(
            "resident"
        )
        for _ in range(2):  # the same as a row that is itself the same as a row
            same = rows.filter(verdict="same", resident=None)
            same.update(resident=Subquery(above[:1]))


def make_plan(imported: Import, rows: Sequence[ImportRow], moment: Moment) -> ResidentPlan:
    centres = {str(one.public_id): one for one in ReceptionCentre.objects.filter(served__team=imported.team)}
    people = [_registration(row, centres) for row in rows]
    return ResidentPlan(imported, rows, people, moment)


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
