"""Two tabs, two memberships: what was opened as one is not stored as the other, and nothing typed is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.test import Client
from django.urls import reverse

from aandeslag.audit.models import Line
from aandeslag.teams.access import Role
from aandeslag.teams.opened_as import BACK, FIELD
from activities.models import Organisation
from tests.access.forms import read_page
from tests.factories import MembershipFactory, UserFactory

if TYPE_CHECKING:
    from aandeslag.teams.models import Membership
    from tests.world import Town

pytestmark = pytest.mark.django_db
CHOOSE = "/teams/choose/"
AGAIN = "/teams/choose/again/"
FRAGMENT = {"HX-Request": "true"}


@pytest.fixture
def here(town: Town) -> Membership:
    membership: Membership = MembershipFactory.create(
        user=UserFactory.create(), team=town.team, role=Role.DESK
    )
    return membership


@pytest.fixture
def there(here: Membership, other_town: Town) -> Membership:
    """The same person at the desk of another town."""
    membership: Membership = MembershipFactory.create(user=here.user, team=other_town.team, role=Role.DESK)
    return membership


@pytest.fixture
def tabs(here: Membership, there: Membership) -> Client:
    """A browser that asks for the token of each form, as everywhere outside tests; works as `here`."""
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(here.user)
    switch(browser, here)
    return browser


def switch(browser: Client, membership: Membership) -> None:
    form = dict(sent(browser, CHOOSE), membership=str(membership.public_id))
    assert browser.post(CHOOSE, form).status_code == 302


def sent(browser: Client, url: str, **typed: str) -> dict[str, str]:
    """What the last form of a page sends with this typed into it."""
    forms, _ = read_page(browser.get(url).content.decode())
    hidden = {one.name: one.value for one in forms[-1].fields if one.kind == "hidden"}
    return {**hidden, **typed}


def organisation(browser: Client) -> dict[str, str]:
    return sent(browser, reverse("activities:add-organisation"), name="Wijktuin De Pol", kind="association")


def test_a_form_is_stored_under_the_membership_that_opened_it(tabs: Client, here: Membership) -> None:
    form = organisation(tabs)

    answer = tabs.post(reverse("activities:add-organisation"), form)

    assert (form[FIELD], answer.status_code) == (str(here.public_id), 302)
    assert Organisation.objects.get().team == here.team


def test_after_switching_in_another_tab_nothing_is_stored_and_it_is_said(
    tabs: Client, here: Membership, there: Membership
) -> None:
    form = organisation(tabs)
    switch(tabs, there)

    answer = tabs.post(reverse("activities:add-organisation"), form)

    assert answer.status_code == 409
    assert (answer.context["opened_as"], answer.context["membership"]) == (here, there)
    assert not Organisation.objects.exists()
    assert Line.objects.get(result="refused").action == "refused:activities:add-organisation"


def test_one_press_sends_all_that_was_typed_under_the_first_membership(
    tabs: Client, here: Membership, there: Membership
) -> None:
    form = organisation(tabs)
    switch(tabs, there)
    page = tabs.post(reverse("activities:add-organisation"), form).content.decode()
    again = read_page(page)[0][-1]

    fields = {one.name: one.value for one in again.fields}
    answer = tabs.post(again.action, fields, follow=True)

    changes = {"csrfmiddlewaretoken": "", BACK: reverse("activities:add-organisation")}
    assert {**fields, **changes} == {**form, **changes}
    assert [status for _, status in answer.redirect_chain] == [307, 302]
    assert [(one.name, one.team) for one in Organisation.objects.all()] == [("Wijktuin De Pol", here.team)]
    assert answer.context["membership"] == here


def test_a_press_on_a_page_says_so_among_the_messages_of_that_page(tabs: Client, there: Membership) -> None:
    form = organisation(tabs)
    switch(tabs, there)

    answer = tabs.post(reverse("activities:add-organisation"), form, headers=FRAGMENT)

    assert (answer.status_code, answer.templates[0].name) == (409, "teams/_other_membership.html")


def test_a_membership_that_ended_is_not_offered_again(
    tabs: Client, here: Membership, there: Membership
) -> None:
    form = organisation(tabs)
    switch(tabs, there)
    here.delete()

    answer = tabs.post(reverse("activities:add-organisation"), form)

    assert (answer.status_code, answer.context["opened_as"]) == (409, None)


def test_nobody_becomes_somebody_else_by_sending_again(tabs: Client, town: Town, there: Membership) -> None:
    switch(tabs, there)
    theirs = str(town.member(Role.COORDINATOR).public_id)

    answer = tabs.post(AGAIN, dict(sent(tabs, CHOOSE), **{FIELD: theirs, BACK: "/"}))

    assert answer["Location"] == CHOOSE
    assert tabs.get("/").context["membership"] == there


@pytest.mark.parametrize("elsewhere", ["https://elders.test/", "//elders.test/", "javascript:1", ""])
def test_what_was_typed_goes_to_no_other_site(tabs: Client, here: Membership, elsewhere: str) -> None:
    form = dict(sent(tabs, CHOOSE), **{FIELD: str(here.public_id), BACK: elsewhere})

    assert tabs.post(AGAIN, form)["Location"] == CHOOSE
