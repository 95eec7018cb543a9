"""Somebody is sent to the walk-in hour; what becomes of it, and of the name."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction

from aandeslag.audit.models import Line
from aandeslag.teams.access import Role
from residents.actions import (
    cancel_session,
    close_session,
    forget_referred_names,
    note_came,
    note_visit,
    refer,
    send_on_referrals,
    withdraw_referral,
)
from residents.errors import ReferralOverError
from residents.models import Referral, Resident, WalkInSession
from tests.factories import ReferralFactory, ResidentFactory, VisitFactory, WalkInSessionFactory

if TYPE_CHECKING:
    from aandeslag.teams.models import User
    from tests.world import Town

NOW = datetime(2026, 11, 24, 12, 10, tzinfo=UTC)
TODAY = date(2026, 11, 24)
NEXT_WEEK = TODAY + timedelta(weeks=1)


@pytest.fixture
def coa(town: Town) -> User:
    return town.member(Role.COA).user


@pytest.fixture
def rahel(town: Town) -> Resident:
    return ResidentFactory.create(team=town.team, centre=town.centre, first_name="Rahel")


def planned(town: Town, day: date, **more: object) -> WalkInSession:
    return WalkInSessionFactory.create(team=town.team, centre=town.centre, date=day, opened_at=None, **more)


def logged() -> list[tuple[str, str]]:
    return list(Line.objects.order_by("sequence").values_list("action", "changed"))


def sent(town: Town, coa: User, **more: object) -> Referral:
    whom = {"first_name": "Yonas", "languages": ["ti"]} if "resident" not in more else {}
    return refer(team=town.team, centre=town.centre, by=coa, **{"now": NOW, **whom, **more})  # type: ignore[arg-type]


def test_to_a_session_that_runs_late_one_can_still_be_sent(town: Town, coa: User) -> None:
    late = WalkInSessionFactory.create(
        team=town.team, centre=town.centre, date=TODAY, starts=NOW.replace(hour=9).time(), ends=NOW.time()
    )
    following = planned(town, NEXT_WEEK)
    assert sent(town, coa).session == late
    close_session(session=late, now=NOW)
    assert sent(town, coa, first_name="Saba").session == following


def test_a_name_is_sent_to_the_next_session_at_that_centre(town: Town, other_town: Town, coa: User) -> None:
    WalkInSessionFactory.create(team=town.team)  # sooner, at another centre
    WalkInSessionFactory.create(team=other_town.team, centre=town.centre)  # of another team
    planned(town, TODAY, ends=NOW.time(), starts=NOW.replace(hour=9).time())  # has ended
    planned(town, NEXT_WEEK, cancelled_at=NOW)
    following = planned(town, NEXT_WEEK + timedelta(days=1))

    referral = sent(town, coa)

    assert (referral.session, referral.first_name, referral.languages, referral.by, referral.referred_on) == (
        following,
        "Yonas",
        {"ti"},
        coa,
        TODAY,
    )
    assert logged() == [("referral.made", "first_name languages")]


def test_of_a_participant_nothing_is_kept_but_who_it_is(town: Town, coa: User, rahel: Resident) -> None:
    referral = sent(town, coa, resident=rahel, first_name="Rahel", languages=["ti"])

    assert (referral.resident, referral.first_name, referral.languages) == (rahel, "", frozenset())
    assert Line.objects.get().object_ids == f"{referral.public_id} {rahel.public_id}"
    with pytest.raises(IntegrityError), transaction.atomic():
        Referral.objects.filter(pk=referral.pk).update(first_name="Rahel")


def test_the_same_form_and_the_same_person_are_sent_once(town: Town, coa: User, rahel: Resident) -> None:
    token = uuid4()

    assert sent(town, coa, token=token) == sent(town, coa, token=token)
    assert sent(town, coa, resident=rahel) == sent(town, coa, resident=rahel)
    assert Referral.objects.count() == 2


def test_other_screens_of_the_session_notice(town: Town, coa: User) -> None:
    session = WalkInSessionFactory.create(team=town.team, centre=town.centre)

    withdraw_referral(referral=sent(town, coa), today=TODAY)

    session.refresh_from_db()
    assert session.revision == 2
    assert logged() == [("referral.made", "first_name languages"), ("referral.withdrawn", "")]
    assert Referral.objects.count() == 0


def test_what_is_over_cannot_be_withdrawn(town: Town, coa: User, rahel: Resident) -> None:
    session = WalkInSessionFactory.create(team=town.team, centre=town.centre)
    came, name = sent(town, coa, resident=rahel), sent(town, coa)
    note_visit(session=session, resident=rahel, reason="coffee", now=NOW)
    with pytest.raises(ReferralOverError):
        withdraw_referral(referral=came, today=TODAY)

    close_session(session=session, now=NOW)

    with pytest.raises(ReferralOverError):
        withdraw_referral(referral=name, today=TODAY)
    assert Referral.objects.count() == 2


def test_a_name_that_registers_becomes_a_number(town: Town, coa: User, rahel: Resident) -> None:
    session = WalkInSessionFactory.create(team=town.team, centre=town.centre)
    referral = sent(town, coa)

    note_came(referral=referral, session=session, resident=rahel)
    other = ResidentFactory.create(team=town.team)
    note_came(referral=referral, session=session, resident=other)

    referral.refresh_from_db()
    assert (referral.resident, referral.first_name, referral.languages) == (rahel, "", frozenset())
    assert logged()[1:] == [("referral.came", "first_name languages resident")]


@pytest.mark.parametrize(
    ("visited", "came"),
    [(0, True), (-7, False), (-1, False), (7, True)],
    ids=["it", "before", "that day", "later"],
)
def test_who_was_there_then_or_later_has_come(
    town: Town, coa: User, rahel: Resident, visited: int, *, came: bool
) -> None:
    """The day before: it was another session, and perhaps before they were sent."""
    session = WalkInSessionFactory.create(team=town.team, centre=town.centre)
    ReferralFactory.create(session=session, by=coa, resident=rahel, first_name="", languages=frozenset())
    day = session.date + timedelta(days=visited)
    been = WalkInSessionFactory.create(team=town.team, date=day) if visited else session
    VisitFactory.create(session=been, resident=rahel)

    assert Referral.objects.arrived().exists() is came
    assert Referral.objects.not_arrived().exists() is not came
    assert [vars(one)["came"] for one in Referral.objects.with_arrival()] == [came]


def test_whose_session_is_cancelled_is_expected_at_the_next(town: Town, other_town: Town, coa: User) -> None:
    cancelled = planned(town, NEXT_WEEK)
    referral = sent(town, coa)
    cancel_session(session=cancelled, because="Kerst", now=NOW)
    WalkInSessionFactory.create(team=other_town.team, centre=town.centre, date=NEXT_WEEK, opened_at=None)
    assert send_on_referrals(team=town.team, now=NOW) == 0
    following = planned(town, NEXT_WEEK + timedelta(weeks=1))

    assert [send_on_referrals(team=town.team, now=NOW) for _ in range(2)] == [1, 0]

    referral.refresh_from_db()
    assert referral.session == following


def names() -> list[str]:
    return list(Referral.objects.order_by("pk").values_list("first_name", flat=True))


def test_a_name_is_gone_the_night_after_the_session(town: Town, other_town: Town) -> None:
    session = WalkInSessionFactory.create(team=town.team, centre=town.centre)
    ReferralFactory.create(session=session)
    ReferralFactory.create(session__team=other_town.team)
    assert forget_referred_names(team=town.team, today=TODAY) == 0

    tomorrow = TODAY + timedelta(days=1)

    assert [forget_referred_names(team=town.team, today=tomorrow) for _ in range(2)] == [1, 0]
    assert names() == ["", "Yonas"]
    assert [one.languages for one in Referral.objects.order_by("pk")] == [frozenset(), {"ti"}]
    assert logged() == [("referral.name-forgotten", "first_name languages")]


def test_a_name_is_gone_after_fourteen_days_at_the_latest(town: Town) -> None:
    day = date(2026, 11, 10)
    ReferralFactory.create(team=town.team, centre=town.centre, session=None, referred_on=day)

    assert forget_referred_names(team=town.team, today=day + timedelta(days=13)) == 0
    assert forget_referred_names(team=town.team, today=day + timedelta(days=14)) == 1
    assert names() == [""]


def test_the_night_does_both(town: Town) -> None:
    yesterday = WalkInSessionFactory.create(team=town.team, centre=town.centre, date=date(2020, 1, 7))
    ReferralFactory.create(session=yesterday, referred_on=date(2020, 1, 6))

    call_command("nightly")

    assert names() == [""]
