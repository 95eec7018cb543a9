"""The import of 5,000 rows into a team that has 5,000 residents: how long others wait for it."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date, timedelta
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING, Final

from django.db import connection, transaction
from django.utils import timezone

from aandeslag.teams.access import Role
from activities.models import Slot
from matching.imports.answers import ELSEWHERE, Answers
from matching.imports.applying import apply_import
from matching.imports.mapping import answer, set_columns
from matching.imports.reading import read_on
from matching.imports.starting import Upload, start_import
from matching.imports.undoing import undo_import
from matching.models import Import
from residents.models import Resident
from tests.benchmarks.bench import BenchmarkError
from tests.benchmarks.pages import NEWCOMERS
from tests.benchmarks.registry import IMPORTS, benchmark
from tests.factories import SlotFactory

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from aandeslag.teams.models import Membership
    from tests.benchmarks.bench import Bench

ROWS: Final = 5_000
MOST_SECONDS: Final = 2
LANGUAGES: Final = ("Tigrinya", "Arabisch", "Turks", "Farsi", "Somalisch", "Oekraïens", "Russisch", "Frans")
YEARS: Final = 45
ACTIVITIES: Final = 20
SERIES: Final = ("fietsen", "wandelen")
WEEKS: Final = 40
# The day of the week that the factory gives.
FIRST_TUESDAY: Final = date(2025, 3, 4)


@benchmark("import of 5,000 residents: last step", at_most=MOST_SECONDS, unit="s")
def residents_applied(bench: Bench) -> float:
    return _last_step(bench, Import.Kind.RESIDENTS, _list_of_residents())


@benchmark("import of 5,000 residents: undone", at_most=MOST_SECONDS, unit="s")
def residents_undone(bench: Bench) -> float:
    return median([_undone(_coordinator(bench), _list_of_residents()) for _ in range(IMPORTS)])


@benchmark("import of 5,000 times: last step", at_most=MOST_SECONDS, unit="s")
def participations_applied(bench: Bench) -> float:
    coordinator = _coordinator(bench)
    slots = _slots(coordinator)
    return _last_step(bench, Import.Kind.PARTICIPATIONS, _list_of_times(coordinator, slots, FIRST_TUESDAY))


@benchmark("import of 5,000 times after an earlier list: last step", at_most=MOST_SECONDS, unit="s")
def later_participations_applied(bench: Bench) -> float:
    """Of the same people at the same activities: every placement of the earlier list becomes longer."""
    coordinator, kind = _coordinator(bench), Import.Kind.PARTICIPATIONS
    slots = _slots(coordinator)
    earlier = _read(coordinator, kind, _list_of_times(coordinator, slots, FIRST_TUESDAY))
    apply_import(imported=earlier, by=coordinator.user, now=timezone.now())
    value = _last_step(
        bench, kind, _list_of_times(coordinator, slots, FIRST_TUESDAY + timedelta(weeks=WEEKS))
    )
    undo_import(imported=earlier, now=timezone.now()).delete()
    return value


@benchmark("import of 5,000 residents: longest slice", at_most=MOST_SECONDS, unit="s")
def longest_slice(bench: Bench) -> float:
    imported = _uploaded(_coordinator(bench), Import.Kind.RESIDENTS, _list_of_residents())
    slices = []
    while imported.stage == Import.Stage.READING:
        started = perf_counter()
        read_on(imported=imported, today=timezone.localdate())
        slices.append(perf_counter() - started)
    imported.delete()
    return max(slices)


def _last_step(bench: Bench, kind: str, content: bytes) -> float:
    """Import and take back in turns; give the median of the seconds that the transaction lasts."""
    return median([_applied(_coordinator(bench), kind, content) for _ in range(IMPORTS)])


def _applied(coordinator: Membership, kind: str, content: bytes) -> float:
    imported = _read(coordinator, kind, content)
    with _transaction_timed() as seconds:
        imported = apply_import(imported=imported, by=coordinator.user, now=timezone.now())
    if imported.counts["new"] != ROWS:
        raise BenchmarkError(f"not all rows were new: {imported.counts}")
    undo_import(imported=imported, now=timezone.now()).delete()
    return seconds()


def _undone(coordinator: Membership, content: bytes) -> float:
    imported = _read(coordinator, Import.Kind.RESIDENTS, content)
    imported = apply_import(imported=imported, by=coordinator.user, now=timezone.now())
    before = Resident.objects.count()
    with _transaction_timed() as seconds:
        undo_import(imported=imported, now=timezone.now()).delete()
    if before - Resident.objects.count() != ROWS:
        raise BenchmarkError("not everybody was taken back")
    return seconds()


def _read(coordinator: Membership, kind: str, content: bytes) -> Import:
    imported = _uploaded(coordinator, kind, content)
    while not read_on(imported=imported, today=timezone.localdate()).done:
        pass
    return imported


def _uploaded(coordinator: Membership, kind: str, content: bytes) -> Import:
    assert coordinator.team is not None
    upload = Upload(coordinator.team, kind, content, "lijst.csv", coordinator.user)
    imported = start_import(upload=upload, now=timezone.now())
    set_columns(imported=imported, columns=imported.columns, today=timezone.localdate())
    return answer(imported=imported, answers=Answers(centre=ELSEWHERE, phone_asked=True))


@contextmanager
def _transaction_timed() -> Iterator[Callable[[], float]]:
    """Measure from the first statement of the transaction until it is committed, and no longer."""
    moments: list[float] = []

    def note(execute: Callable[..., Any], *statement: Any) -> Any:
        if connection.in_atomic_block and not moments:
            moments.append(perf_counter())
            transaction.on_commit(lambda: moments.append(perf_counter()))
        return execute(*statement)

    with connection.execute_wrapper(note):
        yield lambda: moments[1] - moments[0]


def _list_of_residents() -> bytes:
    """People of whom no two resemble each other: the same name means another year or language.

    All were born before those whom the save of a registration stores.
    """
    heading = "Nr.;Voornaam;M/V;Geb. jaar;Taal;06-nummer;Beschikbaar;Ingeschreven op"
    return "\n".join([heading, *map(_resident, range(ROWS))]).encode()


def _resident(index: int) -> str:
    turn, combination = divmod(index, YEARS * len(LANGUAGES))
    language, year = divmod(combination, YEARS)
    name = NEWCOMERS[(turn + combination) % len(NEWCOMERS)]
    who = f"{ROWS * 2 + index};{name};{'mv'[index % 2]};{1945 + year};{LANGUAGES[language]}"
    return f"{who};06{index:08};di+do middag;10-06-2025"


def _slots(coordinator: Membership) -> list[Slot]:
    """Once a week, at activities that have their title for themselves."""
    begun = Slot.objects.filter(activity__title__startswith="Samen met").count()
    return [
        SlotFactory.create(
            activity__organisation__team=coordinator.team,
            activity__title=f"Samen met {name} {SERIES[begun // ACTIVITIES]}",
        )
        for name in NEWCOMERS[:ACTIVITIES]
    ]


def _list_of_times(coordinator: Membership, slots: list[Slot], first: date) -> bytes:
    """Everybody of the team once, on the usual days of the activities."""
    people = Resident.objects.filter(team=coordinator.team).order_by("pk")[:ROWS]
    lines = [
        f"{first + timedelta(weeks=index // ACTIVITIES % WEEKS):%d-%m-%Y};"
        f"{slots[index % ACTIVITIES].activity.title};{one.number};{one.first_name};ja"
        for index, one in enumerate(people)
    ]
    return "\n".join(["datum;activiteit;nr;naam;aanwezig", *lines]).encode()


def _coordinator(bench: Bench) -> Membership:
    return bench.members[Role.COORDINATOR]
