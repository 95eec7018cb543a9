"""The life of a placement on one page, and its last step taken back."""

from __future__ import annotations

import html
import re
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

import pytest
import time_machine
from django.urls import reverse

from aandeslag.audit.models import Line
from aandeslag.vocabulary import DepartureReason
from matching.actions import Mark, end_placement, mark_attendance, say_goodbye, sign_up, take_off
from matching.models import Participation, Placement
from tests.matching.conftest import FIRST, NOW, TODAY, Garden
from tests.matching.queries import exactly

if TYPE_CHECKING:
    from django.test import Client

Status, Reason = Placement.Status, Placement.EndReason
THAT_DAY = NOW + (FIRST - TODAY)


@pytest.fixture
def placement(garden: Garden) -> Placement:
    return sign_up(
        resident=garden.resident(first_name="Rahel"),
        slot=garden.slot,
        by=garden.desk,
        now=NOW - timedelta(days=3),
    )


def shown(desk: Client, placement: Placement) -> str:
    address = reverse("matching:timeline", args=[placement.public_id])
    return html.unescape(desk.get(address).content.decode())


def undo(desk: Client, placement: Placement) -> None:
    """As it stands on the page."""
    stamp = shown(desk, placement).partition('name="step" value="')[2].partition('"')[0]
    desk.post(reverse("matching:undo-last-step", args=[placement.public_id]), {"step": stamp})
    placement.refresh_from_db()


def mark(placement: Placement, status: str, garden: Garden) -> Participation:
    row = placement.participations.order_by("occurrence__date")[0]
    marks = {row.pk: Mark(Participation.Status(status), "ill")}
    mark_attendance(occurrence=row.occurrence, marks=marks, by=garden.desk, now=THAT_DAY)
    return row


def test_it_says_what_when_and_by_whom_and_that_it_was_read(
    garden: Garden, placement: Placement, desk: Client
) -> None:
    other = sign_up(resident=garden.resident(first_name="Selam"), slot=garden.slot, by=None, now=NOW)
    end_placement(placement=other, reason=Reason.STUDY, on=TODAY, by=None, now=NOW)
    desk.post(
        reverse("matching:end-placement", args=[placement.public_id]), {"reason": "own-choice", "on": TODAY}
    )

    page = shown(desk, placement)

    assert "Het is beëindigd: gestopt, eigen keuze" in page
    assert f"24 november 2026, 13:00 · {garden.desk.name}" in page
    assert "studie" not in page
    assert Line.objects.filter(action="placement.timeline").count() == 1


def test_the_end_is_taken_back(garden: Garden, placement: Placement, desk: Client) -> None:
    end_placement(placement=placement, reason=Reason.OWN_CHOICE, on=TODAY, by=garden.desk, now=NOW)
    undo(desk, placement)
    assert (placement.status, placement.participations.filter(status="signed-up").count()) == (
        Status.AGREED,
        3,
    )


def test_a_mark_is_taken_back(garden: Garden, placement: Placement, desk: Client) -> None:
    row = mark(placement, "present", garden)
    with time_machine.travel(THAT_DAY + timedelta(hours=1), tick=False):
        desk.force_login(garden.desk)
        assert "was er" in shown(desk, placement)
        undo(desk, placement)
    row.refresh_from_db()
    assert (placement.status, placement.started_on, row.status) == (Status.AGREED, None, "signed-up")


def test_after_the_end_was_taken_back_nothing_before_it_is_offered(
    garden: Garden, placement: Placement, desk: Client
) -> None:
    row = mark(placement, "present", garden)
    end = partial(end_placement, placement=placement, reason=Reason.OWN_CHOICE, on=FIRST, by=garden.desk)
    with time_machine.travel(THAT_DAY, tick=False) as clock:
        desk.force_login(garden.desk)
        clock.shift(60)
        end(now=THAT_DAY + timedelta(minutes=1))
        clock.shift(20)
        assert "Maak ongedaan: het is beëindigd: gestopt, eigen keuze" in shown(desk, placement)
        undo(desk, placement)
        assert placement.status == Status.STARTED

        page = shown(desk, placement)
        assert page.index("einde is ongedaan gemaakt") < page.index("was er")
        assert "Wat als laatste gebeurde, kun je hier niet ongedaan maken." in page
        assert 'name="step"' not in page
        taken_back = desk.post(
            reverse("matching:undo-last-step", args=[placement.public_id]),
            {"step": f"mark:{THAT_DAY.isoformat()}"},
            follow=True,
        )
    assert "Teruggedraaid." not in taken_back.content.decode()
    row.refresh_from_db()
    assert row.status == "present"


