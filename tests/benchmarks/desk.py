"""The desk of a team with 60,000 residents: finding by name, number and code, and saving a registration.

Absolute times, because the desk was promised them: a person must be known or registered within a minute.
"""

from __future__ import annotations

from functools import cache, partial
from itertools import cycle, islice
from statistics import quantiles
from typing import TYPE_CHECKING, Any, Final

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from aandeslag.teams.access import Role
from aandeslag.vocabulary import Gender, Language, LegalStatus
from residents.models import Resident
from tests.benchmarks.bench import FOUND, WARM_UP, Bench, _post, _timed, expect
from tests.benchmarks.data import _take_stock
from tests.benchmarks.forms import form_of
from tests.benchmarks.registry import benchmark
from tests.residents.names import pairs, population
from tests.residents.names.seeking import seek_all
from tests.world import make_town

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from tests.world import Town

RESIDENTS: Final = 60_000
FINDS: Final = 300
SAVES: Final = 40
# Nobody is called like this, nor do they resemble each other.
NOBODYS_NAMES: Final = [
    onset + coda
    for onset in ("Stro", "Kwel", "Plau", "Drin", "Vlie", "Gnur", "Sphe", "Twil", "Bres")
    for coda in ("mpfel", "rgdant", "ndrix", "ltzom", "bstuk")
]
FRAGMENT: Final = {"HX-Request": "true"}
# Who signs in and the line in the log are asked on every page, whatever it shows.
BESIDES: Final = ("django_session", "teams_user", "teams_membership", "audit_line")
NO_QUESTION: Final = ("BEGIN", "SAVEPOINT", "RELEASE", "COMMIT", "SELECT set_config", "ROLLBACK")


@cache
def big_town() -> Town:
    """Filled once, when the first of these benchmarks asks for it."""
    print(f"    building: {RESIDENTS:,} residents of one team", flush=True)
    town = make_town("Drachten")
    population.fill(town, pairs.SAME, count=RESIDENTS)
    _take_stock()
    return town


def desk() -> Client:
    return Bench(dict(big_town().members)).signed_in(Role.DESK)


def texts() -> list[str]:
    """What desks type: whole names in five scripts, beginnings, frequent names, numbers and scanned codes."""
    names = [name for pair in pairs.SAME[::6] for name in (pair.one, pair.other)]
    frequent = ["Mohammed", "محمد", "Mohammed K", "Yusuf 1990", "Fatima", "Oleksandr", "ሰላም", "Ali Reza"]
    beginnings = [name[:length] for name in names[::4] for length in (1, 2, 3, 4)]
    some = Resident.objects.for_team(big_town().team).order_by("pk")[: RESIDENTS // 10 : 500]
    known = [text for one in some for text in (one.number_shown, f"{one.public_id}\n".upper())]
    return list(islice(cycle([*names, *frequent, *beginnings, *known]), FINDS))


def find(client: Client, text: str) -> None:
    answer = client.post(reverse("residents:find"), {"find": text}, headers=FRAGMENT)
    expect(answer, FOUND)


def p95(seconds: list[float]) -> float:
    return quantiles(seconds, n=20)[-1] * 1000


@benchmark("desk: standard page, 60,000 residents", at_most=None, unit="ms")
def standard(bench: Bench) -> float:
    big_town()
    return bench.standard_page()


@benchmark("desk: find among 60,000, p95", at_most=200, unit="ms")
def finding(_bench: Bench) -> float:
    client, typed = desk(), texts()
    for text in typed[:WARM_UP]:
        find(client, text)
    return p95([_timed(partial(find, client, text)) for text in typed])


@benchmark("desk: find among 60,000, median", at_most=None)
def finding_beside(bench: Bench) -> float:
    client, typed = desk(), cycle(texts())
    return bench.compared(lambda: find(client, next(typed)))


@benchmark("desk: questions to the database of a find", at_most=8, unit="queries")
def questions(_bench: Bench) -> float:
    client = desk()
    return max(_asked(partial(find, client, text)) for text in texts()[::5])


@benchmark("desk: names not in the first five among 60,000", at_most=5, unit="%")
def not_found(_bench: Bench) -> float:
    sought = seek_all(big_town().team, pairs.SAME)
    return 100 * sum(not one.found for one in sought) / len(sought)


@benchmark("desk: save of a registration among 60,000, p95", at_most=250, unit="ms")
def saving(_bench: Bench) -> float:
    client, url = desk(), reverse("residents:register")
    seconds = []
    for turn in range(WARM_UP + SAVES):
        filled = form_of(client.get(url))
        seconds.append(_timed(partial(_post, client, url, filled.values | _answers(turn, filled.choices))))
    return p95(seconds[WARM_UP:])


def _answers(turn: int, choices: dict[str, list[str]]) -> dict[str, Any]:
    """Somebody whom nobody resembles: saved at once, after everybody was looked through."""
    return {
        "first_name": NOBODYS_NAMES[turn],
        "gender": Gender.WOMAN.value,
        "birth_year": 1990,
        "languages": [Language.TIGRINYA.value],
        "legal_status": LegalStatus.STATUS_HOLDER.value,
        "lives": choices["lives"][0],
        "then": "card",
    }


def _asked(act: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as captured:
        act()
    asked = [one["sql"] for one in captured.captured_queries if not one["sql"].startswith(NO_QUESTION)]
    return sum(not any(f'"{table}"' in _main_table(sql) for table in BESIDES) for sql in asked)


def _main_table(sql: str) -> str:
    """The table that a question is about: the first after FROM, INTO or UPDATE."""
    words = sql.split()
    place = next((n for n, word in enumerate(words) if word in {"FROM", "INTO", "UPDATE"}), 0)
    return words[place + 1] if len(words) > place + 1 else ""
