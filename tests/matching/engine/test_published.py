"""Assignment problems whose optimum is known, in the format of the OR-Library, through the command."""

from __future__ import annotations

from io import StringIO
from itertools import permutations
from typing import TYPE_CHECKING

import numpy as np
import pytest
from django.core.management import CommandError, call_command

from matching.engine.flow import SOLVERS

if TYPE_CHECKING:
    from pathlib import Path

solvers = pytest.mark.parametrize("solver", sorted(SOLVERS))


def solved(file: Path, solver: str = "ortools") -> int:
    out = StringIO()
    call_command("solve_assignment", str(file), solver=solver, stdout=out)
    return int(out.getvalue().split()[-1])


def written(file: Path, costs: list[list[int]]) -> Path:
    """As the OR-Library does: n, then the rows, broken off after a few numbers each line."""
    words = [str(len(costs)), *(str(cost) for row in costs for cost in row)]
    file.write_text("\n".join(" ".join(words[at : at + 7]) for at in range(0, len(words), 7)))
    return file


@solvers
@pytest.mark.parametrize("number", [1, 2, 10, 60])
def test_the_hard_problem_of_machol_and_wien(tmp_path: Path, solver: str, number: int) -> None:
    """Operations Research 24 (1976): costs i × j. By the rearrangement inequality i goes to n + 1 − i."""
    numbers = range(1, number + 1)
    file = written(tmp_path / "hard.txt", [[one * other for other in numbers] for one in numbers])
    assert solved(file, solver) == number * (number + 1) * (number + 2) // 6


@solvers
@pytest.mark.parametrize("seed", range(4))
def test_small_ones_against_every_permutation(tmp_path: Path, solver: str, seed: int) -> None:
    costs = np.random.default_rng(seed).integers(-20, 100, (6, 6)).tolist()
    least = min(
        sum(costs[item][place] for item, place in enumerate(order)) for order in permutations(range(6))
    )
    assert solved(written(tmp_path / "small.txt", costs), solver) == least


def test_a_sparse_one(tmp_path: Path) -> None:
    file = tmp_path / "sparse.txt"
    file.write_text("3\n1 1 5\n1 2 1\n2 2 2\n2 3 9\n3 1 4\n3 3 7\n")
    assert solved(file) == 1 + 9 + 4


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "The file is empty"),
        ("0", "Line 1: there are 0 items"),
        ("2\n1 2\n3 x\n", "Line 3: 'x' is not a whole number."),
        ("2\n1 2\n3 4.5\n", "Line 3: '4.5' is not a whole number."),
        ("2\n1 2\n3 4 5\n", "Line 3: the file ends after 5 numbers; 2 items have 4 costs"),
        ("2\n1 2\n3 99999999999\n", "Line 3: 99999999999 is larger"),
        ("3\n1 1 5\n1 4 1\n", "Line 3: there is no item or place 4"),
        ("3\n1 1 5\n2 2 1\n", "Item 3 has no place it could have."),
        ("3\n1 1 5\n1 1 6\n2 2 1\n3 3 1\n", "A pair is named twice."),
        ("3\n1 1 5\n2 1 1\n3 2 1\n3 3 1\n", "Not everybody can have one"),
        ("2\n1 2 3 é", "is not a text of numbers"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(tmp_path: Path, text: str, sentence: str) -> None:
    file = tmp_path / "wrong.txt"
    file.write_text(text)
    with pytest.raises(CommandError, match=sentence):
        solved(file)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be read"):
        solved(tmp_path / "nowhere.txt")
