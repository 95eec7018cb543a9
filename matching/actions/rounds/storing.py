"""Writes down what the engine found: the numbers of a round, its lines, and who is left out."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from matching.models import LeftOut, Proposal
from matching.rounds.numbers import numbers_of
from matching.rounds.pricing import price_list

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from matching.engine import Proposal as Pairing
    from matching.models import Round
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
        "report": asdict(numbers_of(answer)),
        "prices": {str(key): price.as_json() for key, price in price_list(found).items()},
    }


@dataclass(frozen=True)
class Drafts:
    """Lines that are not in the books yet, by resident and occurrence; and who is left out."""

    lines: dict[Pair, Proposal]
    left_out: list[LeftOut]


def draft_lines(answer: Answer) -> Drafts:
    """Made before the transaction, so that it is short."""
    further = answer.further()
    lines = {
        pair: _line(answer, pair, one, is_further=pair in further) for pair, one in answer.pairings().items()
    }
    return Drafts(lines, list(_left_out(answer, {resident for resident, _ in lines})))


def write_lines(made: Round, drafts: Drafts, known: Mapping[Pair, Proposal]) -> None:
    """Lines that are in the books already keep what was said of them; the others are new."""
    new = [line for pair, line in drafts.lines.items() if pair not in known]
    _renew_which_is_first(drafts, known)
    for line in new:
        line.round = made
    for row in drafts.left_out:
        row.round = made
    Proposal.objects.bulk_create(new)
    LeftOut.objects.filter(round=made).delete()
    LeftOut.objects.bulk_create(drafts.left_out)


def _renew_which_is_first(drafts: Drafts, known: Mapping[Pair, Proposal]) -> None:
    """What was a second activity may be somebody's first now, and the other way round."""
    changed = []
    for pair, line in drafts.lines.items():
        before = known.get(pair)
        if before is not None and before.is_further != line.is_further:
            before.is_further = line.is_further
            changed.append(before)
    if changed:
        Proposal.objects.bulk_update(changed, ["is_further"])


def _line(answer: Answer, pair: Pair, one: Pairing, *, is_further: bool) -> Proposal:
    resident, occurrence = pair
    waiter = answer.question.waiters[resident]
    return Proposal(
        team_id=waiter.resident.team_id,
        resident_id=resident,
        occurrence_id=occurrence,
        waited=waiter.waited,
        points=one.points,
        parts=dict(one.parts),
        is_locked=one.is_locked,
        is_further=is_further,
    )


def _left_out(answer: Answer, placed: set[int]) -> Iterator[LeftOut]:
    question, mask = answer.question, answer.found.problem.eligibility.mask
    fits: list[bool] = np.any(mask, axis=1).tolist()
    for row, resident in enumerate(answer.found.problem.people.ids.tolist()):
        waiter = question.waiters[resident]
        if resident not in placed and not waiter.goes_to:
            yield LeftOut(
                team_id=waiter.resident.team_id,
                resident_id=resident,
                waited=waiter.waited,
                something_fits=fits[row],
            )
