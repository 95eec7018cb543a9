"""Removes many rows in few statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import router
from django.db.models.sql import DeleteQuery

from matching.models import ImportRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import Model

    from matching.models import Import


def remove(rows: Sequence[Model]) -> None:
    """Delete rows of one table to which nothing points any more; when something does, the database refuses.

    A queryset would look in every other table for what goes with them: five times as long for 5,000.
    """
    if rows:
        model = type(rows[0])
        DeleteQuery(model).delete_batch([one.pk for one in rows], router.db_for_write(model))


def remove_lines(imported: Import) -> None:
    """Nothing of the file stays: neither its lines nor what was asked about them."""
    ImportRow.questions.through.objects.filter(importrow__imported=imported).delete()
    remove(list(ImportRow.objects.filter(imported=imported).only("pk")))
    imported.questions.all().delete()
