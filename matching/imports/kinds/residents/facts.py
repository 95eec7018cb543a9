"""What one row of a list of residents says, in the words of the product; no database."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from aandeslag.spreadsheets.columns import ResidentColumn as Column
from aandeslag.spreadsheets.dutch.availability import parse_availability
from aandeslag.spreadsheets.dutch.dates import DateWithoutYear, parse_date
from aandeslag.spreadsheets.dutch.departures import parse_departure_reason
from aandeslag.spreadsheets.dutch.interests import Interests, parse_interests
from aandeslag.spreadsheets.dutch.languages import parse_languages, parse_level
from aandeslag.spreadsheets.dutch.numbers import parse_number
from aandeslag.spreadsheets.dutch.outcome import NotUnderstood, text_of
from aandeslag.spreadsheets.dutch.people import (
    parse_birth_year,
    parse_gender,
    parse_initial,
    parse_legal_status,
)
from aandeslag.spreadsheets.dutch.phones import parse_email, parse_phone
from aandeslag.spreadsheets.dutch.remarks import Remark
from aandeslag.spreadsheets.wording import plain
from aandeslag.vocabulary import DepartureReason, LegalStatus, TravelMode
from matching.imports.answers import ELSEWHERE, Answers
from matching.imports.judgement import Because, Why
from matching.imports.kinds.facts import Facts
from matching.imports.kinds.parsing import Memory, RowReader
from residents.names import clean_name, fold, name_key
from residents.rules import possible_birth_years

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from matching.imports.cells import Stored
    from matching.imports.judgement import Values

LONGEST_NAME: Final = 60
HIGHEST_NUMBER: Final = 99_999_999
WITHOUT_BICYCLE: Final = frozenset({TravelMode.FOOT, TravelMode.BUS})


@dataclass(frozen=True)
class Surroundings:
    """What a row is read with: the answers about the file, the day, and the team's centres by name."""

    answers: Answers
    today: date
    centres: Mapping[str, str]  # plain name → public id
    memory: Memory = field(default_factory=dict)


def read_facts(cells: Mapping[str, Stored], around: Surroundings) -> Facts:
    """Read every column; a value is left out where nothing was written."""
    row = RowReader(cells, around.memory)
    values = {
        **_who(row, around),
        **_speaks(row),
        **_wants(row),
        **_reachable(row, around.answers),
        **_stays(row, around),
    }
    kept = {name: _plain_value(value) for name, value in values.items() if value not in (None, "")}
    return Facts(kept, tuple(row.problems), tuple(row.notes), tuple(row.unanswered))


def _who(row: RowReader, around: Surroundings) -> Values:
    name = clean_name(row.text(Column.FIRST_NAME, longest=LONGEST_NAME))
    row.require(Column.FIRST_NAME, name)
    gender = row.read(Column.GENDER, parse_gender)
    row.require(Column.GENDER, gender)
    year = row.read(Column.BIRTH_YEAR, partial(parse_birth_year, today=around.today))
    if year is not None and year not in possible_birth_years(around.today):
        row.problem(Why.TOO_YOUNG, Column.BIRTH_YEAR, year=year)
    number = row.read(Column.NUMBER, parse_number)
    if number is not None and number > HIGHEST_NUMBER:
        row.problem(Why.TOO_LONG, Column.NUMBER, longest=8)
    return {
        "number": number,
        "first_name": name,
        "key": name_key(name),
        "sound": fold(name),
        "initial": row.read(Column.SURNAME, parse_initial),
        "gender": gender,
        "birth_year": year,
        "legal_status": row.read(Column.LEGAL_STATUS, parse_legal_status) or LegalStatus.UNKNOWN,
    }


def _speaks(row: RowReader) -> Values:
    return {
        "languages": row.read(Column.LANGUAGES, parse_languages),
        "dutch_level": row.read(Column.DUTCH_LEVEL, parse_level),
        "english_level": row.read(Column.ENGLISH_LEVEL, parse_level),
    }


