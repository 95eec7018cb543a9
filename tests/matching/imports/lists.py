"""Lists as a desk keeps them, and the way from a list to its preview."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, Final

from aandeslag.teams.access import Role
from matching.imports.answers import Answers
from matching.imports.applying import apply_import
from matching.imports.deciding import decide
from matching.imports.mapping import answer, set_columns
from matching.imports.reading import read_on
from matching.imports.starting import Upload, start_import
from matching.models import Import, ImportRow

if TYPE_CHECKING:
    from tests.world import Town

NOW: Final = datetime(2026, 11, 23, 12, tzinfo=UTC)
TODAY: Final = date(2026, 11, 23)
PEOPLE: Final = (
    "Nr.;Voornaam;M/V;Geb. jaar;Taal;Ned.;Status;06-nummer;Beschikbaar;Interesse;Bijzonderheden;"
    "Ingeschreven op;Vertrokken;Reden"
)
OFFER: Final = (
    "Organisatie;Activiteit;Soort;Wanneer;Aantal plaatsen;Nederlands nodig;Lichamelijk;Adres;Contactpersoon;"
    "Telefoon;Vrijwilligersverklaring;Geldig tot"
)
ATTENDANCE: Final = "datum;activiteit;nr;naam;aanwezig;opmerking"
HEADINGS: Final = {
    Import.Kind.RESIDENTS: PEOPLE,
    Import.Kind.ACTIVITIES: OFFER,
    Import.Kind.PARTICIPATIONS: ATTENDANCE,
}


def person(number: object = "", name: str = "Rahel", **cells: object) -> str:
    """A line of a list of residents; row 2 and on, in the order of `PEOPLE`."""
    usual: dict[str, object] = {
        "gender": "v",
        "year": 1995,
        "language": "Tigrinya",
        "dutch": "weinig",
        "status": "SH",
        "phone": "",
        "free": "di+do middag",
        "interest": "tuin",
        "remark": "",
        "since": "10-06-2025",
        "left": "",
        "reason": "",
    }
    assert cells.keys() <= usual.keys()
    return ";".join(str(cell) for cell in (number, name, *(usual | cells).values()))


def activity(title: str = "Wijktuin onderhouden", **cells: object) -> str:
    """A line of an offer, in the order of `OFFER`."""
    usual: dict[str, object] = {
        "organisation": "Wijktuin De Pol",
        "theme": "tuin",
        "times": "di 09:30-12:00",
        "places": 4,
        "dutch": "nee",
        "load": "matig",
        "address": "Lindelaan 12",
        "contact": "Henk",
        "phone": "",
        "declaration": "loopt",
        "until": "",
    }
    assert cells.keys() <= usual.keys()
    organisation, *rest = (usual | cells).values()
    return ";".join(map(str, (organisation, title, *rest)))


def attended(day: str, title: str, number: object = "", name: str = "", mark: str = "ja") -> str:
    return ";".join(map(str, (day, title, number, name, mark, "")))


def upload(town: Town, kind: str, *lines: str, heading: str | None = None) -> Import:
    """A file that has come in, its columns still to be checked."""
    text = "\n".join([HEADINGS[Import.Kind(kind)] if heading is None else heading, *lines])
    by = town.member(Role.COORDINATOR).user
    return start_import(upload=Upload(town.team, kind, text.encode(), "lijst.csv", by), now=NOW)


def preview(town: Town, kind: str, *lines: str, heading: str | None = None, **answers: Any) -> Import:
    """The same file with its columns as they were recognised, answered and read."""
    imported = upload(town, kind, *lines, heading=heading)
    set_columns(imported=imported, columns=imported.columns, today=TODAY)
    usual = Answers(centre=str(town.centre.public_id))
    answer(imported=imported, answers=replace(usual, **answers))
    return read_to_the_end(imported)


def read_to_the_end(imported: Import) -> Import:
    while not read_on(imported=imported, today=TODAY).done:
        pass
    return imported


def bring_in(town: Town, kind: str, *lines: str, heading: str | None = None, **answers: Any) -> Import:
    """The same file, imported."""
    imported = preview(town, kind, *lines, heading=heading, **answers)
    return apply_import(imported=imported, by=imported.by, now=NOW)


def choose(imported: Import, option: str) -> Import:
    """Give one answer to every open question that has it; `first` is whatever comes first."""
    choices = {
        question.public_id: question.options[0] if option == "first" else option
        for question in imported.questions.filter(choice="")
    }
    decide(imported=imported, choices=choices, by=imported.by)
    return read_to_the_end(imported) if imported.stage == Import.Stage.READING else imported


def row(imported: Import, number: int) -> ImportRow:
    return imported.rows.get(number=number)


def verdicts(imported: Import) -> dict[int, str]:
    return dict(imported.rows.order_by("number").values_list("number", "verdict"))


def reasons(imported: Import, number: int) -> list[tuple[str, str]]:
    """Code and column of everything said about a row."""
    return [(one["code"], one["column"]) for one in row(imported, number).reasons]
