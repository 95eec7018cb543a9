"""What supporters heard from somebody, for the desk: codes in words, and short notes as long as they last."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils import timezone

from matching.cards.spoken import subjects_of
from matching.models import Contact

if TYPE_CHECKING:
    from datetime import date

    from matching.cards.spoken import Subject
    from residents.models import Resident

MOST: Final = 8


@dataclass(frozen=True)
class Heard:
    on: date
    words: str
    # Which activity and date it was about, where it was about one.
    subject: Subject | None
    supporter: str
    ask_again_on: date | None


def heard_from(resident: Resident, shown: frozenset[str]) -> list[Heard]:
    """The latest first, without what was taken back; nothing for who may not read notes. Four queries."""
    if "note" not in shown:
        return []
    standing = Contact.objects.standing().filter(resident=resident).select_related("supporter")
    rows = list(standing[:MOST])
    subjects = subjects_of(rows)
    return [
        Heard(
            on=timezone.localdate(one.at),
            words=one.note or str(one.get_code_display()),
            subject=subjects.get((one.resident_id, one.about)) if one.about else None,
            supporter=str(one.supporter or ""),
            ask_again_on=one.ask_again_on,
        )
        for one in rows
    ]
