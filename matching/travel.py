"""How long is the way there, for the means of travel that someone has?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from typing import Final

from aandeslag.vocabulary import TravelMode
from activities.rules import walking
from matching.facts import Candidate, Hours, Location, Opening, Policy, Reach, SchoolDay

STANDARD: Final = Policy(
    school=SchoolDay(
        hours=Hours(time(8, 30), time(14, 30)), short_wednesday=Hours(time(8, 30), time(12, 30))
    ),
    reach={
        TravelMode.FOOT: Reach(km_per_hour=walking.ON_FOOT_KM_PER_HOUR, at_most_minutes=30),
        TravelMode.BICYCLE: Reach(km_per_hour=14, at_most_minutes=40),
        TravelMode.BUS: Reach(km_per_hour=22, at_most_minutes=50, minutes_before=10),
    },
)


@dataclass(frozen=True)
class Trip:
    mode: TravelMode
    minutes: int
    is_too_far: bool


def kilometres(one: Location, other: Location) -> float:
    return walking.kilometres((one.latitude, one.longitude), (other.latitude, other.longitude))


def trips(candidate: Candidate, opening: Opening, policy: Policy = STANDARD) -> list[Trip]:
    """One trip per means of travel; none where one of the two places is unknown.

    Whoever was asked and named no means of travel goes on foot.
    """
    return _trips(candidate.home, candidate.travel_modes, opening.location, policy)


def best_trip(candidate: Candidate, opening: Opening, policy: Policy = STANDARD) -> Trip | None:
    """On foot when that is near; otherwise the shortest of those within reach, or simply the shortest."""
    return best_way(candidate.home, candidate.travel_modes, opening.location, policy)


def best_way(
    home: Location | None,
    modes: frozenset[str] | None,
    there: Location | None,
    policy: Policy = STANDARD,
) -> Trip | None:
    """The same between two places, for whoever travels by these means."""
    return min(
        _trips(home, modes, there, policy),
        key=lambda trip: (trip.is_too_far, trip.mode != TravelMode.FOOT, trip.minutes),
        default=None,
    )


def ways_between(home: Location | None, there: Location | None, policy: Policy = STANDARD) -> list[Trip]:
    """On foot and by bicycle, whoever it is; none where one of the two places is unknown."""
    return _trips(home, frozenset({TravelMode.FOOT, TravelMode.BICYCLE}), there, policy)


def _trips(
    home: Location | None, modes: frozenset[str] | None, there: Location | None, policy: Policy
) -> list[Trip]:
    if home is None or there is None:
        return []
    km = kilometres(home, there) * policy.detour
    return [
        _trip(mode, km, policy.reach[mode])
        for mode in TravelMode
        if mode in (modes or frozenset({TravelMode.FOOT}))
    ]


def _trip(mode: TravelMode, km: float, reach: Reach) -> Trip:
    minutes = reach.minutes_before + walking.minutes_for(km, reach.km_per_hour)
    return Trip(mode=mode, minutes=max(minutes, 1), is_too_far=minutes > reach.at_most_minutes)
