"""Marks visitors of one session as going together: friends who want the same activity."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from django.db import transaction

from aandeslag.audit.actions import record
from residents.actions.news import hold_session, tell_screens
from residents.errors import NotHereError
from residents.models import Visit

if TYPE_CHECKING:
    from uuid import UUID

    from residents.models import Resident, WalkInSession


@transaction.atomic
def go_together(*, session: WalkInSession, resident: Resident, friend: Resident) -> None:
    """Both go together, with whoever already goes with one of them. Once is enough.

    Raises NotHereError when one of them was not noted at this session.
    """
    visits = _visits(session)
    mine, theirs = _of(visits, resident), _of(visits, friend)
    if mine == theirs or (mine.party is not None and mine.party == theirs.party):
        return
    joined = {one.party for one in (mine, theirs)} - {None}
    _set_party(
        [one for one in visits if one in (mine, theirs) or one.party in joined],
        mine.party or theirs.party or uuid4(),
    )
    record(action="visit.together", on=[resident, friend], changed=["party"])
    tell_screens(session.pk)


@transaction.atomic
def go_alone(*, session: WalkInSession, resident: Resident) -> None:
    """Not together any more; who would be left alone goes alone too."""
    visits = _visits(session)
    mine = _of(visits, resident)
    if mine.party is None:
        return
    left = [one for one in visits if one.party == mine.party and one != mine]
    _set_party([mine, *(left if len(left) == 1 else [])], None)
    record(action="visit.alone", on=resident, changed=["party"])
    tell_screens(session.pk)


def _visits(session: WalkInSession) -> list[Visit]:
    """All of the session, always locked in the same order."""
    hold_session(session.pk)
    return list(session.visits.select_for_update(of=("self",), no_key=True).order_by("pk"))


def _of(visits: list[Visit], resident: Resident) -> Visit:
    found = next((one for one in visits if one.resident_id == resident.pk), None)
    if found is None:
        raise NotHereError
    return found


def _set_party(visits: list[Visit], party: UUID | None) -> None:
    Visit.objects.filter(pk__in=[one.pk for one in visits]).update(party=party)
