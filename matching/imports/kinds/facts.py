"""What one row says, whichever the kind of list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matching.imports.judgement import Because, Values


@dataclass(frozen=True)
class Facts:
    """`values` holds codes and dates as JSON can keep them; the three others say what is the matter."""

    values: Values
    problems: tuple[Because, ...]
    notes: tuple[Because, ...]
    unanswered: tuple[Because, ...]
