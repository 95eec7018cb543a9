"""Moves one person to another date of a round; the others are arranged around it in the best way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from aandeslag.audit.actions import record
from matching.actions.rounds.proposing import settled_of
from matching.actions.rounds.storing import draft_lines, facts_of, known_lines, write_lines
from matching.errors import NotOpenError
from matching.models import Proposal, Round
from matching.rounds.choices import choices_kept
from matching.rounds.finding import find_round

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime
    from typing import Any

    from activities.models import Occurrence
    from matching.actions.rounds.storing import Drafts, Known
    from matching.rounds.gathering import Pair


def move_proposal(*, proposal: Proposal, occurrence: Occurrence, now: datetime) -> Proposal:
    """It stays there. Raises NotOpenError when that cannot be any more, or the line was answered.

    The round is found anew around it and proven anew; what was said of other lines stays.
    """
    made, wanted = proposal.round, (proposal.resident_id, occurrence.pk)
    around = settled_around(proposal)
    mine = [pair for pair in around if pair[0] == wanted[0]] if made.at_once > 1 else []
    settled = [*mine, wanted, *(pair for pair in around if pair not in mine)]
    answer = find_round(made.team, now, choices_kept(made), settled)
    if wanted not in answer.question.problem.locked:
        raise NotOpenError
    return _store(proposal, draft_lines(answer), facts_of(answer), wanted)


def settled_around(proposal: Proposal) -> list[Pair]:
    """What stays while this line is moved: all that is settled, and of a second activity also the first."""
    settled = list(settled_of(proposal.round.team, besides=proposal.pk))
    if not proposal.is_further:
        return settled
    lines = Proposal.objects.unanswered().filter(round=proposal.round_id, resident=proposal.resident_id)
    first = lines.filter(is_further=False).exclude(pk=proposal.pk).values_list("resident", "occurrence")
    return [*(pair for pair in first if pair not in settled), *settled]


@transaction.atomic
def _store(proposal: Proposal, drafts: Drafts, facts: dict[str, Any], wanted: Pair) -> Proposal:
    made = Round.objects.select_for_update(no_key=True).get(pk=proposal.round_id)
    line = Proposal.objects.unanswered().filter(pk=proposal.pk).first()
    if not made.is_open or line is None:
        raise NotOpenError
    for name, value in facts.items():
        setattr(made, name, value)
    made.save(update_fields=list(facts))
    known = _keep_those_that_stay(made, drafts.lines, proposal)
    made.left_out.all().delete()
    write_lines(made, drafts, known)
    moved = made.proposals.get(resident=wanted[0], occurrence=wanted[1])
    moved.is_locked = moved.is_moved = True
    if not made.proposals.filter(pk=proposal.pk).exists():
        # The page of the move keeps its address: whoever goes back finds the person where they are now.
        moved.public_id = proposal.public_id
    moved.save(update_fields=["is_locked", "is_moved", "public_id"])
    record(action="proposal.moved", on=[moved, moved.resident], changed=["occurrence"])
    return moved


def _keep_those_that_stay(made: Round, pairs: Collection[Pair], proposal: Proposal) -> dict[Pair, Known]:
    """Lines of the same person and date keep their address; unanswered ones that are gone are deleted."""
    lines = known_lines(made)
    gone = [one.pk for pair, one in lines.items() if pair not in pairs and _may_go(one, proposal)]
    Proposal.objects.filter(pk__in=gone).delete()
    return {pair: one for pair, one in lines.items() if one.pk not in gone}


def _may_go(line: Known, moved: Proposal) -> bool:
    """What somebody said or staff settled stays in sight, also where it cannot be any more."""
    is_unanswered = line.status == Proposal.Status.PROPOSED and not line.is_locked
    return is_unanswered or line.pk == moved.pk
