"""At the desk: where somebody takes part, and what can be done about it in one press."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from django.urls import reverse

from aandeslag.audit.models import Line
from matching.actions import sign_up
from matching.models import Placement
from tests.factories import ParticipationFactory, VisitFactory, WalkInSessionFactory
from tests.matching.conftest import NOW, TODAY, Garden, make_garden
from tests.matching.queries import exactly

if TYPE_CHECKING:
    from django.test import Client
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

    from residents.models import Resident, WalkInSession

FRAGMENT = {"HX-Request": "true"}


def every_time(garden: Garden, person: Resident) -> Placement:
    return sign_up(resident=person, slot=garden.slot, by=garden.desk, now=NOW)


def piece(desk: Client, person: Resident) -> Response:
    """What comes along with the cards."""
    url = f"{reverse('matching:fits', args=[person.public_id])}?beside=takes-part"
    return desk.get(url, headers=FRAGMENT)


def press(desk: Client, name: str, what: object) -> Response:
    return desk.post(reverse(f"matching:{name}", args=[what]), headers=FRAGMENT)


def lines(response: Response) -> list[tuple[str, str]]:
    """Of what goes on: the title and the next time."""
    return [(one.title, one.dates[0].when if one.dates else "") for one in told(response)["takes_part"]]


def told(response: Response) -> Any:
    """The piece itself after a press in it, or what stands beside the cards."""
    return response.context.get("beside") or response.context


def session_with(garden: Garden, person: Resident) -> WalkInSession:
    session: WalkInSession = WalkInSessionFactory.create(
        team=garden.town.team, centre=garden.town.centre, date=TODAY, opened_at=NOW
    )
    VisitFactory.create(session=session, resident=person)
    return session


def test_the_place_at_the_desk_asks_for_it(garden: Garden, desk: Client) -> None:
    rahel = garden.resident()
    session = session_with(garden, rahel)

    page = desk.get(reverse("residents:at-desk", args=[session.public_id, rahel.public_id])).content.decode()

    both = f'"beside": "takes-part", "desk": "{session.public_id}"'
    assert (page.count(both), page.count('"beside": "takes-part"')) == (1, 2)
    assert f'href="{reverse("matching:placements", args=[rahel.public_id])}"' in page


def test_the_next_time_with_slip_message_take_off_and_end(
    garden: Garden, other_garden: Garden, desk: Client
) -> None:
    rahel = garden.resident(first_name="Rahel")
    placement = every_time(garden, rahel)
    every_time(other_garden, other_garden.resident(first_name="Vreemd"))

    response = piece(desk, rahel)

    shown = response.content.decode()
    assert lines(response) == [("Wijktuin De Pol", "dinsdag 1 december 9:30–12:00")]
    row = placement.participations.earliest("occurrence__date")
    for address in (
        f'href="{reverse("matching:slip", args=[rahel.public_id])}"',
        f'href="{reverse("matching:message", args=[placement.public_id])}"',
        f'hx-post="{reverse("matching:take-off", args=[row.public_id])}"',
        f'href="{reverse("matching:end-placement", args=[placement.public_id])}"',
    ):
        assert address in shown
    assert "Vreemd" not in shown
    assert Line.objects.filter(action="resident.fits").latest("pk").object_ids == str(rahel.public_id)


def test_whoever_is_new_has_nothing_yet_and_strangers_are_not_found(
    garden: Garden, other_garden: Garden, desk: Client
) -> None:
    assert lines(piece(desk, garden.resident())) == []
    assert piece(desk, other_garden.resident()).status_code == 404


def test_only_the_desk_gets_it(garden: Garden, desk: Client) -> None:
    """Not the page with the cards, nor a piece of it: there is no place for it."""
    rahel = garden.resident()
    url = reverse("matching:fits", args=[rahel.public_id])
    asked = (desk.get(f"{url}?beside=takes-part"), desk.get(url, headers=FRAGMENT))
    assert [one.context["beside"] for one in asked] == [None, None]


def test_taken_off_and_put_back_without_leaving_the_desk(garden: Garden, desk: Client) -> None:
    rahel = garden.resident()
    row = every_time(garden, rahel).participations.earliest("occurrence__date")

    off = press(desk, "take-off", row.public_id)
    assert lines(off) == [("Wijktuin De Pol", "dinsdag 8 december 9:30–12:00")]
    assert off.context["said"]
    back_url = reverse("matching:put-back", args=[row.public_id])
    assert f'hx-post="{back_url}"' in off.content.decode()

    back = press(desk, "put-back", row.public_id)
    assert lines(back) == [("Wijktuin De Pol", "dinsdag 1 december 9:30–12:00")]


def test_what_ended_today_can_be_taken_back_here(garden: Garden, desk: Client) -> None:
    rahel = garden.resident()
    session, placement = session_with(garden, rahel), every_time(garden, rahel)

    ended = desk.post(
        reverse("matching:end-placement", args=[placement.public_id]),
        {"reason": "own-choice", "on": f"{TODAY}"},
    )
    assert ended.headers["Location"] == reverse(
        "residents:at-desk", args=[session.public_id, rahel.public_id]
    )
    shown = piece(desk, rahel)
    assert (lines(shown), [one.title for one in told(shown)["ended_today"]]) == ([], ["Wijktuin De Pol"])

    back = press(desk, "undo-end", placement.public_id)
    assert lines(back) == [("Wijktuin De Pol", "dinsdag 1 december 9:30–12:00")]


def test_a_sign_up_is_taken_back_where_it_was_pressed(garden: Garden, desk: Client) -> None:
    rahel = garden.resident()
    url = reverse("matching:sign-up", args=[rahel.public_id, garden.dates[0].public_id])
    sent = {"token": str(uuid4()), "often": "once", "beside": "takes-part"}
    signed = desk.post(url, sent, headers=FRAGMENT)
    placement = Placement.objects.get(resident=rahel)
    assert json.loads(signed.headers["HX-Trigger"]) == {"desk-changed": {}}
    assert lines(signed) == [("Wijktuin De Pol", "dinsdag 1 december 9:30–12:00")]
    assert reverse("matching:undo-sign-up", args=[placement.public_id]) in signed.content.decode()

    undone = press(desk, "undo-sign-up", placement.public_id)

    assert re.findall("<h3>(.*)</h3>", undone.content.decode()) == ["Wijktuin De Pol"]
    assert (undone.context["said"], undone.context["problem"]) == (
        "Teruggedraaid. De plek is weer vrij.",
        "",
    )
    assert lines(piece(desk, rahel)) == []
    again = press(desk, "undo-sign-up", placement.public_id)
    assert bool(again.context["problem"])


def test_no_sign_up_of_another_team_is_taken_back(garden: Garden, other_garden: Garden, desk: Client) -> None:
    theirs = every_time(other_garden, other_garden.resident())

    assert press(desk, "undo-sign-up", theirs.public_id).status_code == 404
    theirs.refresh_from_db()
    assert theirs.status == "agreed"


@pytest.mark.parametrize("number", [1, 20])
def test_queries_do_not_grow_with_what_someone_does(garden: Garden, desk: Client, number: int) -> None:
    rahel = garden.resident()
    for place in range(number):
        more = make_garden(garden.town, title=f"Tuin {place}", dates=1)
        ParticipationFactory.create(placement__resident=rahel, placement__occurrence=more.dates[0])
    piece(desk, rahel)

    with exactly(16):
        piece(desk, rahel)
