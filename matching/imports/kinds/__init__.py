"""The three kinds of list that a team keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from matching.imports.kinds.activities import KIND as ACTIVITIES
from matching.imports.kinds.participations import KIND as PARTICIPATIONS
from matching.imports.kinds.residents import KIND as RESIDENTS

if TYPE_CHECKING:
    from matching.imports.kinds.contract import ListKind

KINDS: Final[dict[str, ListKind]] = {kind.kind: kind for kind in (RESIDENTS, ACTIVITIES, PARTICIPATIONS)}
