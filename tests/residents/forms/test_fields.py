"""The answers that forms about people understand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from aandeslag.vocabulary import Condition, Theme
from residents.forms.fields import AskedSetField, LivesField, NoteField, WeekField

if TYPE_CHECKING:
    from aandeslag.teams.models import Municipality, ReceptionCentre
    from tests.world import Town


def test_none_ticked_is_not_asked_and_the_last_tile_is_nothing() -> None:
    field = AskedSetField(codes=Condition)

    assert [field.clean(ticked) for ticked in ([], ["-"], ["sitting"], ["-", "sitting"])] == [
        None,
        frozenset(),
        frozenset({"sitting"}),
        frozenset({"sitting"}),
    ]
    assert [field.prepare_value(stored) for stored in (None, frozenset(), frozenset({"sitting"}))] == [
        None,
        ["-"],
        ["sitting"],
    ]


def test_only_codes_of_the_list_are_accepted() -> None:
    with pytest.raises(ValidationError):
        AskedSetField(codes=Theme).clean(["sitting"])


def test_the_week_is_shown_by_day_and_part() -> None:
    field = WeekField()

    with override("en"):
        words = [str(label) for _, label in list(field.widget.choices)]
    assert (len(words), words[0], words[-2:]) == (
        22,
        "Mon morning",
        ["Sun evening", "never free, has no time"],
    )


def test_the_week_knows_never_apart_from_not_asked() -> None:
    field = WeekField()

    assert [field.clean(ticked) for ticked in ([], ["-"], ["tu-morning"])] == [
        None,
        frozenset(),
        frozenset({"tu-morning"}),
    ]
    assert [field.prepare_value(stored) for stored in (None, frozenset(), frozenset({"tu-morning"}))] == [
        None,
        ["-"],
        ["tu-morning"],
    ]


def test_never_together_with_a_day_is_asked_again() -> None:
    with pytest.raises(ValidationError):
        WeekField().clean(["tu-morning", "-"])


@pytest.mark.parametrize("note", ["komt met de fiets", "na 14.15 uur", "huis 12, dinsdag 24-11"])
def test_a_note_about_practical_things(note: str) -> None:
    assert NoteField().clean(f"  {note} ") == note


@pytest.mark.parametrize(
    "note", ["2801234567", "28 01 23 45 67", "BSN 123456782", "bel 06-12345678", "x" * 141]
)
def test_a_note_with_numbers_of_documents_or_telephones_is_refused(note: str) -> None:
    with pytest.raises(ValidationError):
        NoteField().clean(note)


def test_a_place_is_a_centre_or_a_home_and_is_looked_up_only_when_asked(town: Town, other_town: Town) -> None:
    asked: list[str] = []

    def centres() -> list[ReceptionCentre]:
        asked.append("centres")
        return [town.centre]

    def homes() -> list[Municipality]:
        asked.append("homes")
        return [town.municipality]

    field = LivesField()
    field.offer(centres, homes)

    assert (field.clean(""), asked) == ((None, None), [])
    assert (field.clean(str(town.centre.public_id)), asked) == ((town.centre, None), ["centres"])
    assert field.clean(str(town.municipality.public_id)) == (None, town.municipality)
    with pytest.raises(ValidationError):
        field.clean(str(other_town.centre.public_id))
    assert asked == ["centres", "homes"]
