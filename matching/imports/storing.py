"""Writes many rows back in few statements."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from django.db.models import Model

# Short transactions: another desk that saves something waits no longer than for one batch.
BATCH: Final = 150
# What a row of a file is without what stood in it.
EMPTIED: Final[dict[str, Any]] = {"cells": [], "values": {}, "reasons": []}


def store_rows(rows: Sequence[Model], fields: Collection[str]) -> None:
    """Update `fields` of rows of one table; an insert with a conflict is much faster than an update."""
    if rows:
        type(rows[0])._default_manager.bulk_create(
            rows, update_conflicts=True, unique_fields=["id"], update_fields=list(fields)
        )
