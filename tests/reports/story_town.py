"""A team of a given size with some quarters behind it, closed one after the other."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from aandeslag.vocabulary import Theme
from activities.models import Occurrence, Slot
from matching.models import Participation, Placement
from reports.actions import close_quarter, publish_due_countries
from reports.closing import SOONEST
from tests.factories import ActivityFactory, PlacementFactory, ResidentFactory, SlotFactory

if TYPE_CHECKING:
    from aandeslag.teams.models import Team
    from reports.periods import Quarter
    from residents.models import Resident

THEMES = (Theme.GREEN, Theme.FOOD, Theme.CRAFT, Theme.CARE)
LENGTH = {"starts": time(10), "ends": time(12)}


def take_part(team: Team, quarter: Quarter, people: int, times: int, women: int = 0) -> list[Resident]:
    """Everybody is new in this quarter, and comes on days of their own."""
    slots = _slots(team)
    residents = [
        ResidentFactory.create(
            team=team,
            centre=None,
            birth_year=1970 + number % 35,
            gender="woman" if number < women else "man",
            registered_on=quarter.first,
        )
        for number in range(people)
    ]
    placements = [_placed(one, slots[number % len(slots)], quarter) for number, one in enumerate(residents)]
    dates = _dates(slots, quarter)
    Participation.objects.bulk_create(
        Participation(
            team=team,
            placement=placements[number % people],
            resident=residents[number % people],
            occurrence=dates[number % people % len(slots)][number // people],
            status=Participation.Status.PRESENT,
        )
        for number in range(times)
    )
    return residents


def _slots(team: Team) -> list[Slot]:
    return list(Slot.objects.filter(team=team).order_by("pk")) or [
        SlotFactory.create(activity=ActivityFactory.create(organisation__team=team, theme=theme))
        for theme in THEMES
    ]


def _placed(resident: Resident, slot: Slot, quarter: Quarter) -> Placement:
    return PlacementFactory.create(
        resident=resident,
        team=slot.team,
        slot=slot,
        activity=slot.activity,
        occurrence=None,
        is_standing=True,
        status=Placement.Status.STARTED,
        started_on=quarter.first,
    )


def _dates(slots: list[Slot], quarter: Quarter) -> list[list[Occurrence]]:
    days = [quarter.first + timedelta(days=7 * week) for week in range(13)]
    return [
        Occurrence.objects.bulk_create(
            Occurrence(team=slot.team, slot=slot, activity=slot.activity, date=day, **LENGTH) for day in days
        )
        for slot in slots
    ]


def close(team: Team, *quarters: Quarter) -> None:
    for quarter in quarters:
        now = datetime.combine(quarter.last + SOONEST, time(9), tzinfo=UTC)
        close_quarter(team=team, quarter=quarter, by=None, now=now)
        publish_due_countries(now=now)
