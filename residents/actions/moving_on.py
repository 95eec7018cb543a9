"""Notes what changed in somebody's life, with the home that changes along, and takes that back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db import transaction

from aandeslag.audit.actions import record
from residents.actions.changing import locked, save_revision
from residents.errors import ChangeOverError
from residents.models import Change

if TYPE_CHECKING:
    from datetime import date, datetime

    from aandeslag.teams.models import Municipality, ReceptionCentre, User
    from residents.models import Resident

HOME: Final = ("centre", "housed_in", "district")


@dataclass(frozen=True)
class Home:
    """Where someone who is housed lives now; never a street."""

    municipality: Municipality
    district: str = ""


@transaction.atomic
def record_change(
    *, resident: Resident, kind: Change.Kind, on: date, home: Home | None, by: User | None, now: datetime
) -> Change:
    """They stay, so nothing is deleted for it. Placements are the caller's.

    Raises ChangeOverError for who has left.
    """
    stored = locked(resident)
    if stored.departed_on is not None:
        raise ChangeOverError
    change = Change.objects.create(
        team_id=stored.team_id,
        resident=stored,
        kind=kind,
        on=on,
        by=by,
        noted_at=now,
        from_centre=stored.centre,
        from_housed_in=stored.housed_in,
        from_district=stored.district,
    )
    changed = ["kind"]
    if home is not None:
        changed += _move(stored, None, home.municipality, home.district)
    record(action="resident.change-noted", on=[change, stored], changed=changed)
    return change


@transaction.atomic
def withdraw_change(*, change: Change, now: datetime) -> Change:
    """The home is as it was, unless it was changed again since. Pressed twice: the first stays.

    Raises ChangeOverError for who has left.
    """
    stored = locked(change.resident)
    kept = Change.objects.select_for_update(of=("self",), no_key=True).get(pk=change.pk)
    if stored.departed_on is not None:
        raise ChangeOverError
    if kept.undone_at is not None:
        return kept
    kept.undone_at = now
    kept.save(update_fields=["undone_at"])
    changed = ["undone_at"]
    moved_since = stored.changes.filter(kind=Change.Kind.HOUSING, undone_at=None, pk__gt=kept.pk).exists()
    if kept.kind == Change.Kind.HOUSING and stored.centre_id is None and not moved_since:
        changed += _move(stored, kept.from_centre, kept.from_housed_in, kept.from_district)
    record(action="resident.change-undone", on=[kept, stored], changed=changed)
    return kept


def _move(
    resident: Resident, centre: ReceptionCentre | None, housed_in: Municipality | None, district: str
) -> list[str]:
    resident.centre, resident.housed_in, resident.district = centre, housed_in, district
    save_revision(resident, HOME)
    return [*HOME]
