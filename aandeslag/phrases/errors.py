"""What can stand in the way of a correction."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aandeslag.phrases.models import Phrase


class ChangedMeanwhileError(Exception):
    """Somebody else stored another wording since the page was opened; it carries the text as it is now."""

    def __init__(self, phrase: Phrase) -> None:
        super().__init__("the text has another wording by now")
        self.phrase = phrase
