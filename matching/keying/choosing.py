"""Finds the time that is meant by a few words: the id of it, its line in the list, or part of that line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from matching.wording import when

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from activities.models import Occurrence

FEWEST_LETTERS: Final = 2


class SeveralMeantError(Exception):
    """The words stand in lines of more than one activity."""

    def __init__(self, titles: list[str]) -> None:
        super().__init__()
        self.titles = titles


def in_a_line(occurrence: Occurrence) -> str:
    """For instance *Wijktuin De Pol, Tuesday 1 December 9:30–12:00*."""
    return f"{occurrence.activity.title}, {when(occurrence)}"


def lines_of(coming: Iterable[Occurrence]) -> dict[str, Occurrence]:
    """By the line that is read, the soonest first; of two equal lines the first counts."""
    found: dict[str, Occurrence] = {}
    for one in sorted(coming, key=lambda one: (one.date, one.starts, one.pk)):
        found.setdefault(in_a_line(one), one)
    return found


def meant(words: str, lines: Mapping[str, Occurrence]) -> Occurrence | None:
    """Of one activity the soonest time that has all the words; None when nothing has.

    Raises SeveralMeantError when the words leave a choice between activities.
    """
    if words in lines:
        return lines[words]
    by_id = next((one for one in lines.values() if str(one.public_id) == words), None)
    if by_id is not None or len(words) < FEWEST_LETTERS:
        return by_id
    parts = words.casefold().split()
    having = [one for line, one in lines.items() if all(part in line.casefold() for part in parts)]
    titles = list(dict.fromkeys(one.activity.title for one in having))
    if len(titles) > 1:
        raise SeveralMeantError(titles)
    return having[0] if having else None
