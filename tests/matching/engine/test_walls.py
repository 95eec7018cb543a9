"""The engine imports arrays and a solver, and nothing of the site."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import matching.engine

ALLOWED = {"numpy", "ortools", *sys.stdlib_module_names}


def imported(file: Path) -> set[str]:
    tree = ast.parse(file.read_text())
    names = {one.name for node in ast.walk(tree) if isinstance(node, ast.Import) for one in node.names}
    return names | {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}


def test_the_engine_stands_alone() -> None:
    files = sorted(Path(matching.engine.__file__).parent.glob("*.py"))
    found = {name for file in files for name in imported(file)}
    outside = {name for name in found if name.split(".")[0] not in ALLOWED}
    assert all(name == "matching.engine" or name.startswith("matching.engine.") for name in outside)
    assert len(files) > 15
