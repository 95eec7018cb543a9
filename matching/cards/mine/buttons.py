"""What is pressed on the phone, and its words in the supporter's language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aandeslag.phrases.book import Phrasebook
    from matching.taps import Tap


@dataclass(frozen=True)
class Button:
    """What is sent when it is pressed, and its words; `of`: which activity, where the card names two."""

    tap: str
    words: str
    of: str = ""


def button_of(tap: Tap, book: Phrasebook, of: str = "") -> Button:
    return Button(str(tap), book.say(f"phone.{tap.code}"), of)
