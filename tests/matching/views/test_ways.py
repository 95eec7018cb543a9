"""How far it is from each centre; the bus by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from activities.models import BusTime
from matching.cards.ways import WaysLine
from tests.factories import TeamCentreFactory

if TYPE_CHECKING:
    from django.test import Client

    from tests.matching.conftest import Garden

pytestmark = pytest.mark.django_db


def test_minutes_from_each_centre(desk: Client, garden: Garden) -> None:
    here = garden.town.centre
    type(here).objects.filter(pk=here.pk).update(latitude=51.84, longitude=5.86)
    far = TeamCentreFactory.create(team=garden.town.team, centre__municipality=here.municipality).centre
    type(far).objects.filter(pk=far.pk).update(latitude=None, longitude=None, name="Zonder kaart")
    url = reverse("matching:bus-times", args=[garden.slot.activity.public_id])
    desk.post(url, {f"centre-{here.public_id}": "21", f"centre-{far.public_id}": ""})

    lines = desk.get(reverse("matching:ways", args=[garden.slot.activity.public_id])).context["lines"]

    # 1,3 km as the crow flies, times 1.3; 4.5 and 14 km an hour.
    assert sorted(lines, key=lambda one: one.centre) == sorted(
        [WaysLine(here.name, 23, 7, 21), WaysLine("Zonder kaart", None, None, None)],
        key=lambda one: one.centre,
    )
    desk.post(url, {f"centre-{here.public_id}": "", f"centre-{far.public_id}": ""})
    assert BusTime.objects.count() == 0


def test_of_another_team_there_is_nothing(desk: Client, other_garden: Garden) -> None:
    for name in ("ways", "bus-times"):
        url = reverse(f"matching:{name}", args=[other_garden.slot.activity.public_id])
        assert desk.get(url).status_code == 404
