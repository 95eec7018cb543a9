"""Every figure, counted by the database and person by person."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import Phase, given, settings
from hypothesis.extra.django import TestCase

from activities.models import Activity
from reports.counting_rules import rule_of
from reports.figures.counting import count
from reports.figures.counts import Dimension, Key, Measure
from reports.figures.figures import Figures
from reports.periods import Month, Period, Quarter
from tests.factories import (
    ActivityFactory,
    OrganisationFactory,
    ParticipationFactory,
    ResidentFactory,
    SlotFactory,
    TeamFactory,
    WalkInSessionFactory,
)
from tests.reports.figures.town import (
    ROWS,
    TODAY,
    WAITING,
    Attending,
    counted_by_person,
    fill,
    placed,
    populate,
    slot_of,
    went,
)

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

    from aandeslag.teams.models import Team

NOVEMBER = Month(2026, 11).period
ALL_PERIODS = (
    Month(2026, 1).period,
    Quarter(2026, 1).period,
    Quarter(2026, 4).period,
    Period.of_year(2026),
    Period.so_far(TODAY),
)
# Without people, so not counted person by person.
OF_NOBODY = {Measure.SESSIONS, Measure.VISITORS, Measure.WOMEN_VISITORS, Measure.PLACES}


@pytest.fixture
def team(db: None) -> Team:
    """Give a team, beside another one in which somebody went too."""
    elsewhere = slot_of(TeamFactory.create())
    went(ResidentFactory.create(team=elsewhere.team), elsewhere, date(2026, 11, 3), date(2026, 11, 10))
    return TeamFactory.create()


def figures(team: Team, period: Period = NOVEMBER) -> Figures:
    return Figures(period, count(team, period, rule_of(period), TODAY))


def test_four_numbers_of_two_people_and_three_times(team: Team) -> None:
    slot = slot_of(team)
    rahel, yusuf = ResidentFactory.create_batch(2, team=team)
    went(rahel, slot, date(2026, 11, 3), date(2026, 11, 10))
    went(yusuf, slot, date(2026, 11, 10))

    found = figures(team)

    assert (found.times, found.participants, found.placements, found.organisations) == (3, 2, 2, 1)


def test_a_placement_starts_in_the_month_of_its_first_time_only(team: Team) -> None:
    went(ResidentFactory.create(team=team), slot_of(team), date(2026, 10, 27), date(2026, 11, 3))

    assert figures(team).placements == 0
    assert figures(team, Month(2026, 10).period).placements == 1


@pytest.mark.parametrize("status", ["signed-up", "excused", "absent", "cancelled"])
def test_who_was_not_there_does_not_count(team: Team, status: str) -> None:
    went(ResidentFactory.create(team=team), slot_of(team), date(2026, 11, 3), status=status)

    assert (figures(team).times, figures(team).participants) == (0, 0)


def test_sport_stands_on_a_line_of_its_own(team: Team) -> None:
    went(ResidentFactory.create(team=team), slot_of(team, purpose=Activity.Purpose.SPORT), date(2026, 11, 3))

    found = figures(team)

    assert (found.times, found.participants, found.placements, found.organisations) == (0, 0, 0, 0)
    for measure in (Measure.TIMES, Measure.PARTICIPANTS, Measure.PLACEMENTS, Measure.ORGANISATION):
        assert found.by(measure, Dimension.PURPOSE) == {"sport": 1}


def test_two_activities_of_one_organisation_are_one_organisation(team: Team) -> None:
    organisation = OrganisationFactory.create(team=team)
    rahel = ResidentFactory.create(team=team)
    for day in (date(2026, 11, 3), date(2026, 11, 4)):
        activity = ActivityFactory.create(organisation=organisation, kind_of_work=None)
        went(rahel, SlotFactory.create(activity=activity), day)

    found = figures(team)

    assert (found.organisations, found.activities, found.participants) == (1, 2, 1)
    assert found.activities_per_participant == 2


def test_head_counts_of_sessions_that_were_held(team: Team) -> None:
    WalkInSessionFactory.create(team=team, visitors=20, women=7)
    WalkInSessionFactory.create(team=team, date=date(2026, 11, 17), visitors=10, women=4)
    WalkInSessionFactory.create(team=team, date=date(2026, 11, 10), opened_at=None, visitors=0)

    found = figures(team)

    assert [found.of(one) for one in (Measure.SESSIONS, Measure.VISITORS, Measure.WOMEN_VISITORS)] == [
        2,
        30,
        11,
    ]


def test_hours_are_those_noted_or_those_of_the_date(team: Team) -> None:
    slot = slot_of(team)  # two hours, says the factory
    rahel, yusuf = ResidentFactory.create_batch(2, team=team)
    went(rahel, slot, date(2026, 11, 3), minutes=30)
    went(yusuf, slot, date(2026, 11, 3))
    assert slot.ends is not None
    length = (slot.ends.hour - slot.starts.hour) * 60 + slot.ends.minute - slot.starts.minute

    assert figures(team).of(Measure.MINUTES) == 30 + length


def test_minutes_noted_as_none_are_known(team: Team) -> None:
    went(ResidentFactory.create(team=team), slot_of(team), date(2026, 11, 3), minutes=0)

    assert [figures(team).of(one) for one in (Measure.TIMES, Measure.MINUTES, Measure.UNTIMED)] == [1, 0, 0]


def test_one_person_of_whom_nothing_is_known(team: Team) -> None:
    person = ResidentFactory.create(team=team, centre=None, birth_year=None, gender="")
    went(person, slot_of(team), date(2026, 11, 3))

    found = figures(team)

    for dimension in (Dimension.CENTRE, Dimension.MUNICIPALITY, Dimension.GENDER):
        assert found.by(Measure.PARTICIPANTS, dimension) == {"": 1}
    assert found.by(Measure.PARTICIPANTS, Dimension.AGE) == {"unknown": 1}


def test_a_time_without_its_placement_in_the_team_is_nowhere(team: Team) -> None:
    """As when somebody is erased between two questions."""
    slot = slot_of(team)
    went(ResidentFactory.create(team=team), slot, date(2026, 11, 3))
    elsewhere = placed(ResidentFactory.create(), slot_of(TeamFactory.create()))
    occurrence = slot.occurrences.get()
    ParticipationFactory.create(placement=elsewhere, occurrence=occurrence, status="present")

    assert (figures(team).times, figures(team).participants) == (1, 1)


def test_who_was_there_for_the_third_time_and_came_again(team: Team) -> None:
    slot = slot_of(team)
    days = [date(2026, 11, day) for day in (3, 4, 5, 6)]
    for number in (2, 3, 4):
        went(ResidentFactory.create(team=team), slot, *days[:number])

    found = figures(team)

    assert (found.of(Measure.THIRD), found.of(Measure.WENT_ON), found.went_on_share) == (2, 1, 50)


def test_days_from_registration_to_the_first_time_in_the_middle(team: Team) -> None:
    slot = slot_of(team)
    for days in (1, 5, 40):
        person = ResidentFactory.create(team=team, registered_on=date(2026, 11, 10))
        went(person, slot, date.fromordinal(person.registered_on.toordinal() + days))

    assert figures(team, Period.of_year(2026)).days_to_first == 5
    assert figures(team).days_to_first == 3


def test_someone_of_unknown_age_stands_apart(team: Team) -> None:
    slot = slot_of(team)
    for birth_year in (None, 2001, 2000):
        went(ResidentFactory.create(team=team, birth_year=birth_year), slot, date(2026, 11, 3))

    found = figures(team).by(Measure.PARTICIPANTS, Dimension.AGE)

    assert found == {"unknown": 1, "under-25": 1, "25-44": 1}


@pytest.mark.parametrize("people", [1, 12])
def test_the_number_of_queries_does_not_grow(
    team: Team, people: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(people):
        went(ResidentFactory.create(team=team), slot_of(team), date(2026, 11, 3))

    with django_assert_num_queries(8):
        assert count(team, NOVEMBER, rule_of(NOVEMBER), TODAY)[Key(Measure.TIMES)] == people


class TwoComputations(TestCase):
    """SQL and plain Python over the same rows agree, in every measure and part."""

    # Not made smaller when it fails: with rows in a database that takes minutes.
    @settings(max_examples=8, phases=[Phase.explicit, Phase.reuse, Phase.generate])
    @given(ROWS, WAITING)
    def test_they_agree(self, rows: list[Attending], waiting: list[tuple[int, int, int, int | None]]) -> None:
        team = TeamFactory.create()
        people, slots = populate(team)
        fill(people, slots, rows, waiting)
        for period in ALL_PERIODS:
            found = count(team, period, rule_of(period), TODAY)
            of_people = {key: value for key, value in found.items() if key.measure not in OF_NOBODY}
            assert of_people == counted_by_person(team, period)
