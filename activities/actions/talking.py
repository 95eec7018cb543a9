"""Keeps when an organisation was last spoken to, and how content it was."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import transaction

from aandeslag.audit.actions import record
from activities.models import Organisation, Satisfaction
from activities.rules.expiry import months_after

if TYPE_CHECKING:
    from datetime import date

    from aandeslag.teams.models import Team, User
    from activities.models import Activity

NOTE_KEPT_FOR_MONTHS: Final = 6


@transaction.atomic
def note_spoken(*, organisation: Organisation, today: date) -> Organisation:
    """Just spoken to. A second press on the same day changes nothing."""
    locked = Organisation.objects.select_for_update().get(pk=organisation.pk)
    if locked.spoken_on != today:
        locked.spoken_on = today
        locked.save(update_fields=["spoken_on"])
        record(action="organisation.spoken-to", on=locked, changed=("spoken_on",))
    return locked


@transaction.atomic
def take_back_spoken(*, organisation: Organisation, before: date | None, today: date) -> Organisation:
    """Pressed at the wrong line: the day of before stands there again. What was noted earlier stays."""
    locked = Organisation.objects.select_for_update().get(pk=organisation.pk)
    if locked.spoken_on == today and (before is None or before < today):
        locked.spoken_on = before
        locked.save(update_fields=["spoken_on"])
        record(action="organisation.spoken-taken-back", on=locked, changed=("spoken_on",))
    return locked


@transaction.atomic
def note_satisfaction(*, activity: Activity, answer: str, by: User | None, today: date) -> Satisfaction:
    """How it went, as the organisation says it: so they were spoken to. The last press of a day counts."""
    said, _is_new = Satisfaction.objects.update_or_create(
        activity=activity,
        on=today,
        defaults={"team_id": activity.team_id, "answer": answer, "by": by},
    )
    record(action="organisation.satisfaction", on=[said, activity.organisation], changed=("answer",))
    note_spoken(organisation=activity.organisation, today=today)
    return said


@transaction.atomic
def forget_host_notes(*, team: Team, today: date) -> int:
    """Every night: free text that stands there for six months is emptied. Says how many."""
    old = Organisation.objects.for_team(team).filter(noted_on__lt=months_after(today, -NOTE_KEPT_FOR_MONTHS))
    gone = list(old)
    if gone:
        ids = [one.pk for one in gone]
        Organisation.objects.filter(pk__in=ids).update(note="", noted_on=None)
        record(action="organisation.note-forgotten", on=gone, changed=("note",))
    return len(gone)
