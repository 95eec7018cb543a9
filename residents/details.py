"""The personal facts that a form or a spreadsheet fills in, as they travel to the actions."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from aandeslag.vocabulary import LegalStatus

if TYPE_CHECKING:
    from datetime import date

    from aandeslag.teams.models import Municipality, ReceptionCentre
    from residents.models import Resident


@dataclass(frozen=True)
class ResidentDetails:
    """Exactly the columns of `Resident` that somebody fills in; the defaults mean *not asked yet*."""

    first_name: str
    gender: str
    initial: str = ""
    birth_year: int | None = None
    centre: ReceptionCentre | None = None
    housed_in: Municipality | None = None
    district: str = ""
    languages: frozenset[str] = frozenset()
    preferred_language: str = ""
    dutch_level: str | None = None
    english_level: str | None = None
    legal_status: str = LegalStatus.UNKNOWN.value
    interests: frozenset[str] | None = None
    skills: frozenset[str] | None = None
    free: frozenset[str] | None = None
    conditions: frozenset[str] | None = None
    travel_modes: frozenset[str] | None = None
    wishes: frozenset[str] | None = None
    phone: str = ""
    email: str = ""
    guardian_agreed_on: date | None = None
    note: str = ""

    @classmethod
    def of(cls, resident: Resident) -> ResidentDetails:
        """The facts as they are stored."""
        return cls(**{field.name: getattr(resident, field.name) for field in fields(cls)})

    def columns(self) -> dict[str, Any]:
        """The facts by the name of their column."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    def filled(self) -> list[str]:
        """The names of the facts that say something."""
        return [name for name, value in self.columns().items() if value not in (None, "", frozenset())]

    def differing(self, other: ResidentDetails) -> list[str]:
        """The names of the facts on which two descriptions of a person differ."""
        theirs = other.columns()
        return [name for name, value in self.columns().items() if value != theirs[name]]
