"""A small country in the database: people take part, quarters close, some are erased; and the truth."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from aandeslag.teams.models import Team
from activities.models import Activity, Occurrence
from matching.models import Participation, Placement
from reports.actions import close_quarter, erase_resident, publish_due_countries
from reports.closing import SOONEST
from reports.figures.counts import age_band
from reports.models import Publication
from reports.periods import Quarter, Span
from reports.protection.deciding import Series, Verdict
from reports.protection.deciding import Span as ProtectedSpan
from reports.protection.publishing import Breakdown, Number
from reports.publishing.menu import CHARACTERISTICS, Shown
from tests.factories import ActivityFactory, ResidentFactory, SlotFactory, TeamFactory
from tests.reports.protection.worlds import COUNTRY, Cell

if TYPE_CHECKING:
    from collections.abc import Iterable
    from random import Random

    from activities.models import Slot
    from residents.models import Resident

FIRST: Final = Quarter(2025, 1)
THEMES: Final = ("green", "food", "craft", "care")
KINDS: Final = tuple(Activity.Kind.values)
GENDERS: Final = ("woman", "man", "man", "other")
TWO_HOURS: Final = 120

# measure, characteristic, code → person → how much
Truth = dict[tuple[str, str, str], Counter[int]]


@dataclass
class Place:
    team: Team
    slots: list[Slot]
    people: list[Resident]
    number: int = 0


@dataclass
class Country:
    random: Random
    places: list[Place] = field(default_factory=list)
    # team, quarter → what happened, also of who is erased since
    truth: dict[tuple[int, Quarter], Truth] = field(default_factory=dict)
    started: set[tuple[int, int]] = field(default_factory=set)

    def settle(self, sizes: Iterable[int]) -> None:
        for size in sizes:
            team = TeamFactory.create(started_on=FIRST.first, status=Team.Status.ACTIVE)
            slots = [
                SlotFactory.create(
                    activity=ActivityFactory.create(
                        organisation__team=team, theme=theme, kind=KINDS[number % 2]
                    )
                )
                for number, theme in enumerate(THEMES)
            ]
            place = Place(team, slots, [])
            self._arrive(place, size)
            self.places.append(place)

    def _arrive(self, place: Place, number: int) -> None:
        for _ in range(number):
            place.number += 1
            place.people.append(
                ResidentFactory.create(
                    team=place.team,
                    centre=None,
                    number=place.number,
                    gender=self.random.choice(GENDERS),
                    birth_year=self.random.choice((1970, 1990, 1992, 2003, None)),
                )
            )

    def live(self, quarters: int) -> None:
        for step in range(quarters):
            quarter = FIRST.back(-step)
            for place in self.places:
                self._take_part(place, quarter)
            day = datetime.combine(quarter.last + SOONEST, time(9), tzinfo=UTC)
            for place in self.places:
                # Someone is erased before closing, and someone after it.
                self._erase(place, day)
                close_quarter(team=place.team, quarter=quarter, by=None, now=day)
                self._erase(place, day)
                self._come_and_go(place)
            publish_due_countries(now=day)

    def _take_part(self, place: Place, quarter: Quarter) -> None:
        found: Truth = {}
        dates = [_dates(slot, quarter) for slot in place.slots]
        rows = []
        for person in place.people:
            if self.random.random() < 0.85:
                number = self.random.choice((0, 1, 2, 3))
                times = self.random.randint(1, 6)
                placement = self._placement(person, place.slots[number], quarter)
                rows += [_present(placement, dates[number][date]) for date in range(times)]
                is_new = (person.pk, number) not in self.started
                self.started.add((person.pk, number))
                _count(found, person, place.slots[number], quarter, times=times, is_new=is_new)
        Participation.objects.bulk_create(rows)
        self.truth[place.team.pk, quarter] = found

    def _placement(self, person: Resident, slot: Slot, quarter: Quarter) -> Placement:
        placement, _made = Placement.objects.get_or_create(
            resident=person,
            slot=slot,
            defaults={
                "team": slot.team,
                "activity": slot.activity,
                "is_standing": True,
                "status": Placement.Status.STARTED,
                "started_on": quarter.first,
            },
        )
        return placement

    def _erase(self, place: Place, now: datetime) -> None:
        person = place.people.pop(self.random.randrange(len(place.people)))
        erase_resident(resident=person, now=now)

    def _come_and_go(self, place: Place) -> None:
        """Those who go take no part any more; they stay in the books."""
        leaving = self.random.choice((0, 2, len(place.people) // 3))
        self.random.shuffle(place.people)
        del place.people[:leaving]
        self._arrive(place, leaving + 2)

    # --- What an attacker reads ---

    @property
    def cells(self) -> list[Cell]:
        return [
            self._cell(publication, shown, characteristic)
            for publication in Publication.objects.order_by("last", "span")
            for shown in Shown
            for characteristic in CHARACTERISTICS
        ]

    def _cell(self, publication: Publication, shown: str, characteristic: str) -> Cell:
        told = publication.content["breakdowns"][f"{shown}/{characteristic}"]
        per_category = {
            code: dict(self._summed(publication, shown, characteristic, code))
            for code in CHARACTERISTICS[characteristic]
        }
        numbers = tuple(Number(frozenset(codes), value) for codes, value in told["numbers"])
        is_fresh = told["verdict"] == Verdict.FRESH
        groups = [one.codes for one in numbers] if is_fresh else []
        place = COUNTRY if publication.team_id is None else str(publication.team_id)
        series = Series(place, shown, characteristic, ProtectedSpan(publication.span))
        return Cell(
            series,
            _number_of(publication),
            Breakdown(Verdict(told["verdict"]), numbers if is_fresh else ()),
            {codes: _together((per_category[code] for code in codes), shown) for codes in groups},
            per_category,
            _together(per_category.values(), shown),
        )

    def _summed(self, publication: Publication, shown: str, characteristic: str, code: str) -> Counter[int]:
        summed = Counter[int]()
        for (team, quarter), found in self.truth.items():
            is_here = publication.team_id in (None, team)
            if is_here and publication.first <= quarter.first <= publication.last:
                summed.update(found.get((shown, characteristic, code), Counter()))
        return Counter(dict.fromkeys(summed, 1)) if shown == Shown.PEOPLE else summed


def _number_of(publication: Publication) -> int:
    year = publication.first.year - FIRST.year
    return year if publication.span == Span.YEAR else year * 4 + Quarter.of(publication.first).quarter - 1


def _dates(slot: Slot, quarter: Quarter) -> list[Occurrence]:
    days = [quarter.first + timedelta(days=7 * week) for week in range(6)]
    return Occurrence.objects.bulk_create(
        Occurrence(
            team=slot.team, slot=slot, activity=slot.activity, date=day, starts=time(10), ends=time(12)
        )
        for day in days
    )


def _present(placement: Placement, occurrence: Occurrence) -> Participation:
    return Participation(
        team_id=placement.team_id,
        placement=placement,
        resident_id=placement.resident_id,
        occurrence=occurrence,
        status=Participation.Status.PRESENT,
    )


def _count(found: Truth, person: Resident, slot: Slot, quarter: Quarter, *, times: int, is_new: bool) -> None:
    of = {
        "gender": person.gender,
        "age": age_band(quarter.year, person.birth_year),
        "theme": slot.activity.theme,
        "kind": slot.activity.kind,
    }
    for characteristic, code in of.items():
        counted = {Shown.PEOPLE: 1, Shown.TIMES: times, Shown.HOURS: times * TWO_HOURS}
        for shown, number in counted.items():
            found.setdefault((shown, characteristic, code), Counter())[person.pk] += number
        if is_new:
            found.setdefault((Shown.PLACEMENTS, characteristic, code), Counter())[person.pk] += 1


def _together(cells: Iterable[dict[int, int]], shown: str) -> dict[int, int]:
    summed = Counter[int]()
    for cell in cells:
        summed.update(cell)
    return dict.fromkeys(summed, 1) if shown == Shown.PEOPLE else dict(summed)
