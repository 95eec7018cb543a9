"""Runs the benchmarks on SQLite, and on PostgreSQL where DATABASE_URL names it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from tests.benchmarks.registry import IMPORTS, PAGES, SAVES

RESULTS: Final = Path("bench.json")
COLUMNS: Final = ("name", "value", "target", "holds")


def run(environment: dict[str, str]) -> dict[str, Any]:
    """Measure in a process of its own: a process knows one kind of database."""
    with TemporaryDirectory() as folder:
        target = Path(folder) / "found.json"
        subprocess.run(  # noqa: S603 - our own words
            [sys.executable, "-m", "tests.benchmarks.measuring", str(target)], env=environment, check=True
        )
        found: dict[str, Any] = json.loads(target.read_text())
    return found


def row(outcome: dict[str, Any]) -> tuple[str, str, str, str]:
    value, unit = outcome["value"], outcome["unit"]
    return (
        f"{outcome['name']} ({outcome['database']})",
        outcome["trouble"][:60] if value is None else f"{value:.2f} {unit}",
        _target(outcome),
        "yes" if outcome["holds"] else "NO",
    )


def _target(outcome: dict[str, Any]) -> str:
    bounds = (("≤", outcome["target"]), ("≥", outcome["at_least"]))
    said = [f"{sign} {bound:g} {outcome['unit']}" for sign, bound in bounds if bound is not None]
    return " and ".join(said) or "-"


def table(rows: list[tuple[str, ...]]) -> str:
    widths = [max(len(line[column]) for line in rows) for column in range(len(COLUMNS))]
    lines = [[cell.ljust(width) for cell, width in zip(one, widths, strict=True)] for one in rows]
    return "\n".join("  ".join(cells) for cells in lines)


def main() -> int:
    without = {name: value for name, value in os.environ.items() if not name.startswith("DATABASE_")}
    runs = [run(without)]
    if os.environ.get("DATABASE_URL"):
        runs.append(run(dict(os.environ)))
    if len(runs) == 1:
        print("\n!!! PostgreSQL: NOT MEASURED (DATABASE_URL is not set) !!!")
    return report(runs)


def report(runs: list[dict[str, Any]]) -> int:
    """Print the table and write the file; give 1 when a target is missed."""
    outcomes = [outcome for one in runs for outcome in one["outcomes"]]
    RESULTS.write_text(json.dumps({"data": runs[0]["data"], "outcomes": outcomes}, indent=2) + "\n")
    how = (
        f"medians of {PAGES} pages or {SAVES} saves, in turns with what they are compared with, "
        f"or of {IMPORTS} imports"
    )
    print(f"\n{runs[0]['data']}; {how}\n")
    print(table([COLUMNS, *(row(outcome) for outcome in outcomes)]))
    for outcome in outcomes:
        if outcome["trouble"]:
            print(f"\n{outcome['name']}: {outcome['trouble']}")
    if not outcomes:
        print(f"\nNo benchmark is called {os.environ.get('ONLY')!r}.")
    return 0 if outcomes and all(outcome["holds"] for outcome in outcomes) else 1


if __name__ == "__main__":
    sys.exit(main())
