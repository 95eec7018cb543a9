"""The four numbers of a month, counted from who was there on which date."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from activities.models import Activity
from matching.models import Participation, Placement
from reports.figures import Line, TimesInMonth, ToMark, WalkIn, month_figures, times_per_month
from reports.periods import Month
from tests.factories import (
    ActivityFactory,
    OccurrenceFactory,
    OrganisationFactory,
    ParticipationFactory,
    PlacementFactory,
    ResidentFactory,
    SlotFactory,
    TeamFactory,
    WalkInSessionFactory,
)

if TYPE_CHECKING:
    from aandeslag.teams.models import Team
    from activities.models import Slot
    from residents.models import Resident

NOVEMBER = Month(2026, 11)
TODAY = date(2026, 11, 24)
PRESENT = Participation.Status.PRESENT


def went(resident: Resident, slot: Slot, *days: date, status: str = PRESENT) -> Placement:
    """Let someone go to an activity on some days, on one standing placement."""
    placement = PlacementFactory.create(
        resident=resident,
        team=slot.team,
        slot=slot,
        activity=slot.activity,
        occurrence=None,
        is_standing=True,
    )
    for day in days:
        occurrence = slot.occurrences.filter(date=day).first() or OccurrenceFactory.create(
            slot=slot, date=day
        )
        excuse = "ill" if status == Participation.Status.EXCUSED else ""
        ParticipationFactory.create(placement=placement, occurrence=occurrence, status=status, excuse=excuse)
    return placement


@pytest.fixture
def team(db: None) -> Team:
    """Give a team, beside another one in which somebody went too."""
    elsewhere = SlotFactory.create()
    went(ResidentFactory.create(team=elsewhere.team), elsewhere, date(2026, 11, 3), date(2026, 11, 10))
    return TeamFactory.create()


def slot_of(team: Team, **activity: object) -> Slot:
    return SlotFactory.create(activity=ActivityFactory.create(organisation__team=team, **activity))


def test_four_numbers_of_two_people_and_three_times(team: Team) -> None:
    slot = slot_of(team)
    rahel, yusuf = ResidentFactory.create_batch(2, team=team)
    went(rahel, slot, date(2026, 11, 3), date(2026, 11, 10))
    went(yusuf, slot, date(2026, 11, 10))

    figures = month_figures(team, NOVEMBER, TODAY)

    assert figures.volunteering == Line(placements_started=2, times=3, unique_participants=2, organisations=1)


def test_a_placement_starts_in_the_month_of_its_first_time_only(team: Team) -> None:
    slot = slot_of(team)
    went(ResidentFactory.create(team=team), slot, date(2026, 10, 27), date(2026, 11, 3))

    assert month_figures(team, NOVEMBER, TODAY).volunteering.placements_started == 0
    assert month_figures(team, NOVEMBER.previous, TODAY).volunteering.placements_started == 1


@pytest.mark.parametrize("status", ["signed-up", "excused", "absent", "cancelled"])
def test_who_was_not_there_does_not_count(team: Team, status: str) -> None:
    went(ResidentFactory.create(team=team), slot_of(team), date(2026, 11, 3), status=status)

    assert month_figures(team, NOVEMBER, TODAY).volunteering == Line()


def test_sport_stands_on_a_line_of_its_own(team: Team) -> None:
    went(ResidentFactory.create(team=team), slot_of(team, purpose=Activity.Purpose.SPORT), date(2026, 11, 3))

    figures = month_figures(team, NOVEMBER, TODAY)

    assert figures.volunteering == Line()
    assert figures.others == {"sport": Line(1, 1, 1, 1)}


def test_two_activities_of_one_organisation_are_one_organisation(team: Team) -> None:
    organisation = OrganisationFactory.create(team=team)
    rahel = ResidentFactory.create(team=team)
    for day in (date(2026, 11, 3), date(2026, 11, 4)):
        went(
            rahel,
            SlotFactory.create(activity=ActivityFactory.create(organisation=organisation, kind_of_work=None)),
            day,
        )

    assert month_figures(team, NOVEMBER, TODAY).volunteering == Line(2, 2, 1, 1)


def test_head_counts_of_sessions_that_were_held(team: Team) -> None:
    WalkInSessionFactory.create(team=team, visitors=20, women=7)
    WalkInSessionFactory.create(team=team, date=date(2026, 11, 17), visitors=10, women=4)
    WalkInSessionFactory.create(team=team, date=date(2026, 11, 10), opened_at=None, visitors=0)

    assert month_figures(team, NOVEMBER, TODAY).walk_in == WalkIn(sessions=2, visitors=30, women=11)


def test_sign_ups_of_past_dates_wait_for_a_mark(team: Team) -> None:
    before = (date(2026, 10, 6), date(2026, 11, 17), date(2026, 11, 18))
    went(ResidentFactory.create(team=team), slot_of(team), *before, TODAY, status="signed-up")

    assert month_figures(team, NOVEMBER, TODAY).to_mark == ToMark(number=2, oldest=date(2026, 11, 17))
    assert month_figures(team, Month(2026, 9), TODAY).to_mark == ToMark()


def test_the_series_names_months_without_any(team: Team) -> None:
    went(ResidentFactory.create(team=team), slot_of(team), date(2026, 9, 1), date(2026, 11, 3))

    assert times_per_month(team, NOVEMBER, months=3) == [
        TimesInMonth(Month(2026, 9), 1),
        TimesInMonth(Month(2026, 10), 0),
        TimesInMonth(Month(2026, 11), 1),
    ]


ROWS = st.lists(
    st.tuples(
        st.integers(0, 3),  # person
        st.integers(0, 2),  # activity
        st.integers(0, 70),  # days since 1 October
        st.sampled_from(["present", "excused", "absent", "signed-up"]),
    ),
    max_size=25,
    unique_by=lambda row: row[:3],
)


class TwoComputations(TestCase):
    """SQL and plain Python over the same rows agree."""

    @settings(max_examples=15)
    @given(ROWS)
    def test_they_agree(self, rows: list[tuple[int, int, int, str]]) -> None:
        team = TeamFactory.create()
        people = ResidentFactory.create_batch(4, team=team)
        slots = [slot_of(team, purpose=purpose) for purpose in ("volunteering", "volunteering", "sport")]
        days: dict[tuple[int, int, str], list[date]] = defaultdict(list)
        for person, slot, offset, status in rows:
            days[person, slot, status].append(date(2026, 10, 1) + timedelta(days=offset))
        for (person, slot, status), dates in days.items():
            if status == "present":
                went(people[person], slots[slot], *dates)

        counted = month_figures(team, NOVEMBER, TODAY).volunteering

        was_there = {key[:2]: dates for key, dates in days.items() if key[2] == "present" and key[1] < 2}
        in_month = {key: [day for day in dates if day in NOVEMBER] for key, dates in was_there.items()}
        came = {key: dates for key, dates in in_month.items() if dates}
        assert counted == Line(
            placements_started=sum(min(dates) in NOVEMBER for dates in was_there.values()),
            times=sum(len(dates) for dates in came.values()),
            unique_participants=len({person for person, _ in came}),
            organisations=len({slot for _, slot in came}),
        )
