"""The offer as a spreadsheet: in each kind exactly what the list shows, and nothing that runs."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from aandeslag.spreadsheets.archive import open_archive
from aandeslag.spreadsheets.opendocument import read_opendocument
from aandeslag.spreadsheets.writing import harmless
from tests.activities.queries import queries_of
from tests.factories import ActivityFactory

if TYPE_CHECKING:
    from django.test import Client

    from tests.activities.conftest import Garden

KINDS = ("csv", "xlsx", "ods")
LIST = "/offer/?view=list"


def read(kind: str, content: bytes) -> list[list[str]]:
    if kind == "csv":
        return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    if kind == "xlsx":
        sheet = load_workbook(io.BytesIO(content)).worksheets[0]
        assert {cell.data_type for row in sheet.iter_rows() for cell in row} == {"s"}
        return [[str(cell.value) for cell in row] for row in sheet.iter_rows()]
    return [[str(cell) for cell in line.cells] for line in read_opendocument(open_archive(content)).lines]


def exported(client: Client, kind: str, query: str = "") -> list[list[str]]:
    answer = client.get(f"/offer/export/{kind}/?view=list&{query}")
    assert answer["Content-Disposition"] == f'attachment; filename="offer.{kind}"'
    return read(kind, answer.content)


def at(garden: Garden) -> dict[str, Any]:
    return {"organisation": garden.organisation, "kind_of_work": garden.kind_of_work}


@pytest.fixture(autouse=True)
def _offer(garden: Garden, other_garden: Garden) -> None:
    ActivityFactory.create_batch(14, theme="food", **at(garden))
    ActivityFactory.create(title="Zingen", theme="culture", women_only=True, **at(garden))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("query", ["", "theme=food&sort=-title", "women_only=on", "q=zzz"])
def test_it_holds_what_all_pages_of_the_list_show(coa: Client, kind: str, query: str) -> None:
    first = coa.get(f"{LIST}&{query}")
    shown = [
        card.title
        for number in first.context["page"].paginator.page_range
        for card in coa.get(f"{LIST}&{query}&page={number}").context["cards"]
    ]

    headings, *rows = exported(coa, kind, query)

    assert headings == ["Activiteit", "Organisatie", "Thema", "Wanneer", "Goed om te weten", "Bevestigd"]
    assert [row[0] for row in rows] == shown
    assert all(row[1] == "Wijktuin De Pol" for row in rows)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("typed", ["=1+1", "+31", "-2", "@SUM(A1)", "=HYPERLINK(1)"])
def test_what_somebody_typed_is_never_run(garden: Garden, coa: Client, kind: str, typed: str) -> None:
    garden.activity.title = typed
    garden.activity.save()

    cells = [row[0] for row in exported(coa, kind)]

    assert f"'{typed}" in cells
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))] == []


def test_ordinary_words_stay_as_they_are() -> None:
    assert [harmless(one) for one in ("Naaien", "9:30–12:00", "a=b", "")] == [
        "Naaien",
        "9:30–12:00",
        "a=b",
        "",
    ]
    assert harmless("\t=1\x00") == "'\t=1"


def test_who_does_not_keep_the_offer_gets_no_drafts(garden: Garden, coa: Client, desk: Client) -> None:
    ActivityFactory.create(title="Concept", status="draft", **at(garden))

    found = [[row[0] for row in exported(client, "csv", "q=concept")][1:] for client in (coa, desk)]

    assert found == [[], ["Concept"]]


def test_it_takes_as_many_queries_for_many_as_for_one(desk: Client) -> None:
    assert queries_of(desk, "/offer/export/csv/?theme=culture") == queries_of(desk, "/offer/export/csv/") == 9


def test_another_kind_does_not_exist(desk: Client) -> None:
    assert desk.get("/offer/export/exe/").status_code == 404
