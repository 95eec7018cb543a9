"""The first benchmarks: each list page, and the save of a registration, beside the standard page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.urls import reverse

from aandeslag.teams.access import Role
from aandeslag.vocabulary import Gender, Language, LegalStatus
from tests.benchmarks.registry import benchmark

if TYPE_CHECKING:
    from tests.benchmarks.bench import Bench
    from tests.benchmarks.forms import Filled

# Every page that shows a list, and as whom.
LIST_PAGES: Final[dict[str, Role]] = {
    "reports:today": Role.COORDINATOR,
    "reports:tasks": Role.COORDINATOR,
    "reports:work": Role.COORDINATOR,
    "reports:log": Role.AUDITOR,
    "residents:list": Role.COORDINATOR,
    "residents:walk-in": Role.DESK,
    "residents:sessions": Role.DESK,
    "residents:walk-in-hours": Role.DESK,
    "residents:of-centre": Role.COA,
    "activities:offer": Role.DESK,
    "activities:organisations": Role.COORDINATOR,
    "matching:week": Role.DESK,
    "matching:signed-up": Role.COA,
    "matching:mine": Role.SUPPORTER,
    "matching:imports": Role.COORDINATOR,
    "teams:members": Role.COORDINATOR,
    "teams:teams": Role.ADMINISTRATOR,
    "teams:centres": Role.ADMINISTRATOR,
    "teams:volunteer-centres": Role.ADMINISTRATOR,
    "teams:municipalities": Role.ADMINISTRATOR,
    "teams:accounts": Role.ADMINISTRATOR,
}

# Nobody else in the data is called like this, nor do they resemble each other.
NEWCOMERS: Final = (
    *("Aster", "Bruk", "Chidi", "Delal", "Eyob", "Filmon", "Goitom", "Hirut", "Ikram", "Jwan"),
    *("Kidane", "Lwam", "Mehret", "Nahom", "Oksana", "Petro", "Qasim", "Rustam", "Senait", "Tsegay"),
)


@benchmark("standard page", at_most=None, unit="ms")
def standard_page(bench: Bench) -> float:
    return bench.standard_page()


def _register_list_page(name: str, role: Role) -> None:
    @benchmark(f"list page {name}", at_most=4)
    def list_page(bench: Bench) -> float:
        return bench.page(reverse(name), role)


for _name, _role in LIST_PAGES.items():
    _register_list_page(_name, _role)


@benchmark("save of a registration", at_most=3)
def registration(bench: Bench) -> float:
    return bench.saved(reverse("residents:register"), _answers, Role.DESK)


def _answers(turn: int, form: Filled) -> dict[str, Any]:
    return {
        "first_name": NEWCOMERS[turn],
        "gender": Gender.WOMAN.value,
        "birth_year": 1990,
        "languages": [Language.TIGRINYA.value],
        "legal_status": LegalStatus.STATUS_HOLDER.value,
        "lives": form.choices["lives"][0],
        "then": "card",
    }
