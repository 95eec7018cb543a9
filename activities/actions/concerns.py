"""COA staff ask or worry about an activity; the coordinator decides, and they see the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from aandeslag.audit.actions import record
from activities.actions.activities import unpublish_activity
from activities.actions.writing import make_once
from activities.errors import AnsweredError
from activities.models import Concern
from activities.rules.expiry import months_after

if TYPE_CHECKING:
    from datetime import date, datetime
    from uuid import UUID

    from aandeslag.teams.models import Team, User
    from activities.models import Activity

KEPT_FOR_MONTHS = 6


@transaction.atomic
def raise_concern(
    *, activity: Activity, kind: str, text: str, by: User, today: date, token: UUID | None = None
) -> Concern:
    def make() -> Concern:
        concern = Concern.objects.create(
            team_id=activity.team_id,
            activity=activity,
            kind=kind,
            text=text,
            asked_by=by,
            asked_on=today,
        )
        record(action="concern.raised", on=[concern, activity])
        return concern

    return make_once(team=activity.team, token=token, model=Concern, make=make)


@transaction.atomic
def answer_concern(*, concern: Concern, decision: str, answer: str, by: User, now: datetime) -> Concern:
    """Decide; *out of the offer* happens at once. Raises AnsweredError when a colleague was first."""
    locked = Concern.objects.select_for_update(of=("self",)).select_related("activity").get(pk=concern.pk)
    if locked.decision:
        raise AnsweredError
    locked.decision, locked.answer = decision, answer
    locked.answered_by, locked.answered_on = by, timezone.localdate(now)
    locked.save()
    record(action="concern.answered", on=locked, changed=("decision",))
    if decision == Concern.Decision.TAKEN_OUT and locked.activity.status == "published":
        unpublish_activity(activity=locked.activity)
    return locked


@transaction.atomic
def see_answer(*, concern: Concern, today: date) -> Concern:
    """Who asked has read it. Pressed twice, or before there is an answer, it changes nothing."""
    locked = Concern.objects.select_for_update(of=("self",)).get(pk=concern.pk)
    if locked.decision and locked.seen_on is None:
        locked.seen_on = today
        locked.save(update_fields=["seen_on"])
        record(action="concern.answer-seen", on=locked, changed=("seen_on",))
    return locked


@transaction.atomic
def forget_old_concerns(*, team: Team, today: date) -> int:
    """Every night: what was asked six months ago is deleted, answered or not. Says how many."""
    old = Concern.objects.for_team(team).filter(asked_on__lt=months_after(today, -KEPT_FOR_MONTHS))
    gone = list(old)
    if gone:
        record(action="concern.forgotten", on=gone)
        Concern.objects.filter(pk__in=[one.pk for one in gone]).delete()
    return len(gone)
