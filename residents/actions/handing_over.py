"""Offers someone who agreed to it to the team of their next centre, and withdraws that.

The two sides hold rows of their own and share an opaque id. Rows are taken in one order: what is offered
first, then the hand-over.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from django.db import transaction

from aandeslag.audit.actions import record
from aandeslag.audit.context import acting, acting_as
from aandeslag.teams.models import Team, TeamCentre
from residents.actions.changing import locked
from residents.errors import HandOverError
from residents.models import Consent, HandOver, OfferedPerson

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from uuid import UUID

    from aandeslag.teams.models import ReceptionCentre, User
    from residents.models import Resident

State = HandOver.State
CARRIED = ("first_name", "languages", "interests")


@transaction.atomic
def hand_over(*, resident: Resident, centre: ReceptionCentre, by: User | None, today: date) -> HandOver:
    """Offer them to the team that serves `centre`. Offered there already: the same one.

    Raises HandOverError without their consent, before they have left, and for a centre without another team.
    """
    stored = locked(resident)
    team = team_of_centre(centre, today)
    if team is None or team.pk == stored.team_id or stored.departed_on is None or not may_hand_over(stored):
        raise HandOverError
    waiting = stored.hand_overs.filter(state=State.WAITING).first()
    if waiting is not None and waiting.to_centre_id == centre.pk:
        return waiting
    withdraw_hand_overs(resident=stored, today=today)
    made = HandOver.objects.create(
        team_id=stored.team_id, resident=stored, to_centre=centre, offered_on=today, by=by
    )
    offered = OfferedPerson.objects.create(
        team=team,
        hand_over_id=made.public_id,
        centre=centre,
        offered_on=today,
        **{name: getattr(stored, name) for name in CARRIED},
    )
    record(action="hand-over.offered", on=[made, stored], changed=CARRIED)
    with in_the_log_of(team.pk):
        record(action="hand-over.received", on=offered, changed=CARRIED)
    return made


@transaction.atomic
def withdraw_hand_overs(*, resident: Resident, today: date) -> int:
    """What nobody answered yet is gone at once on the other side; says how many there were."""
    waiting = list(HandOver.objects.filter(resident=resident, state=State.WAITING))
    for one in waiting:
        _withdraw(one, today)
    return len(waiting)


@transaction.atomic
def withdraw_hand_over(*, made: HandOver, today: date) -> None:
    """Offered to the wrong team, say. Raises HandOverError when it was answered or lapsed meanwhile."""
    _withdraw(made, today)
    made.refresh_from_db(fields=["state"])
    if made.state != State.WITHDRAWN:
        raise HandOverError


def was_taken_over(resident: Resident) -> bool:
    """They take part with the next team."""
    return resident.hand_overs.filter(state=State.ACCEPTED).exists()


def may_hand_over(resident: Resident) -> bool:
    """Whether this extra was asked and they agreed."""
    current = resident.consents.filter(purpose=Consent.Purpose.HAND_OVER, withdrawn_on__isnull=True)
    return current.filter(given=True).exists()


def team_of_centre(centre: ReceptionCentre, today: date) -> Team | None:
    """The one that serves it on this day, as long as it works."""
    serving = TeamCentre.objects.on(today).filter(centre=centre, team__status=Team.Status.ACTIVE)
    found = serving.select_related("team").first()
    return found.team if found else None


def settle(hand_over_id: UUID, state: State, today: date) -> None:
    """Written in the log of the team that offered, whoever answers."""
    rows = HandOver.objects.select_for_update(of=("self",), no_key=True)
    made = rows.filter(public_id=hand_over_id, state=State.WAITING).first()
    if made is not None:
        made.state, made.answered_on = state, today
        made.save(update_fields=["state", "answered_on"])
        with in_the_log_of(made.team_id):
            record(action=f"hand-over.{state.value}-there", on=made, changed=["state"])


def _withdraw(made: HandOver, today: date) -> None:
    """Whoever answers at the same moment holds the row: then nothing is left to withdraw."""
    rows = OfferedPerson.objects.select_for_update(of=("self",), no_key=True)
    offered = rows.filter(hand_over_id=made.public_id).first()
    if offered is None:
        return
    with in_the_log_of(offered.team_id):
        record(action="hand-over.withdrawn", on=offered, changed=CARRIED)
    offered.delete()
    settle(made.public_id, State.WITHDRAWN, today)


@contextmanager
def in_the_log_of(team_id: int) -> Iterator[None]:
    with acting_as(replace(acting(), team_id=team_id)):
        yield
