"""`manage.py nightly` as processes of their own: twice, three at the same time, and killed in the middle."""

from __future__ import annotations

import signal
import subprocess
import sys
from datetime import timedelta
from time import monotonic
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings
from django.utils import timezone

from aandeslag.teams.models import Team
from aandeslag.vocabulary import Weekday
from activities.models import Occurrence
from matching.models import Participation, Placement, Reminder, Task
from residents.models import WalkInSession
from tests.factories import (
    ActivityFactory,
    PlacementFactory,
    ResidentFactory,
    SlotFactory,
    WalkInHourFactory,
)
from tests.invariants import lives_that_contradict_themselves, overbooked_occurrences
from tests.world import make_town

if TYPE_CHECKING:
    from django.db.models import Model

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
SLOTS, REGULARS, PATIENCE = 6, 3, 60


def busy_town(name: str) -> Team:
    """Six moments, one of them tomorrow, each with three people who come every time and no dates yet."""
    town, tomorrow = make_town(name), timezone.localdate() + timedelta(days=1)
    WalkInHourFactory.create(team=town.team, centre=town.centre)
    for number in range(SLOTS):
        day = (tomorrow + timedelta(days=number)).weekday()
        slot = SlotFactory.create(
            activity=ActivityFactory.create(organisation__team=town.team), weekday=[*Weekday][day]
        )
        for _ in range(REGULARS):
            person = ResidentFactory.create(team=town.team, centre=town.centre)
            facts = {"slot": slot, "occurrence": None, "activity": slot.activity, "resident": person}
            PlacementFactory.create(is_standing=True, team=town.team, agreed_on=slot.valid_from, **facts)
    return town.team


def night(environment: dict[str, str]) -> subprocess.Popen[bytes]:
    command = [sys.executable, "manage.py", "nightly"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE}
    return subprocess.Popen(command, env=environment, cwd=settings.BASE_DIR, **quiet)  # type: ignore[call-overload,no-any-return] # noqa: S603 - our own command


def ends_well(process: subprocess.Popen[bytes]) -> bool:
    _out, trouble = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0, trouble.decode()
    return True


def books(team: Team) -> dict[str, Any]:
    """What the nights have made of one town."""
    made: tuple[type[Model], ...] = (Occurrence, Participation, WalkInSession, Reminder)
    numbers = {one.__name__: one._default_manager.filter(team=team).count() for one in made}
    tasks = sorted(Task.objects.for_team(team).to_do().values_list("kind", flat=True))
    return {**numbers, "tasks": tasks}


def is_sound() -> bool:
    """Nobody is written down twice, nowhere is too full, and everybody who comes every time has each date."""
    assert (overbooked_occurrences(), lives_that_contradict_themselves()) == ([], [])
    for team in Team.objects.all():
        found = books(team)
        assert found["Participation"] == found["Occurrence"] * REGULARS > 0, f"{team.name}: {found}"
        assert found["Reminder"] == REGULARS
        assert found["WalkInSession"] > 0
    return not Placement.objects.exclude(status="agreed").exists()


def test_a_second_night_changes_nothing(database_environment: dict[str, str]) -> None:
    team = busy_town("Aarle")
    assert ends_well(night(database_environment))
    once = books(team)
    assert ends_well(night(database_environment))
    assert books(team) == once
    assert is_sound()


def test_three_nights_at_the_same_time_are_one(database_environment: dict[str, str]) -> None:
    busy_town("Aarle"), busy_town("Beuningen")
    nights = [night(database_environment) for _ in range(3)]
    assert [ends_well(one) for one in nights] == [True] * 3
    assert is_sound()


@pytest.mark.parametrize("seen", [WalkInSession, Occurrence, Participation])
def test_what_a_night_that_was_killed_left_undone_the_next_one_does(
    seen: type[Model], database_environment: dict[str, str]
) -> None:
    """Killed as soon as the first of these rows is stored: one town is half done, the other not begun."""
    teams = [busy_town("Aarle"), busy_town("Beuningen")]
    process, began = night(database_environment), monotonic()
    while not seen._default_manager.exists():
        assert process.poll() is None
        assert monotonic() - began < PATIENCE
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=PATIENCE)
    assert process.returncode == -signal.SIGKILL
    assert min(books(team)["Reminder"] for team in teams) == 0

    assert ends_well(night(database_environment))
    assert books(teams[0]) == books(teams[1])
    assert is_sound()
