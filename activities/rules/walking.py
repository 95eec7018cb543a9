"""How long is the way between two places? The line over the globe, lengthened because roads are longer."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt
from typing import Final

EARTH_RADIUS_KM: Final = 6371.0
DETOUR: Final = 1.3
ON_FOOT_KM_PER_HOUR: Final = 4.5
MINUTES_IN_AN_HOUR: Final = 60
Point = tuple[float, float]  # latitude, longitude


def kilometres(one: Point, other: Point) -> float:
    """The straight line over the globe (haversine)."""
    half_north = sin(radians(other[0] - one[0]) / 2) ** 2
    half_east = sin(radians(other[1] - one[1]) / 2) ** 2
    rounded = half_north + cos(radians(one[0])) * cos(radians(other[0])) * half_east
    return 2 * EARTH_RADIUS_KM * asin(sqrt(rounded))


def minutes_for(km: float, km_per_hour: float) -> int:
    return round(km / km_per_hour * MINUTES_IN_AN_HOUR)


def minutes_on_foot(one: Point, other: Point) -> int:
    """Whole minutes, at least one."""
    return max(minutes_for(kilometres(one, other) * DETOUR, ON_FOOT_KM_PER_HOUR), 1)
