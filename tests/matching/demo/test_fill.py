"""The demo is believable, always the same, and lawful."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from django.core.management import call_command
from django.db import transaction

from aandeslag.teams.models import Team
from activities.models import Activity, Occurrence, Organisation
from matching.candidates import candidates
from matching.demo.fill import fill_demo
from matching.findings import Obstacle
from matching.models import Accompaniment, Contact, EarlierMark, Participation, Placement, Reminder, Round
from matching.profiles import OPENING_NEEDS, openings
from matching.rounds.numbers import from_json
from matching.rules import weigh
from residents.models import Change, HandOver, OfferedPerson, Resident, SupportGiven, WalkInSession
from tests.invariants import (
    lines_that_contradict_themselves,
    lives_that_contradict_themselves,
    overbooked_occurrences,
    rows_with_another_team_than_their_parent,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_django import DjangoDbBlocker

pytestmark = pytest.mark.slow
TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 7, tzinfo=UTC)
# Obstacles that follow from being signed up there, or from the date being past: no mistake.
EXPECTED = {Obstacle.SIGNED_UP_ALREADY, Obstacle.PLACED_THEN, Obstacle.FULL}


def _fill() -> None:
    call_command("load_reference_data", verbosity=0)
    fill_demo(password="een-lang-wachtwoord", now=NOW)


@pytest.fixture(scope="module", autouse=True)
def demo(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[list[tuple[Any, ...]]]:
    """Fill it once for the whole module, and give what a first time gave; nothing of it stays."""
    with django_db_blocker.unblock(), transaction.atomic():
        first = _filled_and_taken_back()
        _fill()
        yield first
        transaction.set_rollback(True)


def test_two_teams_with_the_size_of_a_real_one() -> None:
    models = (Team, Resident, Organisation, Activity)
    numbers = {model.__name__: model._default_manager.count() for model in models}
    assert numbers == {"Team": 2, "Resident": 300, "Organisation": 25, "Activity": 60}


def test_a_year_lies_behind_us() -> None:
    for team in Team.objects.all():
        days = WalkInSession.objects.for_team(team).held().dates("date", "month")
        assert len(days) in {12, 13}
        assert Participation.objects.for_team(team).times().count() > 300


def test_every_row_belongs_to_the_team_of_its_parent() -> None:
    assert rows_with_another_team_than_their_parent() == []


def test_no_date_is_overbooked() -> None:
    assert overbooked_occurrences() == []


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


def test_every_page_of_a_life_that_goes_on_has_somebody_on_it() -> None:
    """Supporters heard and went along, lives changed, people moved on, marks were corrected."""
    for team in Team.objects.all():
        kept = {
            "heard": sorted(set(Contact.objects.for_team(team).values_list("code", flat=True))),
            "along": Accompaniment.objects.for_team(team).count(),
            "changes": sorted(Change.objects.for_team(team).values_list("kind", flat=True)),
            "to the other team": HandOver.objects.for_team(team).filter(state="waiting").count(),
            "from the other team": OfferedPerson.objects.for_team(team).count(),
            "corrected": EarlierMark.objects.for_team(team).count(),
            "first visits": Placement.objects.for_team(team).exclude(first_accompanied=None).count(),
            "helped": SupportGiven.objects.for_team(team).count(),
        }
        assert kept == {
            "heard": ["informed", "not-now", "note", "something-else"],
            "along": 2,
            "changes": ["housing", "paid-work"],
            "to the other team": 1,
            "from the other team": 1,
            "corrected": 1,
            "first visits": 4,
            "helped": 4,
        }
        assert Reminder.objects.for_team(team).filter(state="sent").count() == 1


def test_friends_are_reckoned_with_in_the_round() -> None:
    rounds = Round.objects.order_by("team")
    assert [from_json(one.report).groups for one in rounds] == [2, 2]
    assert {one.is_proven for one in rounds} == {True}


def test_no_life_contradicts_itself() -> None:
    assert lives_that_contradict_themselves() == []
    assert lines_that_contradict_themselves() == []


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


def test_the_same_day_gives_the_same_year(demo: list[tuple[Any, ...]]) -> None:
    assert _everything() == demo
