"""The week, the dates of an activity, a date that is cancelled, and what others may see of who goes."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from aandeslag.audit.models import Line
from aandeslag.teams.access import Role
from activities.models import Occurrence
from matching.models import Participation, Task
from tests.access.forms import read_page
from tests.factories import (
    AccompanimentFactory,
    CentreFactory,
    EntrustmentFactory,
    OccurrenceFactory,
    ParticipationFactory,
    SlotFactory,
    TaskFactory,
)
from tests.matching.conftest import FIRST, NOW, TODAY, Garden
from tests.matching.crowd import crowd
from tests.matching.queries import exactly

if TYPE_CHECKING:
    from django.test import Client
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

WEEK = "/matching/week/"
FRAGMENT = {"HX-Request": "true"}
Status = Participation.Status


def goes(garden: Garden, name: str, status: str = Status.SIGNED_UP, excuse: str = "") -> Participation:
    row: Participation = ParticipationFactory.create(
        placement__occurrence=garden.dates[0],
        placement__resident=garden.resident(first_name=name),
        status=status,
        excuse=excuse,
    )
    return row


def shown(response: Response) -> str:
    return response.content.decode()


def test_who_goes_and_how_many_still_can(garden: Garden, desk: Client) -> None:
    row = goes(garden, "Rahel")
    page = shown(desk.get(WEEK, {"day": "2026-12-01"}))
    for told in ("Wijktuin De Pol", "Rahel", row.resident.number_shown, "9:30–12:00"):
        assert told in page
    assert "Andere tuin" not in page
    assert Line.objects.get(action="week.list").object_ids == str(row.resident.public_id)


@pytest.mark.parametrize("status", [Status.SIGNED_UP, Status.EXCUSED])
@pytest.mark.parametrize("on", [TODAY - timedelta(days=1), FIRST])
def test_a_name_is_only_ever_text(
    on: date, status: str, garden: Garden, desk: Client, supporter: Client
) -> None:
    """Lines of people are written outside the templates, of a date to come and of one that is over."""
    when = OccurrenceFactory.create(slot=garden.slot, date=on) if on < TODAY else garden.dates[0]
    person = garden.resident(first_name="Ra<b>hel")
    excuse = "ill" if status == Status.EXCUSED else ""
    ParticipationFactory.create(
        placement__occurrence=when, placement__resident=person, status=status, excuse=excuse
    )
    EntrustmentFactory.create(resident=person, supporter=garden.town.member(Role.SUPPORTER).user)

    pages = {desk: shown(desk.get(WEEK, {"day": on.isoformat()}))}
    # Others see only who is expected.
    if status == Status.SIGNED_UP:
        pages[supporter] = shown(supporter.get(WEEK, {"day": on.isoformat()}))
    for page in pages.values():
        assert ("<bdi>Ra&lt;b&gt;hel</bdi>" in page, "Ra<b>hel" in page) == (True, False)


def test_nobody_is_said_of_the_time_it_is_said_of(garden: Garden, desk: Client) -> None:
    """Not *nobody yet* of an hour that is over."""
    past = OccurrenceFactory.create(slot=garden.slot, date=TODAY - timedelta(days=7))

    over = desk.get(WEEK, {"day": f"{past.date}"}).content.decode()
    coming = desk.get(WEEK, {"day": f"{garden.dates[0].date}"}).content.decode()

    said = ("Er is nog niemand aangemeld.", "Er was niemand aangemeld.")
    assert [one in over for one in said] == [False, True]
    assert [one in coming for one in said] == [True, False]


def test_a_week_in_which_nobody_is_shown_writes_no_line(garden: Garden, desk: Client) -> None:
    desk.get(WEEK)
    assert not Line.objects.filter(action="week.list").exists()


def test_who_was_taken_off_is_not_shown(garden: Garden, desk: Client) -> None:
    goes(garden, "Kanarie", Status.CANCELLED)
    assert "Kanarie" not in shown(desk.get(WEEK, {"day": "2026-12-01"}))


@pytest.mark.parametrize("day", ["", "x", "2026-02-31", "0001-01-01", "9999-12-31"])
def test_nonsense_shows_this_week(day: str, garden: Garden, desk: Client) -> None:
    assert "?day=2026-11-16" in shown(desk.get(WEEK, {"day": day}))


@pytest.mark.parametrize(("by", "queries"), [("day", 10), ("person", 8)])
def test_queries_for_any_week(by: str, queries: int, garden: Garden, desk: Client) -> None:
    """With one person on one date, and with two hundred people more on thirty dates."""
    AccompanimentFactory.create(occurrence=garden.dates[0])
    crowd(garden, garden.dates[0], 1)
    with exactly(queries):
        desk.get(WEEK, {"day": "2026-12-01", "by": by})
    for place in range(30):
        other = SlotFactory.create(activity=garden.slot.activity, starts=time(8, place))
        goes_to = OccurrenceFactory.create(slot=other, date=FIRST)
        AccompanimentFactory.create(occurrence=goes_to)
        crowd(garden, goes_to, 7)
    with exactly(queries):
        desk.get(WEEK, {"day": "2026-12-01", "by": by})


def on_tuesday(garden: Garden, hour: int = 9, status: str = Status.SIGNED_UP) -> Participation:
    """Somebody on a date of today, on which it is one o'clock now."""
    slot = SlotFactory.create(activity=garden.slot.activity, starts=time(hour), ends=time(hour + 1))
    row: Participation = ParticipationFactory.create(
        placement__occurrence=OccurrenceFactory.create(slot=slot, date=NOW.date()),
        placement__resident=garden.resident(),
        status=status,
    )
    return row


