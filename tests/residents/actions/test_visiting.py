"""Who came and what came of it; who of the team was there."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from aandeslag.audit.models import Line
from aandeslag.teams.access import Role
from aandeslag.teams.models import Duty
from residents.actions import (
    change_visit,
    close_session,
    note_gone,
    note_outcome,
    note_present,
    note_visit,
    take_back_visit,
)
from residents.errors import NotOnThisTeamError, SessionNotOpenError
from residents.models import Resident, Visit, WalkInSession
from tests.factories import ResidentFactory, WalkInSessionFactory

if TYPE_CHECKING:
    from tests.world import Town

NOW = datetime(2026, 11, 24, 12, 10, tzinfo=UTC)
LATER = datetime(2026, 11, 24, 12, 40, tzinfo=UTC)
TODAY = date(2026, 11, 24)


@pytest.fixture
def session(town: Town) -> WalkInSession:
    return WalkInSessionFactory.create(team=town.team, centre=town.centre)


@pytest.fixture
def rahel(town: Town) -> Resident:
    return ResidentFactory.create(team=town.team, first_name="Rahel")


def test_coming_twice_is_one_visit_that_remembers_the_first_reason(
    session: WalkInSession, rahel: Resident
) -> None:
    note_visit(session=session, resident=rahel, reason="question", now=NOW)
    note_visit(session=session, resident=rahel, reason="sign-up", outcome="signed-up", now=LATER)
    note_visit(session=session, resident=rahel, reason="coffee", now=LATER)

    assert [(one.reason, one.outcome, one.came_at) for one in Visit.objects.all()] == [
        ("question", "signed-up", NOW)
    ]
    assert list(Line.objects.values_list("action", "changed")) == [
        ("visit.changed", "outcome"),
        ("visit.noted", "visit"),
    ]


def test_a_closed_session_can_be_completed_a_planned_one_cannot(town: Town, rahel: Resident) -> None:
    closed = close_session(session=WalkInSessionFactory.create(team=town.team), now=NOW)
    planned = WalkInSessionFactory.create(team=town.team, opened_at=None)

    assert note_visit(session=closed, resident=rahel, reason="coffee", now=LATER).session == closed
    with pytest.raises(SessionNotOpenError):
        note_visit(session=planned, resident=rahel, reason="coffee", now=LATER)


def test_what_came_of_it_is_noted_to_the_visit_of_today(session: WalkInSession, rahel: Resident) -> None:
    assert note_outcome(resident=rahel, outcome="signed-up", today=TODAY) is None
    note_visit(session=session, resident=rahel, reason="sign-up", now=NOW)

    visit = note_outcome(resident=rahel, outcome="signed-up", today=TODAY)

    assert visit == Visit.objects.get(outcome="signed-up")
    close_session(session=session, now=LATER)
    assert note_outcome(resident=rahel, outcome="waiting", today=TODAY) is None


def test_a_visit_is_corrected_or_taken_back(session: WalkInSession, rahel: Resident) -> None:
    visit = note_visit(session=session, resident=rahel, reason="sign-up", now=NOW)

    change_visit(visit=visit, reason="coffee", outcome="later")
    assert list(Visit.objects.values_list("reason", "outcome")) == [("coffee", "later")]

    take_back_visit(visit=visit)
    assert Visit.objects.count() == 0
    assert Line.objects.first() is not None
    assert [line.object_ids for line in Line.objects.all()] == [str(rahel.public_id)] * 3


def test_a_member_is_present_once_until_they_go(town: Town, session: WalkInSession) -> None:
    supporter = town.member(Role.SUPPORTER)

    first = note_present(session=session, membership=supporter, now=NOW)
    again = note_present(session=session, membership=supporter, now=LATER)
    note_gone(session=session, membership=supporter, now=LATER)
    back = note_present(session=session, membership=supporter, now=LATER)

    assert (first, first.since) == (again, NOW)
    assert list(Duty.objects.order_by("pk").values_list("until", flat=True)) == [LATER, None]
    assert list(session.duties.order_by("pk")) == [first, back]
    assert Line.objects.filter(action="walk-in.present").count() == 2


def test_only_members_of_this_team_help_and_only_while_it_is_open(
    town: Town, other_town: Town, session: WalkInSession
) -> None:
    for nobody in (other_town.member(Role.SUPPORTER), town.member(Role.COA)):
        with pytest.raises(NotOnThisTeamError):
            note_present(session=session, membership=nobody, now=NOW)
    ended = town.member(Role.SUPPORTER)
    ended.valid_until = date(2026, 11, 23)
    ended.save()
    with pytest.raises(NotOnThisTeamError):
        note_present(session=session, membership=ended, now=NOW)
    with pytest.raises(SessionNotOpenError):
        note_present(
            session=close_session(session=session, now=NOW), membership=town.member(Role.DESK), now=NOW
        )
    assert Duty.objects.count() == 0


def test_a_duty_that_was_forgotten_on_an_earlier_day_does_not_go_on(
    town: Town, session: WalkInSession
) -> None:
    supporter = town.member(Role.SUPPORTER)
    yesterday = datetime(2026, 11, 23, 12, tzinfo=UTC)
    forgotten = Duty.objects.create(membership=supporter, since=yesterday)

    today = note_present(session=session, membership=supporter, now=NOW)

    forgotten.refresh_from_db()
    assert (forgotten.until, today.since) == (yesterday, NOW)
