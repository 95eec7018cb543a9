"""The offer of a team with 500 activities and 10,000 dates: pictures, list and filters."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from functools import cache
from typing import TYPE_CHECKING, Final

from django.urls import reverse
from django.utils import timezone

from aandeslag.teams.access import Role
from aandeslag.vocabulary import LanguageLevel, Theme, Weekday
from activities.models import Activity, KindOfWork, Occurrence, Organisation, SiteContact, Slot
from tests.benchmarks.bench import Bench
from tests.benchmarks.data import _take_stock
from tests.benchmarks.registry import benchmark
from tests.factories import OrganisationFactory
from tests.factories.activities import (
    ActivityFactory,
    KindOfWorkFactory,
    OccurrenceFactory,
    SiteContactFactory,
    SlotFactory,
)
from tests.world import make_town

if TYPE_CHECKING:
    from datetime import date

    from tests.world import Town

ACTIVITIES: Final = 500
WEEKS: Final = 20
ORGANISATIONS: Final = 50
# What is asked of it, as it stands in the address.
ASKED: Final[dict[str, str]] = {
    "pictures": "",
    "list": "view=list",
    "pictures, filtered": "theme=green&theme=food&day=tu&part=morning&no_dutch=on",
    "list, filtered and in order": "view=list&sort=-organisation&purpose=volunteering&walk=30",
    "nothing found": "theme=green&day=su&part=evening&women_only=on&q=zzz",
}


@cache
def big_offer() -> Town:
    """Filled once, when the first of these benchmarks asks for it."""
    print(f"    building: {ACTIVITIES} activities with {ACTIVITIES * WEEKS:,} dates", flush=True)
    town = make_town("Ermelo")
    town.centre.latitude, town.centre.longitude = 52.3, 5.62
    town.centre.save()
    slots = _slots(_activities(_organisations(town)))
    today = timezone.localdate()
    monday = today - timedelta(days=today.weekday())
    dates = [_date(slot, monday + timedelta(weeks=week - 4)) for slot in slots for week in range(WEEKS)]
    Occurrence.objects.bulk_create(dates, batch_size=500)
    _take_stock()
    return town


def _organisations(town: Town) -> list[tuple[Organisation, KindOfWork, SiteContact]]:
    made = [OrganisationFactory.create(team=town.team) for _ in range(ORGANISATIONS)]
    return [
        (one, KindOfWorkFactory.create(organisation=one), SiteContactFactory.create(organisation=one))
        for one in made
    ]


def _activities(hosts: list[tuple[Organisation, KindOfWork, SiteContact]]) -> list[Activity]:
    made = []
    for index in range(ACTIVITIES):
        organisation, kind_of_work, contact = hosts[index % len(hosts)]
        made.append(
            ActivityFactory.build(
                organisation=organisation,
                team=organisation.team,
                kind_of_work=kind_of_work,
                site_contact=contact,
                theme=Theme.values[index % len(Theme)],
                purpose=Activity.Purpose.values[index % 7 % 5],
                dutch_needed=LanguageLevel.values[index % 3],
                women_only=index % 9 == 0,
                children_welcome=index % 4 == 0,
                latitude=52.3 + index % 40 / 1000,
                longitude=5.62 + index % 30 / 1000,
                published_at=datetime(2026, 1, 5, 9, tzinfo=UTC),
            )
        )
    return Activity.objects.bulk_create(made, batch_size=500)


def _slots(activities: list[Activity]) -> list[Slot]:
    made = [
        SlotFactory.build(
            activity=one,
            team=one.team,
            weekday=Weekday.values[index % 7],
            starts=time(9 + index % 11),
            ends=time(11 + index % 11),
        )
        for index, one in enumerate(activities)
    ]
    return Slot.objects.bulk_create(made, batch_size=500)


def _date(slot: Slot, monday: date) -> Occurrence:
    made: Occurrence = OccurrenceFactory.build(
        slot=slot,
        activity=slot.activity,
        team=slot.team,
        date=monday + timedelta(days=Weekday(slot.weekday).number),
    )
    return made


def _of(page: str, query: str, role: Role) -> float:
    bench = Bench(dict(big_offer().members))
    return bench.page(f"{reverse(page)}?{query}", role)


def _register(name: str, page: str, query: str, role: Role) -> None:
    @benchmark(f"offer of {ACTIVITIES} activities: {name} ({role.value})", at_most=4)
    def measured(_bench: Bench) -> float:
        return _of(page, query, role)


for _name, _query in ASKED.items():
    for _role in (Role.DESK, Role.COA):
        _register(_name, "activities:offer", _query, _role)
for _role in (Role.DESK, Role.COA):
    _register("with places left", "matching:offer-with-places", "", _role)
