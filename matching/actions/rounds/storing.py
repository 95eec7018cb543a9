"""Writes down what the engine found: the numbers of a round, its lines, and who is left out."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from matching.actions.rounds.rows import Rows, made_ready
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
    """Lines that are not in the books yet, by resident and occurrence; and who is left out, by resident."""

    lines: dict[Pair, Proposal]
    ready: Rows[Pair]
    left_out: Rows[int]


def draft_lines(answer: Answer, settled: Mapping[Pair, Proposal] | None = None) -> Drafts:
    """Made before the transaction, so that it is short. What was settled before is taken over as it was."""
    further, before = answer.further(), settled or {}
    lines = {
        pair: _line(answer, pair, one, is_further=pair in further) for pair, one in answer.pairings().items()
    }
    for pair, line in lines.items():
        if line.is_locked and pair in before:
            _take_over(line, before[pair])
    left = {row.resident_id: row for row in _left_out(answer, {resident for resident, _ in lines})}
    return Drafts(lines, made_ready(Proposal, lines), made_ready(LeftOut, left))


def _take_over(line: Proposal, before: Proposal) -> None:
    """It stays as it was settled."""
    line.status, line.is_locked, line.is_moved = before.status, before.is_locked, before.is_moved
    line.answered_on = before.answered_on


class Known(NamedTuple):
    """Of a line that is in the books what a new finding of its round has to know."""

    pk: int
    resident: int
    occurrence: int
    status: str
    is_locked: bool
    is_further: bool


def known_lines(made: Round) -> dict[Pair, Known]:
    """By resident and occurrence. Only these columns: it is read while others wait for the lock."""
    rows = made.proposals.order_by("pk").values_list(*Known._fields)
    return {(one.resident, one.occurrence): one for one in map(Known._make, rows)}


def write_lines(made: Round, drafts: Drafts, known: Mapping[Pair, Known]) -> None:
    """Lines that are in the books already keep what was said of them; the others are new."""
    _renew_which_is_first(drafts, known)
    drafts.ready.write(besides=known, round_id=made.pk)
    drafts.left_out.write(round_id=made.pk)


def _renew_which_is_first(drafts: Drafts, known: Mapping[Pair, Known]) -> None:
    """What was a second activity may be somebody's first now, and the other way round."""
    changed: dict[bool, list[int]] = {True: [], False: []}
    for pair, line in drafts.lines.items():
        if pair in known and known[pair].is_further != line.is_further:
            changed[line.is_further].append(known[pair].pk)
    for is_further, keys in changed.items():
        if keys:
            Proposal.objects.filter(pk__in=keys).update(is_further=is_further)


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
