"""Of which day the sheets are, and how many came: what stands there is never written over unasked."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from residents.actions import count_on_paper
from residents.errors import CountedAlreadyError
from residents.head_count import HeadCount
from residents.models import WalkInSession
from tests.factories import WalkInHourFactory, WalkInSessionFactory

if TYPE_CHECKING:
    from django.test import Client

    from tests.matching.conftest import Garden
    from tests.world import Town

LAST_WEEK, BEFORE = date(2026, 11, 17), date(2026, 11, 10)
SHEETS = reverse("matching:key-in")


def session(garden: Garden, day: date = LAST_WEEK, **facts: object) -> WalkInSession:
    town = garden.town
    made: WalkInSession = WalkInSessionFactory.create(team=town.team, centre=town.centre, date=day, **facts)
    return made


def told(garden: Garden, **more: object) -> dict[str, object]:
    return {
        "date": f"{LAST_WEEK}",
        "centre": str(garden.town.centre.public_id),
        "starts": "13:00",
        "ends": "15:00",
        "visitors": "9",
        "women": "4",
        "newcomers": "1",
        **more,
    }


def counts() -> dict[tuple[date, time], tuple[int, int, int]]:
    there = WalkInSession.objects.all()
    return {(one.date, one.starts): (one.visitors, one.women, one.newcomers) for one in there}


def test_the_last_hour_gives_day_and_place_but_not_its_times_nor_its_count(
    desk: Client, garden: Garden, other_town: Town
) -> None:
    session(garden, visitors=23, women=9, newcomers=3)
    WalkInSessionFactory.create(team=other_town.team, centre=other_town.centre, date=date(2026, 11, 20))

    form = desk.get(SHEETS).context["form"]

    assert form.initial == {"centre": garden.town.centre.public_id, "date": LAST_WEEK}
    assert [box.name for box in form.boxes] == [
        *("date", "centre", "starts", "ends", "visitors", "women", "newcomers")
    ]


def test_sheets_of_an_older_day_leave_the_count_of_today_alone(desk: Client, garden: Garden) -> None:
    today = session(garden, date(2026, 11, 24), visitors=23, women=9, newcomers=3, closed_at=None)

    desk.post(SHEETS, told(garden))

    assert counts() == {(today.date, time(13)): (23, 9, 3), (LAST_WEEK, time(13)): (9, 4, 1)}


def test_another_count_that_stands_there_is_asked_about(desk: Client, garden: Garden) -> None:
    there = session(garden, visitors=23, women=9, newcomers=3)

    asked = desk.post(SHEETS, told(garden))

    assert (asked.status_code, counts()) == (422, {(LAST_WEEK, time(13)): (23, 9, 3)})
    answers = [code for code, _ in asked.context["form"].fields["counted"].widget.choices]
    assert answers == ["keep", "23-9-3"]

    kept = desk.post(SHEETS, told(garden, counted="keep"))
    assert kept.headers["Location"] == reverse("matching:key-in-lines", args=[there.public_id])
    assert counts() == {(LAST_WEEK, time(13)): (23, 9, 3)}

    desk.post(SHEETS, told(garden, counted="23-9-3"))
    assert counts() == {(LAST_WEEK, time(13)): (9, 4, 1)}


@pytest.mark.parametrize("answer", ["22-9-3", "yes", "23-9", "a-b-c"])
def test_an_answer_about_another_count_than_stands_there_is_none(
    desk: Client, garden: Garden, answer: str
) -> None:
    session(garden, visitors=23, women=9, newcomers=3)

    asked = desk.post(SHEETS, told(garden, counted=answer))

    assert (asked.status_code, counts()) == (422, {(LAST_WEEK, time(13)): (23, 9, 3)})


def test_who_counts_meanwhile_is_not_written_over(garden: Garden) -> None:
    """Between the question and the answer: the action looks again, under a lock."""
    there = session(garden, visitors=23, women=9, newcomers=3)
    seen = HeadCount(22, 9, 3)

    with pytest.raises(CountedAlreadyError) as stopped:
        count_on_paper(session=there, heads=HeadCount(9, 4, 1), instead_of=seen)

    assert (stopped.value.stands, counts()) == (HeadCount(23, 9, 3), {(LAST_WEEK, time(13)): (23, 9, 3)})


def test_without_numbers_the_count_stays_as_it_is(desk: Client, garden: Garden) -> None:
    session(garden, visitors=23, women=9, newcomers=3)

    answer = desk.post(SHEETS, told(garden, visitors="", women="", newcomers=""))

    assert (answer.status_code, counts()) == (302, {(LAST_WEEK, time(13)): (23, 9, 3)})


def test_a_part_without_the_whole_is_not_a_count(desk: Client, garden: Garden) -> None:
    answer = desk.post(SHEETS, told(garden, visitors=""))

    assert list(answer.context["form"].errors) == ["visitors"]
    assert counts() == {}


def test_without_times_it_was_as_planned_on_that_very_day(desk: Client, garden: Garden) -> None:
    """Also when the day of the form was changed by hand: the times of another day play no part."""
    planned = session(garden, starts=time(9), ends=time(11), opened_at=None, closed_at=None)
    session(garden, BEFORE, starts=time(14), ends=time(16))

    desk.post(SHEETS, told(garden, starts="", ends=""))

    planned.refresh_from_db()
    assert (planned.opened_at, planned.closed_at, planned.visitors) == (
        datetime(2026, 11, 17, 8, tzinfo=UTC),
        datetime(2026, 11, 17, 10, tzinfo=UTC),
        9,
    )


def test_without_a_session_the_weekly_hour_of_that_weekday_says_when(desk: Client, garden: Garden) -> None:
    town = garden.town
    hours = {"team": town.team, "centre": town.centre, "valid_from": BEFORE}
    WalkInHourFactory.create(weekday="tu", starts=time(10), ends=time(12), **hours)
    WalkInHourFactory.create(weekday="we", starts=time(9), ends=time(11), **hours)

    desk.post(SHEETS, told(garden, starts="", ends=""))

    assert counts() == {(LAST_WEEK, time(10)): (9, 4, 1)}


def test_without_times_two_hours_on_a_day_are_asked_about(desk: Client, garden: Garden) -> None:
    morning = session(garden, starts=time(9), ends=time(11), opened_at=None, closed_at=None)
    afternoon = session(garden)
    asked = desk.post(SHEETS, told(garden, starts="", ends=""))
    answers = [code for code, _ in asked.context["form"].fields["which"].widget.choices]
    assert answers == [str(morning.public_id), str(afternoon.public_id)]

    desk.post(SHEETS, told(garden, starts="", ends="", which=answers[0]))

    assert counts() == {(LAST_WEEK, time(9)): (9, 4, 1), (LAST_WEEK, time(13)): (0, 0, 0)}


@pytest.mark.parametrize(
    ("times", "wrong"),
    [({"starts": "", "ends": ""}, "starts"), ({"starts": ""}, "starts"), ({"ends": ""}, "ends")],
    ids=["nothing was planned", "no beginning", "no end"],
)
def test_times_that_nobody_knows_are_asked(
    desk: Client, garden: Garden, times: dict[str, str], wrong: str
) -> None:
    answer = desk.post(SHEETS, told(garden, **times))

    assert (answer.status_code, list(answer.context["form"].errors), counts()) == (422, [wrong], {})


def test_of_two_hours_on_a_day_the_times_say_which(desk: Client, garden: Garden) -> None:
    session(garden, starts=time(9), ends=time(11), visitors=5)
    afternoon = session(garden)

    answer = desk.post(SHEETS, told(garden))

    assert answer.headers["Location"] == reverse("matching:key-in-lines", args=[afternoon.public_id])
    assert counts() == {(LAST_WEEK, time(9)): (5, 0, 0), (LAST_WEEK, time(13)): (9, 4, 1)}


def test_times_that_none_of_that_day_has_are_asked_about(desk: Client, garden: Garden) -> None:
    morning = session(garden, starts=time(9), ends=time(11), opened_at=None, closed_at=None)
    afternoon = session(garden)
    session(garden, BEFORE, starts=time(13, 30))
    other_time = told(garden, starts="13:30", ends="15:30")

    asked = desk.post(SHEETS, other_time)
    assert (asked.status_code, WalkInSession.objects.count()) == (422, 3)
    answers = [code for code, _ in asked.context["form"].fields["which"].widget.choices]
    assert answers == [str(morning.public_id), str(afternoon.public_id), "a-new-one"]

    answer = desk.post(SHEETS, {**other_time, "which": str(morning.public_id)})
    assert answer.headers["Location"] == reverse("matching:key-in-lines", args=[morning.public_id])
    morning.refresh_from_db()
    # Held when the sheets say, though it was planned for another time.
    assert (morning.opened_at, morning.closed_at, morning.visitors) == (
        datetime(2026, 11, 17, 12, 30, tzinfo=UTC),
        datetime(2026, 11, 17, 14, 30, tzinfo=UTC),
        9,
    )

    desk.post(SHEETS, {**other_time, "which": "a-new-one"})
    assert WalkInSession.objects.filter(date=LAST_WEEK, starts=time(13, 30), visitors=9).count() == 1


def test_an_hour_of_another_team_or_day_cannot_be_chosen(
    desk: Client, garden: Garden, other_town: Town
) -> None:
    session(garden, starts=time(9), ends=time(11))
    elsewhere = WalkInSessionFactory.create(team=other_town.team, centre=other_town.centre, date=LAST_WEEK)
    before = session(garden, BEFORE)

    for one in (elsewhere, before):
        assert desk.post(SHEETS, told(garden, which=str(one.public_id))).status_code == 422
    assert set(counts().values()) == {(0, 0, 0)}
