"""The questions about a file as a whole, and their answers."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Any

ELSEWHERE = "elsewhere"


class FileQuestion(StrEnum):
    """Asked only where the file raises it."""

    CENTRE = "centre"
    YEAR = "year"
    REGISTERED_ON = "registered-on"
    PHONE_ASKED = "phone-asked"
    WHOLE_YEAR = "whole-year"
    ALL_PRESENT = "all-present"


@dataclass(frozen=True)
class Answers:
    """None is *not answered*: the rows concerned then wait for a decision."""

    # Public id of the centre where everybody in the file lives, or ELSEWHERE.
    centre: str | None = None
    # The year of dates that were written without one.
    year: int | None = None
    # For rows that do not say since when.
    registered_on: date | None = None
    # Whether people were asked if the team may call them.
    phone_asked: bool = False
    # Whether a declaration "valid until 2026" holds until the last day of that year.
    whole_year: bool = False
    # Whether everybody in an attendance list without a column for it was there.
    all_present: bool = False

    def stored(self) -> dict[str, Any]:
        kept = asdict(self)
        kept["registered_on"] = self.registered_on.isoformat() if self.registered_on else None
        return kept

    @classmethod
    def of(cls, stored: dict[str, Any]) -> Answers:
        kept = {field.name: stored[field.name] for field in fields(cls) if field.name in stored}
        if kept.get("registered_on"):
            kept["registered_on"] = date.fromisoformat(kept["registered_on"])
        return cls(**kept)
