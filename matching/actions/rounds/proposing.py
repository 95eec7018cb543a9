"""Makes a round: whenever the coordinator wants. It takes no place from anybody."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from django.db import transaction

from aandeslag.audit.actions import record
from aandeslag.teams.models import Team
from aandeslag.teams.once import once
from matching.actions.rounds.storing import draft_lines, facts_of, write_lines
from matching.models import Proposal, Round
from matching.rounds.choices import choices_of
from matching.rounds.finding import find_round

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Any
    from uuid import UUID

    from aandeslag.teams.models import User
    from matching.actions.rounds.storing import Drafts
    from matching.rounds.gathering import Pair


def propose_round(*, team: Team, by: User | None, now: datetime, token: UUID | None = None) -> Round:
    """The best round for what is known now; what was locked or wanted in the open one stays in it.

    Raises CertificateError when it cannot be proven: nothing is stored then. The computing is done before
    the transaction, so that no desk waits for it.
    """
    settled = settled_of(team)
    answer = find_round(team, now, choices_of(team), list(settled))
    columns = {**facts_of(answer), "made_at": now, "by": by}
    make = partial(_store, team, draft_lines(answer, settled), columns)
    return make() if token is None else once(team=team, token=token, model=Round, make=make)


def settled_of(team: Team, besides: int | None = None) -> dict[Pair, Proposal]:
    """What staff or the people themselves have settled in the open round, by resident and occurrence."""
    lines = Proposal.objects.unanswered().filter(round__team=team, round__status=Round.Status.OPEN)
    return {
        (one.resident_id, one.occurrence_id): one
        # Of one person what came first is their first, and keeps its place before a second.
        for one in lines.order_by("is_further", "pk")
        if one.is_settled and one.pk != besides
    }


@transaction.atomic
def _store(team: Team, drafts: Drafts, columns: dict[str, Any]) -> Round:
    # Two coordinators at once: the second waits here, and closes what the first made.
    Team.objects.select_for_update(no_key=True).get(pk=team.pk)
    Round.objects.for_team(team).open().update(status=Round.Status.CLOSED)
    made = Round.objects.create(team=team, **columns)
    write_lines(made, drafts, {})
    record(action="round.proposed", on=made)
    return made
