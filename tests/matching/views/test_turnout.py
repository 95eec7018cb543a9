"""How many came, by activity and its fixed moments; of no person, on no page and in no figure."""

from __future__ import annotations

import re
from datetime import date, time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.urls import reverse

from aandeslag.teams.access import Role
from activities.models import Occurrence
from matching.models import Participation
from tests.factories import EntrustmentFactory, OccurrenceFactory, ParticipationFactory, SlotFactory
from tests.matching.conftest import NOW
from tests.matching.queries import exactly

if TYPE_CHECKING:
    from django.test import Client

    from activities.models import Slot
    from residents.models import Resident
    from tests.matching.conftest import Garden

Status = Participation.Status
LAST_WEEK, CANCELLED = date(2026, 11, 17), date(2026, 11, 10)
FRAGMENT = {"HX-Request": "true"}
# What is said of somebody on a date is set and read here, and counted by activity in one place.
MAY_KNOW_ABSENT = {
    "matching/models/participation.py",  # says what there is
    "matching/actions/attendance.py",  # sets it
    "matching/actions/host_reports.py",  # sets it
    "matching/actions/participations.py",  # keeps what was said before a correction
    "matching/actions/merging/doubles.py",  # two rows of one date become one
    "matching/attending/typed.py",  # a letter of the paper list
    "matching/cards/attendance.py",  # the list of one date
    "matching/cards/turnout.py",  # by activity
    "matching/imports/kinds/participations/facts.py",  # brings it in
    "aandeslag/spreadsheets/dutch/attendance.py",  # reads the word in a list
    "matching/demo/history.py",  # made up
    "matching/demo/moving_on.py",  # made up
    "matching/calling.py",  # says that somebody is called about the last time
    "matching/cards/mine/people.py",  # whether the last time was such
    "matching/work_lists.py",  # whether somebody who was expected ever came
}


def was(
    slot: Slot, status: str, excuse: str = "", *, person: Resident | None = None, on: date = LAST_WEEK
) -> None:
    known = Occurrence.objects.filter(slot=slot, date=on).first()
    facts = {"placement__resident": person} if person else {}
    ParticipationFactory.create(
        placement__occurrence=known or OccurrenceFactory.create(slot=slot, date=on),
        status=status,
        excuse=excuse,
        **facts,
    )


def turnout(client: Client, garden: Garden) -> str:
    address = reverse("matching:turnout", args=[garden.slot.activity.public_id])
    return " ".join(client.get(address, headers=FRAGMENT).content.decode().split())


def test_by_moment_with_the_reasons(garden: Garden, other_garden: Garden, desk: Client) -> None:
    evening = SlotFactory.create(activity=garden.slot.activity, starts=time(19), ends=time(21))
    for status, excuse in (
        (Status.PRESENT, ""),
        (Status.PRESENT, ""),
        (Status.EXCUSED, "transport"),
        (Status.EXCUSED, "ill"),
        (Status.EXCUSED, "transport"),
        (Status.SIGNED_UP, ""),
        (Status.CANCELLED, ""),
    ):
        was(garden.slot, status, excuse)
    was(evening, Status.ABSENT)
    was(garden.slot, Status.ABSENT, on=date(2026, 5, 1))
    was(other_garden.slot, Status.ABSENT)
    was(garden.slot, Status.ABSENT, on=CANCELLED)
    Occurrence.objects.filter(date=CANCELLED).update(cancelled_at=NOW)

    page = turnout(desk, garden)

    assert "2 van de 5 keer gekomen." in page
    assert "3 keer afgemeld: geen vervoer 2, ziek 1" in page
    assert "0 van de 1 keer gekomen." in page
    assert "1 keer niet gekomen zonder bericht" in page
    assert "2 van de 6 keer gekomen." in page


def test_nobody_is_named(garden: Garden, desk: Client) -> None:
    was(garden.slot, Status.ABSENT, person=garden.resident(first_name="Kanarie"))
    assert "Kanarie" not in turnout(desk, garden)


def test_it_is_for_staff(
    garden: Garden, other_garden: Garden, desk: Client, coa: Client, supporter: Client
) -> None:
    address = reverse("matching:turnout", args=[garden.slot.activity.public_id])
    assert [client.get(address).status_code for client in (desk, coa, supporter)] == [200, 403, 403]
    theirs = reverse("matching:turnout", args=[other_garden.slot.activity.public_id])
    assert desk.get(theirs).status_code == 404
    pages = [
        client.get(reverse("activities:activity", args=[garden.slot.activity.public_id])).content.decode()
        for client in (desk, coa, supporter)
    ]
    assert [address in page for page in pages] == [True, False, False]


@pytest.mark.parametrize("number", [1, 30])
def test_queries_for_any_turnout(number: int, garden: Garden, desk: Client) -> None:
    for _ in range(number):
        was(garden.slot, Status.ABSENT)
    with exactly(6):
        turnout(desk, garden)


PAGES_OF_A_PERSON = (
    "residents:resident",
    "matching:placements",
    "matching:fits",
    "matching:message-to",
    "matching:slip",
)


def pages_of(person: Resident, desk: Client, supporter: Client, coa: Client) -> list[str]:
    """All pages about this person, without what differs each time."""
    own = [
        reverse(name, args=[person.public_id]) for name in PAGES_OF_A_PERSON if name != "matching:takes-part"
    ]
    asked = [
        *((desk, one) for one in own),
        *((desk, one) for one in ("/people/", "/matching/week/?by=person", "/")),
        *((supporter, one) for one in ("/matching/mine/", "/matching/week/")),
        *((coa, one) for one in ("/matching/signed-up/", "/matching/week/")),
    ]
    return [_same_each_time(client.get(one).content.decode()) for client, one in asked]


def _same_each_time(page: str) -> str:
    return re.sub(r'value="[^"]{30,}"|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}', "", page)


def test_no_page_of_a_person_tells_how_often_they_stayed_away(
    garden: Garden, desk: Client, supporter: Client, coa: Client
) -> None:
    """With seven times more the pages read the same."""
    person = garden.resident(first_name="Rahel")
    EntrustmentFactory.create(resident=person, supporter=garden.town.member(Role.SUPPORTER).user)
    was(garden.slot, Status.PRESENT, person=person, on=date(2026, 11, 10))
    before = pages_of(person, desk, supporter, coa)
    placement = person.placements.get()
    for day in range(1, 8):
        occurrence = OccurrenceFactory.create(slot=garden.slot, date=date(2026, 10, day))
        ParticipationFactory.create(placement=placement, occurrence=occurrence, status=Status.ABSENT)
    assert pages_of(person, desk, supporter, coa) == before


def test_no_figure_and_no_rule_reads_who_stayed_away() -> None:
    """Outside a few places nothing in the code names the state, so nothing can count it."""
    root = Path(settings.BASE_DIR)
    named = {
        str(path.relative_to(root))
        for app in ("matching", "reports", "residents", "activities", "aandeslag")
        for path in (root / app).rglob("*.py")
        if "migrations" not in path.parts and re.search(r"\bABSENT\b|[\"']absent[\"']", path.read_text())
    }
    assert named == MAY_KNOW_ABSENT
