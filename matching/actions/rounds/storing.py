"""Writes down what the engine found: the numbers of a round, its lines, and who is left out."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import numpy as np

from matching.models import LeftOut, Proposal, Round
from matching.rounds.numbers import numbers_of
from matching.rounds.pricing import price_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from matching.engine import Proposal as Pairing
    from matching.rounds.finding import Answer
    from matching.rounds.gathering import Pair


def facts_of(answer: Answer) -> dict[str, Any]:
    """The columns of a round that follow from what was found."""
    found = answer.found
    return {
        "policy": answer.choices.as_json(),
        "fingerprint": found.problem.fingerprint(),
        "certificates": [
            [str(one.reached), str(one.bound)] for turn in found.turns for one in turn.certificates
        ],
        "report": asdict(numbers_of(found, answer.question)),
        "prices": {str(key): price.as_json() for key, price in price_list(found).items()},
    }


def write_lines(made: Round, answer: Answer, known: Mapping[Pair, Proposal]) -> None:
    """Lines that are in the books already keep what was said of them; the others are new."""
    pairings = answer.pairings()
    new = [_line(made, answer, pair, one) for pair, one in pairings.items() if pair not in known]
    Proposal.objects.bulk_create(new)
    placed = {resident for resident, _ in pairings}
    LeftOut.objects.filter(round=made).delete()
    LeftOut.objects.bulk_create(_left_out(made, answer, placed))


def _line(made: Round, answer: Answer, pair: Pair, one: Pairing) -> Proposal:
    resident, occurrence = pair
    return Proposal(
        team_id=made.team_id,
        round=made,
        resident_id=resident,
        occurrence_id=occurrence,
        waited=answer.question.waiters[resident].waited,
        points=one.points,
        parts=dict(one.parts),
        is_locked=one.is_locked,
    )


def _left_out(made: Round, answer: Answer, placed: set[int]) -> Iterable[LeftOut]:
    question, mask = answer.question, answer.found.problem.eligibility.mask
    fits: list[bool] = np.any(mask, axis=1).tolist()
    for row, resident in enumerate(answer.found.problem.people.ids.tolist()):
        if resident not in placed:
            yield LeftOut(
                team_id=made.team_id,
                round=made,
                resident_id=resident,
                waited=question.waiters[resident].waited,
                something_fits=fits[row],
            )
