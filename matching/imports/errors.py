"""What an import refuses to do, and why."""

from __future__ import annotations


class WrongStageError(Exception):
    """The import is not at the point where this can be done."""


class ColumnsMissingError(Exception):
    """Columns without which nothing can be read; each entry names alternatives."""

    def __init__(self, missing: list[tuple[str, ...]]) -> None:
        super().__init__(missing)
        self.missing = missing


class ColumnTwiceError(Exception):
    """Two columns were said to hold the same."""

    def __init__(self, column: str) -> None:
        super().__init__(column)
        self.column = column


class ChangedMeanwhileError(Exception):
    """Somebody added people or activities since the rows were read: they are compared again."""


class BuiltUponError(Exception):
    """Something was built on what the import made; `what` counts it per kind of thing."""

    def __init__(self, what: dict[str, int]) -> None:
        super().__init__(what)
        self.what = what
