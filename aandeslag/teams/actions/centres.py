"""Keeps reception centres with their fixed times, and volunteer centres."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from aandeslag.audit.actions import record
from aandeslag.teams.actions.saving import store
from aandeslag.teams.models import BlockedTime, ReceptionCentre, VolunteerCentre
from aandeslag.teams.once import once

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID


@transaction.atomic
def save_centre(
    *, centre: ReceptionCentre | None, details: Mapping[str, Any], token: UUID
) -> ReceptionCentre:
    if centre is not None:
        return store(centre, details, action="centre.changed")
    return once(
        team=None,
        token=token,
        model=ReceptionCentre,
        make=lambda: store(ReceptionCentre(), details, action="centre.added"),
    )


@transaction.atomic
def save_volunteer_centre(
    *, volunteer_centre: VolunteerCentre | None, details: Mapping[str, Any], token: UUID
) -> VolunteerCentre:
    if volunteer_centre is not None:
        return store(volunteer_centre, details, action="volunteer-centre.changed")
    return once(
        team=None,
        token=token,
        model=VolunteerCentre,
        make=lambda: store(VolunteerCentre(), details, action="volunteer-centre.added"),
    )


@transaction.atomic
def add_blocked_time(*, centre: ReceptionCentre, details: Mapping[str, Any], token: UUID) -> BlockedTime:
    """Add a weekly time at which the residents of a centre have duties of their own."""
    return once(
        team=None,
        token=token,
        model=BlockedTime,
        make=lambda: store(BlockedTime(centre=centre), details, action="centre.time-blocked"),
    )


@transaction.atomic
def remove_blocked_time(*, blocked_time: BlockedTime) -> None:
    record(action="centre.time-freed", on=blocked_time)
    blocked_time.delete()
