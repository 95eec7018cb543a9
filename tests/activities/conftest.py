"""A garden that is open to residents in one town, and another, full of the same things, in another town."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest
import time_machine

from aandeslag.audit.models import Line
from aandeslag.teams.access import Role
from tests.factories import (
    ActivityFactory,
    DeclarationFactory,
    OccurrenceFactory,
    OrganisationFactory,
    SlotFactory,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aandeslag.teams.models import Team, User
    from activities.models import (
        Activity,
        KindOfWork,
        Occurrence,
        Organisation,
        SiteContact,
        Slot,
        VolunteerDeclaration,
    )
    from tests.world import Town

TODAY = date(2026, 11, 23)  # a Monday
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


@dataclass(frozen=True)
class Garden:
    """An organisation whose activity is shown: every Tuesday, with a declaration that was granted."""

    town: Town
    activity: Activity
    slot: Slot
    occurrence: Occurrence
    declaration: VolunteerDeclaration

    @property
    def team(self) -> Team:
        return self.town.team

    @property
    def organisation(self) -> Organisation:
        return self.activity.organisation

    @property
    def contact(self) -> SiteContact:
        assert self.activity.site_contact is not None
        return self.activity.site_contact

    @property
    def kind_of_work(self) -> KindOfWork:
        return self.declaration.kind_of_work

    @property
    def desk(self) -> User:
        return self.town.member(Role.DESK).user


def make_garden(town: Town, **facts: Any) -> Garden:
    organisation = OrganisationFactory.create(team=town.team, name="Wijktuin De Pol")
    known: dict[str, Any] = {"title": "Wijktuin onderhouden", "to_bring": "niets"}
    activity = ActivityFactory.create(organisation=organisation, **(known | facts))
    slot = SlotFactory.create(activity=activity)
    occurrence = OccurrenceFactory.create(slot=slot, date=date(2026, 11, 24))
    declaration = DeclarationFactory.create(kind_of_work=activity.kind_of_work)
    return Garden(town, activity, slot, occurrence, declaration)


@pytest.fixture
def garden(town: Town) -> Garden:
    return make_garden(town)


@pytest.fixture
def other_garden(other_town: Town) -> Garden:
    return make_garden(other_town)


@pytest.fixture
def on_monday() -> Iterator[None]:
    """Put the clock of the pages on the day that these tests are about."""
    with time_machine.travel(NOW, tick=False):
        yield


def logged() -> list[tuple[str, str]]:
    """What the log says was done, oldest first: the action and the changed fields."""
    return list(Line.objects.order_by("sequence").values_list("action", "changed"))
