"""What a screen of the walk-in hour shows, as a short stamp: as long as it is the same, there is no news."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from residents.models import WalkInSession

PARTS = 4


@dataclass(frozen=True)
class Stamp:
    """People and offers as rising numbers, the head count and the state of the session as they are."""

    people: str
    offers: str
    heads: str
    state: str

    def __str__(self) -> str:
        return f"{self.people}.{self.offers}.{self.heads}.{self.state}"


def stamp_of(session: WalkInSession) -> Stamp:
    heads = f"{session.visitors}-{session.women}-{session.newcomers}"
    return Stamp(str(session.revision), str(session.offers_revision), heads, _state(session))


def read_stamp(text: str) -> Stamp:
    """The stamp that a screen sends along; nonsense is as good as having seen nothing."""
    parts = text.split(".")
    return Stamp(*parts) if len(parts) == PARTS else Stamp("", "", "", "")


def _state(session: WalkInSession) -> str:
    if session.is_open:
        return "open"
    return "closed" if session.is_held else "planned"
