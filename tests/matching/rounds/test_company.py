"""Who asks for a supporter of their language goes where one goes along; nobody else is touched by it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from aandeslag.teams.access import Role
from aandeslag.vocabulary import Wish
from matching.actions.going_along import go_along
from matching.actions.rounds import choose_policy
from matching.company import languages_there
from matching.rounds.who_fits import who_fits
from matching.suggestions import suggest
from tests.factories import MembershipFactory
from tests.matching.conftest import NOW, TODAY, make_garden
from tests.matching.rounds.conftest import line_of, propose, waits

if TYPE_CHECKING:
    from aandeslag.teams.models import Membership
    from residents.models import Resident
    from tests.matching.conftest import Garden

pytestmark = pytest.mark.django_db
ASKS = frozenset({Wish.SAME_LANGUAGE})


@pytest.fixture
def tigrinya(garden: Garden) -> Membership:
    """A supporter who goes along on the first date of another garden, which comes later in every order."""
    supporter = garden.town.member(Role.SUPPORTER)
    supporter.languages = frozenset({"ti"})
    supporter.save()
    return supporter


@pytest.fixture
def other(garden: Garden, tigrinya: Membership) -> Garden:
    found = make_garden(garden.town)
    go_along(occurrence=found.dates[0], supporter=tigrinya.user, today=TODAY)
    return found


def points(garden: Garden, resident: Resident) -> int:
    parts: dict[str, int] = dict(line_of(propose(garden), resident).parts)
    return parts["same_language"]


def test_who_asks_for_it_is_proposed_where_somebody_speaks_their_language(
    garden: Garden, other: Garden
) -> None:
    asks = waits(garden, 5, languages=frozenset({"ti"}), wishes=ASKS)

    line = line_of(propose(garden), asks)

    assert line.occurrence == other.dates[0]
    assert dict(line.parts)["same_language"] == 150


@pytest.mark.parametrize(
    ("languages", "wishes"),
    [({"ti"}, frozenset()), ({"ti"}, None), ({"ar"}, ASKS), (set(), ASKS)],
    ids=["does not ask", "was not asked", "speaks something else", "language not known"],
)
def test_for_anybody_else_it_makes_no_difference(
    garden: Garden, other: Garden, languages: set[str], wishes: frozenset[str] | None
) -> None:
    somebody = waits(garden, 5, languages=frozenset(languages), wishes=wishes)
    line = line_of(propose(garden), somebody)
    assert line.occurrence == garden.dates[0]
    assert dict(line.parts)["same_language"] == 0


def test_a_team_may_let_it_count_for_nothing(garden: Garden, other: Garden) -> None:
    choose_policy(team=garden.town.team, chosen={"same_language": 0})
    assert points(garden, waits(garden, 5, languages=frozenset({"ti"}), wishes=ASKS)) == 0


def test_the_desk_and_who_fits_reckon_with_it_too(garden: Garden, other: Garden) -> None:
    quiet = waits(garden, 5, languages=frozenset({"ti"}))
    asks = waits(garden, 5, languages=frozenset({"ti"}), wishes=ASKS)
    propose(garden)

    found = suggest(team=garden.town.team, resident=asks, now=NOW, shown=frozenset())
    fits = who_fits(other.dates[0], NOW)

    by_slot = {found.sight.ahead.time(one.column).slot_id: one.points for one in found.fitting}
    assert by_slot[other.slot.pk] - by_slot[garden.slot.pk] == 150
    worth = {one.waiter.resident: one.points for one in fits.people}
    assert worth[asks] - worth[quiet] == 150


def test_languages_are_those_of_members_of_this_team_today(
    garden: Garden, other: Garden, tigrinya: Membership
) -> None:
    date = other.dates[0]
    gone = MembershipFactory.create(
        role=Role.SUPPORTER,
        team=garden.town.team,
        languages=frozenset({"ar"}),
        valid_until=TODAY,
    )
    go_along(occurrence=date, supporter=gone.user, today=TODAY)
    # What somebody speaks elsewhere, or as something else, is not asked for here.
    MembershipFactory.create(role=Role.SUPPORTER, user=tigrinya.user, languages=frozenset({"so"}))

    assert languages_there([date.pk], TODAY) == {date.pk: {"ti", "ar"}}
    assert languages_there([date.pk], TODAY + timedelta(days=1)) == {date.pk: {"ti"}}
    assert languages_there([garden.dates[0].pk], TODAY) == {}
