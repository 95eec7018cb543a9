"""Finds out who is meant in an attendance list: by number and name together, never by half a name."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from aandeslag.spreadsheets.columns import ParticipationColumn as Column
from matching.imports.digests import question_key
from matching.imports.judgement import LEAVE_OUT, Ask, Because, Decisions, QuestionKind, Why
from residents.names import fold, name_key

if TYPE_CHECKING:
    from datetime import date

    from matching.imports.judgement import Values
    from matching.imports.kinds.participations.surroundings import Known
    from matching.imports.kinds.residents.people import People

MOST_OPTIONS: Final = 40


@dataclass(frozen=True)
class Attendee:
    """Someone of the team, as far as an attendance list can tell people apart."""

    ref: str
    resident_id: int
    name: str
    registered_on: date
    departed_on: date | None

    def was_here(self, day: date) -> bool:
        return self.registered_on <= day and (self.departed_on is None or day <= self.departed_on)


@dataclass(frozen=True)
class Found:
    """The one who is meant; or the decision to wait for; or nobody."""

    person: Attendee | None = None
    asks: tuple[Ask, ...] = ()
    waiting: tuple[Because, ...] = ()
    problems: tuple[Because, ...] = ()


@dataclass
class Persons:
    """The people of the team, findable by number and by name."""

    people: People
    attendees: dict[str, Attendee]
    _fitting: dict[tuple[int | None, str], tuple[list[str], Why | None]] = field(default_factory=dict)

    def find(self, values: Values, activity: Known, decisions: Decisions) -> Found:
        number, name = values.get("number"), values.get("name", "")
        key = (number, name_key(name))
        if key not in self._fitting:
            self._fitting[key] = self._fit(number, name)
        refs, why = self._fitting[key]
        column = Column.NAME if name else Column.NUMBER
        if not refs:
            return Found(problems=(Because(Why.NOBODY, column),))
        if why is None:
            return Found(self.attendees[refs[0]])
        kind = QuestionKind.WHICH_PERSON
        asked = question_key(kind, activity.activity_id, *key)
        ask = Ask(kind, asked, (*refs[:MOST_OPTIONS], LEAVE_OUT), activity.activity_id)
        return self._decided(ask, why, column, decisions)

    def _decided(self, ask: Ask, why: Why, column: str, decisions: Decisions) -> Found:
        choice = decisions.get(ask.key, "")
        if choice in ask.options and choice != LEAVE_OUT:
            return Found(self.attendees[choice], asks=(ask,))
        code = Why.LEFT_OUT_BY_CHOICE if choice == LEAVE_OUT else why
        return Found(asks=(ask,), waiting=(Because(code, column),))

    def _fit(self, number: int | None, name: str) -> tuple[list[str], Why | None]:
        """Everybody who may be meant, and why that is to be decided; no reason when it is certain."""
        numbered = [one for one in self.people.by_number.get(number or 0, ()) if number]
        if not name:
            return [one.ref for one in numbered], None if len(numbered) == 1 else Why.SEVERAL_FIT
        both = [one for one in numbered if self.people.alike(name, one.name)]
        if both:
            return [one.ref for one in both], None if len(both) == 1 else Why.SEVERAL_FIT
        named = [one for one in self.people.sounding_like(fold(name)) if self.people.alike(name, one.name)]
        refs = [one.ref for one in dict.fromkeys([*numbered, *named])]
        if number is not None:
            return refs, Why.NUMBER_OTHER_NAME
        if len(named) == 1:
            exact = named[0].key == name_key(name)
            return refs, None if exact else Why.ONE_IS_ALIKE
        return refs, Why.SEVERAL_FIT
