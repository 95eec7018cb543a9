"""Notes which supporter goes along with the people of a date, and that they do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from aandeslag.audit.actions import record
from aandeslag.teams.access import Role
from matching.errors import NotOpenError, OtherTeamError
from matching.models import Accompaniment

if TYPE_CHECKING:
    from datetime import date

    from aandeslag.teams.models import User
    from activities.models import Occurrence


@transaction.atomic
def go_along(*, occurrence: Occurrence, supporter: User, today: date) -> Accompaniment:
    """Noted twice is noted once. It shows them the date, and nobody who is not entrusted to them.

    Raises OtherTeamError when they are no supporter of this team today, and NotOpenError when it is
    cancelled.
    """
    if occurrence.cancelled_at is not None:
        raise NotOpenError
    if not supporter.memberships.on(today).filter(team=occurrence.team_id, role=Role.SUPPORTER).exists():
        raise OtherTeamError
    found, is_new = Accompaniment.objects.get_or_create(
        occurrence=occurrence, supporter=supporter, defaults={"team_id": occurrence.team_id}
    )
    if is_new:
        record(action="occurrence.accompanied", on=occurrence, changed=["accompaniments"])
    return found


@transaction.atomic
def stay_away(*, occurrence: Occurrence, supporter: User) -> None:
    """They do not go along after all. Pressed twice: the second changes nothing."""
    gone, _by_model = Accompaniment.objects.filter(occurrence=occurrence, supporter=supporter).delete()
    if gone:
        record(action="occurrence.not-accompanied", on=occurrence, changed=["accompaniments"])
