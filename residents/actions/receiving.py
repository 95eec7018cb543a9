"""What a team does with someone whom another team offers: accept, decline, or let it lapse."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from aandeslag.audit.actions import record
from aandeslag.teams.once import once
from residents.actions.handing_over import CARRIED, settle
from residents.actions.registering import register_resident
from residents.details import ResidentDetails
from residents.errors import HandOverError
from residents.models import HandOver, OfferedPerson, Resident
from residents.rules import HAND_OVER_TERM

if TYPE_CHECKING:
    from datetime import date, datetime
    from uuid import UUID

    from aandeslag.teams.models import Team, User

State = HandOver.State


@transaction.atomic
def accept_hand_over(
    *, offered: OfferedPerson, gender: str, by: User | None, now: datetime, token: UUID
) -> Resident:
    """A new participant of this team; nothing was explained to them here yet.

    Raises HandOverError when it was answered or withdrawn meanwhile.
    """
    today = timezone.localdate(now)

    def make() -> Resident:
        kept = _held(offered)
        details = ResidentDetails(
            first_name=kept.first_name,
            gender=gender,
            languages=kept.languages,
            interests=kept.interests,
            centre=kept.centre,
        )
        resident = register_resident(team=kept.team, details=details, by=by, today=today)
        record(action="hand-over.accepted", on=[kept, resident], changed=CARRIED)
        _answer(kept, State.ACCEPTED, today)
        return resident

    return once(team=offered.team, token=token, model=Resident, make=make)


@transaction.atomic
def decline_hand_over(*, offered: OfferedPerson, today: date) -> None:
    """Nothing of it stays here. Raises HandOverError when it was answered or withdrawn meanwhile."""
    kept = _held(offered)
    record(action="hand-over.declined", on=kept, changed=CARRIED)
    _answer(kept, State.DECLINED, today)


@transaction.atomic
def forget_offered(*, team: Team, today: date) -> int:
    """Every night: what was not answered within its term goes, and the other team reads that it lapsed."""
    latest = today - timedelta(days=HAND_OVER_TERM.days)
    old = OfferedPerson.objects.for_team(team).filter(offered_on__lt=latest)
    forgotten = list(old.select_for_update(of=("self",), no_key=True))
    for one in forgotten:
        record(action="hand-over.forgotten", on=one, changed=CARRIED)
        _answer(one, State.LAPSED, today)
    return len(forgotten)


def _held(offered: OfferedPerson) -> OfferedPerson:
    rows = OfferedPerson.objects.select_for_update(of=("self",), no_key=True).select_related("team", "centre")
    found = rows.filter(pk=offered.pk).first()
    if found is None:
        raise HandOverError
    return found


def _answer(offered: OfferedPerson, state: State, today: date) -> None:
    """Of the answer the other team learns only what it is."""
    settle(offered.hand_over_id, state, today)
    offered.delete()
