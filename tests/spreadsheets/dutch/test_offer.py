"""The other columns of an offer, and declarations half filled in."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from aandeslag.spreadsheets.dutch.declarations import Declaration, DeclarationState, parse_declaration
from aandeslag.spreadsheets.dutch.numbers import (
    parse_capacity,
    parse_minimum_age,
    parse_minutes,
    parse_number,
)
from aandeslag.spreadsheets.dutch.offer import (
    ActivityKind,
    ActivityTitle,
    parse_kind,
    parse_language_need,
    parse_load,
    parse_title,
    title_key,
)
from aandeslag.spreadsheets.dutch.outcome import NotUnderstood, Reason
from aandeslag.vocabulary import LanguageLevel, PhysicalLoad, Theme

if TYPE_CHECKING:
    from aandeslag.spreadsheets.table import Cell


@pytest.mark.parametrize(
    ("cell", "valid_until", "declaration"),
    [
        ("ontvangstbevestiging", None, Declaration(DeclarationState.RECEIVED)),
        ("ontvangstbevestiging 3-2-2025", None, Declaration(DeclarationState.RECEIVED, date(2025, 2, 3))),
        ("nee", None, Declaration(DeclarationState.NONE)),
        ("ja", "2026", Declaration(DeclarationState.GRANTED, until_year=2026)),
        ("ja", 2026, Declaration(DeclarationState.GRANTED, until_year=2026)),
        ("ja", "01-03-2027", Declaration(DeclarationState.GRANTED, until=date(2027, 3, 1))),
        ("ja", date(2027, 3, 1), Declaration(DeclarationState.GRANTED, until=date(2027, 3, 1))),
        ("ja, tot 01-03-2027", None, Declaration(DeclarationState.GRANTED, until=date(2027, 3, 1))),
        ("ja", None, Declaration(DeclarationState.GRANTED)),
        ("aangevraagd 12-01-2025", None, Declaration(DeclarationState.ASKED, date(2025, 1, 12))),
        ("aangevraagd op 12 januari 2025", None, Declaration(DeclarationState.ASKED, date(2025, 1, 12))),
        ("loopt", None, Declaration(DeclarationState.ASKED)),
        ("geweigerd", None, Declaration(DeclarationState.REFUSED)),
        (None, None, None),
        ("?", "-", None),
        ("misschien", None, NotUnderstood(Reason.DECLARATION_UNKNOWN, "misschien")),
        # A date does not say who granted what.
        (None, "2026", NotUnderstood(Reason.DECLARATION_UNKNOWN, "2026")),
        ("nee", "2026", NotUnderstood(Reason.DECLARATION_UNKNOWN, "2026")),
        ("ja", "ooit", NotUnderstood(Reason.NO_DATE, "ooit")),
        ("ja", "1 maart", NotUnderstood(Reason.YEAR_MISSING, "1 maart")),
    ],
)
def test_declarations(cell: Cell, valid_until: Cell, declaration: Declaration | NotUnderstood | None) -> None:
    assert parse_declaration(cell, valid_until) == declaration


@pytest.mark.parametrize(
    ("text", "title", "certificate"),
    [
        ("Overblijfhulp (VOG)", "Overblijfhulp", True),
        ("Overblijfhulp VOG nodig", "Overblijfhulp", True),
        ("Koffie schenken", "Koffie schenken", False),
        ("Vogels tellen", "Vogels tellen", False),
    ],
)
def test_a_certificate_is_taken_out_of_the_title(text: str, title: str, certificate: bool) -> None:  # noqa: FBT001 - a column of the table above
    assert parse_title(text) == ActivityTitle(title, certificate)


def test_two_lists_mean_the_same_activity() -> None:
    assert title_key("Overblijfhulp (VOG)") == title_key(" overblijfhulp") == "overblijfhulp"
    assert title_key("Suppoost-maatje") == title_key("suppoost maatje")


@pytest.mark.parametrize(
    ("word", "theme"),
    [
        ("tuin", Theme.GREEN),
        ("groen", Theme.GREEN),
        ("dieren", Theme.ANIMALS),
        ("sport", Theme.SPORT),
        ("zorg", Theme.CARE),
        ("kringloop", Theme.CRAFT),
        ("techniek", Theme.CRAFT),
        ("koken", Theme.FOOD),
        ("voedselbank", Theme.COMMUNITY),
        ("evenement", Theme.EVENT),
        ("schoon", Theme.CLEANING),
        ("cultuur", Theme.CULTURE),
        ("kinderen", Theme.CHILDREN),
        ("overig", Theme.OTHER),
    ],
)
def test_kinds_that_are_themes(word: str, theme: Theme) -> None:
    assert parse_kind(word) == ActivityKind(theme)


def test_kinds_that_are_more_than_a_theme() -> None:
    assert parse_kind("vrouwen") == ActivityKind(None, women_only=True)
    assert parse_kind("ontmoeting") == ActivityKind(Theme.COMMUNITY, may_be_meeting=True)
    assert parse_kind("ruimtevaart") == NotUnderstood(Reason.KIND_UNKNOWN, "ruimtevaart")
    assert parse_kind(None) is None


@pytest.mark.parametrize(
    ("cell", "load"),
    [
        ("licht", PhysicalLoad.LIGHT),
        ("matig", PhysicalLoad.MEDIUM),
        ("Zwaar", PhysicalLoad.HEAVY),
        (None, None),
        ("wisselend", NotUnderstood(Reason.LOAD_UNKNOWN, "wisselend")),
    ],
)
def test_physical_load(cell: Cell, load: PhysicalLoad | NotUnderstood | None) -> None:
    assert parse_load(cell) == load


@pytest.mark.parametrize(
    ("word", "level"),
    [
        ("nee", LanguageLevel.NONE),
        ("Nee", LanguageLevel.NONE),
        ("beetje", LanguageLevel.FEW_WORDS),
        ("weinig", LanguageLevel.FEW_WORDS),
        ("een paar woorden", LanguageLevel.FEW_WORDS),
        ("A1", LanguageLevel.A1),
        ("A2", LanguageLevel.A2),
    ],
)
def test_language_needed(word: str, level: LanguageLevel) -> None:
    assert parse_language_need(word) == level


@pytest.mark.parametrize(
    ("cell", "number"),
    [("117", 117), (12, 12), (12.0, 12), ("0012", 12), ("nr. 12", 12), ("١٢", 12), (None, None), ("-", None)],
)
def test_numbers(cell: Cell, number: int | None) -> None:
    assert parse_number(cell) == number


@pytest.mark.parametrize("cell", ["12a", "0", -3, 2.5, "twaalf"])
def test_no_numbers(cell: Cell) -> None:
    found = parse_number(cell)

    assert isinstance(found, NotUnderstood)
    assert found.reason is Reason.NO_NUMBER


def test_places_ages_and_hours() -> None:
    assert [parse_capacity(cell) for cell in ("4", 6, "max. 6", "6 personen")] == [4, 6, 6, 6]
    assert parse_capacity("4-6") == NotUnderstood(Reason.NO_NUMBER, "4-6")
    assert [parse_minimum_age(cell) for cell in ("18", "18+", "vanaf 16 jaar")] == [18, 18, 16]
    assert [parse_minutes(cell) for cell in ("2", "2,5", "1:30", 2.25, "3 uur")] == [120, 150, 90, 135, 180]
    assert parse_minutes("lang") == NotUnderstood(Reason.NO_NUMBER, "lang")
