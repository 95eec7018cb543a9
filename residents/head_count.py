"""The anonymous head count of one walk-in session, as it travels between form and action."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING, Final, Self

if TYPE_CHECKING:
    from residents.models import WalkInSession


@dataclass(frozen=True)
class HeadCount:
    """How many came; women and newcomers are each a part of the visitors."""

    visitors: int
    women: int = 0
    newcomers: int = 0

    @classmethod
    def of(cls, session: WalkInSession) -> Self:
        return cls(session.visitors, session.women, session.newcomers)

    @classmethod
    def read(cls, code: str) -> Self | None:
        """From a code of before; anything else is no count."""
        parts = code.split("-")
        if len(parts) == len(NAMES) and all(part.isdecimal() for part in parts):
            return cls(*map(int, parts))
        return None

    @property
    def code(self) -> str:
        return "-".join(str(part) for part in astuple(self))


NAMES: Final = ("visitors", "women", "newcomers")
NOBODY_COUNTED: Final = HeadCount(0)