def test_a_mark_that_was_taken_back_is_still_told_and_not_offered_again(
    garden: Garden, placement: Placement, desk: Client
) -> None:
    mark(placement, "excused", garden)
    with time_machine.travel(THAT_DAY + timedelta(hours=1), tick=False):
        desk.force_login(garden.desk)
        assert ": afgemeld (ziek)</button>" in re.sub(r"\s*<", "<", shown(desk, placement))
        undo(desk, placement)
        page = shown(desk, placement)
    assert page.index("weer aangemeld") < page.index("afgemeld (ziek)")
    assert 'name="step"' not in page


def test_a_date_that_was_taken_off_is_put_back(garden: Garden, placement: Placement, desk: Client) -> None:
    row = placement.participations.order_by("occurrence__date")[1]
    take_off(participation=row, by=garden.desk, now=NOW)
    undo(desk, placement)
    row.refresh_from_db()
    assert row.status == "signed-up"
    page = shown(desk, placement)
    assert "teruggezet" in page
    assert 'name="step"' not in page


def test_a_sign_up_of_today_is_taken_back(garden: Garden, desk: Client) -> None:
    placement = sign_up(resident=garden.resident(), slot=garden.slot, by=garden.desk, now=NOW)
    undo(desk, placement)
    assert (placement.status, placement.end_reason) == (Status.ENDED, Reason.MISTAKE)


def test_a_page_that_was_open_longer_takes_nothing_else_back(
    garden: Garden, placement: Placement, desk: Client
) -> None:
    row = placement.participations.order_by("occurrence__date")[1]
    take_off(participation=row, by=garden.desk, now=NOW)
    end_placement(placement=placement, reason=Reason.STUDY, on=TODAY, by=None, now=NOW)
    stamp = f"taken-off:{NOW.isoformat()}"
    desk.post(reverse("matching:undo-last-step", args=[placement.public_id]), {"step": stamp})
    placement.refresh_from_db()
    assert placement.status == Status.ENDED


def test_what_ended_with_a_departure_is_taken_back_there(
    garden: Garden, placement: Placement, desk: Client
) -> None:
    reason = DepartureReason.RELOCATION
    say_goodbye(resident=placement.resident, reason=reason, on=TODAY, by=None, now=NOW)
    page = shown(desk, placement)
    assert 'name="step"' not in page
    assert reverse("matching:goodbye", args=[placement.resident.public_id]) in page


@pytest.mark.parametrize(("answer", "stored"), [("yes", True), ("no", False), ("unknown", None), ("?", None)])
def test_whether_somebody_went_along(placement: Placement, desk: Client, answer: str, stored: object) -> None:
    Placement.objects.update(first_accompanied=True if answer == "unknown" else None)
    desk.post(reverse("matching:first-accompanied", args=[placement.public_id]), {"accompanied": answer})
    placement.refresh_from_db()
    assert placement.first_accompanied is stored


@pytest.mark.parametrize("rows", [1, 60])
def test_queries_for_any_length_of_life(
    garden: Garden, placement: Placement, desk: Client, rows: int
) -> None:
    for _ in range(rows):
        Line.objects.create(
            at=NOW,
            team_id=placement.team_id,
            actor_id=garden.desk.pk,
            action="placement.extended",
            object_ids=str(placement.public_id),
            result="done",
        )
    shown(desk, placement)
    with exactly(10):
        shown(desk, placement)
