"""Keepers are asked by mail, once a week at most; the link confirms, until somebody else keeps it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
import time_machine
from django.core import mail, signing
from django.test import Client
from django.urls import reverse

from aandeslag.teams.access import Role
from activities.actions import ask_keepers, change_keeper
from activities.asking import mails_to_send
from activities.models import Activity
from activities.tickets import SALT, activity_of, ticket_for
from tests.activities.conftest import NOW, TODAY
from tests.factories import ActivityFactory, MembershipFactory, UserFactory

if TYPE_CHECKING:
    from collections.abc import Callable

    from aandeslag.teams.models import Membership, User
    from tests.activities.conftest import Garden

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
LONG_AGO = TODAY - 61 * DAY


@pytest.fixture
def desk(garden: Garden, signed_in: Callable[[Membership], Client]) -> Client:
    return signed_in(garden.town.member(Role.DESK))


@pytest.fixture
def keeper(garden: Garden, on_monday: None) -> User:
    kept = {"keeper": garden.desk, "confirmed_on": LONG_AGO}
    Activity.objects.filter(pk=garden.activity.pk).update(**kept)
    garden.activity.refresh_from_db()
    return garden.desk


def link(garden: Garden) -> str:
    return reverse("activities:still-right", args=[ticket_for(garden.activity)])


def test_one_mail_with_everything_and_the_next_a_week_later(garden: Garden, keeper: User) -> None:
    ActivityFactory.create(
        organisation=garden.organisation,
        title="Koffie",
        keeper=keeper,
        confirmed_on=None,
        kind_of_work=None,
        site_contact=garden.contact,
    )

    assert ask_keepers(team=garden.team, today=TODAY) == 1
    assert ask_keepers(team=garden.team, today=TODAY + 6 * DAY) == 0
    assert ask_keepers(team=garden.team, today=TODAY + 7 * DAY) == 1

    [first, _second] = mail.outbox
    assert (first.to, first.subject) == ([keeper.email], "Kloppen je activiteiten nog?")
    assert ("Koffie" in first.body, "Wijktuin onderhouden" in first.body) == (True, True)
    assert first.body.count("/offer/still-right/") == 2


def test_what_was_confirmed_is_not_asked(garden: Garden, keeper: User) -> None:
    Activity.objects.update(confirmed_on=TODAY - 60 * DAY)
    assert ask_keepers(team=garden.team, today=TODAY) == 0


def test_who_left_the_team_gets_no_mail(garden: Garden, keeper: User) -> None:
    keeper.memberships.update(valid_until=TODAY - DAY)
    assert mails_to_send(garden.team, TODAY) == []


def test_when_the_mail_server_refuses_it_is_tried_again(garden: Garden, keeper: User, settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1  # nobody listens there
    assert ask_keepers(team=garden.team, today=TODAY) == 0
    garden.activity.refresh_from_db()
    assert garden.activity.asked_on is None


def test_looking_changes_nothing_and_the_button_confirms(garden: Garden, keeper: User) -> None:
    scanner = Client()
    assert scanner.get(link(garden)).status_code == 200
    garden.activity.refresh_from_db()
    assert garden.activity.confirmed_on == LONG_AGO

    page = Client().post(link(garden))

    garden.activity.refresh_from_db()
    assert (page.status_code, garden.activity.confirmed_on) == (200, TODAY)
    assert "Dank je wel" in page.content.decode()
    assert "024 111 11 11" not in page.content.decode()  # how to reach the contact is for the team


def test_with_another_keeper_the_link_is_worth_nothing(garden: Garden, keeper: User) -> None:
    old = link(garden)
    successor = MembershipFactory.create(role=Role.DESK, team=garden.team).user

    change_keeper(activity=garden.activity, keeper=successor)

    answers = [Client().get(old), Client().post(old)]
    assert [(answer.status_code, answer["Cache-Control"]) for answer in answers] == [(410, "no-store")] * 2


def test_after_thirty_days_it_is_worth_nothing(garden: Garden, keeper: User) -> None:
    ticket = ticket_for(garden.activity)
    with time_machine.travel(NOW + timedelta(days=30), tick=False):
        assert activity_of(ticket) == garden.activity
    with time_machine.travel(NOW + timedelta(days=30, seconds=1), tick=False):
        assert activity_of(ticket) is None


def test_a_keeper_who_left_opens_nothing(garden: Garden, keeper: User) -> None:
    ticket = ticket_for(garden.activity)
    keeper.memberships.update(valid_until=TODAY - DAY)
    assert activity_of(ticket) is None


@pytest.mark.parametrize("status", [Activity.Status.DRAFT, Activity.Status.ENDED])
def test_what_is_not_shown_cannot_be_confirmed(garden: Garden, keeper: User, status: str) -> None:
    ticket = ticket_for(garden.activity)
    Activity.objects.update(status=status, ended_on=TODAY)
    assert activity_of(ticket) is None


def test_what_was_forged_opens_nothing(garden: Garden, keeper: User) -> None:
    names = [str(garden.activity.public_id), str(keeper.public_id)]
    assert activity_of(signing.dumps(names, salt=SALT)) == garden.activity
    assert activity_of(signing.dumps(names, salt="elsewhere")) is None
    assert activity_of(signing.dumps(["x", "y"], salt=SALT)) is None
    assert activity_of("nonsense") is None


def test_what_will_be_sent_is_shown_without_the_links(garden: Garden, keeper: User, desk: Client) -> None:
    page = desk.get(reverse("activities:mails"))
    [line] = page.context["lines"]
    assert (line["mail"].keeper, line["mail"].due_on) == (keeper, TODAY)
    assert "Wijktuin onderhouden" in line["text"]
    assert "still-right" not in page.content.decode()
    ask_keepers(team=garden.team, today=TODAY)
    [line] = desk.get(reverse("activities:mails")).context["lines"]
    assert line["mail"].due_on == TODAY + 7 * DAY


def test_only_somebody_of_the_team_can_keep(garden: Garden, desk: Client, keeper: User) -> None:
    url = reverse("activities:change-keeper", args=[garden.activity.public_id])
    stranger = UserFactory.create()
    assert desk.post(url, {"keeper": stranger.public_id}).status_code == 422
    coordinator = garden.town.member(Role.COORDINATOR).user
    assert desk.post(url, {"keeper": coordinator.public_id}).status_code == 302
    garden.activity.refresh_from_db()
    assert garden.activity.keeper == coordinator
