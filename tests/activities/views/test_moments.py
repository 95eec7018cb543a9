"""Adding a moment as the organisation says it, beside the fixed times of the centre; holidays; moving."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from aandeslag.teams.models import BlockedTime
from activities.models import Occurrence, Slot
from tests.activities.conftest import logged
from tests.activities.queries import queries_of
from tests.factories import OccurrenceFactory

if TYPE_CHECKING:
    from django.test import Client

    from tests.activities.conftest import Garden

pytestmark = pytest.mark.django_db


def _add(garden: Garden) -> str:
    return reverse("activities:add-slot", args=[garden.activity.public_id])


def test_what_was_typed_is_shown_back_and_fills_the_form(desk: Client, garden: Garden) -> None:
    page = desk.get(_add(garden), {"said": "elke eerste zaterdag van 10 tot 12 uur"})

    assert page.context["understood"] == "eerste zaterdag van de maand, 10:00–12:00"
    [form] = page.context["forms"]
    assert (form["pattern"].value(), form["weekday"].value(), form["nth"].value()) == ("monthly", "sa", 1)
    assert (form["starts"].value(), form["ends"].value()) == (time(10), time(12))


def test_what_is_not_understood_is_said(desk: Client, garden: Garden) -> None:
    page = desk.get(_add(garden), {"said": "in overleg"})
    assert page.context["understood"] == ""
    assert "Dit is niet begrepen" in page.content.decode()


def test_every_two_weeks_is_stored_and_said(desk: Client, garden: Garden) -> None:
    form = desk.get(_add(garden)).context["forms"][0]
    sent = {
        "pattern": "weekly",
        "weekday": "we",
        "every": "2",
        "starts": "09:00",
        "ends": "11:00",
        "capacity": "4",
        "token": form["token"].value(),
    }
    answer = desk.post(_add(garden), sent, follow=True)
    slot = Slot.objects.get(weekday="we")
    days = list(slot.occurrences.order_by("date").values_list("date", flat=True))
    assert days[:3] == [date(2026, 11, 25), date(2026, 12, 9), date(2026, 12, 23)]
    assert "woensdag 9:00–11:00, om de twee weken" in answer.content.decode()


def test_fixed_times_are_shown_and_a_clash_is_said_but_refuses_nothing(
    desk: Client, garden: Garden, other_garden: Garden
) -> None:
    for town in (garden.town, other_garden.town):
        BlockedTime.objects.create(centre=town.centre, weekday="th", starts=time(9), ends=time(12))
    page = desk.get(_add(garden))
    assert [(one.centre, one.when) for one in page.context["fixed_times"]] == [
        (garden.town.centre.name, "donderdag 9:00–12:00")
    ]
    token = page.context["forms"][0]["token"].value()
    sent = {"pattern": "weekly", "weekday": "th", "starts": "11:00", "ends": "15:00", "capacity": "4"}
    said = desk.post(_add(garden), sent | {"token": token}, follow=True).content.decode()
    assert "een verplichting: meldplicht" in said
    assert "Dit is buiten schooltijd" in said
    assert Slot.objects.filter(weekday="th", activity=garden.activity).count() == 1


def test_a_date_on_a_holiday_is_asked_once(desk: Client, garden: Garden, other_garden: Garden) -> None:
    christmas = OccurrenceFactory.create(slot=garden.slot, date=date(2026, 12, 25))
    OccurrenceFactory.create(slot=other_garden.slot, date=date(2026, 12, 25))
    assert "1 datum valt op een feestdag" in desk.get("/work/").content.decode()

    [line] = desk.get(reverse("matching:holidays")).context["lines"]
    assert (line.occurrence, str(line.holiday)) == (christmas, "Eerste Kerstdag")
    desk.post(reverse("matching:goes-on", args=[christmas.public_id]))

    assert desk.get(reverse("matching:holidays")).context["lines"] == []
    assert logged()[-1] == ("occurrence.holiday-settled", "holiday_asked_on")


def test_the_pages_of_a_date_show_whom_it_concerns_first(desk: Client, garden: Garden) -> None:
    for name in ("move-occurrence", "places-on-date"):
        page = desk.get(reverse(f"matching:{name}", args=[garden.occurrence.public_id]))
        assert page.context["count"] == 0
        assert "Er is niemand aangemeld." in page.content.decode()


def test_a_place_more_asks_with_whom_it_was_agreed(desk: Client, garden: Garden) -> None:
    url = reverse("matching:places-on-date", args=[garden.occurrence.public_id])
    assert desk.get(url).context["form"]["agreed_with"].value() == "Henk"
    assert desk.post(url, {"capacity": "5", "agreed_with": ""}).status_code == 422
    desk.post(url, {"capacity": "5", "agreed_with": "Henk"})
    garden.occurrence.refresh_from_db()
    assert (garden.occurrence.own_capacity, garden.occurrence.capacity_agreed_with) == (5, "Henk")


def test_moving_from_the_page(desk: Client, garden: Garden) -> None:
    url = reverse("matching:move-occurrence", args=[garden.occurrence.public_id])
    assert desk.post(url, {"day": "2020-01-01", "starts": "10:00"}).status_code == 422
    desk.post(url, {"day": "2026-11-26", "starts": "10:00", "ends": "12:00"})
    moved = Occurrence.objects.get(pk=garden.occurrence.pk)
    assert (moved.date, moved.starts, moved.moved_from) == (date(2026, 11, 26), time(10), date(2026, 11, 24))


def test_the_list_of_holidays_costs_the_same_for_many(desk: Client, garden: Garden) -> None:
    url = reverse("matching:holidays")
    OccurrenceFactory.create(slot=garden.slot, date=date(2026, 12, 25))
    before = queries_of(desk, url)
    for day in (date(2026, 12, 26), date(2027, 1, 1)):
        OccurrenceFactory.create(slot=garden.slot, date=day)
    assert queries_of(desk, url) == before
