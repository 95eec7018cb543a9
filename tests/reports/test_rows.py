"""The tasks and the lines of the log, written in one go: what people typed is escaped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest
from django.urls import reverse

from aandeslag.audit.models import Line
from aandeslag.teams.access import Role
from matching.models import Task
from tests.factories import ActivityFactory, PlacementFactory, ResidentFactory, TaskFactory

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from aandeslag.teams.models import Membership
    from tests.world import Town

    SignedIn = Callable[[Membership], Client]

pytestmark = pytest.mark.django_db
TYPED: Final = "<script>alert('x')</script>"
ESCAPED: Final = "&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt;"
IDS: Final = [f"00000000-0000-4000-8000-00000000000{number}" for number in range(3)]


@pytest.mark.parametrize("address", ["reports:today", "reports:tasks"])
def test_a_task_about_somebody_called_so(town: Town, signed_in: SignedIn, address: str) -> None:
    activity = ActivityFactory.create(organisation__team=town.team, title=TYPED)
    person = ResidentFactory.create(team=town.team, first_name=TYPED)
    placement = PlacementFactory.create(activity=activity, resident=person)
    TaskFactory.create(activity=activity, placement=placement, kind=Task.Kind.DECLARATION_ENDED)

    page = signed_in(town.member(Role.DESK)).get(reverse(address)).content.decode()

    # The title in the line, and for who hears the button; here nobody is named.
    assert ("<script>alert" in page, page.count(ESCAPED)) == (False, 2)
    assert f'<span class="visually-hidden">: {person.number_shown} {ESCAPED}</span>' in page


def test_each_press_of_the_tasks_carries_what_all_forms_do(town: Town, signed_in: SignedIn) -> None:
    for _ in range(3):
        TaskFactory.create(activity=ActivityFactory.create(organisation__team=town.team))
    page = signed_in(town.member(Role.DESK)).get(reverse("reports:tasks")).content.decode()
    assert page.count('name="csrfmiddlewaretoken"') == page.count('name="opened_as"') == 3 + 2


def test_a_line_that_says_so(national: dict[str, Membership], signed_in: SignedIn) -> None:
    facts: dict[str, Any] = {"role": "<u>", "changed": TYPED, "object_type": "Resident"}
    Line.objects.create(
        at="2026-11-01T09:00Z", action="<i>", object_ids=" ".join(IDS), result="done", **facts
    )

    page = signed_in(national[Role.AUDITOR]).get("/log/").content.decode()

    assert ("<script>alert" in page, "<i>" in page, "<u>" in page) == (False, False, False)
    assert f"&lt;i&gt;: {ESCAPED}" in page
    assert [f"?object={one}" in page for one in IDS] == [True, False, False]
    assert f'<small class="log-code">{IDS[1]} {IDS[2]}</small>' in page
    assert "<summary>en nog 2</summary>" in page
