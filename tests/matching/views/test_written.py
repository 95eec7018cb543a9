"""What is written in one go escapes what people typed, and gives each form what all forms carry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from django.urls import reverse

from aandeslag.teams.access import Role
from tests.factories import EntrustmentFactory, ParticipationFactory
from tests.matching.conftest import FIRST, make_garden

if TYPE_CHECKING:
    from django.test import Client

    from tests.matching.conftest import Garden

TYPED: Final = "<script>alert('x')</script>"
ESCAPED: Final = "&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt;"
WEEK: Final = f"{reverse('matching:week')}?day={FIRST.isoformat()}"


@pytest.fixture
def typed(garden: Garden) -> Garden:
    """Beside the garden one of which everything is called so, and somebody who goes there."""
    made = make_garden(garden.town, title=TYPED, meeting_place="", meeting_point=TYPED)
    person = made.resident(first_name=TYPED)
    host = made.slot.activity.organisation
    host.name = TYPED
    host.save()
    ParticipationFactory.create(placement__occurrence=made.dates[0], placement__resident=person)
    EntrustmentFactory.create(resident=person, supporter=garden.town.member(Role.SUPPORTER).user)
    return made


def page_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_week_of_staff(typed: Garden, desk: Client) -> None:
    page = page_of(desk, WEEK)
    assert "<script>alert" not in page
    # The title on the card, for its box, its button and its links; the organisation; who goes.
    assert page.count(ESCAPED) == 8


def test_the_week_of_a_supporter(typed: Garden, supporter: Client) -> None:
    page = page_of(supporter, WEEK)
    assert ("<script>alert" in page, page.count(ESCAPED)) == (False, 4)


def test_the_phone_of_a_supporter(typed: Garden, supporter: Client) -> None:
    page = page_of(supporter, reverse("matching:mine"))
    assert ("<script>alert" in page, page.count(ESCAPED)) == (False, 4)


def test_who_goes_where(typed: Garden, coa: Client) -> None:
    page = page_of(coa, reverse("matching:signed-up"))
    assert ("<script>alert" in page, page.count(ESCAPED)) == (False, 3)


def test_each_form_of_the_week_says_as_what_it_was_opened(typed: Garden, desk: Client) -> None:
    page = page_of(desk, WEEK)
    assert page.count('name="opened_as"') == page.count('method="post"') > 3
