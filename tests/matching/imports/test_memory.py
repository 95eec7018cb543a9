"""No process remembers what stood in a list: names and remarks are gone when the work on them is done."""

from __future__ import annotations

import gc
from functools import _lru_cache_wrapper
from typing import TYPE_CHECKING, Final

from matching.models import Import
from tests.matching.imports.lists import activity, bring_in, person

if TYPE_CHECKING:
    from tests.world import Town

# What a desk writes goes through these.
PACKAGES: Final = ("aandeslag.spreadsheets", "matching", "residents", "activities")
# The holidays of a year, how far places lie apart, days with parts of the day, what is offered, what a place
# costs, how a day is called: nothing that anybody told. What is offered remembers whom it keeps out by kinds,
# such as everybody born in one year, and of nobody (tests/matching/test_judging.py).
HARMLESS: Final = {
    "matching.offered.understood",
    "matching.rounds.desk._understood",
    "matching.wording._day",
    "activities.rules.holidays._of_year",
    "activities.looking._within",
    "activities.looking._and_on",
}


def test_nothing_that_reads_a_list_keeps_a_cache(town: Town) -> None:
    bring_in(town, Import.Kind.RESIDENTS, person(1, "Goudhaantje", remark="zwanger"))
    bring_in(town, Import.Kind.ACTIVITIES, activity(contact="Winterkoning"))
    caches = [one for one in gc.get_objects() if type(one) is _lru_cache_wrapper]
    ours = [one for one in caches if one.__module__.startswith(PACKAGES)]
    filled = {f"{one.__module__}.{one.__name__}" for one in ours if one.cache_info().currsize}
    assert filled - HARMLESS == set()
