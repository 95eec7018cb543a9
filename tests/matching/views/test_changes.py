"""Housed nearby, paid work, study: asked per placement, no clock, a home that changes, and the undo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from django.urls import reverse

from aandeslag.audit.models import Line
from aandeslag.vocabulary import DepartureReason
from matching.actions import note_change, say_goodbye, sign_up
from matching.models import Participation, Placement
from residents.errors import ChangeOverError
from residents.models import Change, Resident
from tests.factories import OccurrenceFactory
from tests.matching.conftest import FIRST, NOW, TODAY, Garden

if TYPE_CHECKING:
    from django.test import Client

Status, Reason = Placement.Status, Placement.EndReason


@pytest.fixture
def person(garden: Garden) -> Resident:
    """Comes every time to the garden, and once somewhere else."""
    found = garden.resident(first_name="Rahel")
    sign_up(resident=found, slot=garden.slot, by=garden.desk, now=NOW)
    elsewhere = OccurrenceFactory.create(
        slot__activity__organisation__team=garden.town.team, date=FIRST.replace(day=2)
    )
    sign_up(resident=found, occurrence=elsewhere, by=garden.desk, now=NOW)
    return found


def answers(person: Resident, garden: Garden, **more: Any) -> dict[str, Any]:
    """It is said of each: the garden stops, the other goes on."""
    asked = {
        f"placement-{one.public_id}": "stops" if one.is_standing else "goes-on"
        for one in person.placements.all()
    }
    home = {"municipality": str(garden.town.municipality.public_id), "district": "Oost"}
    return {"token": str(uuid4()), "kind": "housing", "on": "2026-11-20", **home, **asked, **more}


def test_what_stops_ends_for_that_reason_and_the_home_changes(
    garden: Garden, person: Resident, desk: Client
) -> None:
    address, told = reverse("matching:note-change", args=[person.public_id]), answers(person, garden)
    assert "Wijktuin De Pol" in desk.get(address).content.decode()

    for _press in range(2):
        assert desk.post(address, told).status_code == 302

    person.refresh_from_db()
    standing, once = person.placements.order_by("-is_standing")
    assert (standing.status, standing.end_reason, str(standing.ended_on)) == (
        Status.ENDED,
        Reason.HOUSING,
        "2026-11-20",
    )
    assert once.status == Status.AGREED
    assert (person.centre, person.housed_in, person.district) == (None, garden.town.municipality, "Oost")
    assert (person.departed_on, Change.objects.count()) == (None, 1)
    assert Line.objects.filter(action="resident.change-noted").count() == 1


def test_undone_it_is_as_it_was(garden: Garden, person: Resident, desk: Client) -> None:
    desk.post(reverse("matching:note-change", args=[person.public_id]), answers(person, garden))
    undo = reverse("matching:undo-change", args=[Change.objects.get().public_id])

    for _press in range(2):
        assert desk.post(undo).status_code == 302

    person.refresh_from_db()
    assert (person.centre, person.housed_in, person.district) == (garden.town.centre, None, "")
    assert set(person.placements.values_list("status", "end_reason")) == {(Status.AGREED.value, "")}
    assert person.placements.filter(ended_by_change__isnull=False).count() == 0
    assert set(person.participations.values_list("status", flat=True)) == {Participation.Status.SIGNED_UP}
    assert Line.objects.filter(action="resident.change-undone").count() == 1


@pytest.mark.parametrize("kind", ["paid-work", "study"])
def test_work_and_study_leave_the_home_alone(
    garden: Garden, person: Resident, desk: Client, kind: str
) -> None:
    desk.post(reverse("matching:note-change", args=[person.public_id]), answers(person, garden, kind=kind))

    person.refresh_from_db()
    assert (person.centre, person.housed_in) == (garden.town.centre, None)
    assert person.placements.get(is_standing=True).end_reason == kind


@pytest.mark.parametrize(
    "left_out",
    [{"municipality": ""}, {"on": "2026-12-24"}, {"district": "Laan 12"}, {"kind": ""}, "placement"],
)
def test_nothing_is_noted_before_everything_is_answered(
    garden: Garden, person: Resident, desk: Client, left_out: Any
) -> None:
    told = answers(person, garden)
    told |= (
        dict.fromkeys((one for one in told if one.startswith("placement")), "")
        if left_out == "placement"
        else left_out
    )

    answer = desk.post(reverse("matching:note-change", args=[person.public_id]), told)

    assert answer.status_code == 422
    assert Change.objects.count() == 0
    assert set(person.placements.values_list("status", flat=True)) == {Status.AGREED}


def test_who_has_left_has_no_changes(garden: Garden, person: Resident) -> None:
    say_goodbye(resident=person, reason=DepartureReason.RELOCATION, on=TODAY, by=None, now=NOW)
    with pytest.raises(ChangeOverError):
        note_change(resident=person, kind=Change.Kind.STUDY, on=TODAY, stops=[], home=None, by=None, now=NOW)
