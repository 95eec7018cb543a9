"""The buttons behind a signed link, in a real browser: its word on where it comes from is let in."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse
from django.utils import timezone

from aandeslag.teams.access import Role
from activities.models import Activity
from activities.tickets import ticket_for
from matching.host_tickets import host_ticket_for
from matching.models import Participation
from tests.factories import ActivityFactory, OccurrenceFactory, ParticipationFactory, SlotFactory
from tests.world import make_town

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_the_organisation_and_the_keeper_press_their_button(live_server: LiveServer, page: Page) -> None:
    town = make_town("Aarle")
    keeper = town.member(Role.DESK).user
    activity = ActivityFactory.create(organisation__team=town.team, keeper=keeper, confirmed_on=None)
    yesterday = timezone.localdate() - timedelta(days=1)
    date = OccurrenceFactory.create(slot=SlotFactory.create(activity=activity, capacity=4), date=yesterday)
    row = ParticipationFactory.create(placement__occurrence=date)
    host = reverse("matching:who-was-there", args=[host_ticket_for(date)])
    keep = reverse("activities:still-right", args=[ticket_for(activity)])

    for url in (host, keep):
        page.goto(live_server.url + url)
        with page.expect_navigation() as answer:
            page.locator("main form button[type=submit]").click()
        assert answer.value.status == 200

    row.refresh_from_db()
    assert row.status == Participation.Status.PRESENT
    assert Activity.objects.get(pk=activity.pk).confirmed_on == timezone.localdate()
