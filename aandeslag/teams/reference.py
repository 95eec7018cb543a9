"""The municipalities that every installation starts with (their source stands in the file)."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Final

from django.db import transaction

from aandeslag.teams.models import Municipality

SOURCE: Final = Path(__file__).parent / "data" / "municipalities.csv"


@transaction.atomic
def load_municipalities() -> int:
    """Add those that are missing, and correct those that still exist; one that was ended stays ended."""
    known = {one.code: one for one in Municipality.objects.order_by("valid_until")}
    added, corrected = [], []
    for row in _rows():
        before = known.get(row.code)
        if before is None:
            added.append(row)
        elif before.valid_until is None and _facts(before) != _facts(row):
            row.pk = before.pk
            corrected.append(row)
    Municipality.objects.bulk_create(added)
    Municipality.objects.bulk_update(corrected, ["name", "province", "latitude", "longitude"])
    return len(added)


def _facts(one: Municipality) -> tuple[object, ...]:
    return (one.name, one.province, one.latitude, one.longitude)


def _rows() -> list[Municipality]:
    with SOURCE.open(encoding="utf-8", newline="") as file:
        lines = (line for line in file if not line.startswith("#"))
        return [
            Municipality(
                code=row["code"],
                name=row["name"],
                province=row["province"],
                latitude=float(row["latitude"]),
                longitude=float(row["longitude"]),
            )
            for row in csv.DictReader(lines, delimiter=";")
        ]
