"""The administrator opens teams and centres, keeps the list of municipalities, and sees no residents."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from aandeslag.audit.models import Line, Result
from aandeslag.teams.access import Role
from aandeslag.teams.actions import save_team, serve_centre
from aandeslag.teams.errors import CentreServedError
from aandeslag.teams.models import (
    BlockedTime,
    Membership,
    Municipality,
    ReceptionCentre,
    Team,
    VolunteerCentre,
)
from tests.factories import CentreFactory, TeamFactory
from tests.teams.conftest import set_up

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from tests.teams.conftest import Phone
    from tests.world import Town

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)


@pytest.fixture
def administrator(national: dict[str, Membership], signed_in: Callable[[Membership], Client]) -> Client:
    return signed_in(national[Role.ADMINISTRATOR])


def logged() -> list[tuple[str, str]]:
    return list(Line.objects.order_by("sequence").values_list("action", "changed"))


def team_form(**given: object) -> dict[str, object]:
    municipality = Municipality.objects.get(code="GM0202")
    return {
        "token": str(uuid4()),
        "name": "Team Arnhem",
        "slug": "arnhem",
        "product_name": "Meedoenbalie",
        "status": "candidate",
        "minimum_age": "18",
        "offer_hours": "48",
        "municipalities": [str(municipality.public_id)],
        **given,
    }


def test_a_team_is_opened_once_however_often_the_form_is_sent(administrator: Client) -> None:
    given = team_form()
    locations = {administrator.post(reverse("teams:add-team"), given)["Location"] for _ in range(2)}
    team = Team.objects.get()
    assert locations == {reverse("teams:team", args=[team.public_id])}
    assert [one.name for one in team.municipalities.all()] == ["Arnhem"]


def test_a_change_is_logged_by_the_names_of_its_fields(administrator: Client) -> None:
    administrator.post(reverse("teams:add-team"), team_form())
    team = Team.objects.get()
    page = reverse("teams:change-team", args=[team.public_id])
    Line.objects.get()  # team.added
    administrator.post(page, team_form(minimum_age="16", phone="026 000 00 00"))
    administrator.post(page, team_form(minimum_age="16", phone="026 000 00 00"))
    team.refresh_from_db()
    assert (team.minimum_age, team.phone) == (16, "026 000 00 00")
    assert logged()[1:] == [("team.changed", "minimum_age phone")]


def test_the_form_to_change_a_team_starts_with_what_it_is(administrator: Client) -> None:
    administrator.post(reverse("teams:add-team"), team_form())
    form = administrator.get(reverse("teams:change-team", args=[Team.objects.get().public_id])).context[
        "form"
    ]
    checked = [one.data["value"] for one in form["municipalities"].subwidgets if one.data["selected"]]
    assert [str(value) for value in checked] == team_form()["municipalities"]


@pytest.mark.parametrize(
    "wrong", [{"name": ""}, {"slug": "a b"}, {"minimum_age": "17"}, {"municipalities": []}]
)
def test_a_team_with_something_missing_is_not_opened(administrator: Client, wrong: dict[str, object]) -> None:
    assert administrator.post(reverse("teams:add-team"), team_form(**wrong)).status_code == 422
    assert not Team.objects.exists()


def test_the_days_on_which_a_team_starts_and_ends_are_noted_once() -> None:
    team = TeamFactory.create(status=Team.Status.CANDIDATE, started_on=None)

    def set_to(status: str, day: date) -> tuple[date | None, date | None]:
        saved = save_team(team=team, details={"status": status}, today=day, token=uuid4())
        team.refresh_from_db()
        return saved.started_on, saved.ended_on

    later = TODAY + timedelta(days=5)
    assert set_to("candidate", TODAY) == (None, None)
    assert set_to("active", TODAY) == (TODAY, None)
    assert set_to("ended", later) == (TODAY, later)
    assert set_to("active", later) == (TODAY, None)


def test_a_centre_has_one_team_at_a_time(town: Town, other_town: Town) -> None:
    serving = town.team.serving.get()
    with pytest.raises(CentreServedError) as refused:
        serve_centre(team=other_town.team, centre=town.centre, valid_from=TODAY, token=uuid4())
    assert refused.value.by == serving
    serving.valid_until = TODAY - timedelta(days=1)
    serving.save()
    taken = serve_centre(team=other_town.team, centre=town.centre, valid_from=TODAY, token=uuid4())
    assert (taken.team, taken.valid_until) == (other_town.team, None)


def test_the_page_says_which_team_serves_the_centre(
    administrator: Client, town: Town, other_town: Town
) -> None:
    page = reverse("teams:serve-centre", args=[other_town.team.public_id])
    given = {"token": str(uuid4()), "centre": str(town.centre.public_id), "valid_from": "2026-12-01"}
    answer = administrator.post(page, given)
    assert answer.status_code == 422
    assert town.team.name in answer.content.decode()


def test_serving_ends_on_a_day_that_is_not_before_it_began(administrator: Client, town: Town) -> None:
    serving = town.team.serving.get()
    page = reverse("teams:end-serving", args=[serving.public_id])
    assert administrator.post(page, {"last_day": "2020-01-01"}).status_code == 422
    assert administrator.post(page, {"last_day": "2026-12-31"}).status_code == 302
    serving.refresh_from_db()
    assert serving.valid_until == date(2026, 12, 31)


def centre_form(**given: object) -> dict[str, object]:
    municipality = Municipality.objects.get(code="GM0202")
    return {
        "token": str(uuid4()),
        "name": "azc Arnhem",
        "kind": "azc",
        "municipality": str(municipality.public_id),
        "latitude": "51.98",
        "longitude": "5.9",
        **given,
    }


def test_a_centre_has_its_fixed_times(administrator: Client) -> None:
    administrator.post(reverse("teams:add-centre"), centre_form())
    centre = ReceptionCentre.objects.get()
    page = reverse("teams:block-time", args=[centre.public_id])
    duty = {"weekday": "mo", "starts": "09:00", "ends": "12:00", "reason": "reporting-duty"}
    assert administrator.post(page, {**duty, "ends": "08:00", "token": str(uuid4())}).status_code == 422
    administrator.post(page, {**duty, "token": str(uuid4())})
    blocked = BlockedTime.objects.get()
    assert (blocked.centre, str(blocked.starts)) == (centre, "09:00:00")
    administrator.post(reverse("teams:free-time", args=[blocked.public_id]))
    assert not BlockedTime.objects.exists()
    assert [action for action, _ in logged()] == ["centre.added", "centre.time-blocked", "centre.time-freed"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"latitude": "5.9", "longitude": "51.98"},  # the wrong way round
        {"latitude": "nan"},
        {"municipality": "geen id"},
        {"opened_on": "2026-05-01", "closed_on": "2026-04-30"},
        {"name": "a\0b"},
    ],
)
def test_a_centre_with_something_wrong_is_not_added(administrator: Client, wrong: dict[str, object]) -> None:
    assert administrator.post(reverse("teams:add-centre"), centre_form(**wrong)).status_code == 422
    assert not ReceptionCentre.objects.exists()


def test_a_centre_closes(administrator: Client) -> None:
    centre = CentreFactory.create()
    page = reverse("teams:change-centre", args=[centre.public_id])
    administrator.post(page, centre_form(closed_on="2026-12-31"))
    centre.refresh_from_db()
    assert (centre.name, centre.closed_on) == ("azc Arnhem", date(2026, 12, 31))


def test_a_volunteer_centre_is_added_and_changed(administrator: Client) -> None:
    municipality = str(Municipality.objects.get(code="GM0202").public_id)
    given = {"token": str(uuid4()), "name": "Punt", "municipality": municipality}
    administrator.post(reverse("teams:add-volunteer-centre"), given)
    made = VolunteerCentre.objects.get()
    page = reverse("teams:change-volunteer-centre", args=[made.public_id])
    administrator.post(page, {**given, "name": "Rijnstad"})
    made.refresh_from_db()
    assert made.name == "Rijnstad"


def test_a_municipality_is_added_with_a_real_code_and_ends(administrator: Client) -> None:
    page = reverse("teams:add-municipality")
    given = {"token": str(uuid4()), "name": "Land van Cuijk", "province": "Noord-Brabant"}
    assert administrator.post(page, {**given, "code": "1982"}).status_code == 422
    assert administrator.post(page, {**given, "code": "GM0202"}).status_code == 422  # Arnhem has it
    assert administrator.post(page, {**given, "code": "GM7982"}).status_code == 302
    made = Municipality.objects.get(code="GM7982")
    page = reverse("teams:end-municipality", args=[made.public_id])
    arnhem = Municipality.objects.get(code="GM0202")

    itself = {"last_day": "2026-12-31", "successor": str(made.public_id)}
    assert administrator.post(page, itself).status_code == 422
    administrator.post(page, {**itself, "successor": str(arnhem.public_id)})

    made.refresh_from_db()
    assert (made.valid_until, made.successor) == (date(2026, 12, 31), arnhem)


def test_an_account_is_found_by_name_or_address(administrator: Client, town: Town) -> None:
    desk = town.member(Role.DESK).user
    for sought in (desk.name, desk.email.upper()):
        found = administrator.get(reverse("teams:accounts"), {"q": sought}).context["page"]
        assert [one.email for one in found] == [desk.email]


def test_an_administrator_ends_any_membership_but_resets_only_others(
    administrator: Client, town: Town, national: dict[str, Membership], phone: Phone
) -> None:
    official = town.member(Role.OFFICIAL)
    administrator.post(reverse("teams:end-any-membership", args=[official.public_id]))
    assert not Membership.objects.on(timezone.localdate()).filter(pk=official.pk).exists()
    me = national[Role.ADMINISTRATOR].user
    assert administrator.post(reverse("teams:reset-second-factor", args=[me.public_id])).status_code == 409
    desk = town.member(Role.DESK).user
    set_up(desk, phone)
    assert administrator.post(reverse("teams:reset-second-factor", args=[desk.public_id])).status_code == 302


def test_where_there_is_no_second_factor_nothing_is_offered_and_a_press_gets_a_sentence(
    administrator: Client, town: Town
) -> None:
    desk = town.member(Role.DESK).user
    button = reverse("teams:reset-second-factor", args=[desk.public_id])
    assert button not in administrator.get(reverse("teams:account", args=[desk.public_id])).content.decode()
    pressed = administrator.post(button)
    assert pressed.status_code == 409
    assert [one.level_tag for one in pressed.context["messages"]] == ["error"]
    assert Line.objects.filter(action="account.second-factor-reset", result=Result.REFUSED).count() == 1
