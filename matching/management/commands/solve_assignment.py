"""Solves an assignment problem in the format of the OR-Library; the last number printed is the optimum."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError

from matching.engine.errors import EngineError
from matching.engine.flow import SOLVERS, USUAL
from matching.engine.orlibrary import FormatError, least_cost, read

if TYPE_CHECKING:
    from argparse import ArgumentParser


class Command(BaseCommand):
    help = "Solve an assignment problem (OR-Library format) and print the proven optimum as the last number."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--solver", choices=sorted(SOLVERS), default=USUAL)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with options["file"].open(encoding="ascii") as lines:
                problem = read(lines)
            optimum = least_cost(problem, options["solver"])
        except OSError as error:
            raise CommandError(f"{options['file']} cannot be read: {error.strerror}.") from None
        except UnicodeDecodeError:
            raise CommandError(f"{options['file']} is not a text of numbers.") from None
        except (FormatError, EngineError) as error:
            raise CommandError(str(error)) from None
        self.stdout.write(f"{problem.number} items, {len(problem.cost)} possible pairs, certificate equal")
        self.stdout.write(f"optimum {optimum}")
