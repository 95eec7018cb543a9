"""What supporters heard from somebody, for the desk: codes in words, and short notes as long as they last."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils import timezone

from matching.models import Contact

if TYPE_CHECKING:
    from datetime import date

    from residents.models import Resident

MOST: Final = 8


@dataclass(frozen=True)
class Heard:
    on: date
    words: str
    supporter: str
    ask_again_on: date | None


def heard_from(resident: Resident, shown: frozenset[str]) -> list[Heard]:
    """The latest first, without what was taken back; nothing for who may not read notes. One query."""
    if "note" not in shown:
        return []
    rows = Contact.objects.standing().filter(resident=resident).select_related("supporter")
    return [
        Heard(
            on=timezone.localdate(one.at),
            words=one.note or str(one.get_code_display()),
            supporter=str(one.supporter or ""),
            ask_again_on=one.ask_again_on,
        )
        for one in rows[:MOST]
    ]
