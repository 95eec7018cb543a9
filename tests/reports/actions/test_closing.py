"""Closing a quarter: when it can be, what becomes final, and what it publishes."""

from __future__ import annotations

from datetime import UTC, date, datetime
from io import StringIO
from typing import TYPE_CHECKING

import pytest
import time_machine
from django.core.management import call_command

from aandeslag.teams.models import Team
from matching.models import Participation
from reports.actions import close_due_quarters, close_quarter, publish_due_countries
from reports.actions.publishing import publish_country
from reports.closing import next_to_close
from reports.errors import ClosingError
from reports.figures.keeping import figures_of
from reports.models import CheckSet, KeptNumbers, Publication
from reports.periods import Month, Period, Quarter
from tests.factories import ResidentFactory, TeamFactory
from tests.reports.figures.town import slot_of, went

if TYPE_CHECKING:
    from activities.models import Slot

THIRD = Quarter(2026, 3)


def at(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day, 9, tzinfo=UTC)


@pytest.fixture
def slot(db: None) -> Slot:
    """Give an activity of a team that started in the third quarter, where twelve people went."""
    team = TeamFactory.create(started_on=date(2026, 7, 1), status=Team.Status.ACTIVE)
    made = slot_of(team)
    for number in range(12):
        person = ResidentFactory.create(team=team, gender="woman" if number % 2 else "man")
        went(person, made, date(2026, 7, 7), date(2026, 8, 4))
    return made


@pytest.mark.parametrize(("day", "can"), [((2026, 10, 13), False), ((2026, 10, 14), True)])
def test_it_can_be_closed_from_day_fourteen(slot: Slot, day: tuple[int, int, int], can: bool) -> None:  # noqa: FBT001
    if can:
        assert close_quarter(team=slot.team, quarter=THIRD, by=None, now=at(*day)).closed_at is not None
    else:
        with pytest.raises(ClosingError):
            close_quarter(team=slot.team, quarter=THIRD, by=None, now=at(*day))


@pytest.mark.parametrize(("day", "closed"), [((2026, 11, 10), 0), ((2026, 11, 11), 1)])
def test_on_day_forty_two_the_night_closes_it(slot: Slot, day: tuple[int, int, int], closed: int) -> None:
    assert close_due_quarters(team=slot.team, now=at(*day)) == closed
    assert close_due_quarters(team=slot.team, now=at(*day)) == 0


