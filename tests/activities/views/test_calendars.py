"""Addresses for calendars: made and shown once, followed without signing in, revoked for good."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from activities.models import CalendarFeed
from tests.activities.conftest import logged

if TYPE_CHECKING:
    from tests.activities.conftest import Garden

CALENDARS = "/offer/calendars/"
pytestmark = pytest.mark.usefixtures("on_monday")


def make(desk: Client, token: str = "", **of: object) -> str | None:
    """Press the button; give the path of the address that was shown."""
    page = desk.post(CALENDARS, {"token": token or str(uuid4()), **of}).content.decode()
    found = re.search(r"http://testserver(/offer/calendars/[\w-]+\.ics)", page)
    return found[1] if found else None


def test_whoever_holds_the_address_reads_it_without_signing_in(
    garden: Garden, other_garden: Garden, desk: Client
) -> None:
    address = make(desk, organisation=str(garden.organisation.public_id))
    assert address is not None

    answer = Client().get(address)

    assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    assert answer.content.count(b"BEGIN:VEVENT") == 1
    assert logged()[-1] == ("calendar.made", "")


def test_from_a_date_and_from_a_host_file_one_gets_an_address_of_that_alone(
    garden: Garden, other_garden: Garden, desk: Client
) -> None:
    date, host = garden.occurrence.public_id, garden.organisation.public_id
    of_date, of_host = f"{CALENDARS}?occurrence={date}", f"{CALENDARS}?organisation={host}"
    attendance = reverse("matching:attendance", args=[date])
    assert of_date in desk.get(attendance).content.decode()
    assert of_host in desk.get(reverse("activities:organisation", args=[host])).content.decode()

    page = desk.get(of_date)
    assert page.context["form"].one_date == garden.occurrence
    assert "<b>Wijktuin onderhouden, dinsdag 24 november 2026</b>" in page.content.decode()
    assert f'value="{host}" selected' in desk.get(of_host).content.decode()
    address = make(desk, occurrence=str(date))

    assert address is not None
    assert Client().get(address).content.count(b"BEGIN:VEVENT") == 1


@pytest.mark.parametrize("asked", ["x", ""])
def test_nonsense_in_the_address_asks_of_what(garden: Garden, desk: Client, asked: str) -> None:
    page = desk.get(f"{CALENDARS}?occurrence={asked}")

    assert (page.status_code, page.context["form"].one_date) == (200, None)


def test_the_date_of_another_team_is_no_date_here(other_garden: Garden, garden: Garden, desk: Client) -> None:
    page = desk.get(f"{CALENDARS}?occurrence={other_garden.occurrence.public_id}")

    assert page.context["form"].one_date is None


def test_the_address_is_shown_once_and_only_its_digest_is_kept(garden: Garden, desk: Client) -> None:
    token = str(uuid4())
    address = make(desk, token)
    assert address is not None

    assert make(desk, token) is None
    assert CalendarFeed.objects.count() == 1
    assert address.removeprefix(CALENDARS).removesuffix(".ics") not in desk.get(CALENDARS).content.decode()


def test_a_revoked_address_looks_like_one_that_never_was(garden: Garden, desk: Client) -> None:
    address = make(desk)
    assert address is not None
    feed = CalendarFeed.objects.get()

    desk.post(f"{CALENDARS}{feed.public_id}/revoke/")

    assert Client().get(address).status_code == Client().get(f"{CALENDARS}nonsense.ics").status_code == 404
    assert logged()[-1] == ("calendar.revoked", "revoked_at")


def test_of_another_team_nothing_can_be_made_or_revoked(
    garden: Garden, other_garden: Garden, desk: Client
) -> None:
    foreign = CalendarFeed.objects.create(
        team=other_garden.team, secret_digest="x", made_at="2026-11-01T00:00Z"
    )

    assert make(desk, organisation=str(other_garden.organisation.public_id)) is None
    assert make(desk, occurrence=str(other_garden.occurrence.public_id)) is None
    assert desk.post(f"{CALENDARS}{foreign.public_id}/revoke/").status_code == 404
    assert CalendarFeed.objects.get() == foreign
    assert other_garden.organisation.public_id.hex not in desk.get(CALENDARS).content.decode().replace(
        "-", ""
    )


def test_coa_makes_no_addresses(coa: Client) -> None:
    assert coa.get(CALENDARS).status_code == 403
