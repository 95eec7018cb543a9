"""What stands on a slip. Of other residents there is no place for anything."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aandeslag.phrases.book import Line


@dataclass(frozen=True)
class SlipLine:
    """A picture and what it stands for."""

    picture: str
    line: Line


@dataclass(frozen=True)
class SlipCard:
    """One activity. `day` is 0 for Monday; `title` is empty where it is the heading already.

    `starts` is the hour to be at the meeting point; `begins` says when it begins, where that is later.
    """

    placement: str
    picture: str
    theme: Line
    heading: str
    title: str
    organisation: str
    day: int
    starts: str
    ends: str
    when: Line
    begins: Line | None
    lines: tuple[SlipLine, ...]

    @property
    def is_checked(self) -> bool:
        texts = [self.theme, self.when, *(part.line for part in self.lines)]
        return all(one.is_checked for one in (*texts, self.begins) if one is not None)


@dataclass(frozen=True)
class Slip:
    """Everything that one person is expected at; their name is not on it."""

    code: str
    number: str
    language: str
    direction: str
    call: Line
    keep: Line
    photo: Line
    days: tuple[Line, ...]
    cards: tuple[SlipCard, ...]

    @property
    def is_checked(self) -> bool:
        """Whether a speaker has looked at every text on it."""
        lines = (self.call, self.keep, *self.days)
        return all(one.is_checked for one in lines) and all(one.is_checked for one in self.cards)
