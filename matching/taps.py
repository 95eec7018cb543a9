"""What a press on a supporter's phone says: a code, perhaps a detail, and the opaque id of what it is about.

It is written as one word, such as `could-not.ill.<id>`, because that is all that a phone may keep of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final
from uuid import UUID

from aandeslag.vocabulary import ExcuseReason
from matching.models import Contact

if TYPE_CHECKING:
    from datetime import datetime

Code = Contact.Code
# After how many weeks somebody who says *not now* can be asked again.
WEEKS: Final = (2, 4, 8)
# Until when a supporter says what happened on a date, and takes back what they pressed last.
MARKED_WITHIN: Final = timedelta(days=14)
TAKEN_BACK_WITHIN: Final = timedelta(hours=24)
_PARTS: Final = 3
# Which details a code must have; the others have none.
_DETAILS: Final[dict[str, frozenset[str]]] = {
    Code.COULD_NOT: frozenset(ExcuseReason.values),
    Code.NOT_NOW: frozenset(map(str, WEEKS)),
}
# What means nothing without that which it is about.
_ABOUT_SOMETHING: Final = frozenset({Code.WANTS, Code.WAS_THERE, Code.COULD_NOT, Code.STOPS})


@dataclass(frozen=True)
class Tap:
    code: Contact.Code
    detail: str = ""
    about: UUID | None = None

    def __str__(self) -> str:
        return ".".join([self.code, self.detail, str(self.about or "")])


def read_tap(text: str) -> Tap:
    """Raises ValueError for what no button of ours says."""
    code, detail, about = [*text.split("."), "", ""][:_PARTS]
    tap = Tap(Code(code), detail, UUID(about) if about else None)
    if str(tap) != text or tap.code == Code.NOTE or not _is_whole(tap):
        raise ValueError
    return tap


def can_be_taken_back(contact: Contact, now: datetime) -> bool:
    """Soon enough; whether it was the last one is for who knows the others."""
    return contact.code != Code.NOTE and now - contact.at <= TAKEN_BACK_WITHIN


def _is_whole(tap: Tap) -> bool:
    if tap.about is None and tap.code in _ABOUT_SOMETHING:
        return False
    return tap.detail in _DETAILS.get(tap.code, {""})
