"""Keeps how long the bus takes from each centre."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from aandeslag.audit.actions import record
from activities.models import BusTime

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aandeslag.teams.models import ReceptionCentre
    from activities.models import Activity


@transaction.atomic
def write_bus_times(*, activity: Activity, minutes: Mapping[ReceptionCentre, int | None]) -> None:
    """In whole minutes from door to door; None takes it away."""
    for centre, number in minutes.items():
        if number is None:
            BusTime.objects.filter(activity=activity, centre=centre).delete()
        else:
            BusTime.objects.update_or_create(
                activity=activity,
                centre=centre,
                defaults={"team_id": activity.team_id, "minutes": number},
            )
    record(action="activity.bus-times", on=activity, changed=("minutes",))
