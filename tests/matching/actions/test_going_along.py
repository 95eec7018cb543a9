"""Who goes along is noted once, of supporters of the team only."""

from __future__ import annotations

import pytest

from aandeslag.audit.models import Line
from aandeslag.teams.access import Role
from matching.actions import go_along, stay_away
from matching.errors import NotOpenError, OtherTeamError
from matching.models import Accompaniment
from tests.matching.conftest import NOW, TODAY, Garden


def test_noted_once_and_taken_back_once(garden: Garden) -> None:
    me = garden.town.member(Role.SUPPORTER).user
    for _ in range(2):
        go_along(occurrence=garden.dates[0], supporter=me, today=TODAY)
    assert [one.supporter for one in Accompaniment.objects.all()] == [me]
    for _ in range(2):
        stay_away(occurrence=garden.dates[0], supporter=me)
    assert not Accompaniment.objects.exists()
    told = Line.objects.order_by("sequence").values_list("action", flat=True)
    assert list(told) == ["occurrence.accompanied", "occurrence.not-accompanied"]


def test_nobody_but_a_supporter_of_the_team(garden: Garden, other_garden: Garden) -> None:
    for who in (garden.desk, other_garden.town.member(Role.SUPPORTER).user):
        with pytest.raises(OtherTeamError):
            go_along(occurrence=garden.dates[0], supporter=who, today=TODAY)


def test_nobody_goes_along_to_what_does_not_take_place(garden: Garden) -> None:
    garden.dates[0].cancelled_at = NOW
    with pytest.raises(NotOpenError):
        go_along(occurrence=garden.dates[0], supporter=garden.town.member(Role.SUPPORTER).user, today=TODAY)
