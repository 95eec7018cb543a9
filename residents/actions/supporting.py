"""Counts what supporters do outside of the walk-in hour, press by press."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from aandeslag.audit.actions import record
from aandeslag.teams.once import once
from residents.models import SupportGiven

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from aandeslag.teams.models import Team, User


@transaction.atomic
def count_help(
    *, team: Team, supporter: User, today: date, token: UUID, people: int = 0, minutes: int = 0
) -> SupportGiven:
    """So many people spoken to, or so many minutes; the same token counts once."""

    def make() -> SupportGiven:
        given = SupportGiven.objects.create(
            team=team, supporter=supporter, on=today, people=people, minutes=minutes
        )
        record(action="support.counted", on=given, changed=["people" if people else "minutes"])
        return given

    return once(team=team, token=token, model=SupportGiven, make=make)


@transaction.atomic
def take_help_back(*, given: SupportGiven) -> None:
    """It was pressed by mistake. Pressed twice: the second finds nothing."""
    record(action="support.taken-back", on=given)
    given.delete()
