"""How far an activity is from each centre of the team: on foot and by bicycle computed, by bus by hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aandeslag.teams.models import ReceptionCentre
from aandeslag.vocabulary import TravelMode
from activities.models import BusTime
from matching.profiles import location_of
from matching.travel import ways_between

if TYPE_CHECKING:
    from aandeslag.teams.models import Team
    from activities.models import Activity


@dataclass(frozen=True)
class WaysLine:
    """Minutes; None where a place is not on the map, or nobody wrote down the bus."""

    centre: str
    foot: int | None
    bicycle: int | None
    bus: int | None


def ways_of(activity: Activity, team: Team) -> list[WaysLine]:
    """Two queries. Reads the organisation: where the activity itself is not on the map, that counts."""
    there = location_of(activity) or location_of(activity.organisation)
    bus = dict(BusTime.objects.filter(activity=activity).values_list("centre", "minutes"))
    centres = ReceptionCentre.objects.filter(served__team=team, closed_on=None).distinct().order_by("name")
    lines = []
    for centre in centres:
        minutes = {trip.mode: trip.minutes for trip in ways_between(location_of(centre), there)}
        foot, bicycle = minutes.get(TravelMode.FOOT), minutes.get(TravelMode.BICYCLE)
        lines.append(WaysLine(centre.name, foot, bicycle, bus.get(centre.pk)))
    return lines
