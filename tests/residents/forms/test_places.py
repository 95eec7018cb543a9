"""Where someone can live: the centres that the team serves on that day, and nobody else's."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from aandeslag.teams.models import TeamCentre
from residents.forms import RegistrationForm
from residents.forms.fields import LivesField
from tests.factories import CentreFactory

if TYPE_CHECKING:
    from tests.world import Town

TODAY = date(2026, 11, 24)
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


def centres_offered(town: Town) -> list[str]:
    lives = RegistrationForm(team=town.team, today=TODAY).fields["lives"]
    assert isinstance(lives, LivesField)
    return [centre.name for centre in lives.centres.by_key.values()]


@pytest.mark.parametrize(
    ("first", "last", "offered"),
    [
        (YESTERDAY, None, True),
        (TODAY, TODAY, True),
        (date(2020, 1, 1), YESTERDAY, False),
        (TOMORROW, None, False),
    ],
)
def test_a_centre_is_offered_while_the_team_serves_it(
    town: Town, other_town: Town, first: date, last: date | None, *, offered: bool
) -> None:
    centre = CentreFactory.create(name="Proefcentrum")
    TeamCentre.objects.create(team=town.team, centre=centre, valid_from=first, valid_until=last)
    usual = [town.centre.name]

    assert sorted(centres_offered(town)) == sorted([*usual, *(["Proefcentrum"] if offered else [])])
    assert centres_offered(other_town) == [other_town.centre.name]


def test_served_before_by_this_team_and_now_by_another(town: Town, other_town: Town) -> None:
    centre = CentreFactory.create(name="Proefcentrum")
    TeamCentre.objects.create(
        team=town.team, centre=centre, valid_from=date(2020, 1, 1), valid_until=YESTERDAY
    )
    TeamCentre.objects.create(team=other_town.team, centre=centre, valid_from=TODAY)

    assert centres_offered(town) == [town.centre.name]
