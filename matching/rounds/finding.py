"""Finds the best round for what is known now. Only reads, and before any lock: it may take a while."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from matching.engine import proposals, solve, solve_together
from matching.rounds.friends import friends_among
from matching.rounds.gathering import gather

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from aandeslag.teams.models import Team
    from matching.engine import Proposal as Pairing
    from matching.engine.rounds import Round as Found
    from matching.rounds.choices import Choices
    from matching.rounds.gathering import Pair, Question


# So many flows are looked for at most to let friends go together: a search of seconds, not of minutes.
MOST_ROUNDS: Final = 40


@dataclass(frozen=True)
class Answer:
    """What was asked, what was found, and by which choices; how many groups of friends there are, and go."""

    question: Question
    found: Found
    choices: Choices
    groups: int = 0
    together: int = 0

    def further(self) -> frozenset[Pair]:
        """Second activities and later ones."""
        people, openings = self.found.problem.people.ids.tolist(), self.found.problem.openings.ids.tolist()
        return frozenset((people[person], openings[opening]) for person, opening in self.found.further)

    def pairings(self) -> dict[Pair, Pairing]:
        """Locked are those that were settled before; friends who go together may still be moved."""
        settled = set(self.question.problem.locked)
        found = {(one.person, one.opening): one for one in proposals(self.found)}
        return {pair: replace(one, is_locked=pair in settled) for pair, one in found.items()}


def find_round(
    team: Team, now: datetime, choices: Choices, settled: Sequence[Pair] = (), *, apart: int | None = None
) -> Answer:
    """Raises CertificateError when the round is not proven to be the best: then there is nothing to show.

    Friends go together where that costs nobody a place; `apart` is a resident who is not bound to theirs.
    """
    question = gather(team, now, choices, settled)
    bound = {person for person, _ in question.problem.locked} | {apart}
    friends = friends_among(team, question.waiters.keys() - bound)
    if not friends:
        return Answer(question, solve(question.problem, choices.policy), choices)
    found = solve_together(question.problem, choices.policy, friends, most_rounds=MOST_ROUNDS)
    return Answer(question, found.round, choices, len(friends), len(found.groups))
