"""Keeps what a team chose for its next rounds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from aandeslag.audit.actions import record
from matching.models import RoundPolicy
from matching.rounds.choices import choices_in

if TYPE_CHECKING:
    from aandeslag.teams.models import Team


@transaction.atomic
def choose_policy(*, team: Team, chosen: dict[str, Any]) -> RoundPolicy:
    """For the rounds to come; those that were made keep their own. Raises PolicyError outside the bounds."""
    kept = RoundPolicy.objects.filter(team=team).first() or RoundPolicy(team=team)
    changed = [name for name, value in chosen.items() if getattr(kept, name) != value]
    for name in changed:
        setattr(kept, name, chosen[name])
    choices_in(kept)
    kept.save()
    record(action="round.policy-chosen", on=kept, changed=changed)
    return kept
