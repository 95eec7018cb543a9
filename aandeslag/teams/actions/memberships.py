"""Ends memberships, and changes for which centres somebody works and which languages they speak."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction

from aandeslag.audit.actions import record
from aandeslag.teams.access import Role
from aandeslag.teams.errors import LastCoordinatorError
from aandeslag.teams.models import Membership, Team

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from aandeslag.teams.models import ReceptionCentre


@transaction.atomic
def end_membership(
    *, membership: Membership, today: date, now: datetime, may_leave_none: bool = False
) -> None:
    """End a membership at once: its last day is yesterday, so the next page is refused.

    A team keeps a coordinator, unless `may_leave_none`: an administrator can invite a new one.
    """
    if membership.team is not None and not may_leave_none:
        _keep_a_coordinator(membership, membership.team, today)
    membership.valid_until = today - timedelta(days=1)
    membership.save(update_fields=["valid_until"])
    membership.duties.filter(until__isnull=True).update(until=now)
    record(action="membership.ended", on=membership)


def _keep_a_coordinator(membership: Membership, team: Team, today: date) -> None:
    Team.objects.select_for_update().get(pk=team.pk)
    if membership.role != Role.COORDINATOR:
        return
    others = Membership.objects.on(today).coordinating(team).exclude(pk=membership.pk)
    if not others.filter(user__is_active=True).exists():
        raise LastCoordinatorError


@transaction.atomic
def change_centres(*, membership: Membership, centres: Iterable[ReceptionCentre]) -> None:
    wanted = set(centres)
    if wanted != set(membership.centres.all()):
        membership.centres.set(wanted)
        record(action="membership.centres-changed", on=membership, changed=["centres"])


@transaction.atomic
def change_languages(*, membership: Membership, languages: frozenset[str]) -> None:
    """Of a supporter: what residents may ask for."""
    if languages != membership.languages:
        membership.languages = languages
        membership.save(update_fields=["languages"])
        record(action="membership.languages-changed", on=membership, changed=["languages"])