def test_the_nightly_command_closes(slot: Slot, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("nightly")

    assert "quarters closed" in capsys.readouterr().out
    assert KeptNumbers.objects.closed().filter(team=slot.team, first=THIRD.first).exists()


def test_a_later_quarter_waits_for_an_earlier_one(slot: Slot) -> None:
    with pytest.raises(ClosingError):
        close_quarter(team=slot.team, quarter=THIRD.next, by=None, now=at(2027, 2, 1))


def test_its_months_and_itself_are_final(slot: Slot) -> None:
    close_quarter(team=slot.team, quarter=THIRD, by=None, now=at(2026, 10, 20))

    went(ResidentFactory.create(team=slot.team), slot, date(2026, 7, 14))

    today = date(2026, 10, 20)
    for period, times in ((THIRD.period, 24), (Month(2026, 7).period, 12), (Period.of_year(2026), 25)):
        assert figures_of(slot.team, period, today).times == times


def test_the_year_closes_with_its_last_quarter(slot: Slot) -> None:
    for quarter, day in ((THIRD, (2026, 10, 20)), (THIRD.next, (2027, 1, 20))):
        close_quarter(team=slot.team, quarter=quarter, by=None, now=at(*day))

    year = KeptNumbers.objects.get(team=slot.team, span="year")
    assert (year.first, year.closed_at is not None) == (date(2026, 1, 1), True)
    opening = next_to_close(slot.team, date(2027, 1, 20))
    assert opening is not None
    assert opening.quarter == Quarter(2027, 1)


def test_it_says_how_many_were_not_marked(slot: Slot) -> None:
    went(
        ResidentFactory.create(team=slot.team),
        slot,
        date(2026, 7, 7),
        date(2026, 9, 29),
        status=Participation.Status.SIGNED_UP,
    )

    assert close_quarter(team=slot.team, quarter=THIRD, by=None, now=at(2026, 10, 20)).not_marked == 2


def test_pressed_twice_it_is_closed_and_published_once(slot: Slot) -> None:
    first = close_quarter(team=slot.team, quarter=THIRD, by=None, now=at(2026, 10, 20))
    again = close_quarter(team=slot.team, quarter=THIRD, by=None, now=at(2026, 10, 21))

    assert (first.pk, first.closed_at) == (again.pk, again.closed_at)
    assert Publication.objects.filter(team=slot.team).count() == 1


def test_totals_are_published_rounded_and_small_groups_together_or_not_at_all(slot: Slot) -> None:
    close_quarter(team=slot.team, quarter=THIRD, by=None, now=at(2026, 10, 20))

    content = Publication.objects.get(team=slot.team).content
    assert content["totals"]["people"] in (10, 15)
    assert content["totals"]["times"] in (20, 25)
    assert content["exact"] == {"organisations": 1, "activities": 1, "sessions": 0}
    assert content["breakdowns"]["people/gender"] == {"verdict": "fresh", "numbers": []}


def test_of_fewer_than_ten_people_nothing_is_published(db: None) -> None:
    slot = slot_of(TeamFactory.create(started_on=date(2026, 7, 1)))
    for _ in range(9):
        went(ResidentFactory.create(team=slot.team), slot, date(2026, 7, 7), date(2026, 8, 4))

    close_quarter(team=slot.team, quarter=THIRD, by=None, now=at(2026, 10, 20))

    content = Publication.objects.get(team=slot.team).content
    assert set(content["totals"].values()) == {None}


def test_two_groups_of_ten_are_shown(db: None) -> None:
    slot = slot_of(TeamFactory.create(started_on=date(2026, 7, 1)))
    for number in range(25):
        gender = "woman" if number < 11 else "man"
        went(ResidentFactory.create(team=slot.team, gender=gender), slot, date(2026, 7, 7))

    close_quarter(team=slot.team, quarter=THIRD, by=None, now=at(2026, 10, 20))

    shown = Publication.objects.get(team=slot.team).content["breakdowns"]["people/gender"]["numbers"]
    # Nobody is *other*: what is empty goes with the smallest, so that no zero can be read.
    assert [codes for codes, _ in shown] == [["other", "woman"], ["man"]]
    assert all(value % 5 == 0 for _, value in shown)


def test_what_was_shown_is_repeated_while_only_a_few_are_others(db: None) -> None:
    slot = slot_of(TeamFactory.create(started_on=date(2026, 7, 1)))
    people = [
        ResidentFactory.create(team=slot.team, gender="woman" if number < 15 else "man")
        for number in range(35)
    ]
    for person in people:
        went(person, slot, date(2026, 7, 7))
    close_quarter(team=slot.team, quarter=THIRD, by=None, now=at(2026, 10, 20))
    for person in people[3:]:
        went(person, slot_of(slot.team), date(2026, 10, 6))
    close_quarter(team=slot.team, quarter=THIRD.next, by=None, now=at(2027, 1, 20))

    first, second = (
        one.content["breakdowns"]["people/gender"]
        for one in Publication.objects.filter(team=slot.team, span="quarter")
    )
    assert (first["verdict"], second["verdict"]) == ("fresh", "repeated")
    assert second["numbers"] == first["numbers"]


def test_the_country_is_published_when_all_its_teams_have_closed_and_they_are_three(db: None) -> None:
    slots = [
        slot_of(TeamFactory.create(started_on=date(2026, 7, 1), status=Team.Status.ACTIVE)) for _ in range(3)
    ]
    for slot in slots:
        for number in range(20):
            gender = "woman" if number < 10 else "man"
            went(ResidentFactory.create(team=slot.team, gender=gender), slot, date(2026, 7, 7))
    national = Publication.objects.filter(team__isnull=True)

    for slot in slots:
        assert publish_due_countries(now=at(2026, 10, 20)) == 0
        close_quarter(team=slot.team, quarter=THIRD, by=None, now=at(2026, 10, 20))
    assert not national.exists()

    assert [publish_due_countries(now=at(2026, 10, 21)) for _night in range(2)] == [1, 0]
    content = national.get().content
    assert content["totals"]["people"] == 60
    assert content["exact"]["organisations"] == 3
    assert [codes for codes, _ in content["breakdowns"]["people/gender"]["numbers"]] == [
        ["other", "woman"],
        ["man"],
    ]


def test_the_night_publishes_the_country(db: None) -> None:
    for _ in range(3):
        team = TeamFactory.create(started_on=THIRD.first, status=Team.Status.ACTIVE)
        close_quarter(team=team, quarter=THIRD, by=None, now=at(2026, 10, 20))

    with time_machine.travel(at(2026, 10, 21), tick=False):
        call_command("nightly", stdout=StringIO())

    assert Publication.objects.filter(team__isnull=True, first=THIRD.first).count() == 1


def test_the_country_is_not_published_of_a_quarter_of_which_nobody_knows_who_was_behind_it(db: None) -> None:
    for _ in range(3):
        team = TeamFactory.create(started_on=THIRD.first, status=Team.Status.ACTIVE)
        close_quarter(team=team, quarter=THIRD, by=None, now=at(2026, 10, 20))

    assert publish_due_countries(now=at(2029, 1, 2)) == 0
    assert publish_due_countries(now=at(2028, 11, 1)) == 1


def test_a_team_that_its_quarters_lack_is_not_in_the_year_of_the_country(db: None) -> None:
    """The year less its quarters would be that team alone."""
    first = Quarter(2026, 4)
    begun = {"started_on": first.first, "status": Team.Status.ACTIVE}
    teams = [TeamFactory.create(**begun) for _ in range(3)]
    for team in teams:
        close_quarter(team=team, quarter=first, by=None, now=at(2027, 1, 20))
    publish_country(first.period, today=date(2027, 1, 20))
    late = TeamFactory.create(**begun)
    close_quarter(team=late, quarter=first, by=None, now=at(2027, 1, 21))

    publish_country(Period.of_year(2026), today=date(2027, 1, 21))

    national = Publication.objects.filter(team__isnull=True).order_by("span")
    assert [(one.span, len(one.content["teams"])) for one in national] == [("quarter", 3), ("year", 3)]


def test_check_sets_are_kept_for_eight_quarters(slot: Slot) -> None:
    close_quarter(team=slot.team, quarter=THIRD, by=None, now=at(2026, 10, 20))
    kept = CheckSet.objects.filter(team=slot.team, publication__first=THIRD.first)

    close_due_quarters(team=slot.team, now=at(2028, 11, 1))
    assert kept.count() == 16

    close_due_quarters(team=slot.team, now=at(2029, 1, 2))
    assert kept.count() == 0
