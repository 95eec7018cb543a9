"""The week of COA staff and supporters: own people by first name and number, and nothing else of anybody."""

from __future__ import annotations

from datetime import time, timedelta
from typing import TYPE_CHECKING, Any, Final

import pytest
from django.urls import reverse

from aandeslag.audit.models import Line
from aandeslag.teams.access import Role
from aandeslag.teams.models import Duty
from matching.models import Accompaniment, Participation
from tests.access.forms import read_page
from tests.factories import (
    AccompanimentFactory,
    CentreFactory,
    EntrustmentFactory,
    OccurrenceFactory,
    ParticipationFactory,
    PlacementFactory,
    SlotFactory,
    TeamCentreFactory,
)
from tests.matching.conftest import FIRST, NOW, Garden
from tests.matching.crowd import crowd
from tests.matching.queries import exactly

if TYPE_CHECKING:
    from django.test import Client

    from activities.models import Occurrence

WEEK = "/matching/week/"
DAY = "2026-12-01"
VIEWS = ("day", "person")
Status = Participation.Status
# Facts that neither of the two roles may see.
HIDDEN: Final[dict[str, Any]] = {
    "initial": "Q",
    "phone": "06 12 34 56 78",
    "note": "Kanarienotitie",
    "district": "Kanariewijk",
}


def goes(
    garden: Garden,
    name: str,
    status: str = Status.SIGNED_UP,
    date: Occurrence | None = None,
    **facts: Any,
) -> Participation:
    row: Participation = ParticipationFactory.create(
        placement__occurrence=date or garden.dates[0],
        placement__resident=garden.resident(first_name=name, **facts),
        status=status,
        excuse="ill" if status == Status.EXCUSED else "",
    )
    return row


def entrust(garden: Garden, row: Participation) -> Participation:
    EntrustmentFactory.create(resident=row.resident, supporter=garden.town.member(Role.SUPPORTER).user)
    return row


def this_morning(garden: Garden) -> Occurrence:
    """Began at nine; it is one o'clock now."""
    slot = SlotFactory.create(activity=garden.slot.activity, starts=time(9), ends=time(11))
    date: Occurrence = OccurrenceFactory.create(slot=slot, date=NOW.date())
    return date


def shown(client: Client, by: str, day: str = DAY) -> str:
    return client.get(WEEK, {"day": day, "by": by}).content.decode()


@pytest.mark.parametrize("by", VIEWS)
def test_coa_sees_who_of_the_own_centre_goes_where(
    by: str, garden: Garden, other_garden: Garden, coa: Client
) -> None:
    row = goes(garden, "Rahel", **HIDDEN)
    second = TeamCentreFactory.create(team=garden.town.team).centre
    goes(garden, "Kanarie-elders", centre=second)
    goes(garden, "Kanarie-gehuisvest", centre=None, housed_in=garden.town.municipality)
    goes(garden, "Kanarie-vertrokken", departed_on=NOW.date(), departure_reason="relocation")
    for status in (Status.EXCUSED, Status.ABSENT, Status.CANCELLED):
        goes(garden, f"Kanarie-{status}", status)
    goes(other_garden, "Kanarie-andere-stad")

    page = shown(coa, by)

    for told in ("Rahel", row.resident.number_shown, "Wijktuin De Pol", "9:30–12:00"):
        assert told in page
    assert [word for word in ("Kanarie", "Q.", "06 12", "Andere tuin") if word in page] == []


@pytest.mark.parametrize("by", VIEWS)
def test_coa_learns_nothing_of_what_has_begun(by: str, garden: Garden, coa: Client) -> None:
    """Neither who was there: then one could tell who was not."""
    today = this_morning(garden)
    for status in (Status.SIGNED_UP, Status.PRESENT, Status.ABSENT):
        goes(garden, f"Kanarie-{status}", status, today)

    page = shown(coa, by, str(today.date))

    assert "Kanarie" not in page
    assert "invullen" not in page


@pytest.mark.parametrize("by", VIEWS)
def test_nothing_can_be_pressed_by_who_may_not(
    by: str, garden: Garden, coa: Client, supporter: Client
) -> None:
    """Only a supporter, and only to go along."""
    entrust(garden, goes(garden, "Rahel"))
    along = reverse("matching:go-along", args=[garden.dates[0].public_id])
    for client, presses in ((coa, []), (supporter, [along] if by == "day" else [])):
        page = shown(client, by)
        forms = [one.action for one in read_page(page)[0]]
        assert [one for one in forms if one.startswith("/matching/")] == presses
        assert [word for word in ("/attendance/", "/matching/people/", "/list.pdf") if word in page] == []


