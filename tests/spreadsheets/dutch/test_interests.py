"""What someone would like to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aandeslag.spreadsheets.dutch.interests import NO_PREFERENCE, Interests, parse_interests
from aandeslag.spreadsheets.dutch.outcome import NotUnderstood, Reason
from aandeslag.vocabulary import Skill, Theme

if TYPE_CHECKING:
    from aandeslag.spreadsheets.table import Cell


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("tuin", Theme.GREEN),
        ("buiten werken", Theme.GREEN),
        ("schoonmaken", Theme.CLEANING),
        ("kinderen", Theme.CHILDREN),
        ("techniek, fietsen", Theme.CRAFT),
        ("dieren", Theme.ANIMALS),
        ("muziek", Theme.CULTURE),
        ("koken", Theme.FOOD),
        ("sport / voetbal", Theme.SPORT),
        ("festival", Theme.EVENT),
        ("ouderen", Theme.CARE),
        ("naaien", Theme.TEXTILE),
        ("iets met dieren", Theme.ANIMALS),
    ],
)
def test_one_theme(text: str, theme: Theme) -> None:
    assert parse_interests(text) == Interests(frozenset({theme}))


def test_several_themes_and_a_craft_by_name() -> None:
    assert parse_interests("koken en tuin") == Interests(frozenset({Theme.FOOD, Theme.GREEN}))
    assert parse_interests("fiets repareren") == Interests(
        frozenset({Theme.CRAFT}), frozenset({Skill.BICYCLE_REPAIR})
    )


@pytest.mark.parametrize("text", ["maakt niet uit", "alles", "Alles!", "geen voorkeur"])
def test_no_preference_is_an_answer(text: str) -> None:
    assert parse_interests(text) == NO_PREFERENCE == Interests(frozenset(), frozenset())


@pytest.mark.parametrize(
    ("cell", "answer"),
    [
        (None, None),
        ("?", None),
        # A ride, or bicycles to mend? A person has to say.
        ("fietsen", NotUnderstood(Reason.INTEREST_UNKNOWN, "fietsen")),
        ("koken, raketten", NotUnderstood(Reason.INTEREST_UNKNOWN, "raketten")),
        # Health in the wrong column is not repeated either.
        ("niks, rugklachten", NotUnderstood(Reason.INTEREST_UNKNOWN)),
    ],
)
def test_what_is_unknown_is_named(cell: Cell, answer: NotUnderstood | None) -> None:
    assert parse_interests(cell) == answer
