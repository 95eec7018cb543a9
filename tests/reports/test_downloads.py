"""Files of figures: opened again and compared cell by cell with the screen; numbers are numbers."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest
import time_machine
from defusedxml import ElementTree
from django.urls import reverse
from openpyxl import load_workbook
from pypdf import PdfReader

from aandeslag.teams.access import Role
from reports import definitions
from reports.periods import Quarter
from tests.reports.story_town import close, take_part

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from django.test import Client

    from aandeslag.teams.models import Membership
    from reports.cards.report import Table
    from tests.world import Town

    SignedIn = Callable[[Membership], Client]
    Cells = list[list[Any]]

KINDS = ("csv", "xlsx", "ods")
THIRD = Quarter(2026, 3)
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"


@pytest.fixture(autouse=True)
def _late_november() -> Iterator[None]:
    with time_machine.travel("2026-11-24T09:00:00+00:00", tick=False):
        yield


@pytest.fixture
def official(town: Town, signed_in: SignedIn) -> Client:
    """Give the official of a town whose team has closed two quarters."""
    town.team.started_on = date(2026, 4, 1)
    town.team.save()
    for quarter, times in ((THIRD.previous, 180), (THIRD, 210)):
        take_part(town.team, quarter, people=70, times=times, women=30)
    close(town.team, THIRD.previous, THIRD)
    return signed_in(town.member(Role.OFFICIAL))


def read(kind: str, content: bytes) -> Cells:
    if kind == "csv":
        lines = csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";")
        return [[_typed(one) for one in row] for row in lines]
    if kind == "xlsx":
        sheet = load_workbook(io.BytesIO(content)).worksheets[0]
        return [[cell.value for cell in row] for row in sheet.iter_rows()]
    tree = ElementTree.fromstring(ZipFile(io.BytesIO(content)).read("content.xml"))
    return [
        [_of_ods(cell) for cell in row.iter(f"{TABLE}table-cell")] for row in tree.iter(f"{TABLE}table-row")
    ]


def _typed(text: str) -> Any:
    if text.isdecimal():
        return int(text)
    whole, _comma, part = text.partition(",")
    return float(f"{whole}.{part}") if whole.isdecimal() and part.isdecimal() else text


def _of_ods(cell: Any) -> Any:
    if cell.get(f"{OFFICE}value-type") == "float":
        return float(cell.get(f"{OFFICE}value"))
    return "\n".join(paragraph.text or "" for paragraph in cell)


def block(cells: Cells, title: str, lines: int) -> Cells:
    """The rows of one table, after its title and its columns, without empty cells at the end."""
    start = next(number for number, row in enumerate(cells) if row and row[0] == title)
    rows = cells[start + 2 : start + 2 + lines]
    return [[one for one in row if one not in ("", None)] for row in rows]


@pytest.mark.parametrize("kind", KINDS)
def test_each_table_of_the_page_is_in_the_file_number_by_number(
    official: Client, town: Town, kind: str
) -> None:
    address = reverse("reports:team", args=[town.team.public_id, "2026-Q3"])
    page = official.get(address)
    answer = official.get(reverse("reports:team-file", args=[town.team.public_id, "2026-Q3", kind]))

    cells = read(kind, answer.content)

    assert answer["Content-Disposition"] == f'attachment; filename="figures-2026-Q3.{kind}"'
    story = page.context["story"]
    tables: list[Table] = [page.context["in_short"], story.trend_table, *story.details]
    assert len(tables) > 5
    for table in tables:
        shown = [[line.label, *(one for one in line.values if one is not None)] for line in table.lines]
        assert block(cells, table.title, len(table.lines)) == shown


@pytest.mark.parametrize("kind", KINDS)
def test_definitions_period_and_reference_date_stand_in_it(official: Client, town: Town, kind: str) -> None:
    answer = official.get(reverse("reports:team-file", args=[town.team.public_id, "2026-Q3", kind]))

    cells = read(kind, answer.content)

    assert cells[0][0] == "Derde kwartaal 2026"
    assert cells[1][0] == f"{town.municipality.name} · {town.team.name} · vastgesteld op 14 oktober 2026"
    words = {str(row[1]) for row in cells if len(row) > 1}
    assert {str(one.words) for one in definitions.PROTECTED} <= words


def test_the_report_on_paper_is_tagged_and_names_place_and_team(official: Client, town: Town) -> None:
    answer = official.get(reverse("reports:team-file", args=[town.team.public_id, "2026-Q3", "pdf"]))

    paper = PdfReader(io.BytesIO(answer.content))
    text = "\n".join(page.extract_text() for page in paper.pages)

    assert answer["Content-Type"] == "application/pdf"
    assert [round(float(side)) for side in paper.pages[0].mediabox[2:]] == [595, 842]
    assert "/MarkInfo" in paper.trailer["/Root"].get_object()  # type: ignore[operator]
    for words in ("Derde kwartaal 2026", town.municipality.name, town.team.name, "210"):
        assert words in text


def test_a_kind_that_does_not_exist_is_not_found(official: Client, town: Town) -> None:
    address = reverse("reports:team-file", args=[town.team.public_id, "2026-Q3", "docx"])

    assert official.get(address).status_code == 404


@pytest.mark.parametrize("kind", [*KINDS, "pdf"])
def test_the_coordinator_takes_exact_figures_along_with_a_warning(
    official: Client, town: Town, signed_in: SignedIn, kind: str
) -> None:
    client = signed_in(town.member(Role.COORDINATOR))

    answer = client.get(reverse("reports:own-file", args=["2026-Q3", kind]))

    if kind == "pdf":
        text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages)
        assert "alleen voor intern gebruik" in " ".join(text.split())
    else:
        cells = read(kind, answer.content)
        assert "alleen voor intern gebruik" in cells[2][0]
        assert block(cells, "In het kort", 2) == [["Keer meegedaan", 210], ["Unieke deelnemers", 70]]


@pytest.mark.parametrize("kind", [*KINDS, "pdf"])
def test_the_programme_takes_the_table_of_all_teams_along(
    official: Client, town: Town, national: dict[str, Membership], signed_in: SignedIn, kind: str
) -> None:
    answer = signed_in(national[Role.PROGRAMME]).get(
        reverse("reports:all-teams-file", args=["2026-Q3", kind])
    )

    if kind != "pdf":
        assert block(read(kind, answer.content), "Teams", 1)[0][:3] == [town.team.name, 210, 70]
    assert answer.status_code == 200
