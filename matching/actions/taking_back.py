"""Takes back a sign-up that was pressed by mistake, as long as nothing came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from matching.actions.crowds import close_crowds
from matching.actions.ending import end_placement, lock_dates_of
from matching.actions.standing import fill_dates
from matching.actions.waiting.giving_back import can_be_kept_again, keep_again, wait_again
from matching.errors import NotOpenError
from matching.models import Placement, WaitingListEntry
from residents.actions import note_outcome, note_waiting, tell_of_offers
from residents.models import Visit

if TYPE_CHECKING:
    from datetime import date, datetime

    from aandeslag.teams.models import User
    from residents.models import Resident

Status = Placement.Status


@dataclass(frozen=True)
class TakenBack:
    """How it stands now. `waits` says that they have their old spot in the line back."""

    placement: Placement
    waits: bool

    @property
    def is_kept(self) -> bool:
        """What was an offer is one again, until the same moment."""
        return self.placement.status == Status.PROPOSED


@transaction.atomic
def undo_sign_up(*, placement: Placement, by: User | None, now: datetime) -> TakenBack:
    """As it was before: what was offered is offered, who waited waits. Otherwise its places are free at once.

    Whose term is over by now is back in line, which is served as ever. The visit of today says again what
    came of it without this. Raises NotOpenError when it has ended already, was agreed on an earlier day, or
    has begun: then it ends with a reason.
    """
    today = timezone.localdate(now)
    dates = lock_dates_of(placement, today)
    fresh = Placement.objects.select_related("resident", "occurrence").get(pk=placement.pk)
    if fresh.status != Status.AGREED or fresh.started_on is not None or fresh.agreed_on != today:
        raise NotOpenError
    back = wait_again(fresh, now)
    if can_be_kept_again(fresh, now):
        keep_again(fresh, now)
        close_crowds(dates, now)
        fill_dates(dates, now)
        fresh.refresh_from_db(fields=["status"])
    else:
        fresh = end_placement(placement=fresh, reason=Placement.EndReason.MISTAKE, on=today, by=by, now=now)
    forget_outcome(fresh.resident, today)
    if back:
        tell_of_offers([fresh.resident_id], today)
    waits = WaitingListEntry.objects.in_line().filter(pk__in=[one.pk for one in back])
    return TakenBack(fresh, waits.exists())


def forget_outcome(person: Resident, today: date) -> None:
    """The visit of today says what came of it without what was taken back."""
    if Placement.objects.agreed().filter(resident=person, agreed_on=today).exists():
        return
    is_new = person.registered_on == today
    note_outcome(
        resident=person, outcome=Visit.Outcome.REGISTERED if is_new else Visit.Outcome.NONE, today=today
    )
    if WaitingListEntry.objects.in_line().filter(resident=person, since__date=today).exists():
        note_waiting(resident=person, today=today)