@pytest.mark.parametrize("by", VIEWS)
def test_a_supporter_sees_own_people_and_how_many_others(
    by: str, garden: Garden, other_garden: Garden, supporter: Client
) -> None:
    mine = entrust(garden, goes(garden, "Rahel", **HIDDEN))
    entrust(garden, goes(garden, "Kanarie-weg", Status.CANCELLED))
    goes(garden, "Kanarie-van-een-ander")
    goes(garden, "Kanarie-elders", date=_elsewhere(garden))
    goes(other_garden, "Kanarie-andere-stad")

    page = shown(supporter, by)

    assert ("Rahel" in page, mine.resident.number_shown in page, "Elders" in page) == (True, True, False)
    assert ("en nog 1 ander" in page) is (by == "day")
    assert [word for word in ("Kanarie", "Q.", "06 12", "Andere tuin") if word in page] == []


def _elsewhere(garden: Garden) -> Occurrence:
    """On the same day, with nobody of the supporter."""
    slot = SlotFactory.create(activity__organisation__team=garden.town.team, activity__title="Elders")
    date: Occurrence = OccurrenceFactory.create(slot=slot, date=FIRST)
    return date


def test_going_along_shows_the_date_and_nobody_else(garden: Garden, supporter: Client) -> None:
    date = _elsewhere(garden)
    goes(garden, "Kanarie", date=date)
    me = garden.town.member(Role.SUPPORTER).user
    AccompanimentFactory.create(occurrence=date, supporter=me)

    page = shown(supporter, "day")

    assert ("Elders" in page, me.name in page, "Kanarie" in page) == (True, True, False)


def test_a_supporter_at_the_desk_sees_no_more_of_the_week(garden: Garden, supporter: Client) -> None:
    """Present at an open session they find everybody there; here they see their own people."""
    Duty.objects.create(membership=garden.town.member(Role.SUPPORTER), since=NOW)
    goes(garden, "Kanarie")
    assert [("Kanarie" in shown(supporter, by)) for by in VIEWS] == [False, False]


def test_what_staff_pressed_is_told_to_nobody_else(garden: Garden, coa: Client, supporter: Client) -> None:
    """Not even with the address that the press led to, of people of their own."""
    row = entrust(garden, goes(garden, "Kanarie", Status.CANCELLED))
    asked = {"day": DAY, "done": "off", "row": str(row.public_id)}
    for client in (coa, supporter):
        assert "Kanarie" not in client.get(WEEK, asked).content.decode()


def test_i_go_along_and_not_after_all(garden: Garden, supporter: Client) -> None:
    entrust(garden, goes(garden, "Rahel"))
    address = reverse("matching:go-along", args=[garden.dates[0].public_id])
    for body, number in (({}, 1), ({}, 1), ({"not": "1"}, 0), ({"not": "1"}, 0)):
        assert supporter.post(address, body).status_code == 302
        assert Accompaniment.objects.filter(occurrence=garden.dates[0]).count() == number
    assert Line.objects.filter(action="occurrence.accompanied").count() == 1


def test_nobody_goes_along_where_nobody_of_theirs_goes(
    garden: Garden, other_garden: Garden, supporter: Client
) -> None:
    goes(garden, "Van een ander")
    for date in (garden.dates[0], other_garden.dates[0]):
        address = reverse("matching:go-along", args=[date.public_id])
        assert supporter.post(address).status_code == 404
    assert not Accompaniment.objects.exists()


def test_staff_see_who_goes_along_and_who_has_not_answered(garden: Garden, desk: Client) -> None:
    me = garden.town.member(Role.SUPPORTER).user
    AccompanimentFactory.create(occurrence=garden.dates[0], supporter=me)
    offered = PlacementFactory.create(
        occurrence=garden.dates[0],
        resident=garden.resident(first_name="Wacht"),
        status="proposed",
        held_until=NOW + timedelta(hours=20),
    )
    lapsed = {"status": "proposed", "held_until": NOW - timedelta(hours=1)}
    PlacementFactory.create(
        occurrence=garden.dates[0], resident=garden.resident(first_name="Verlopen"), **lapsed
    )
    for by in VIEWS:
        page = shown(desk, by)
        assert ("Wacht" in page, "woensdag 25 november 9:00" in page, "Verlopen" in page) == (
            True,
            True,
            False,
        )
        assert (me.name in page, offered.resident.number_shown in page) == (True, True)


def test_one_line_of_the_log_with_whom_the_page_named(garden: Garden, coa: Client) -> None:
    mine = goes(garden, "Rahel")
    goes(garden, "Elders", centre=CentreFactory.create())
    for by, action in (("day", "week.list"), ("person", "week.people")):
        shown(coa, by)
        assert Line.objects.get(action=action).object_ids == str(mine.resident.public_id)


@pytest.mark.parametrize(("by", "queries"), [("day", 10), ("person", 7)])
def test_queries_at_one_and_two_hundred_people(
    by: str, queries: int, garden: Garden, coa: Client, supporter: Client
) -> None:
    """Of a supporter is asked besides whether they are present at a walk-in hour."""
    for number in (1, 199):
        crowd(garden, garden.dates[0], number, garden.town.member(Role.SUPPORTER).user)
        for client, more in ((coa, 0), (supporter, 1)):
            with exactly(queries + more):
                shown(client, by)
