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
    """One activity. `day` is 0 for Monday; `title` is empty where it is the heading already."""

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
    lines: tuple[SlipLine, ...]

    @property
    def is_checked(self) -> bool:
        return all(one.is_checked for one in (self.theme, self.when, *(part.line for part in self.lines)))


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
    cards: tuple[SlipCard, ...]

    @property
    def is_checked(self) -> bool:
        """Whether a speaker has looked at every text on it."""
        return self.call.is_checked and self.keep.is_checked and all(one.is_checked for one in self.cards)
