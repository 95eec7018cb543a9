"""The demo is believable, always the same, and lawful."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import transaction
from django.urls import reverse

from aandeslag.teams.models import Team
from activities.models import Activity, Occurrence, Organisation
from matching.demo.fill import fill_demo
from matching.findings import Obstacle
from matching.models import Participation, Placement
from matching.profiles import OPENING_NEEDS, candidates, openings
from matching.rules import weigh
from residents.models import Resident, WalkInSession
from tests.invariants import overbooked_occurrences, rows_with_another_team_than_their_parent

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import Settings

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 7, tzinfo=UTC)
# Obstacles that follow from being signed up there, or from the date being past: no mistake.
EXPECTED = {Obstacle.SIGNED_UP_ALREADY, Obstacle.PLACED_THEN, Obstacle.FULL}


def _fill() -> None:
    call_command("load_reference_data", verbosity=0)
    fill_demo(password="een-lang-wachtwoord", today=TODAY)


@pytest.fixture
def demo(db: None) -> None:
    _fill()


def _numbers() -> dict[str, int]:
    models = (Team, Resident, Organisation, Activity)
    return {model.__name__: model._default_manager.count() for model in models}


@pytest.mark.usefixtures("demo")
def test_two_teams_with_the_size_of_a_real_one() -> None:
    assert _numbers() == {"Team": 2, "Resident": 300, "Organisation": 25, "Activity": 60}


@pytest.mark.usefixtures("demo")
def test_a_year_lies_behind_us() -> None:
    for team in Team.objects.all():
        days = WalkInSession.objects.for_team(team).held().dates("date", "month")
        assert len(days) in {12, 13}
        assert Participation.objects.for_team(team).times().count() > 300


@pytest.mark.usefixtures("demo")
def test_every_row_belongs_to_the_team_of_its_parent() -> None:
    assert rows_with_another_team_than_their_parent() == []


@pytest.mark.usefixtures("demo")
def test_no_date_is_overbooked() -> None:
    assert overbooked_occurrences() == []


@pytest.mark.usefixtures("demo")
def test_nobody_is_signed_up_where_the_rules_forbid_it() -> None:
    coming = Participation.objects.filter(status="signed-up", occurrence__date__gte=TODAY)
    dates = Occurrence.objects.filter(participations__in=coming).select_related(*OPENING_NEEDS).distinct()
    offered = openings(list(dates), NOW)
    people = candidates(list(Resident.objects.filter(participations__in=coming).distinct()), TODAY)

    found = {
        obstacle
        for row in coming.select_related("occurrence")
        for obstacle in weigh(
            people[row.resident_id], offered[row.occurrence_id], row.occurrence.date
        ).obstacles
    }

    assert found - EXPECTED == set()


@pytest.mark.usefixtures("demo")
def test_who_has_left_has_nothing_open() -> None:
    gone = Resident.objects.filter(departed_on__isnull=False)

    assert Placement.objects.filter(resident__in=gone).open().count() == 0
    assert Participation.objects.filter(resident__in=gone, occurrence__date__gt=TODAY).count() == 0


def _everything() -> list[tuple[Any, ...]]:
    people = Resident.objects.order_by("team__slug", "number")
    went = Participation.objects.order_by(
        "team__slug", "resident__number", "occurrence__date", "occurrence__starts"
    )
    return [
        *people.values_list("team__slug", "number", "first_name", "birth_year", "registered_on"),
        *went.values_list("team__slug", "resident__number", "occurrence__date", "status", "excuse"),
    ]


def _filled_and_taken_back() -> list[tuple[Any, ...]]:
    with transaction.atomic():
        _fill()
        everything = _everything()
        transaction.set_rollback(True)
    return everything


@pytest.mark.django_db
def test_the_same_day_gives_the_same_year() -> None:
    assert _filled_and_taken_back() == _filled_and_taken_back()


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
    assert _numbers()["Resident"] == 300
    assert signed_in["Location"] == reverse("reports:today")
