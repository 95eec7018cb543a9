"""How long one walks: the line over the globe, lengthened as roads are longer than the line on the map."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt
from typing import Final

EARTH_RADIUS_KM: Final = 6371.0
DETOUR: Final = 1.3
KM_PER_HOUR: Final = 4.5
Point = tuple[float, float]  # latitude, longitude


def minutes_on_foot(one: Point, other: Point) -> int:
    """Whole minutes, at least one; the same as the rules of matching count for whoever goes on foot."""
    half_north = sin(radians(other[0] - one[0]) / 2) ** 2
    half_east = sin(radians(other[1] - one[1]) / 2) ** 2
    rounded = half_north + cos(radians(one[0])) * cos(radians(other[0])) * half_east
    km = 2 * EARTH_RADIUS_KM * asin(sqrt(rounded)) * DETOUR
    return max(round(km / KM_PER_HOUR * 60), 1)
