"""A breakdown on the official's page: what has no names of its own comes last."""

from __future__ import annotations

from reports.cards.story.breaking_down import part_of
from reports.cards.story.publications import Publications
from reports.models import Publication
from reports.periods import Quarter
from reports.protection.deciding import Verdict
from tests.factories import TeamFactory

PERIOD = Quarter(2026, 3).period


def test_all_other_stands_below_what_is_named() -> None:
    numbers = [[["green"], 20], [["food", "care", "sport", "craft"], 25], [["animals"], 15]]
    now = Publication(
        span=PERIOD.span,
        first=PERIOD.first,
        last=PERIOD.last,
        content={"breakdowns": {"people/theme": {"verdict": Verdict.FRESH, "numbers": numbers}}},
    )

    part = part_of(Publications(TeamFactory.build(), [now], []), now, "people", "theme")

    assert part is not None
    lines = [(line.label, line.values) for line in part.table.lines]
    assert lines == [("Groen en natuur", (20,)), ("Dieren", (15,)), ("alle andere", (25,))]
    assert [one.label for one in part.strips] == [label for label, _values in lines]
