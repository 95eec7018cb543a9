"""What a supporter presses about one of their own people: kept, with its real effect, and taken back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils import timezone

from aandeslag.audit.actions import record
from aandeslag.teams.once import once
from matching.actions import contact_effects as effects
from matching.actions.tasks import ask_to_look_together, close_tasks_of_contact
from matching.errors import NotOpenError
from matching.models import Contact
from matching.taps import can_be_taken_back
from residents.rules import NOTE_TERM, add_months

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime
    from uuid import UUID

    from aandeslag.teams.models import Team, User
    from matching.actions.contact_effects import Pressed
    from matching.taps import Tap
    from residents.models import Resident

Code = Contact.Code


@dataclass(frozen=True)
class Effect:
    """What a code changes elsewhere, giving how it stood before; and how that is taken back."""

    done: Callable[[Pressed], str]
    undone: Callable[[Pressed, str], None]


EFFECTS: Final[dict[str, Effect]] = {
    Code.INFORMED: Effect(effects.know, effects.nothing),
    Code.WANTS: Effect(effects.want, effects.want_after_all_not),
    Code.WAS_THERE: Effect(effects.mark, effects.mark_as_before),
    Code.COULD_NOT: Effect(effects.mark, effects.mark_as_before),
    Code.SOMETHING_ELSE: Effect(effects.decline, effects.decline_not),
    Code.NOT_NOW: Effect(effects.decline, effects.decline_not),
    Code.STOPS: Effect(effects.stop, effects.go_on),
}


@transaction.atomic
def note_contact(*, resident: Resident, tap: Tap, by: User, now: datetime, token: UUID) -> Contact:
    """Keep what was pressed and do what follows from it; the same token gives the same contact.

    Raises NotOpenError for what cannot be said any more, WrongMomentError for what cannot be said yet, and
    PlacementRefusedError when something stands in the way of a place.
    """
    make = partial(_note, resident, tap, by, now)
    return once(team=resident.team, token=token, model=Contact, make=make)


@transaction.atomic
def take_contact_back(*, contact: Contact, by: User, now: datetime) -> Contact:
    """Undo the last tap, with what followed from it. Pressed twice: the second changes nothing.

    Raises NotOpenError when another tap came after it or it is too long ago, and what undoing raises.
    """
    fresh = Contact.objects.select_related("resident__team").get(pk=contact.pk)
    if fresh.undone_at is not None:
        return fresh
    if not can_be_taken_back(fresh, now) or _came_after(fresh):
        raise NotOpenError
    EFFECTS[fresh.code].undone(effects.pressed(fresh, by, now), fresh.before)
    fresh.undone_at = now
    fresh.save(update_fields=["undone_at"])
    close_tasks_of_contact(fresh, now=now)
    record(action="contact.taken-back", on=[fresh, fresh.resident], changed=["undone_at"])
    return fresh


@transaction.atomic
def write_contact_note(*, resident: Resident, note: str, by: User, now: datetime, token: UUID) -> Contact:
    """A few words for the desk and for themselves; nothing follows from it."""

    def make() -> Contact:
        return _keep(Contact(code=Code.NOTE, note=note), resident, by, now)

    return once(team=resident.team, token=token, model=Contact, make=make)


@transaction.atomic
def forget_contact_notes(*, team: Team, today: date) -> int:
    """Remove the notes that are older than their term; a note without its words is nothing."""
    old = Contact.objects.for_team(team).filter(code=Code.NOTE)
    before = add_months(today, -NOTE_TERM.months)
    gone = list(old.filter(at__date__lt=before))
    if gone:
        record(action="contact.note-forgotten", on=gone, changed=["note"])
        Contact.objects.filter(pk__in=[one.pk for one in gone]).delete()
    return len(gone)


def _note(resident: Resident, tap: Tap, by: User, now: datetime) -> Contact:
    before = EFFECTS[tap.code].done(effects.Pressed(resident, tap, by, now))
    contact = Contact(code=tap.code, about=tap.about, before=before)
    if tap.code == Code.NOT_NOW:
        contact.ask_again_on = timezone.localdate(now) + timedelta(weeks=int(tap.detail))
    _keep(contact, resident, by, now)
    if tap.code == Code.SOMETHING_ELSE:
        ask_to_look_together(contact, today=timezone.localdate(now))
    return contact


def _keep(contact: Contact, resident: Resident, by: User, now: datetime) -> Contact:
    contact.team_id, contact.resident = resident.team_id, resident
    contact.supporter, contact.at = by, now
    contact.save()
    record(action="contact.noted", on=[contact, resident], changed=["code"])
    return contact


def _came_after(contact: Contact) -> bool:
    later = Contact.objects.taps().filter(resident=contact.resident_id, pk__gt=contact.pk)
    return later.exists()
