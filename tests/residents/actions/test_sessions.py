"""A session is opened, counted, closed; its counts add up whoever presses."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from aandeslag.audit.models import Line
from aandeslag.teams.access import Role
from residents.actions import (
    add_session,
    cancel_session,
    close_forgotten_sessions,
    close_session,
    correct_count,
    count,
    note_present,
    open_session,
    reinstate_session,
)
from residents.errors import (
    HeadCountError,
    SessionExistsError,
    SessionNotOpenError,
    SessionStartedError,
)
from residents.models import WalkInSession
from tests.factories import WalkInSessionFactory

if TYPE_CHECKING:
    from tests.world import Town

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
LATER = datetime(2026, 11, 24, 14, 5, tzinfo=UTC)


@pytest.fixture
def session(town: Town) -> WalkInSession:
    return WalkInSessionFactory.create(team=town.team, centre=town.centre, opened_at=None)


@pytest.fixture
def opened(town: Town, session: WalkInSession) -> WalkInSession:
    return open_session(session=session, now=NOW, by=town.member(Role.DESK).user)


def heads(session: WalkInSession) -> tuple[int, int, int]:
    session.refresh_from_db()
    return session.visitors, session.women, session.newcomers


def test_opening_twice_is_once_and_closing_can_be_taken_back(town: Town, session: WalkInSession) -> None:
    by = town.member(Role.DESK).user
    open_session(session=session, now=NOW, by=by)
    open_session(session=session, now=LATER, by=by)
    session.refresh_from_db()
    assert (session.opened_at, session.is_open) == (NOW, True)

    assert not close_session(session=session, now=LATER).is_open
    assert open_session(session=session, now=LATER, by=by).is_open
    assert list(Line.objects.values_list("action", flat=True)) == [
        "walk-in.opened",
        "walk-in.closed",
        "walk-in.opened",
    ]


def test_it_is_not_opened_before_its_day_but_afterwards_it_may_be_keyed_in(town: Town) -> None:
    tomorrow, yesterday = (
        WalkInSessionFactory.create(team=town.team, date=day, opened_at=None)
        for day in (date(2026, 11, 25), date(2026, 11, 23))
    )

    with pytest.raises(SessionNotOpenError):
        open_session(session=tomorrow, now=NOW, by=None)
    assert open_session(session=yesterday, now=NOW, by=None).is_open


def test_presses_add_up_also_from_a_page_that_is_out_of_date(opened: WalkInSession) -> None:
    another_desk = WalkInSession.objects.get(pk=opened.pk)
    for desk in (opened, another_desk, opened):
        count(session=desk, visitors=1)
    count(session=another_desk, women=1)
    count(session=opened, newcomers=1)
    count(session=another_desk, visitors=-1)

    assert heads(opened) == (2, 1, 1)


@pytest.mark.parametrize("step", [{"women": 2}, {"newcomers": 2}, {"visitors": -2}, {"women": -1}])
def test_a_count_that_cannot_be_is_refused(opened: WalkInSession, step: dict[str, int]) -> None:
    count(session=opened, visitors=1)

    with pytest.raises(HeadCountError):
        count(session=opened, token=None, **step)

    assert heads(opened) == (1, 0, 0)


def test_only_an_open_session_is_counted(opened: WalkInSession) -> None:
    count(session=opened, visitors=3, women=1)
    close_session(session=opened, now=LATER)

    with pytest.raises(SessionNotOpenError):
        count(session=opened, visitors=1)
    assert heads(opened) == (3, 1, 0)


def test_a_count_is_corrected_afterwards(opened: WalkInSession) -> None:
    close_session(session=opened, now=LATER)

    correct_count(session=opened, visitors=17, women=6, newcomers=4)
    correct_count(session=opened, visitors=17, women=6, newcomers=4)

    assert heads(opened) == (17, 6, 4)
    assert Line.objects.filter(action="walk-in.count-corrected").count() == 1
    with pytest.raises(HeadCountError):
        correct_count(session=opened, visitors=1, women=2, newcomers=0)


def test_what_was_never_opened_has_no_count(session: WalkInSession) -> None:
    with pytest.raises(SessionNotOpenError):
        correct_count(session=session, visitors=1, women=0, newcomers=0)
    with pytest.raises(SessionNotOpenError):
        count(session=session, visitors=1)


def test_cancelling_has_a_reason_and_can_be_taken_back(town: Town, session: WalkInSession) -> None:
    cancelled = cancel_session(session=session, because="schoolvakantie", now=NOW)
    assert (cancelled.cancelled_at, cancelled.cancelled_because) == (NOW, "schoolvakantie")
    with pytest.raises(SessionNotOpenError):
        open_session(session=session, now=NOW, by=town.member(Role.DESK).user)

    assert not reinstate_session(session=session).is_cancelled
    assert open_session(session=session, now=NOW, by=None).is_open


def test_what_has_begun_is_not_cancelled(opened: WalkInSession) -> None:
    with pytest.raises(SessionStartedError):
        cancel_session(session=opened, because="vergissing", now=NOW)


def test_an_extra_session_is_added_once(town: Town, other_town: Town) -> None:
    token = uuid4()
    when: dict[str, Any] = {"date": date(2026, 11, 27), "starts": time(10), "ends": time(12)}

    first = add_session(team=town.team, centre=town.centre, token=token, **when)
    again = add_session(team=town.team, centre=town.centre, token=token, **when)

    assert first == again
    with pytest.raises(SessionExistsError):
        add_session(team=town.team, centre=town.centre, token=uuid4(), **when)
    elsewhere = add_session(team=other_town.team, centre=other_town.centre, token=uuid4(), **when)
    assert WalkInSession.objects.count() == 2
    assert elsewhere.team == other_town.team


def test_closing_ends_the_duties_of_this_session_only(town: Town, opened: WalkInSession) -> None:
    elsewhere = WalkInSessionFactory.create(team=town.team, centre=town.centre, starts=time(9), ends=time(16))
    here, both = town.member(Role.SUPPORTER), town.member(Role.DESK)
    note_present(session=opened, membership=here, now=NOW)
    note_present(session=opened, membership=both, now=NOW)
    note_present(session=elsewhere, membership=both, now=NOW)

    close_session(session=opened, now=LATER)

    assert [duty.until for duty in here.duties.all()] == [LATER]
    assert [duty.until for duty in both.duties.all()] == [None]
    close_session(session=elsewhere, now=LATER)
    assert [duty.until for duty in both.duties.all()] == [LATER]


def test_what_was_forgotten_yesterday_is_closed_at_its_end_when_the_next_one_opens(
    town: Town, other_town: Town, session: WalkInSession
) -> None:
    yesterday = WalkInSessionFactory.create(team=town.team, centre=town.centre, date=date(2026, 11, 23))
    theirs = WalkInSessionFactory.create(team=other_town.team, date=date(2026, 11, 23))
    supporter = town.member(Role.SUPPORTER)
    note_present(session=yesterday, membership=supporter, now=datetime(2026, 11, 23, 12, tzinfo=UTC))

    open_session(session=session, now=NOW, by=None)

    end = datetime(2026, 11, 23, 14, tzinfo=UTC)
    yesterday.refresh_from_db()
    theirs.refresh_from_db()
    assert (yesterday.closed_at, theirs.closed_at) == (end, None)
    assert [duty.until for duty in supporter.duties.all()] == [end]
    assert close_forgotten_sessions(team=other_town.team, now=NOW) == 1
