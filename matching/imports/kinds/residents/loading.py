"""Loads what the rows of a list of residents are compared with: few queries, however many people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Max

from aandeslag.spreadsheets.columns import ResidentColumn as Column
from aandeslag.spreadsheets.dutch.dates import DateWithoutYear, parse_date
from aandeslag.spreadsheets.wording import plain
from aandeslag.teams.models import ReceptionCentre
from matching.imports.answers import Answers, FileQuestion
from matching.imports.earlier import known_lines, list_numbers
from matching.imports.judgement import Verdict
from matching.imports.kinds.residents.facts import Surroundings
from matching.imports.kinds.residents.judging import ResidentJudge, person_of
from matching.imports.kinds.residents.people import People, Person
from residents.models import Resident

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from aandeslag.teams.models import Team
    from matching.imports.cells import Stored
    from matching.models import Import


def make_judge(imported: Import, today: date) -> ResidentJudge:
    people = People.of([*people_of_team(imported.team), *_rows_above(imported)])
    lines = known_lines(imported)
    return ResidentJudge(
        people=people,
        around=Surroundings(Answers.of(imported.answers), today, centres_of(imported.team)),
        decisions=dict(imported.questions.exclude(choice="").values_list("key", "choice")),
        earlier_lines={digest: row.resident_id for digest, row in lines.items() if row.resident_id},
    )


def people_of_team(team: Team, *, since: int = 0) -> Iterator[Person]:
    """Everybody of the team, also who has left: they may come back."""
    numbers = list_numbers(team)
    rows = (
        Resident.objects.for_team(team)
        .filter(pk__gt=since)
        .order_by("pk")
        .values_list(
            *("pk", "public_id", "first_name", "name_key", "sound_key"),
            *("birth_year", "languages", "gender", "number"),
        )
    )
    for pk, public_id, name, key, sound, birth_year, languages, gender, number in rows.iterator():
        yield Person(
            ref=f"resident:{public_id}",
            name=name,
            key=key,
            sound=sound,
            birth_year=birth_year,
            languages=frozenset(languages),
            gender=gender,
            number=number,
            list_numbers=frozenset(numbers.get(pk, ())),
            resident_id=pk,
        )


def _rows_above(imported: Import) -> Iterator[Person]:
    """The rows of this file that were read already and may become people."""
    rows = imported.rows.filter(verdict__in=(Verdict.NEW, Verdict.UNDECIDED), same_row=None).order_by(
        "number"
    )
    for number, digest, values in rows.values_list("number", "line_digest", "values"):
        yield person_of(number, digest, values)


def centres_of(team: Team) -> dict[str, str]:
    """The team's centres by the plain words of their name, also those of the past."""
    centres = ReceptionCentre.objects.filter(served__team=team).distinct()
    return {plain(centre.name): str(centre.public_id) for centre in centres}


def file_questions(cells: Mapping[str, Stored]) -> frozenset[FileQuestion]:
    """What one line makes it necessary to ask about the file as a whole."""
    found = set()
    if cells.get(Column.CENTRE) is None:
        found.add(FileQuestion.CENTRE)
    registered = cells.get(Column.REGISTERED_ON)
    if registered is None:
        found.add(FileQuestion.REGISTERED_ON)
    elif isinstance(registered, str) and isinstance(parse_date(registered), DateWithoutYear):
        found.add(FileQuestion.YEAR)
    if cells.get(Column.PHONE) is not None or cells.get(Column.EMAIL) is not None:
        found.add(FileQuestion.PHONE_ASKED)
    return frozenset(found)


def newest(imported: Import) -> dict[str, int]:
    residents = Resident.objects.for_team(imported.team)
    return {"resident": residents.aggregate(newest=Max("pk"))["newest"] or 0}
