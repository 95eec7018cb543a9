"""The offer as it is understood: kept while nobody changes it, and never a moment longer."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from aandeslag.teams.models import Team
from aandeslag.vocabulary import LegalStatus, PhysicalLoad, Theme
from activities.models import Activity, DeclarationRule, Occurrence, Organisation, Slot
from activities.rules import Standing
from matching.ahead import times_ahead
from matching.facts import Location
from matching.offered import LOOK_AHEAD, Offered, time_of
from matching.profiles import OPENING_NEEDS, openings
from tests.factories import (
    DeclarationFactory,
    KindOfWorkFactory,
    OccurrenceFactory,
    OrganisationFactory,
    SlotFactory,
)
from tests.matching.conftest import FIRST, NOW, TODAY, Garden, make_garden

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.world import Town

Status = Activity.Status


@pytest.fixture
def nowhere(town: Town) -> Garden:
    """A garden of which nobody wrote down yet where it is."""
    return make_garden(town, title="Wijktuin De Pol", address="", latitude=None, longitude=None)


def look(garden: Garden, today: date = TODAY) -> Offered:
    """As the next request does, which reads the team anew."""
    now = datetime.combine(today, time(8), UTC)
    return times_ahead(Team.objects.get(pk=garden.town.team.pk), now).offer


def facts(found: Offered) -> tuple[object, ...]:
    return list(found.times), list(found.openings)


class Change(NamedTuple):
    """What somebody does, without telling anybody; what is read of the offer; and what it was before."""

    does: Callable[[Garden], object]
    read: Callable[[Offered], object]
    before: object
    after: object


def activity(**changed: Any) -> Callable[[Garden], object]:
    return lambda garden: Activity.objects.filter(pk=garden.slot.activity_id).update(**changed)


def organisation(**changed: Any) -> Callable[[Garden], object]:
    key = "activities__slots"
    return lambda garden: Organisation.objects.filter(**{key: garden.slot}).update(**changed)


def slot(**changed: Any) -> Callable[[Garden], object]:
    return lambda garden: Slot.objects.filter(pk=garden.slot.pk).update(**changed)


def first_date(**changed: Any) -> Callable[[Garden], object]:
    return lambda garden: Occurrence.objects.filter(pk=garden.dates[0].pk).update(**changed)


def grant(garden: Garden) -> None:
    DeclarationFactory.create(kind_of_work=garden.slot.activity.kind_of_work)


def exempt(garden: Garden) -> None:
    DeclarationRule.objects.filter(legal_status=LegalStatus.IN_PROCEDURE).update(needs_declaration=False)


CHANGES: dict[str, Change] = {
    "title": Change(
        activity(title="Anders"), lambda found: found.times[0].work.title, "Wijktuin De Pol", "Anders"
    ),
    "women only": Change(
        activity(women_only=True), lambda found: found.openings[0].women_only, before=False, after=True
    ),
    "not asked any more": Change(
        activity(women_only=None), lambda found: found.openings[0].women_only, before=False, after=None
    ),
    "theme": Change(
        activity(theme=Theme.FOOD), lambda found: found.openings[0].theme, Theme.GREEN, Theme.FOOD
    ),
    "minimum age of the activity": Change(
        activity(minimum_age=21), lambda found: found.openings[0].minimum_age, 18, 21
    ),
    "minimum age of the team": Change(
        lambda garden: Team.objects.filter(pk=garden.town.team.pk).update(minimum_age=16),
        lambda found: found.openings[0].minimum_age,
        *(18, 16),
    ),
    "unpublished": Change(
        activity(status=Status.DRAFT), lambda found: (len(found.times), len(found.openings)), (3, 3), (0, 0)
    ),
    "address of the organisation": Change(
        organisation(address="Lindelaan 12"),
        lambda found: found.openings[0].has_address,
        before=False,
        after=True,
    ),
    "place of the organisation": Change(
        organisation(latitude=51.9, longitude=5.8),
        lambda found: found.openings[0].location,
        *(None, Location(51.9, 5.8)),
    ),
    "name of the organisation": Change(
        organisation(name="Anders"),
        lambda found: found.times[0].work.organisation == "Anders",
        before=False,
        after=True,
    ),
    "places of the moment": Change(
        slot(capacity=7), lambda found: [one.capacity for one in found.times], [4, 4, 4], [7, 7, 7]
    ),
    "places of a date": Change(
        first_date(own_capacity=2), lambda found: [one.capacity for one in found.times], [4, 4, 4], [2, 4, 4]
    ),
    "date cancelled": Change(first_date(cancelled_at=NOW), lambda found: len(found.times), 3, 2),
    "date moved": Change(
        first_date(date=FIRST + timedelta(days=1)),
        lambda found: found.openings[0].day,
        *(FIRST, FIRST + timedelta(days=1)),
    ),
    "time moved": Change(
        first_date(starts=time(10)), lambda found: found.openings[0].hours.starts, time(9, 30), time(10)
    ),
    "end not known": Change(
        first_date(ends=None), lambda found: found.openings[0].hours.ends, time(12), None
    ),
    "date added": Change(
        lambda garden: OccurrenceFactory.create(slot=garden.slot, date=FIRST + timedelta(days=2)),
        lambda found: [one.date for one in found.times][1],
        *(FIRST + timedelta(days=7), FIRST + timedelta(days=2)),
    ),
    "declaration": Change(
        grant, lambda found: found.openings[0].declaration, Standing.NONE, Standing.GRANTED
    ),
    "rule": Change(
        exempt,
        lambda found: LegalStatus.IN_PROCEDURE in found.openings[0].declaration_needed_by,
        *(True, False),
    ),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_somebody_changed_is_seen_at_the_next_look(nowhere: Garden, change: Change) -> None:
    before = look(nowhere)
    change.does(nowhere)
    after = look(nowhere)

    assert (change.read(before), change.read(after)) == (change.before, change.after)


def test_while_nobody_changes_anything_it_is_not_understood_again(garden: Garden) -> None:
    before = look(garden)
    garden.fill(garden.dates[0], 3)
    garden.resident()

    assert look(garden) is before


def test_what_is_not_shown_yet_is_nothing_to_the_offer(garden: Garden) -> None:
    """Whoever writes a draft makes no look of anybody slower."""
    draft = make_garden(garden.town, status=Status.DRAFT, published_at=None)
    before = look(garden)
    activity(title="Anders")(draft)

    assert look(garden) is before
    OccurrenceFactory.create(slot=draft.slot, date=FIRST + timedelta(days=1))
    assert facts(look(garden)) == facts(before)


def test_what_another_team_changes_is_nothing_to_this_one(garden: Garden, other_garden: Garden) -> None:
    before = look(garden)
    Activity.objects.for_team(other_garden.town.team).update(title="Anders", women_only=True)
    grant(other_garden)
    Occurrence.objects.for_team(other_garden.town.team).update(own_capacity=1)

    assert look(garden) is before
    assert {one.work.title for one in look(other_garden).times} == {"Anders"}


def test_nothing_of_another_team_stands_in_it(garden: Garden, other_garden: Garden) -> None:
    assert [one.pk for one in look(garden).times] == [one.pk for one in garden.dates]


def test_on_another_day_it_is_understood_anew(garden: Garden) -> None:
    """What is kept was judged as on that day."""
    today, tomorrow = look(garden), look(garden, TODAY + timedelta(days=1))

    assert today is not tomorrow
    assert facts(today) == facts(tomorrow)


def test_dates_stand_in_order_from_today_until_five_weeks_ahead(garden: Garden) -> None:
    for day in (TODAY, TODAY - timedelta(days=1), TODAY + LOOK_AHEAD, TODAY + LOOK_AHEAD + timedelta(days=1)):
        OccurrenceFactory.create(slot=garden.slot, date=day)
    early = OccurrenceFactory.create(
        slot=SlotFactory.create(activity=garden.slot.activity, starts=time(9)), date=FIRST
    )

    assert [(one.date, one.starts) for one in look(garden).times] == [
        (TODAY, time(9, 30)),
        (FIRST, early.starts),
        *((one.date, one.starts) for one in garden.dates),
        (TODAY + LOOK_AHEAD, time(9, 30)),
    ]


def make_many_kinds(town: Town) -> None:
    """Activities of which each column of each is another one's, with papers in every state."""
    paper = DeclarationFactory.create(kind_of_work__organisation__team=town.team)
    refused = KindOfWorkFactory.create(organisation=paper.kind_of_work.organisation, description="Koken")
    DeclarationFactory.create(kind_of_work=refused, state="refused", refused_on=TODAY)
    host = OrganisationFactory.create(team=town.team, address="Kerkstraat 1", latitude=51.8, longitude=5.9)
    elsewhere: dict[str, Any] = {"address": "", "latitude": None, "longitude": None}
    make_garden(town, kind_of_work=paper.kind_of_work, women_only=None, conduct_certificate=True)
    make_garden(town, kind_of_work=refused, children_welcome=None, with_dutch_volunteers=False)
    make_garden(town, kind_of_work=None, purpose="meeting", minimum_age=None, dutch_needed="b1")
    make_garden(town, organisation=host, kind_of_work=None, physical_load=PhysicalLoad.HEAVY, **elsewhere)
    make_garden(town, kind_of_work=None, children_welcome=False, theme=Theme.FOOD, **elsewhere)
    Occurrence.objects.filter(date=FIRST + timedelta(days=7)).update(own_capacity=1, ends=None)


def test_it_is_what_the_rows_themselves_say(garden: Garden) -> None:
    make_many_kinds(garden.town)
    rows = Occurrence.objects.for_team(garden.town.team).select_related(*OPENING_NEEDS)

    found = look(garden)

    said = openings(list(rows), NOW, left=dict.fromkeys((one.pk for one in rows), 1))
    assert {one.occurrence: one for one in found.openings} == said
    assert {one.pk: one for one in found.times} == {one.pk: time_of(one) for one in rows}
    assert len(said) == 18


def test_everywhere_is_a_place_until_places_are_counted(garden: Garden) -> None:
    garden.fill(garden.dates[0], 4)

    assert [one.places_left for one in look(garden).openings] == [1, 1, 1]
