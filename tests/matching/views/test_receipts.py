"""From *wacht op ontvangstbevestiging* to signed up, as it is pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from django.urls import reverse

from matching.models import Participation, Placement
from tests.factories import DeclarationFactory
from tests.matching.conftest import TODAY, Garden

if TYPE_CHECKING:
    from django.test import Client

    from activities.models import VolunteerDeclaration
    from residents.models import Resident

ASKED = {"state": "asked", "granted_on": None, "valid_until": None}


@pytest.fixture
def asked(garden: Garden) -> VolunteerDeclaration:
    made: VolunteerDeclaration = DeclarationFactory.create(
        kind_of_work=garden.slot.activity.kind_of_work, asked_on=TODAY, **ASKED
    )
    return made


def hold(desk: Client, who: Resident, garden: Garden) -> str:
    """What the page says after the press."""
    address = reverse("matching:hold-for-receipt", args=[who.public_id, garden.dates[0].public_id])
    answer = desk.post(address, {"token": str(uuid4()), "often": "once"}, follow=True)
    return " ".join(answer.content.decode().split())


def test_a_kept_place_says_what_it_waits_for_and_until_when(
    garden: Garden, asked: VolunteerDeclaration, desk: Client
) -> None:
    who = garden.resident(legal_status="in-procedure")

    page = hold(desk, who, garden)

    assert "wacht op ontvangstbevestiging van UWV" in page
    assert "vastgehouden tot dinsdag 1 december 9:30" in page


def test_with_the_receipt_in_one_press_makes_it_a_sign_up(
    garden: Garden, asked: VolunteerDeclaration, desk: Client
) -> None:
    who = garden.resident(legal_status="in-procedure")
    hold(desk, who, garden)
    placement = Placement.objects.get(resident=who)

    desk.post(reverse("matching:receive-declaration", args=[asked.public_id]), {"on": TODAY.isoformat()})
    today = desk.get("/").content.decode()
    assert "de ontvangstbevestiging van UWV is binnen: meld deze persoon aan" in today
    assert reverse("residents:resident", args=[who.public_id]) in today
    button = reverse("matching:accept-offer", args=[placement.public_id])
    assert button in desk.get(reverse("matching:placements", args=[who.public_id])).content.decode()
    desk.post(button, {"token": str(uuid4())})

    placement.refresh_from_db()
    row = Participation.objects.get(placement=placement)
    assert (placement.status, row.status) == (Placement.Status.AGREED, Participation.Status.SIGNED_UP)
    assert "meld deze persoon aan" not in desk.get("/").content.decode()