def _wants(row: RowReader) -> Values:
    found: Interests | None = row.read(Column.INTERESTS, parse_interests)
    remark = _remark(row)
    skills = (found.skills if found else frozenset()) | remark.skills
    return {
        "interests": found.themes if found else None,
        "skills": skills or None,
        "free": row.read(Column.FREE, parse_availability),
        "conditions": remark.conditions or None,
        "travel_modes": WITHOUT_BICYCLE if remark.no_bicycle else None,
    }


def _remark(row: RowReader) -> Remark:
    """Take the facts from a remark that was sorted when it came in; its words were never kept."""
    remark = row.cells.get(Column.REMARKS)
    if not isinstance(remark, Remark):
        return Remark()
    kept = [*sorted(remark.conditions), *sorted(remark.skills), *["no-bicycle"] * remark.no_bicycle]
    for code, found in (
        (Why.REMARK_SENSITIVE, sorted(remark.sensitive)),
        (Why.REMARK_KEPT, kept),
        (Why.REMARK_UNSORTED, [""] * remark.unsorted),
        (Why.REMARK_NEUTRAL, [""] * remark.neutral),
        (Why.REMARK_CHILDREN, [""] * remark.has_children),
    ):
        if found:
            row.note(code, Column.REMARKS, what=list(filter(None, found)))
    return remark


def _reachable(row: RowReader, answers: Answers) -> Values:
    if answers.phone_asked:
        return {
            "phone": row.read(Column.PHONE, parse_phone),
            "email": row.read(Column.EMAIL, parse_email),
        }
    for column in (Column.PHONE, Column.EMAIL):
        if row.cells.get(column) is not None:
            row.note(Why.PHONE_LEFT_OUT, column)
    return {}


def _stays(row: RowReader, around: Surroundings) -> Values:
    answers = around.answers
    registered = row.day(Column.REGISTERED_ON, year=answers.year, today=around.today)
    if row.cells.get(Column.REGISTERED_ON) is None:
        registered = answers.registered_on
        row.require(Column.REGISTERED_ON, registered)
    return {
        "registered_on": registered,
        **_left(row, registered, around),
        "centre": _centre(row, around),
    }


def _left(row: RowReader, registered: date | None, around: Surroundings) -> Values:
    reason = row.read(Column.DEPARTURE_REASON, parse_departure_reason)
    left = row.read(Column.DEPARTED_ON, parse_date)
    if isinstance(left, DateWithoutYear):
        left = _first_after(row, left, registered)
    left = row.sensible(Column.DEPARTED_ON, left, around.today)
    if left is not None and registered is not None and left < registered:
        row.problem(Why.LEFT_BEFORE_REGISTERED, Column.DEPARTED_ON)
    if left is not None and reason is None:
        reason = DepartureReason.UNKNOWN
        row.note(Why.LEFT_REASON_UNKNOWN, Column.DEPARTURE_REASON)
    return {"departed_on": left, "departure_reason": reason}


def _first_after(row: RowReader, left: DateWithoutYear, registered: date | None) -> date | None:
    """Nobody leaves before they came: the first such day from the registration on."""
    if registered is None:
        return None
    day = left.first_on_or_after(registered)
    if isinstance(day, NotUnderstood):
        row.not_understood(Column.DEPARTED_ON, day)
        return None
    row.note(Why.YEAR_FOUND, Column.DEPARTED_ON, date=day.isoformat())
    return day


def _centre(row: RowReader, around: Surroundings) -> str | None:
    """Where someone lives: from their own cell, else as was answered for the whole file."""
    written = row.read(Column.CENTRE, text_of)
    if not written:
        if around.answers.centre is None:
            row.unanswered.append(Because(Why.CENTRE_NOT_ANSWERED, Column.CENTRE))
        return None if around.answers.centre == ELSEWHERE else around.answers.centre
    words = plain(written)
    fitting = {key for name, key in around.centres.items() if words and (words in name or name in words)}
    if len(fitting) == 1:
        return fitting.pop()
    row.problem(Why.NOT_A_CENTRE, Column.CENTRE)
    return None


def _plain_value(value: Any) -> Any:
    if isinstance(value, frozenset):
        return sorted(value)
    return value.isoformat() if hasattr(value, "isoformat") else value
