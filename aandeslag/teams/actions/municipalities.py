"""Keeps the list of municipalities through the mergers of each first of January."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from aandeslag.teams.actions.saving import store
from aandeslag.teams.models import Municipality
from aandeslag.teams.once import once

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from uuid import UUID


@transaction.atomic
def add_municipality(*, details: Mapping[str, Any], token: UUID) -> Municipality:
    return once(
        team=None,
        token=token,
        model=Municipality,
        make=lambda: store(Municipality(), details, action="municipality.added"),
    )


@transaction.atomic
def end_municipality(
    *, municipality: Municipality, last_day: date, successor: Municipality | None
) -> Municipality:
    """With a successor, figures in the division of a later year count it there."""
    changed = {"valid_until": last_day, "successor": successor}
    return store(municipality, changed, action="municipality.ended")
