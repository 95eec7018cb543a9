"""Finds the best round for what is known now. Only reads, and before any lock: it may take a while."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from matching.engine import proposals, solve
from matching.rounds.gathering import gather

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from aandeslag.teams.models import Team
    from matching.engine import Proposal as Pairing
    from matching.engine.rounds import Round as Found
    from matching.rounds.choices import Choices
    from matching.rounds.gathering import Pair, Question


@dataclass(frozen=True)
class Answer:
    """What was asked, what was found, and by which choices."""

    question: Question
    found: Found
    choices: Choices

    def pairings(self) -> dict[Pair, Pairing]:
        return {(one.person, one.opening): one for one in proposals(self.found)}


def find_round(team: Team, now: datetime, choices: Choices, settled: Sequence[Pair] = ()) -> Answer:
    """Raises CertificateError when the round is not proven to be the best: then there is nothing to show."""
    question = gather(team, now, choices, settled)
    return Answer(question, solve(question.problem, choices.policy), choices)
