"""Chooses the ready sentences of an activity, and keeps translations made by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from aandeslag.audit.actions import record
from activities.actions.writing import write_details
from activities.errors import HasEndedError, StaleRevisionError
from activities.models import Activity, OwnText

if TYPE_CHECKING:
    from datetime import date

    from aandeslag.teams.models import User
    from activities.details import TextChoice


@transaction.atomic
def choose_texts(*, activity: Activity, choice: TextChoice) -> Activity:
    """Say with which ready sentences residents read it; an empty choice goes back to the usual one."""
    locked = Activity.objects.select_for_update(no_key=True).get(pk=activity.pk)
    if locked.status == Activity.Status.ENDED:
        raise HasEndedError
    if changed := write_details(locked, choice):
        locked.save(update_fields=changed)
        record(action="activity.texts-chosen", on=locked, changed=changed)
    return locked


@transaction.atomic
def write_own_text(
    *, activity: Activity, language: str, title: str, text: str, by: User, today: date
) -> OwnText:
    """Add or better the translation in one language; what changed waits for a speaker again."""
    own, is_new = OwnText.objects.select_for_update().get_or_create(
        activity=activity,
        language=language,
        defaults={
            "team_id": activity.team_id,
            "title": title,
            "text": text,
            "written_by": by,
            "written_on": today,
        },
    )
    if not is_new and (own.title, own.text) != (title, text):
        own.title, own.text, own.revision = title, text, own.revision + 1
        own.written_by, own.written_on = by, today
        own.checked_by = own.checked_on = None
        own.save()
        record(action="own-text.changed", on=own, changed=("title", "text"))
    if is_new:
        record(action="own-text.written", on=own)
    return own


@transaction.atomic
def drop_own_text(*, own_text: OwnText) -> None:
    """Back to the ready sentences."""
    record(action="own-text.dropped", on=own_text)
    own_text.delete()


@transaction.atomic
def check_own_text(*, own_text: OwnText, seen: int, by: User, today: date) -> OwnText:
    """A speaker found this wording good. Raises StaleRevisionError when it has another wording by now."""
    stored = OwnText.objects.select_for_update().get(pk=own_text.pk)
    if stored.revision != seen:
        raise StaleRevisionError
    if stored.checked_on is None:
        stored.checked_by, stored.checked_on = by, today
        stored.save(update_fields=["checked_by", "checked_on"])
        record(action="own-text.checked", on=stored)
    return stored
