"""What one row of an offer says, in the words of the product; no database."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from aandeslag.spreadsheets.columns import ActivityColumn as Column
from aandeslag.spreadsheets.dutch.declarations import (
    Declaration,
    DeclarationState,
    parse_declaration,
)
from aandeslag.spreadsheets.dutch.numbers import parse_capacity, parse_minimum_age
from aandeslag.spreadsheets.dutch.offer import (
    ActivityKind,
    ActivityTitle,
    parse_kind,
    parse_language_need,
    parse_load,
    parse_title,
)
from aandeslag.spreadsheets.dutch.outcome import NotUnderstood
from aandeslag.spreadsheets.dutch.patterns import Pattern, PatternKind
from aandeslag.spreadsheets.dutch.phones import parse_email, parse_phone
from aandeslag.spreadsheets.dutch.remarks import Remark
from aandeslag.spreadsheets.dutch.times import parse_times
from activities.rules import PublishingFacts, missing_before_publishing
from activities.rules.meeting import read_meeting
from matching.imports.cells import Hidden
from matching.imports.judgement import Why
from matching.imports.kinds.facts import Facts
from matching.imports.kinds.parsing import Memory, RowReader

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from matching.imports.answers import Answers
    from matching.imports.cells import Stored
    from matching.imports.judgement import Values

LONGEST: Final = {
    Column.ORGANISATION: 120,
    Column.TITLE: 80,
    Column.ADDRESS: 120,
    Column.MEETING_POINT: 120,
    Column.CONTACT: 60,
}


def read_facts(cells: Mapping[str, Stored], answers: Answers, memory: Memory) -> Facts:
    """Read every column; what is missing becomes *still to ask*."""
    row = RowReader(cells, memory)
    values: Values = {
        **_what(row),
        **_where(row),
        "patterns": _patterns(row),
        "capacity": row.read(Column.CAPACITY, parse_capacity),
        "dutch_needed": row.read(Column.LANGUAGE_NEED, parse_language_need),
        "physical_load": row.read(Column.PHYSICAL_LOAD, parse_load),
        "minimum_age": row.read(Column.MINIMUM_AGE, parse_minimum_age),
        "declaration": _declaration(row, answers),
    }
    _remark(row)
    row.note(Why.STILL_TO_ASK, what=missing(values))
    kept = {name: value for name, value in values.items() if value not in (None, "", [])}
    return Facts(kept, tuple(row.problems), tuple(row.notes), tuple(row.unanswered))


def missing(values: Values) -> list[str]:
    """What an activity needs before it may be shown, and a list seldom says."""
    facts = PublishingFacts(
        purpose=values.get("purpose") or "",
        meeting_point=values.get("meeting_point") or values.get("meeting_place") or "",
        has_time=bool(values.get("patterns")),
        has_places=bool(values.get("patterns")) and bool(values.get("capacity")),
        has_site_contact=bool(values.get("contact")),
        dutch_needed=values.get("dutch_needed"),
        physical_load=values.get("physical_load"),
        minimum_age=values.get("minimum_age"),
        conduct_certificate=values.get("conduct_certificate"),
    )
    return [one.value for one in missing_before_publishing(facts)]


def _what(row: RowReader) -> Values:
    organisation = row.text(Column.ORGANISATION, longest=LONGEST[Column.ORGANISATION])
    row.require(Column.ORGANISATION, organisation)
    title: ActivityTitle | None = row.read(Column.TITLE, parse_title)
    row.require(Column.TITLE, title)
    if title is not None and len(title.text) > LONGEST[Column.TITLE]:
        row.problem(Why.TOO_LONG, Column.TITLE, longest=LONGEST[Column.TITLE])
    kind: ActivityKind = row.read(Column.KIND, parse_kind) or ActivityKind(None)
    return {
        "organisation": organisation,
        "title": title.text if title else "",
        # That nothing is said of a certificate does not mean that none is needed.
        "conduct_certificate": True if title and title.conduct_certificate else None,
        "theme": kind.theme.value if kind.theme else None,
        "women_only": True if kind.women_only else None,
        "purpose": "" if kind.may_be_meeting else "volunteering",
    }


def _where(row: RowReader) -> Values:
    meeting = read_meeting(row.text(Column.MEETING_POINT, longest=LONGEST[Column.MEETING_POINT]))
    return {
        "address": row.text(Column.ADDRESS, longest=LONGEST[Column.ADDRESS]),
        "meeting_place": meeting.place,
        "meeting_point": meeting.typed,
        "minutes_earlier": meeting.minutes_earlier,
        "contact": row.text(Column.CONTACT, longest=LONGEST[Column.CONTACT]),
        "phone": row.read(Column.PHONE, parse_phone),
        "email": row.read(Column.EMAIL, parse_email),
    }


def _patterns(row: RowReader) -> list[dict[str, Any]]:
    found: Sequence[Pattern] = row.read(Column.TIMES, parse_times) or ()
    asides = {pattern.note for pattern in found} | {"schooltijd" for pattern in found if pattern.school_hours}
    for aside in sorted(filter(None, asides)):
        row.note(Why.ASIDE_LEFT_OUT, Column.TIMES, text=aside)
    return [_pattern(pattern) for pattern in found]


def _pattern(pattern: Pattern) -> dict[str, Any]:
    """A pattern in the columns of a slot."""
    season = pattern.season or (None, None)
    return {
        "pattern": pattern.kind.value,
        "weekday": pattern.weekday.value if pattern.weekday and pattern.kind != PatternKind.SINGLE else "",
        "nth": pattern.nth,
        "date": pattern.date.isoformat() if pattern.date else None,
        "starts": pattern.starts.isoformat(),
        "ends": pattern.ends.isoformat() if pattern.ends else None,
        "season_from": season[0],
        "season_until": season[1],
    }


def _declaration(row: RowReader, answers: Answers) -> dict[str, Any] | None:
    """Only what is certain opens the gate: without the date that counts it is *asked*."""
    cells = (row.cells.get(Column.DECLARATION), row.cells.get(Column.VALID_UNTIL))
    if any(isinstance(cell, Hidden | Remark) for cell in cells):
        row.problem(Why.CELL_HIDDEN, Column.DECLARATION, sorts=[])
        return None
    found = parse_declaration(*cells)  # type: ignore[arg-type]  # what is hidden was taken out above
    if isinstance(found, NotUnderstood):
        row.not_understood(Column.DECLARATION, found)
        return None
    if found is None or found.state is DeclarationState.NONE:
        return None
    return _certain(row, found, answers)


def _certain(row: RowReader, found: Declaration, answers: Answers) -> dict[str, Any] | None:
    day = found.on.isoformat() if found.on else None
    until = found.until.isoformat() if found.until else None
    if until is None and found.until_year and answers.whole_year:
        until = f"{found.until_year}-12-31"
    if found.state is DeclarationState.GRANTED and until:
        return {"state": "granted", "valid_until": until}
    if found.state is DeclarationState.RECEIVED and day:
        return {"state": "received", "received_on": day}
    if found.state is DeclarationState.REFUSED and day:
        return {"state": "refused", "refused_on": day}
    if found.state is DeclarationState.ASKED:
        return {"state": "asked", "asked_on": day}
    row.note(Why.DECLARATION_NOT_COMPLETE, Column.DECLARATION, what=found.state.value)
    return None if found.state is DeclarationState.REFUSED else {"state": "asked", "asked_on": None}


def _remark(row: RowReader) -> None:
    """Remarks have no place in the offer: the preview says that they were left out."""
    remark = row.cells.get(Column.REMARKS)
    if not isinstance(remark, Remark):
        return
    if remark.sensitive:
        row.note(Why.REMARK_SENSITIVE, Column.REMARKS, what=sorted(remark.sensitive))
    else:
        row.note(Why.REMARK_UNSORTED, Column.REMARKS, what=[])
