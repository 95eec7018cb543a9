"""An offer to somebody who came today, and what becomes of it, reaches every screen of that session."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from matching.actions import (
    accept_offer,
    decline_offer,
    leave_waiting_list,
    offer_by_hand,
    serve_lapsed,
    take_off,
)
from matching.models import Placement
from residents.models import Visit, WalkInSession
from tests.factories import VisitFactory, WalkInSessionFactory
from tests.matching.actions.waiting.lines import TWO_DAYS, someone_on, waits
from tests.matching.conftest import NOW, TODAY, Garden

if TYPE_CHECKING:
    from collections.abc import Callable

    from matching.models import WaitingListEntry


@pytest.fixture
def session(full: Garden) -> WalkInSession:
    made: WalkInSession = WalkInSessionFactory.create(
        team=full.town.team, centre=full.town.centre, date=TODAY
    )
    return made


def told(session: WalkInSession) -> int:
    session.refresh_from_db()
    return session.offers_revision


def offered(garden: Garden, session: WalkInSession) -> WaitingListEntry:
    """Someone who came today and is offered a place."""
    entry = waits(garden)
    VisitFactory.create(session=session, resident=entry.resident)
    take_off(participation=someone_on(garden), by=None, now=NOW)
    return entry


def the_offer() -> Placement:
    return Placement.objects.get(status="proposed")


def is_accepted(entry: WaitingListEntry) -> None:
    accept_offer(offer=the_offer(), by=None, now=NOW)


def is_declined(entry: WaitingListEntry) -> None:
    decline_offer(offer=the_offer(), reason=Placement.DeclineReason.TIME, now=NOW)


def is_taken_off_the_list(entry: WaitingListEntry) -> None:
    leave_waiting_list(entry=entry, now=NOW)


def lapses(entry: WaitingListEntry) -> None:
    # The session is still open, as when somebody forgot to close it.
    WalkInSession.objects.update(date=TODAY + timedelta(days=2))
    serve_lapsed(team=entry.team, now=NOW + TWO_DAYS)


def test_an_offer_is_told(full: Garden, session: WalkInSession) -> None:
    offered(full, session)

    assert told(session) == 1


@pytest.mark.parametrize("happens", [is_accepted, is_declined, is_taken_off_the_list, lapses])
def test_what_becomes_of_it_is_told(
    full: Garden, session: WalkInSession, happens: Callable[[WaitingListEntry], None]
) -> None:
    entry = offered(full, session)
    before = told(session)

    happens(entry)

    assert told(session) > before


def test_an_offer_by_hand_is_told(full: Garden, session: WalkInSession) -> None:
    waits(full)
    second = waits(full)
    VisitFactory.create(session=session, resident=second.resident)
    soon = NOW + timedelta(days=6, hours=18)
    WalkInSession.objects.update(date=soon.date())
    take_off(participation=someone_on(full), by=None, now=soon)

    offer_by_hand(entry=second, now=soon)

    assert told(session) == 1


def test_other_sessions_are_left_alone(full: Garden, session: WalkInSession) -> None:
    """Closed, of another day, or without this person."""
    entry = waits(full)
    others = [
        WalkInSessionFactory.create(team=full.town.team, centre=full.town.centre, **facts)
        for facts in (
            {"date": TODAY, "starts": "09:00", "ends": "10:00", "closed_at": NOW},
            {"date": TODAY - timedelta(days=7)},
        )
    ]
    for one in others:
        VisitFactory.create(session=one, resident=entry.resident)
    VisitFactory.create(session=session, resident=full.resident())

    take_off(participation=someone_on(full), by=None, now=NOW)

    assert [told(one) for one in (session, *others)] == [0, 0, 0]


def test_who_waits_is_noted_at_the_visit(full: Garden, session: WalkInSession) -> None:
    resident = full.resident()
    visit = VisitFactory.create(session=session, resident=resident, outcome="registered")

    waits(full, resident)

    visit.refresh_from_db()
    assert visit.outcome == Visit.Outcome.WAITING


def test_who_was_signed_up_for_something_too_stays_that(full: Garden, session: WalkInSession) -> None:
    resident = full.resident()
    visit = VisitFactory.create(session=session, resident=resident, outcome="signed-up")

    waits(full, resident)

    visit.refresh_from_db()
    assert visit.outcome == Visit.Outcome.SIGNED_UP
