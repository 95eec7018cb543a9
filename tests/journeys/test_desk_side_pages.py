"""Opened beside the desk, and as light and fast: slip, *samen kijken*, message, *why not*, explanation."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from aandeslag.teams.access import Role
from aandeslag.teams.models import Membership
from activities.models import Occurrence
from matching.actions import sign_up
from matching.models import Participation
from tests.factories import ResidentFactory, VisitFactory
from tests.journeys.at_the_desk import garden_of, sign_in
from tests.journeys.at_the_desk import hour as hour  # noqa: PLC0414 - a fixture
from tests.journeys.at_the_desk import new_screen as new_screen  # noqa: PLC0414 - a fixture
from tests.journeys.test_desk_looks import A_SECOND, LATER, Scales

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page
    from pytest_django import Settings
    from pytest_django.live_server_helper import LiveServer

    from residents.models import Resident
    from tests.journeys.at_the_desk import Hour

pytestmark = pytest.mark.django_db(transaction=True)

QUIET: Final = 1000  # milliseconds in which the last piece comes in
# On the way from the door to the slip a second was promised; the others are shown, not judged.
ON_THE_WAY: Final = ("slip", "explanation")


class Line(Scales):
    """What still comes over the line: a file of the site is kept by the browser once it was there."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.kept: set[str] = set()

    def read(self) -> int:
        self.came[:] = [one for one in self.came if one.url not in self.kept]
        self.kept |= {one.url for one in self.came if "/static/" in one.url}
        return super().read()


def beside(person: Resident) -> dict[str, str]:
    """The pages, by what they are called here; each as the desk opens it."""
    return {
        "slip": reverse("matching:slip", args=[person.public_id]),
        "samen kijken": reverse("matching:look", args=[person.public_id]),
        "message": reverse("matching:message-to", args=[person.public_id]),
        "why not": f"{reverse('matching:fits', args=[person.public_id])}?show=why-not",
        "explanation": reverse("residents:explanation", args=["ti"]),
    }


def returning(hour: Hour) -> Resident:
    """Somebody with an appointment tomorrow; something on the day after fits, and six things do not."""
    for number in range(7):
        other = garden_of(hour.town, f"Tuin {number}")
    Occurrence.objects.filter(pk=other.pk).update(date=other.date + timedelta(days=1))
    desk = hour.town.member(Role.DESK).user
    person: Resident = ResidentFactory.create(
        team=hour.town.team, centre=hour.town.centre, number=12, preferred_language="ti"
    )
    VisitFactory.create(session=hour.session, resident=person)
    sign_up(resident=person, occurrence=hour.garden, by=desk, now=timezone.now())
    return person


def test_each_weighs_little_once_the_desk_is_open(
    new_screen: Callable[..., Page], hour: Hour, figure: Callable[[str, object], None]
) -> None:
    person = returning(hour)
    page = new_screen(visit=False)
    scales = Line(page)
    page.goto(reverse("residents:at-desk", args=[hour.session.public_id, person.public_id]))
    page.locator("#takes-part .visits").wait_for()
    page.wait_for_load_state("networkidle")
    scales.read()
    weights = {}
    for name, url in beside(person).items():
        answer = page.goto(url)
        assert answer is not None
        assert answer.status == 200
        page.wait_for_timeout(QUIET)
        weights[name] = scales.read()

    figure(
        "desk: kB of what is opened beside it", {name: round(one / 1000, 1) for name, one in weights.items()}
    )
    assert min(weights.values()) > 1_000
    assert {name: one for name, one in weights.items() if one > LATER} == {}


def test_on_the_demo_data_each_is_there_within_a_second(
    browser: Browser,
    live_server: LiveServer,
    transactional_db: None,
    settings: Settings,
    figure: Callable[[str, object], None],
) -> None:
    settings.MFA_REQUIRED = False
    call_command("fill_demo", verbosity=0)
    member = Membership.objects.filter(role=Role.DESK).select_related("team", "user").earliest("pk")
    coming = Participation.objects.for_team(member.team).filter(
        status=Participation.Status.SIGNED_UP, occurrence__date__gt=timezone.localdate()
    )
    person = coming.select_related("resident").latest("occurrence__date", "pk").resident
    context = browser.new_context(base_url=live_server.url, locale="nl-NL")
    sign_in(context, member, live_server.url)
    page = context.new_page()
    page.goto(reverse("matching:placements", args=[person.public_id]))
    # The best of three: what is slow is slow every time.
    took = {name: min(_seconds(page, url) for _ in range(3)) for name, url in beside(person).items()}
    context.close()

    figure("desk: seconds of what is opened beside it, on the demo data", took)
    assert {name: one for name, one in took.items() if name in ON_THE_WAY and one > A_SECOND} == {}


def _seconds(page: Page, url: str) -> float:
    scales = Scales(page)
    page.goto(url, wait_until="networkidle")
    return scales.slowest()


def test_whoever_comes_back_is_helped_on_the_spot(new_screen: Callable[..., Page], hour: Hour) -> None:
    """Take off and undo stay at the desk; after the message one is back there, with all of it in sight."""
    person = returning(hour)
    page = new_screen()
    page.goto(reverse("residents:at-desk", args=[hour.session.public_id, person.public_id]))
    mine = page.locator("#takes-part")

    expect(mine).to_contain_text("Wijktuin De Pol")
    mine.locator("form[action*=take-off] button").click()
    expect(mine.get_by_role("status")).to_be_visible()
    mine.locator("form[action*=undo] button").click()
    expect(mine.locator("form[action*=take-off] button")).to_be_visible()
    mine.locator("a[href*=message]").click()
    page.locator("main a.btn[href*=people]").first.click()
    expect(page.locator("#takes-part")).to_contain_text("Wijktuin De Pol")

    page.locator("article.fit", has_text="Tuin 6").locator("button[value=once]").click()
    expect(page.locator("#takes-part .visit")).to_have_count(2)
    page.locator("#fits form[action*=undo] button").click()
    expect(page.locator("#takes-part .visit", has_text="Tuin 6").locator("s")).to_be_visible()
    assert page.url.endswith(f"/people/{person.public_id}/")
