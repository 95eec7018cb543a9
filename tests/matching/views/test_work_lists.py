"""Lists of what to look into: who stands on them, who does not, and the next step of each line."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse

from aandeslag.audit.models import Line
from matching.cards.work_lists import WorkRow, work_rows
from matching.models import Participation, Placement, WaitingListEntry
from matching.work_lists import OnLists, WorkList
from residents.models import Resident
from tests.factories import OccurrenceFactory, ParticipationFactory
from tests.matching.conftest import NOW, TODAY, Garden
from tests.matching.queries import exactly

if TYPE_CHECKING:
    from django.test import Client

    from activities.models import Occurrence

NAMES = frozenset({"first_name"})


def listed(garden: Garden, which: str, days: int = 7) -> list[tuple[str, str]]:
    return [(row.name, row.step_url) for row in rows_of(garden, WorkList(which), days)]


def rows_of(garden: Garden, which: WorkList, days: int = 7) -> list[WorkRow]:
    return work_rows(OnLists(garden.town.team, TODAY).of(which, days), NAMES)


def past(garden: Garden, days: int) -> Occurrence:
    made: Occurrence = OccurrenceFactory.create(slot=garden.slot, date=TODAY - timedelta(days=days))
    return made


def went(garden: Garden, status: str, days: int, *, every_time: bool = False, **facts: Any) -> Participation:
    """Someone was on a date that has passed, or was not."""
    was_there = status == "present"
    date = (
        past(garden, days)
        if not garden.slot.occurrences.filter(date=TODAY - timedelta(days=days)).exists()
        else garden.slot.occurrences.get(date=TODAY - timedelta(days=days))
    )
    placement = {
        "placement__occurrence": None if every_time else date,
        "placement__slot": garden.slot,
        "placement__activity": garden.slot.activity,
        "placement__team": garden.town.team,
        "placement__is_standing": every_time,
        "placement__started_on": date.date if was_there else None,
    }
    row: Participation = ParticipationFactory.create(
        **placement,
        placement__resident=garden.resident(**facts),
        occurrence=date,
        team=garden.town.team,
        status=status,
        excuse="ill" if status == "excused" else "",
    )
    return row


def test_agreed_but_never_started(garden: Garden) -> None:
    missed = went(garden, "absent", 7, every_time=True, first_name="Mist")
    went(garden, "excused", 7, every_time=True, first_name="Ziek")
    went(garden, "present", 7, every_time=True, first_name="Was er")
    went(garden, "signed-up", 7, every_time=True, first_name="Niet gezegd")
    over = {"status": "ended", "end_reason": "completed"}
    for name, days in (("Eenmalig", 7), ("Lang geleden", 35)):
        once = went(garden, "absent", days, first_name=name).placement
        Placement.objects.filter(pk=once.pk).update(ended_on=TODAY - timedelta(days=days), **over)
    gone = went(garden, "absent", 7, every_time=True, first_name="Weg").resident
    Resident.objects.filter(pk=gone.pk).update(departed_on=TODAY, departure_reason="return")

    found = listed(garden, "never-started")

    assert {name for name, _ in found} == {"Mist", "Ziek", "Eenmalig"}
    assert dict(found)["Mist"] == reverse("matching:message-to", args=[missed.resident.public_id])


def test_no_attendance_marked(garden: Garden) -> None:
    row = went(garden, "signed-up", 7)
    went(garden, "signed-up", 7)
    went(garden, "present", 14)
    cancelled = went(garden, "signed-up", 21).occurrence
    cancelled.cancelled_at = NOW
    cancelled.save()

    rows = rows_of(garden, WorkList.NOT_MARKED)

    assert [(one.on, one.what) for one in rows] == [(row.occurrence, "2 deelnemers")]
    assert rows[0].step_url == reverse("matching:attendance", args=[row.occurrence.public_id])


@pytest.mark.parametrize(
    ("days", "names"), [(7, {"Zeven", "Veertien", "Lang"}), (14, {"Veertien", "Lang"}), (28, {"Lang"})]
)
def test_waits_for_a_week_two_weeks_four_weeks(garden: Garden, days: int, names: set[str]) -> None:
    for name, ago in (("Zes", 6), ("Zeven", 7), ("Veertien", 14), ("Lang", 28)):
        garden.resident(first_name=name, registered_on=TODAY - timedelta(days=ago))
    garden.resident(
        first_name="Gestopt", registered_on=TODAY - timedelta(days=90), mediation_stopped_on=TODAY
    )
    assert {name for name, _ in listed(garden, "waiting", days)} == names


def test_women_who_are_not_placed_the_longest_first(garden: Garden) -> None:
    garden.resident(first_name="Kort", registered_on=TODAY)
    longest = garden.resident(first_name="Lang", registered_on=TODAY - timedelta(days=40))
    garden.resident(first_name="Man", gender="man")
    garden.fill(garden.dates[0], 1)
    found = listed(garden, "women")
    assert [name for name, _ in found] == ["Lang", "Kort"]
    assert found[0][1] == reverse("matching:fits", args=[longest.public_id])


def test_stuck(garden: Garden) -> None:
    went(garden, "present", 28, first_name="Kwam")
    Placement.objects.update(status="ended", end_reason="completed", ended_on=TODAY - timedelta(days=28))
    went(garden, "present", 21, first_name="Kort geleden")
    Placement.objects.filter(status="agreed").update(status="ended", end_reason="completed", ended_on=TODAY)
    garden.resident(first_name="Nooit geweest")
    for name, ago in (("Wacht lang", 28), ("Wacht kort", 27)):
        since = NOW - timedelta(days=ago)
        person = garden.resident(first_name=name, registered_on=TODAY)
        WaitingListEntry.objects.create(team=person.team, resident=person, slot=garden.slot, since=since)
    assert [name for name, _ in listed(garden, "stuck")] == ["Kwam", "Wacht lang"]


@pytest.mark.parametrize("which", list(WorkList))
@pytest.mark.parametrize("people", [1, 200])
def test_each_list_has_its_address_and_costs_the_same_for_any_number(
    garden: Garden, desk: Client, which: WorkList, people: int
) -> None:
    missed = went(garden, "absent", 7, every_time=True)
    went(garden, "signed-up", 14)
    Resident.objects.bulk_create(
        Resident(
            team=garden.town.team,
            number=70_000 + number,
            first_name="Selam",
            gender="woman",
            birth_year=1990,
            centre=garden.town.centre,
            registered_on=TODAY - timedelta(days=50),
        )
        for number in range(people)
    )
    WaitingListEntry.objects.bulk_create(
        WaitingListEntry(team=one.team, resident=one, slot=garden.slot, since=NOW - timedelta(days=40))
        for one in Resident.objects.filter(first_name="Selam")
    )
    address = reverse(f"matching:work-list-{which.value}")
    desk.get(address)
    with exactly({"never-started": 6, "not-marked": 5, "waiting": 7, "women": 7, "stuck": 7}[which.value]):
        page = desk.get(address).content.decode()
    wanted = {"never-started": missed.resident.first_name, "not-marked": garden.slot.activity.title}
    assert wanted.get(which.value, "Selam") in page
    people_shown = Line.objects.filter(action="work-list.people").exists()
    assert people_shown is (which is not WorkList.NOT_MARKED)


def test_the_page_of_all_lists_counts_and_names_nobody(garden: Garden, desk: Client) -> None:
    garden.resident(first_name="Lang", registered_on=TODAY - timedelta(days=40))
    page = desk.get(reverse("matching:work-lists")).content.decode()
    assert "Lang<" not in page
    assert "Wacht op iets om te doen</a> · 1" in page
