"""Sessions follow from the weekly hours: each once, on the right date, whatever the clock does."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from aandeslag.vocabulary import Weekday
from residents.actions import cancel_session, change_walk_in_hour, end_walk_in_hour, make_sessions
from residents.actions.making import _sessions
from residents.models import WalkInHour, WalkInSession
from tests.factories import WalkInHourFactory, WalkInSessionFactory

if TYPE_CHECKING:
    from tests.world import Town

MONDAY = date(2026, 11, 23)


def dates(hour: WalkInHour) -> list[date]:
    return [one.date for one in WalkInSession.objects.filter(hour=hour).order_by("date")]


def tuesday_hour(town: Town, **more: object) -> WalkInHour:
    return WalkInHourFactory.create(team=town.team, centre=town.centre, **more)


def test_four_weeks_ahead_once(town: Town, other_town: Town) -> None:
    hour = tuesday_hour(town)
    theirs = WalkInHourFactory.create(team=other_town.team, centre=other_town.centre)

    first = make_sessions(team=town.team, today=MONDAY)
    again = make_sessions(team=town.team, today=MONDAY)

    assert dates(hour) == [date(2026, 11, 24), date(2026, 12, 1), date(2026, 12, 8), date(2026, 12, 15)]
    assert (len(first), again, dates(theirs)) == (4, [], [])
    session = WalkInSession.objects.first()
    assert session is not None
    assert (session.centre, session.starts, session.ends) == (town.centre, time(13), time(15))


def test_today_counts(town: Town) -> None:
    hour = tuesday_hour(town)

    make_sessions(team=town.team, today=date(2026, 11, 24), weeks=0)

    assert dates(hour) == [date(2026, 11, 24)]


def test_only_within_the_first_and_last_day(town: Town) -> None:
    hour = tuesday_hour(town, valid_from=date(2026, 11, 25), valid_until=date(2026, 12, 8))

    make_sessions(team=town.team, today=MONDAY)

    assert dates(hour) == [date(2026, 12, 1), date(2026, 12, 8)]


def test_summer_time_and_a_week_53_change_nothing(town: Town) -> None:
    hour = tuesday_hour(town, weekday=Weekday.SUNDAY)

    make_sessions(team=town.team, today=date(2026, 12, 26), weeks=15)

    made = list(WalkInSession.objects.filter(hour=hour).order_by("date"))
    assert made[0].date == date(2026, 12, 27)  # the last day of week 52; week 53 ends on 3 January 2027
    assert made[1].date == date(2027, 1, 3)
    assert {one.date.isoweekday() for one in made} == {7}
    assert {one.starts for one in made} == {time(13)}  # also on 28 March, when the clock goes forward
    assert date(2027, 3, 28) in [one.date for one in made]


@given(
    first=st.dates(date(2020, 1, 1), date(2040, 1, 1)),
    days=st.integers(0, 60),
    weekday=st.sampled_from(Weekday),
    begins=st.integers(-30, 30),
    lasts=st.none() | st.integers(0, 60),
)
def test_every_day_of_that_weekday_in_the_period_and_no_other(
    first: date, days: int, weekday: Weekday, begins: int, lasts: int | None
) -> None:
    valid_from = first + timedelta(days=begins)
    valid_until = None if lasts is None else valid_from + timedelta(days=lasts)
    hour = WalkInHour(weekday=weekday, valid_from=valid_from, valid_until=valid_until)
    period = [first + timedelta(days=n) for n in range(days + 1)]

    made = [session.date for session in _sessions(hour, first, period[-1])]

    assert made == [
        day
        for day in period
        if Weekday.from_date(day) == weekday and valid_from <= day <= (valid_until or day)
    ]


def test_a_cancelled_session_is_not_made_again(town: Town) -> None:
    hour = tuesday_hour(town)
    first = make_sessions(team=town.team, today=MONDAY, weeks=1)[0]
    stored = WalkInSession.objects.get(hour=hour, date=first.date)
    cancel_session(session=stored, because="vakantie", now=datetime.fromisoformat("2026-11-23T10:00+00:00"))

    assert make_sessions(team=town.team, today=MONDAY, weeks=1) == []


def test_an_extra_session_at_the_same_moment_stays_the_only_one(town: Town) -> None:
    WalkInSessionFactory.create(team=town.team, centre=town.centre, date=date(2026, 11, 24), opened_at=None)
    tuesday_hour(town)

    make_sessions(team=town.team, today=MONDAY, weeks=1)

    assert WalkInSession.objects.filter(date=date(2026, 11, 24)).count() == 1


def test_planned_sessions_move_with_the_hour_and_others_stay(town: Town) -> None:
    hour = tuesday_hour(town)
    make_sessions(team=town.team, today=MONDAY)
    opened = WalkInSession.objects.filter(hour=hour).earliest("date")
    opened.opened_at = datetime.fromisoformat("2026-11-24T12:00+00:00")
    opened.save()

    change_walk_in_hour(
        hour=hour,
        centre=town.centre,
        weekday=Weekday.WEDNESDAY,
        starts=time(10),
        ends=time(12),
        valid_from=hour.valid_from,
        valid_until=None,
        today=date(2026, 11, 24),
    )

    assert [(one.date, one.starts) for one in hour.sessions.order_by("date")] == [
        (date(2026, 11, 24), time(13)),
        (date(2026, 11, 25), time(10)),
        (date(2026, 12, 2), time(10)),
        (date(2026, 12, 9), time(10)),
        (date(2026, 12, 16), time(10)),
    ]


def test_after_the_last_day_nothing_is_planned_any_more(town: Town) -> None:
    hour = tuesday_hour(town)
    make_sessions(team=town.team, today=MONDAY)

    end_walk_in_hour(hour=hour, last=date(2026, 12, 1))

    assert dates(hour) == [date(2026, 11, 24), date(2026, 12, 1)]
    assert make_sessions(team=town.team, today=MONDAY) == []
