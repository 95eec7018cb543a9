"""What a team chose for its rounds, as the engine wants it and as a round keeps it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from matching.engine import Policy, Weights
from matching.models import RoundPolicy

if TYPE_CHECKING:
    from aandeslag.teams.models import Team
    from matching.models import Round


@dataclass(frozen=True)
class Choices:
    """`policy` goes to the engine; how many weeks ahead is looked, and whether for once or for every time."""

    policy: Policy
    weeks: int
    every_time: bool

    def as_json(self) -> dict[str, Any]:
        kept = asdict(self.policy)
        return {**kept, "weeks": self.weeks, "every_time": self.every_time}


def choices_of(team: Team) -> Choices:
    """Those of the team, or the usual ones. One query."""
    return choices_in(RoundPolicy.objects.filter(team=team).first() or RoundPolicy(team=team))


def choices_in(kept: RoundPolicy) -> Choices:
    """Raises PolicyError where a choice lies outside its bounds."""
    weights = Weights(
        interest=kept.interest,
        skill=kept.skill,
        same_language=kept.same_language,
        practice=kept.practice,
        travel=kept.travel,
    )
    policy = Policy(weights=weights, women=kept.women, spread=kept.spread, at_once=kept.at_once)
    return Choices(policy, kept.weeks, kept.every_time)


def choices_kept(made: Round) -> Choices:
    """Those by which a round was made."""
    kept = dict(made.policy)
    weeks, every_time = kept.pop("weeks"), kept.pop("every_time")
    bands = tuple(kept.pop("bands")) if kept["bands"] is not None else kept.pop("bands")
    return Choices(Policy(weights=Weights(**kept.pop("weights")), bands=bands, **kept), weeks, every_time)