def test_a_day_says_how_many_dates_wait_to_be_marked(
    garden: Garden, other_garden: Garden, desk: Client
) -> None:
    """Not what is marked, cancelled or still to come, and not another team's."""
    on_tuesday(garden)
    on_tuesday(garden, 10, Status.PRESENT)
    on_tuesday(garden, 20)
    on_tuesday(other_garden)
    Occurrence.objects.filter(pk=on_tuesday(garden, 11).occurrence_id).update(cancelled_at=NOW)

    tuesday = desk.get(WEEK).context["week"].days[NOW.weekday()]

    assert (tuesday.is_today, tuesday.number, tuesday.to_mark) == (True, 4, 1)


def test_from_the_week_everybody_is_marked_in_one_press(garden: Garden, desk: Client) -> None:
    row = on_tuesday(garden)
    form = next(one for one in read_page(shown(desk.get(WEEK)))[0] if ("everybody", "present") in one.buttons)

    answer = desk.post(form.action, {"everybody": "present", "week": "1"})

    page = shown(desk.get(answer["Location"]))
    assert (page.count("Een voor een"), page.count("Van papier")) == (1, 1)
    assert not any(("everybody", "present") in one.buttons for one in read_page(page)[0])
    row.refresh_from_db()
    assert row.status == Status.PRESENT
    there = f"day={NOW.date()}&marked=2026-11-24T12%3A00%3A00%2B00%3A00#date-{row.occurrence.public_id}"
    assert answer["Location"] == f"{WEEK}?{there}"


def test_the_dates_of_an_activity_name_nobody(garden: Garden, desk: Client, coa: Client) -> None:
    goes(garden, "Kanarie")
    address = reverse("matching:occurrences-of", args=[garden.slot.activity.public_id])
    for client in (desk, coa):
        piece = shown(client.get(address, headers=FRAGMENT))
        assert str(garden.dates[0].public_id) in piece or client is coa
        assert "9:30–12:00" in piece
        assert "Kanarie" not in piece
    assert reverse("matching:attendance", args=[garden.dates[0].public_id]) not in shown(coa.get(address))


@pytest.mark.parametrize("number", [1, 12])
def test_queries_for_any_number_of_dates(number: int, garden: Garden, desk: Client) -> None:
    slot = SlotFactory.create(activity__organisation__team=garden.town.team)
    for week in range(number):
        OccurrenceFactory.create(slot=slot, date=FIRST + timedelta(weeks=week))
    address = reverse("matching:occurrences-of", args=[slot.activity.public_id])
    with exactly(9):
        desk.get(address, headers=FRAGMENT)


def test_cancelling_first_shows_whom_it_concerns(garden: Garden, desk: Client) -> None:
    row = goes(garden, "Rahel")
    address = reverse("matching:cancel-occurrence", args=[garden.dates[0].public_id])
    assert "Rahel" in shown(desk.get(address))
    assert desk.post(address, {}).status_code == 422
    assert desk.post(address, {"because": "Storm"}).status_code == 302
    row.refresh_from_db()
    garden.dates[0].refresh_from_db()
    assert (row.status, garden.dates[0].cancelled_because) == (Status.CANCELLED, "Storm")


@pytest.mark.parametrize(
    ("people", "sentence"),
    [
        (0, "Niemand hoeft het te horen."),
        (1, "1 deelnemer moet het nog horen: zie Vandaag."),
        (2, "2 deelnemers moeten het nog horen: zie Vandaag."),
    ],
)
def test_cancelling_says_how_many_must_be_told(
    people: int, sentence: str, garden: Garden, desk: Client
) -> None:
    garden.fill(garden.dates[0], people)
    address = reverse("matching:cancel-occurrence", args=[garden.dates[0].public_id])
    page = shown(desk.get(address))
    answer = desk.post(address, {"because": "Storm"}, follow=True)
    assert ("Niemand hoeft het te horen" in page) is (people == 0)
    assert [str(one) for one in answer.context["messages"]] == [f"Deze keer gaat niet door. {sentence}"]


def test_dates_of_another_team_are_not_found(garden: Garden, other_garden: Garden, desk: Client) -> None:
    date, activity = other_garden.dates[0], other_garden.slot.activity
    assert desk.get(reverse("matching:cancel-occurrence", args=[date.public_id])).status_code == 404
    assert desk.get(reverse("matching:occurrences-of", args=[activity.public_id])).status_code == 404


def test_coa_sees_who_goes_where_of_the_own_centre(garden: Garden, coa: Client) -> None:
    goes(garden, "Rahel")
    goes(garden, "Afgemeld", Status.EXCUSED, "ill")
    goes(garden, "Afwezig", Status.ABSENT)
    ParticipationFactory.create(
        placement__occurrence=garden.dates[0],
        placement__resident=garden.resident(first_name="Elders", centre=CentreFactory.create()),
    )
    page = shown(coa.get("/matching/signed-up/"))
    assert "Rahel" in page
    assert "Wijktuin De Pol" in page
    for hidden in ("Afgemeld", "Afwezig", "Elders", "Andere tuin"):
        assert hidden not in page
    assert Line.objects.filter(action="signed-up.list").count() == 1


@pytest.mark.parametrize("number", [1, 50])
def test_queries_for_who_goes_where(number: int, garden: Garden, coa: Client) -> None:
    garden.fill(garden.dates[0], number)
    with exactly(7):
        coa.get("/matching/signed-up/")


def test_a_task_leaves_the_list(garden: Garden, other_garden: Garden, desk: Client) -> None:
    mine = TaskFactory.create(activity=garden.slot.activity)
    theirs = TaskFactory.create(activity=other_garden.slot.activity)
    for task, expected in ((mine, 302), (theirs, 404)):
        address = reverse("matching:finish-task", args=[task.public_id])
        assert desk.post(address).status_code == expected
    assert list(Task.objects.to_do()) == [theirs]
