"""The plan: weekly hours, extra and cancelled sessions, counts corrected afterwards."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils.translation import gettext, override

from aandeslag.teams.models import TeamCentre
from residents.models import WalkInHour, WalkInSession
from tests.factories import WalkInHourFactory, WalkInSessionFactory
from tests.residents.views.reading import body

if TYPE_CHECKING:
    from django.test import Client

    from tests.world import Town

SESSIONS = reverse("residents:sessions")
ADD = reverse("residents:add-session")
HOURS = reverse("residents:walk-in-hours")
ADD_HOUR = reverse("residents:add-walk-in-hour")


def url_of(session: WalkInSession, name: str) -> str:
    return reverse(f"residents:{name}", args=[session.public_id])


def extra(town: Town, **more: str) -> dict[str, str]:
    told = {"centre": str(town.centre.public_id), "date": "2026-11-27", "starts": "10:00", "ends": "12:00"}
    return {"token": str(uuid4()), **told, **more}


def weekly(town: Town, **more: str) -> dict[str, str]:
    told = {"centre": str(town.centre.public_id), "weekday": "we", "starts": "10:00", "ends": "12:00"}
    return {"token": str(uuid4()), **told, "valid_from": "2026-11-24", **more}


def test_the_sessions_so_far_of_the_own_team_the_newest_first(
    desk: Client, town: Town, other_town: Town
) -> None:
    days = [date(2026, 11, 24), date(2026, 11, 17), date(2026, 12, 1)]
    mine = [WalkInSessionFactory.create(team=town.team, date=day) for day in days]
    WalkInSessionFactory.create(team=other_town.team)

    assert list(desk.get(SESSIONS).context["page"]) == mine[:2]


def test_a_count_is_corrected(desk: Client, session: WalkInSession) -> None:
    assert desk.get(url_of(session, "correct-count")).context["form"]["visitors"].value() == 0

    desk.post(url_of(session, "correct-count"), {"visitors": "17", "women": "6", "newcomers": "4"})

    session.refresh_from_db()
    assert (session.visitors, session.women, session.newcomers) == (17, 6, 4)


@pytest.mark.parametrize(
    ("heads", "field"),
    [(("3", "4", "0"), "women"), (("3", "0", "4"), "newcomers"), (("-1", "0", "0"), "visitors")],
)
def test_a_count_that_cannot_be_is_shown_again(
    desk: Client, session: WalkInSession, heads: tuple[str, str, str], field: str
) -> None:
    told = dict(zip(("visitors", "women", "newcomers"), heads, strict=True))

    response = desk.post(url_of(session, "correct-count"), told)

    assert response.status_code == 422
    assert field in response.context["form"].errors


def test_an_extra_session_is_added_once(desk: Client, town: Town) -> None:
    told = extra(town)

    first, again = desk.post(ADD, told), desk.post(ADD, told)

    made = WalkInSession.objects.get()
    assert (made.team, made.date, made.starts) == (town.team, date(2026, 11, 27), time(10))
    assert first.headers["Location"] == again.headers["Location"] == url_of(made, "session")
    refused = desk.post(ADD, {**told, "token": str(uuid4())})
    assert (refused.status_code, list(refused.context["form"].errors)) == (422, ["date"])


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"date": "2026-11-23"}, "date"), ({"ends": "09:00"}, "ends"), ({"centre": str(uuid4())}, "centre")],
)
def test_an_extra_session_with_a_mistake(desk: Client, town: Town, wrong: dict[str, str], field: str) -> None:
    response = desk.post(ADD, extra(town, **wrong))

    assert (response.status_code, list(response.context["form"].errors)) == (422, [field])
    assert WalkInSession.objects.count() == 0


def test_not_at_the_centre_of_another_team(desk: Client, town: Town, other_town: Town) -> None:
    assert desk.post(ADD, extra(town, centre=str(other_town.centre.public_id))).status_code == 422


def test_a_session_is_cancelled_with_a_reason_and_taken_back(desk: Client, town: Town) -> None:
    planned = WalkInSessionFactory.create(team=town.team, centre=town.centre, opened_at=None)
    assert desk.post(url_of(planned, "cancel-session"), {"because": ""}).status_code == 422

    answer = desk.post(url_of(planned, "cancel-session"), {"because": "schoolvakantie"})
    # Back at this hour, where it can be taken back; the hours so far do not name one that is still to come.
    assert answer["Location"] == url_of(planned, "session")
    assert url_of(planned, "reinstate-session") in desk.get(answer["Location"]).content.decode()
    planned.refresh_from_db()
    assert (planned.is_cancelled, planned.cancelled_because) == (True, "schoolvakantie")
    assert desk.post(url_of(planned, "open-session"), follow=True).status_code == 200
    planned.refresh_from_db()
    assert planned.opened_at is None

    desk.post(url_of(planned, "reinstate-session"))
    planned.refresh_from_db()
    assert not planned.is_cancelled


def test_what_has_begun_is_not_cancelled(desk: Client, session: WalkInSession) -> None:
    response = desk.post(url_of(session, "cancel-session"), {"because": "vergissing"})

    assert (response.status_code, list(response.context["form"].errors)) == (422, ["__all__"])


def test_a_weekly_hour_is_planned_with_its_sessions(desk: Client, town: Town, other_town: Town) -> None:
    WalkInHourFactory.create(team=other_town.team)
    told = weekly(town)

    desk.post(ADD_HOUR, told)
    desk.post(ADD_HOUR, told)

    hour = WalkInHour.objects.get(team=town.team)
    assert (hour.weekday, hour.starts, hour.valid_until) == ("we", time(10), None)
    assert hour.sessions.count() == 4
    page = desk.get(HOURS)
    assert (page.context["hours"], len(page.context["coming"])) == ([hour], 4)


def test_a_weekly_hour_is_changed_and_ended(desk: Client, town: Town) -> None:
    desk.post(ADD_HOUR, weekly(town))
    hour = WalkInHour.objects.get()
    change = reverse("residents:change-walk-in-hour", args=[hour.public_id])
    assert desk.get(change).context["form"]["weekday"].value() == "we"

    desk.post(change, weekly(town, weekday="th", starts="13:00", ends="15:00"))
    assert {(one.date.isoweekday(), one.starts) for one in hour.sessions.all()} == {(4, time(13))}

    end = reverse("residents:end-walk-in-hour", args=[hour.public_id])
    assert desk.post(end, {"last": ""}).status_code == 422
    desk.post(end, {"last": "2026-12-03"})
    assert [one.date for one in hour.sessions.order_by("date")] == [date(2026, 11, 26), date(2026, 12, 3)]


def test_an_hour_of_another_team_is_not_found(desk: Client, other_town: Town) -> None:
    hour = WalkInHourFactory.create(team=other_town.team)

    for name in ("change-walk-in-hour", "end-walk-in-hour"):
        assert desk.get(reverse(f"residents:{name}", args=[hour.public_id])).status_code == 404


def test_the_weekdays_stand_in_the_order_of_the_week(desk: Client, town: Town) -> None:
    for weekday in ("su", "mo", "fr", "we"):
        WalkInHourFactory.create(team=town.team, weekday=weekday)

    assert [hour.weekday for hour in desk.get(HOURS).context["hours"]] == ["mo", "we", "fr", "su"]


ADDED = [reverse("residents:add-walk-in-hour"), reverse("residents:add-session")]


@pytest.mark.parametrize("address", ADDED)
def test_the_only_centre_is_chosen_already(desk: Client, town: Town, other_town: Town, address: str) -> None:
    centre = desk.get(address).context["form"]["centre"]

    assert (centre.value(), [str(key) for key, _ in centre.field.choices]) == (
        town.centre.public_id,
        [str(town.centre.public_id)],
    )


@pytest.mark.parametrize("address", ADDED)
def test_without_a_centre_it_says_who_can_help(
    desk: Client, town: Town, other_town: Town, address: str
) -> None:
    TeamCentre.objects.filter(team=town.team).delete()

    page = desk.get(address)

    with override("nl"):
        sentence = gettext(
            "This team has no centre to hold a walk-in hour in. "
            "Ask the administrator to add a centre to this team."
        )
    assert sentence in body(page)
    assert 'name="starts"' not in body(page)


def test_opening_again_says_that_supporters_are_noted_once_more(
    desk: Client, town: Town, session: WalkInSession
) -> None:
    planned = WalkInSessionFactory.create(team=town.team, centre=town.centre, starts=time(9), opened_at=None)

    def told(one: WalkInSession) -> int:
        address = reverse("residents:open-session", args=[one.public_id])
        return len(list(desk.post(address, follow=True).context["messages"]))

    assert told(planned) == 0
    desk.post(reverse("residents:close-session", args=[session.public_id]), follow=True)
    assert told(session) == 1
    session.refresh_from_db()
    assert session.is_open
