"""Changes what is known of someone, without two desks overwriting each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from aandeslag.audit.actions import record
from residents.details import ResidentDetails
from residents.errors import StaleRevisionError
from residents.models import Resident
from residents.models.keys import KEY_COLUMNS
from residents.names import clean_name
from residents.rules import NOTE_TERM, add_months

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from aandeslag.teams.models import Team, User


@transaction.atomic
def change_resident(
    *,
    resident: Resident,
    details: ResidentDetails,
    revision: int,
    by: User | None,  # noqa: ARG001 - part of the signature of every action; the log knows who
    today: date,
) -> Resident:
    """Store `details` as they were filled in on a form that showed `revision`.

    Raises StaleRevisionError, with how it stands now, when somebody else saved in between.
    """
    stored = locked(resident)
    if stored.revision != revision:
        raise StaleRevisionError(stored)
    changed = details.differing(ResidentDetails.of(stored))
    if not changed:
        return stored
    for name in changed:
        setattr(stored, name, getattr(details, name))
    if "first_name" in changed:
        stored.first_name = clean_name(details.first_name)
    if "note" in changed:
        stored.noted_on = today if details.note else None
    save_revision(stored, [*changed, *KEY_COLUMNS, "noted_on"])
    record(action="resident.changed", on=stored, changed=changed)
    return stored


@transaction.atomic
def stop_mediation(*, resident: Resident, on: date) -> Resident:
    """Stop looking for activities, without a reason: that is nobody's business here."""
    return _set_mediation(resident, stopped_on=on, action="resident.mediation-stopped")


@transaction.atomic
def resume_mediation(*, resident: Resident) -> Resident:
    return _set_mediation(resident, stopped_on=None, action="resident.mediation-resumed")


def _set_mediation(resident: Resident, *, stopped_on: date | None, action: str) -> Resident:
    stored = locked(resident)
    if (stored.mediation_stopped_on is None) == (stopped_on is None):
        return stored
    stored.mediation_stopped_on = stopped_on
    save_revision(stored, ["mediation_stopped_on"])
    record(action=action, on=stored, changed=["mediation_stopped_on"])
    return stored


@transaction.atomic
def forget_old_notes(*, team: Team, today: date) -> int:
    """Remove the notes that are older than their term; return how many there were."""
    noted = Resident.objects.for_team(team).exclude(note="").select_for_update(of=("self",), no_key=True)
    before = add_months(today, -NOTE_TERM.months)
    old = list(noted.filter(noted_on__lt=before))
    for resident in old:
        resident.note, resident.noted_on = "", None
        save_revision(resident, ["note", "noted_on"])
    if old:
        record(action="resident.note-forgotten", on=old, changed=["note"])
    return len(old)


def locked(resident: Resident) -> Resident:
    """The row as it stands now, held until the transaction ends."""
    return (
        Resident.objects.select_for_update(of=("self",), no_key=True)
        .select_related("team", "centre", "housed_in")
        .get(pk=resident.pk)
    )


def save_revision(resident: Resident, columns: Sequence[str]) -> None:
    """Save some columns as a new revision, so that an older form is noticed."""
    resident.revision += 1
    resident.save(update_fields=[*columns, "revision"])
