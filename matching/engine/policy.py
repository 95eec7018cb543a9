"""The choices of a team, within bounds: how much each wish counts, the bands of waiting, the target."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Final

from matching.engine.errors import PolicyError

MOST_POINTS: Final = 1000
MOST_OF_ONE_PART: Final = 500
MOST_AT_ONCE: Final = 5
MOST_BANDS: Final = 8


@dataclass(frozen=True)
class Weights:
    """Points for each part of the score when it holds fully; together at most 1000."""

    interest: int = 350
    skill: int = 200
    same_language: int = 150
    practice: int = 100
    travel: int = 200

    def __post_init__(self) -> None:
        points = self.by_part().values()
        if not all(0 <= one <= MOST_OF_ONE_PART for one in points):
            raise PolicyError(f"A part of the score counts for 0 to {MOST_OF_ONE_PART} points.")
        if sum(points) > MOST_POINTS:
            raise PolicyError(f"All parts together count for at most {MOST_POINTS} points.")

    def by_part(self) -> dict[str, int]:
        return dict(vars(self))


PARTS: Final = tuple(one.name for one in fields(Weights))


@dataclass(frozen=True)
class Policy:
    """Kept with every round.

    `bands`: after how many weeks of waiting a next band begins; None is strict order of registration.
    `women`: how many women to place at least, as far as that costs nobody their place.
    `at_once`: the most activities that one person takes on in a round.
    `spread`: points for the first resident at an organisation, once.
    """

    weights: Weights = field(default_factory=Weights)
    bands: tuple[int, ...] | None = (4, 12, 26, 52)
    women: int = 0
    at_once: int = 1
    spread: int = 0

    def __post_init__(self) -> None:
        if self.bands is not None:
            _check_bands(self.bands)
        elif self.women:
            raise PolicyError("A target for women needs bands of waiting, not a strict order.")
        if self.women < 0:
            raise PolicyError("A target is not below zero.")
        if not 1 <= self.at_once <= MOST_AT_ONCE:
            raise PolicyError(f"One person takes on 1 to {MOST_AT_ONCE} activities.")
        if not 0 <= self.spread <= MOST_POINTS:
            raise PolicyError(f"Spread counts for 0 to {MOST_POINTS} points.")


def _check_bands(bands: tuple[int, ...]) -> None:
    if len(bands) >= MOST_BANDS:
        raise PolicyError(f"There are at most {MOST_BANDS} bands of waiting.")
    if any(later <= earlier for earlier, later in zip((0, *bands), bands, strict=False)):
        raise PolicyError("Bands of waiting begin later and later, the first after week 0.")
