"""Where someone takes part: take off, put back, end, undo, goodbye."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse

from aandeslag.audit.models import Line
from aandeslag.vocabulary import DepartureReason
from matching.actions import end_placement, say_goodbye, sign_up
from matching.models import Participation, Placement
from tests.matching.conftest import NOW, TODAY, Garden
from tests.matching.queries import exactly

if TYPE_CHECKING:
    from django.test import Client
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

FRAGMENT = {"HX-Request": "true"}


def every_time(garden: Garden, **facts: Any) -> Placement:
    return sign_up(resident=garden.resident(**facts), slot=garden.slot, by=garden.desk, now=NOW)


def page_of(placement: Placement) -> str:
    return reverse("matching:placements", args=[placement.resident.public_id])


def shown(response: Response) -> str:
    return response.content.decode()


def test_the_page_and_the_piece(garden: Garden, desk: Client) -> None:
    placement = every_time(garden, first_name="Rahel")
    page, piece = (shown(desk.get(page_of(placement), headers=headers)) for headers in ({}, FRAGMENT))
    assert "Rahel" in page
    assert "Wijktuin De Pol" in piece
    assert "<html" not in piece
    assert Line.objects.filter(action="resident.placements").count() == 2


def test_take_off_and_put_back(garden: Garden, desk: Client) -> None:
    row = every_time(garden).participations.order_by("occurrence__date")[0]
    for name, expected in (
        ("matching:take-off", Participation.Status.CANCELLED),
        ("matching:put-back", Participation.Status.SIGNED_UP),
    ):
        answer = desk.post(reverse(name, args=[row.public_id]), follow=True)
        row.refresh_from_db()
        assert (row.status, len(list(answer.context["messages"]))) == (expected, 1)


def test_end_with_a_reason_and_undo(garden: Garden, desk: Client) -> None:
    placement = every_time(garden)
    address = reverse("matching:end-placement", args=[placement.public_id])
    assert desk.get(address).status_code == 200
    assert desk.post(address, {"reason": "study", "on": "2026-11-24"}).status_code == 302
    placement.refresh_from_db()
    assert (placement.status, placement.end_reason) == (Placement.Status.ENDED, "study")
    desk.post(reverse("matching:undo-end", args=[placement.public_id]))
    placement.refresh_from_db()
    assert placement.status == Placement.Status.AGREED


@pytest.mark.parametrize(
    "form",
    [{}, {"reason": "study"}, {"reason": "study", "on": "2026-11-25"}, {"reason": "x", "on": "2026-11-24"}],
    ids=["empty", "no date", "tomorrow", "no such reason"],
)
def test_a_form_with_errors(garden: Garden, desk: Client, form: dict[str, str]) -> None:
    placement = every_time(garden)
    address = reverse("matching:end-placement", args=[placement.public_id])
    assert desk.post(address, form).status_code == 422
    placement.refresh_from_db()
    assert placement.status == Placement.Status.AGREED


def test_goodbye_shows_what_ends_does_it_and_takes_it_back(garden: Garden, desk: Client) -> None:
    placement = every_time(garden)
    address = reverse("matching:goodbye", args=[placement.resident.public_id])
    assert "Wijktuin De Pol" in shown(desk.get(address))
    response = desk.post(address, {"reason": "relocation", "on": "2026-11-24"})
    placement.refresh_from_db()
    assert (response.status_code, placement.status, placement.end_reason) == (
        302,
        Placement.Status.ENDED,
        Placement.EndReason.RELOCATION,
    )
    desk.post(reverse("matching:undo-goodbye", args=[placement.resident.public_id]))
    placement.refresh_from_db()
    assert placement.status == Placement.Status.AGREED


def test_goodbye_without_a_reason(garden: Garden, desk: Client) -> None:
    address = reverse("matching:goodbye", args=[garden.resident().public_id])
    assert desk.post(address, {"on": "2026-11-24"}).status_code == 422


def test_nothing_of_another_team_is_found(garden: Garden, other_garden: Garden, desk: Client) -> None:
    row = other_garden.dates[0].participations.all()[0]
    placement = row.placement
    for name, key in (
        ("matching:placements", row.resident.public_id),
        ("matching:goodbye", row.resident.public_id),
        ("matching:placement", placement.public_id),
        ("matching:end-placement", placement.public_id),
    ):
        assert desk.get(reverse(name, args=[key])).status_code == 404
    for name, key in (
        ("matching:take-off", row.public_id),
        ("matching:put-back", row.public_id),
        ("matching:undo-end", placement.public_id),
        ("matching:undo-goodbye", row.resident.public_id),
    ):
        assert desk.post(reverse(name, args=[key])).status_code == 404


def test_what_cannot_be_undone_says_so(garden: Garden, desk: Client) -> None:
    placement = every_time(garden)
    end_placement(placement=placement, reason=Placement.EndReason.STUDY, on=TODAY, by=garden.desk, now=NOW)
    sign_up(resident=placement.resident, slot=garden.slot, by=garden.desk, now=NOW)
    response = desk.post(reverse("matching:undo-end", args=[placement.public_id]), follow=True)
    assert "message-warning" in shown(response)


def test_someone_who_left_is_still_shown_with_what_ended(garden: Garden, desk: Client) -> None:
    placement = every_time(garden)
    say_goodbye(
        resident=placement.resident, reason=DepartureReason.HOUSING, on=TODAY, by=garden.desk, now=NOW
    )
    assert "Wijktuin De Pol" in shown(desk.get(page_of(placement)))


@pytest.mark.parametrize("number", [1, 50])
def test_queries_for_any_number_of_placements(number: int, garden: Garden, desk: Client) -> None:
    resident = garden.resident()
    for _ in range(number):
        placement = sign_up(resident=resident, occurrence=garden.dates[0], by=garden.desk, now=NOW)
        end_placement(placement=placement, reason=Placement.EndReason.MISTAKE, on=TODAY, by=None, now=NOW)
    with exactly(10):
        desk.get(page_of(placement))
