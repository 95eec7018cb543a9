"""How often a newcomer whom nobody knows is asked whether they are somebody else: it costs a minute."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Final

from residents.finding import Newcomer, lookalikes
from residents.names import name_key
from tests.residents.names import population
from tests.residents.names.tuned import GROUPS

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

    from residents.models import Resident
    from tests.world import Town

FULL_SIZE: Final = 60_000
USUAL_SIZE: Final = 3_000
STRANGERS: Final = 300
# Asked about somebody of another name. About a namesake of that age it is a good question.
MOST_ASKED_IN_VAIN: Final = 0.05
_ONE_NAME: Final = {name_key(name): number for number, group in enumerate(GROUPS) for name in group}


def test_a_stranger_is_seldom_asked_about_another_name(
    request: pytest.FixtureRequest, town: Town, figure: Callable[[str, object], None]
) -> None:
    size = FULL_SIZE if request.config.getoption("--long") else USUAL_SIZE
    population.fill(town, [], count=size)
    chance = Random(7)  # noqa: S311 - a test, always the same

    asked = in_vain = 0
    for stranger in population.people_of(town, [], count=STRANGERS, chance=chance):
        found = lookalikes(team=town.team, newcomer=_as_told(stranger))
        asked += bool(found)
        in_vain += bool(found) and not any(_is_named(stranger, one) for one in found)

    figure(
        f"questions to {STRANGERS} strangers at registration, among {size:,}",
        f"{asked / STRANGERS:.1%} asked, {in_vain / STRANGERS:.1%} about another name only",
    )
    assert in_vain / STRANGERS <= MOST_ASKED_IN_VAIN


def _as_told(stranger: Resident) -> Newcomer:
    """What the form asks of everybody: the first letter of the surname is not."""
    return Newcomer(stranger.first_name, stranger.birth_year, stranger.gender)


def _is_named(stranger: Resident, other: Resident) -> bool:
    """The same name, also in another spelling or script; of two names the first."""
    return _first_name(stranger) == _first_name(other)


def _first_name(person: Resident) -> str | int:
    first = name_key(person.first_name.split()[0])
    return _ONE_NAME.get(first, first)
