"""Signs up friends together: each gets a placement of their own, and who was too late is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from django.db import transaction
from django.utils import timezone

from matching.actions.locking import lock_occurrence, lock_resident, lock_upcoming
from matching.actions.signing_up import sign_up
from matching.errors import PlacementRefusedError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from aandeslag.teams.models import User
    from activities.models import Occurrence, Slot
    from matching.findings import Verdict
    from matching.models import Placement
    from residents.models import Resident


@dataclass(frozen=True)
class Pressed:
    """What became of one of them: a placement, or why not."""

    resident: Resident
    placement: Placement | None = None
    refused: Verdict | None = None


@transaction.atomic
def sign_up_together(  # noqa: PLR0913 - one press, with all that hangs on it
    *,
    residents: Sequence[Resident],
    by: User | None,
    now: datetime,
    token: UUID,
    occurrence: Occurrence | None = None,
    slot: Slot | None = None,
    cautions_passed: frozenset[str] = frozenset(),
) -> list[Pressed]:
    """Like `sign_up` for each of them, in their order. Everything is locked before the first one is served.

    The same press once more gives back the same placements.
    """
    _lock(occurrence, slot, timezone.localdate(now))
    for pk in sorted(one.pk for one in residents):
        lock_resident(pk)
    pressed = []
    for resident in residents:
        try:
            placement = sign_up(
                resident=resident,
                by=by,
                now=now,
                occurrence=occurrence,
                slot=slot,
                token=uuid5(token, str(resident.public_id)),
                cautions_passed=cautions_passed,
            )
        except PlacementRefusedError as error:
            pressed.append(Pressed(resident, refused=error.verdict))
        else:
            pressed.append(Pressed(resident, placement=placement))
    return pressed


def _lock(occurrence: Occurrence | None, slot: Slot | None, today: date) -> None:
    if occurrence is not None:
        lock_occurrence(occurrence.pk)
    elif slot is not None:
        lock_upcoming(slot.pk, today)
