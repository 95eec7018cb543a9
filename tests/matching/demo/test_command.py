"""The command that fills the demo: never among real people, and never twice."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.urls import reverse

from matching.models import Contact, Participation, Placement, Reminder, Round, WaitingListEntry
from residents.models import Resident

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import Settings

PAST = {
    Contact: ("at",),
    Participation: ("marked_at",),
    Placement: ("agreed_at", "ended_at"),
    Reminder: ("at",),
    Round: ("made_at",),
    WaitingListEntry: ("since", "left_at"),
}
# Half past midnight by the clock on the wall.
NOW = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)


@pytest.mark.django_db
def test_it_is_refused_among_real_people(settings: Settings) -> None:
    settings.DEMO = False

    with pytest.raises(CommandError):
        call_command("fill_demo")


@pytest.mark.django_db
def test_the_command_prints_the_sign_ins_and_keeps_what_is_there(
    settings: Settings, capsys: pytest.CaptureFixture[str], client: Client
) -> None:
    settings.DEMO = True

    with time_machine.travel(NOW, tick=False):
        call_command("fill_demo")
        call_command("fill_demo")
        printed = capsys.readouterr().out

        signed_in = client.post(
            reverse("account_login"), {"login": "desk@team-a.test", "password": "samen-aan-de-slag"}
        )

    assert printed.count("desk@team-a.test") == 2
    assert "auditor@landelijk.test" in printed
    assert Resident.objects.count() == 300
    assert signed_in["Location"] == reverse("reports:today")
    late = [
        (model.__name__, name)
        for model, names in PAST.items()
        for name in names
        if model._default_manager.filter(**{f"{name}__gt": NOW}).exists()
    ]
    assert (late, Round.objects.count()) == ([], 2)
