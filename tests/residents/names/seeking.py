"""Looks up every pair of names as a desk would, and says who was not among the first five.

Somebody registered under the one spelling is looked for by the other, and the other way round. A name that
more than five people bear in all its spellings together cannot put everybody among the first five, whoever
looks: for those that the list of pairs calls borne by many the desk adds the first letter of the surname and
the year of birth, as the box asks for.
"""

from __future__ import annotations

from dataclasses import dataclass
from time import perf_counter
from typing import TYPE_CHECKING, Final

from residents.finding import find_residents
from residents.models import Resident
from tests.residents.names.population import PER_PAIR

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aandeslag.teams.models import Team
    from tests.residents.names.pairs import Pair

FIRST: Final = 5


@dataclass(frozen=True)
class Sought:
    """One look-up: what was typed, who was meant, and whether they were among the first."""

    typed: str
    registered_as: str
    found: bool
    seconds: float
    strangers: int
    script: str

    @property
    def in_words(self) -> str:
        return f"{self.registered_as} by {self.typed}"


def seek_all(team: Team, pairs: Sequence[Pair]) -> list[Sought]:
    asked = PER_PAIR * len(pairs)
    people = {one.number: one for one in Resident.objects.for_team(team).filter(number__lte=asked)}
    return [_seek(team, people[number], typed, pair) for number, typed, pair in _wanted(pairs)]


def _wanted(pairs: Sequence[Pair]) -> Iterator[tuple[int, str, Pair]]:
    for place, pair in enumerate(pairs):
        yield PER_PAIR * place + 1, pair.other, pair
        yield PER_PAIR * place + 2, pair.one, pair


def _seek(team: Team, meant: Resident, typed: str, pair: Pair) -> Sought:
    text = f"{typed} {meant.initial} {meant.birth_year}" if pair.borne_by == "many" else typed
    started = perf_counter()
    found = find_residents(Resident.objects.for_team(team), text)
    seconds = perf_counter() - started
    return Sought(
        typed=text,
        registered_as=meant.first_name,
        found=meant in found[:FIRST],
        seconds=seconds,
        strangers=sum(one.team_id != team.pk for one in found),
        script=pair.script,
    )
