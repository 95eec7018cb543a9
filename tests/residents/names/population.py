"""Fills one team with people as a large town might know them: few names often, many names once or twice.

A third bears one of some sixty very frequent names, in all its spellings and scripts; a fifth two names; the
rest a rare name, put together of syllables in one of five scripts. Beside them stand the people of the pairs:
each spelling of each pair is borne by one person.
"""

from __future__ import annotations

from datetime import date
from itertools import accumulate
from random import Random
from typing import TYPE_CHECKING, Final

from residents.models import Resident
from tests.residents.names.tuned import GROUPS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.residents.names.pairs import Pair
    from tests.world import Town

FREQUENT_SHARE: Final = 0.33
DOUBLE_SHARE: Final = 0.2
SURNAMES: Final = "ABDEFGHIKLMNORSTWYZ"
PER_PAIR: Final = 2
BATCH: Final = 1000
_SYLLABLES: Final = {
    "latin": ("ba di fo ga hu ja ki la mo na ru sa ti wa yu zo sha chi", "n m r l d s t b k f sh h"),
    "arabic": ("با دي فو غا هو جا كي لا مو نا رو سا تي وا يو زو شا خي", "ن م ر ل د س ت ب ك ف ش ه"),
    "persian": ("با دی فو گا هو جا کی لا مو نا رو سا تی پا یو زو شا چی", "ن م ر ل د س ت ب ک ف ش ژ"),
    "ethiopic": ("ባ ዲ ፎ ጋ ሁ ጃ ኪ ላ ሞ ና ሩ ሳ ቲ ዋ ዩ ዞ ሻ ቂ", "ን ም ር ል ድ ስ ት ብ ክ ፍ ሽ ህ"),
    "cyrillic": ("ба ди фо га жу ка ли ма но ра су та ві я зо ша чі", "н м р л д с т б к ф ш х"),
}


def people_of(town: Town, pairs: Sequence[Pair], *, count: int, chance: Random) -> Iterator[Resident]:
    """Give `count` people that are not stored yet, those of the pairs among them and numbered first."""
    number = 0
    for number, name in enumerate(_names_of(pairs, count, chance), start=1):
        yield Resident(
            team=town.team,
            centre=town.centre,
            number=number,
            first_name=name,
            initial=chance.choice(SURNAMES),
            gender=chance.choice(("woman", "man")),
            birth_year=chance.randint(1950, 2008),
            languages=frozenset({"ti"}),
            legal_status="status-holder",
            registered_on=date(2026, 9, 1),
        )


def fill(town: Town, pairs: Sequence[Pair], *, count: int) -> None:
    """Store them; always the same ones."""
    made = list(people_of(town, pairs, count=count, chance=Random(3)))  # noqa: S311 - a test, always the same
    Resident.objects.bulk_create(made, batch_size=BATCH)


def _names_of(pairs: Sequence[Pair], count: int, chance: Random) -> Iterator[str]:
    for pair in pairs:
        yield from (pair.one, pair.other)
    # The first name of the list is borne by twice as many as the second, as names are.
    weights = list(accumulate(1 / place for place in range(1, len(GROUPS) + 1)))
    for _ in range(count - PER_PAIR * len(pairs)):
        yield _name(weights, chance)


def _name(weights: list[float], chance: Random) -> str:
    drawn = chance.random()
    if drawn < FREQUENT_SHARE:
        return _frequent(weights, chance)
    if drawn < FREQUENT_SHARE + DOUBLE_SHARE:
        return f"{_frequent(weights, chance)} {_rare(chance)}"
    return _rare(chance)


def _frequent(weights: list[float], chance: Random) -> str:
    [group] = chance.choices(GROUPS, cum_weights=weights)
    return chance.choice(group)


def _rare(chance: Random) -> str:
    open_ones, closed = _SYLLABLES[chance.choice(list(_SYLLABLES))]
    name = "".join(chance.choice(open_ones.split()) for _ in range(chance.choice((2, 2, 3, 3))))
    return (name + chance.choice(closed.split())).capitalize()
