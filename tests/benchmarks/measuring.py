"""Measures on one kind of database, in a process of its own, and writes what it found as JSON."""

from __future__ import annotations

import json
import logging
import os
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "aandeslag.settings")
django.setup()

from django.db import connection  # noqa: E402 - after the set-up above
from django.test import override_settings  # noqa: E402
from django.utils import timezone  # noqa: E402

from tests.benchmarks import (  # noqa: E402
    desk,  # noqa: F401 - register
    desk_pages,  # noqa: F401
    imports,  # noqa: F401
    offer,  # noqa: F401
    pages,  # noqa: F401
    reports,  # noqa: F401
    slip,  # noqa: F401
)
from tests.benchmarks.data import SIZE, build  # noqa: E402
from tests.benchmarks.engine import desk_answer, memory, quality, speed  # noqa: E402, F401 - register
from tests.benchmarks.registry import Benchmark, chosen  # noqa: E402
from tests.databases import fresh_database  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.benchmarks.bench import Bench


@dataclass(frozen=True)
class Outcome:
    name: str
    database: str
    value: float | None
    unit: str
    target: float | None
    at_least: float | None
    holds: bool
    trouble: str = ""


def measured(one: Benchmark, bench: Bench) -> Outcome:
    value, trouble = None, ""
    try:
        value = one.measure(bench)
    except Exception as error:  # noqa: BLE001 - one that fails must not keep the others from being measured
        trouble = f"{type(error).__name__}: {error}"
    holds = value is not None and one.holds(value)
    database = connection.vendor if one.asks_database else "engine"
    return Outcome(one.name, database, value, one.unit, one.at_most, one.at_least, holds, trouble)


def outcomes(only: str, folder: Path) -> Iterator[Outcome]:
    with (
        override_settings(ROOT_URLCONF="tests.benchmarks.urls", ALLOWED_HOSTS=["localhost"]),
        fresh_database("benchmark", folder),
    ):
        print(f"    building: {SIZE}", flush=True)
        bench = build(timezone.localdate())
        for one in chosen(only):
            if not one.asks_database and connection.vendor != "sqlite":
                continue
            print(f"    measuring: {one.name}", flush=True)
            yield measured(one, bench)


def main(target: Path, only: str) -> None:
    logging.disable(logging.ERROR)
    with TemporaryDirectory() as folder:
        found = [asdict(outcome) for outcome in outcomes(only, Path(folder))]
    target.write_text(json.dumps({"data": SIZE, "outcomes": found}))


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        main(Path(sys.argv[1]), os.environ.get("ONLY", ""))
