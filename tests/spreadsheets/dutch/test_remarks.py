"""Remarks: a few facts have a place; health, procedure and identity are never stored or repeated."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aandeslag.spreadsheets.dutch.departures import parse_departure_reason
from aandeslag.spreadsheets.dutch.outcome import NotUnderstood, Reason
from aandeslag.spreadsheets.dutch.remarks import Remark, parse_remark
from aandeslag.spreadsheets.dutch.sensitive import Sensitive, sensitive_in
from aandeslag.spreadsheets.table import Cell, CellProblem
from aandeslag.vocabulary import Condition, DepartureReason, Skill


@pytest.mark.parametrize(
    ("cell", "remark"),
    [
        (None, Remark()),
        ("-", Remark()),
        ("wil alleen met vrouwen", Remark(conditions=frozenset({Condition.WOMEN_ONLY}))),
        # In school hours the children are at school: they do not come along.
        ("2 kinderen, alleen schooltijd", Remark(conditions=frozenset({Condition.SCHOOL_HOURS}))),
        ("2 kinderen", Remark(has_children=True)),
        ("neemt kind mee", Remark(conditions=frozenset({Condition.BRINGS_CHILD}))),
        ("niet zwaar tillen", Remark(conditions=frozenset({Condition.NO_HEAVY_LIFTING}))),
        ("geen fiets", Remark(no_bicycle=True)),
        ("kan goed naaien", Remark(skills=frozenset({Skill.SEWING}))),
        ("was kok in Aleppo", Remark(skills=frozenset({Skill.COOKING}))),
        ("komt samen met broer", Remark(neutral=True)),
        ("te laat", Remark(neutral=True)),
        ("fiets kapot", Remark(neutral=True)),
        ("houdt van schaken", Remark(unsorted=True)),
        ("የግል", Remark(unsorted=True)),
        (CellProblem.FORMULA, Remark(unsorted=True)),
        ("rugklachten", Remark(sensitive=frozenset({Sensitive.HEALTH}))),
        ("zwanger", Remark(sensitive=frozenset({Sensitive.HEALTH}))),
        ("moe, slaapt slecht", Remark(sensitive=frozenset({Sensitive.HEALTH}))),
        ("gehoor IND 14/3", Remark(sensitive=frozenset({Sensitive.PROCEDURE}))),
        ("BSN volgt", Remark(sensitive=frozenset({Sensitive.IDENTITY}))),
        (
            "geen fiets, rugklachten; advocaat bellen",
            Remark(no_bicycle=True, sensitive=frozenset({Sensitive.HEALTH, Sensitive.PROCEDURE})),
        ),
    ],
)
def test_remarks(cell: Cell, remark: Remark) -> None:
    assert parse_remark(cell) == remark


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("gebruikt medicijnen", Sensitive.HEALTH),
        ("ziek geweest", Sensitive.HEALTH),
        ("PTSS", Sensitive.HEALTH),
        ("beschikking ontvangen", Sensitive.PROCEDURE),
        ("Dublin", Sensitive.PROCEDURE),
        ("123456782", Sensitive.IDENTITY),
        ("bsn: 1234.56.782", Sensitive.IDENTITY),
        ("V-nummer 2812345678", Sensitive.IDENTITY),
        ("NXR7K4D21", Sensitive.IDENTITY),
        ("moslim", Sensitive.BACKGROUND),
    ],
)
def test_forbidden_things_are_recognised(text: str, kind: Sensitive) -> None:
    assert kind in sensitive_in(text)


@pytest.mark.parametrize(
    "text", ["06-12345678", "+31612345678", "di 14:00", "kan goed naaien", "2025-12-23", "124"]
)
def test_ordinary_things_are_not(text: str) -> None:
    assert sensitive_in(text) == frozenset()


@given(st.text(max_size=60))
def test_no_remark_ever_keeps_its_words(text: str) -> None:
    kept = dataclasses.asdict(parse_remark(text)).values()

    assert not [value for value in kept if isinstance(value, str)]


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("MOB", DepartureReason.UNKNOWN_DESTINATION),
        ("ovpl Ter Apel", DepartureReason.RELOCATION),
        ("overplaatsing", DepartureReason.RELOCATION),
        ("woning", DepartureReason.HOUSING),
        ("woning in Arnhem", DepartureReason.HOUSING),
        ("werk", DepartureReason.PAID_WORK),
        ("betaalde baan", DepartureReason.PAID_WORK),
        ("studie", DepartureReason.STUDY),
        ("eigen keuze", DepartureReason.OWN_CHOICE),
        ("vertrokken", DepartureReason.UNKNOWN),
        ("teruggekeerd", DepartureReason.RETURN),
        (None, None),
        ("?", None),
        ("zomaar", NotUnderstood(Reason.DEPARTURE_UNKNOWN, "zomaar")),
        ("uitgeprocedeerd", NotUnderstood(Reason.NOT_RECORDED)),
        ("ziek", NotUnderstood(Reason.NOT_RECORDED)),
    ],
)
def test_why_someone_left(cell: Cell, reason: DepartureReason | NotUnderstood | None) -> None:
    assert parse_departure_reason(cell) == reason
