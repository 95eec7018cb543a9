"""Makes placements and participations in the state that the actions would have left them in."""

from __future__ import annotations

from datetime import UTC, date, datetime

import factory
from factory.django import DjangoModelFactory

from matching.models import Accompaniment, Contact, EarlierMark, Participation, Placement, Task
from tests.factories.activities import ActivityFactory, OccurrenceFactory
from tests.factories.residents import ResidentFactory
from tests.factories.teams import UserFactory


class PlacementFactory(DjangoModelFactory[Placement]):
    """Agreed, for one occurrence."""

    class Meta:
        model = Placement

    occurrence = factory.SubFactory(OccurrenceFactory)
    slot = factory.SelfAttribute("occurrence.slot")
    activity = factory.SelfAttribute("occurrence.activity")
    team = factory.SelfAttribute("occurrence.team")
    resident = factory.SubFactory(ResidentFactory, team=factory.SelfAttribute("..team"))
    agreed_on = date(2026, 11, 24)


class ParticipationFactory(DjangoModelFactory[Participation]):
    """Signed up."""

    class Meta:
        model = Participation

    placement = factory.SubFactory(PlacementFactory)
    resident = factory.SelfAttribute("placement.resident")
    occurrence = factory.SelfAttribute("placement.occurrence")
    team = factory.SelfAttribute("placement.team")


class ContactFactory(DjangoModelFactory[Contact]):
    """Was told of it, at one o'clock on a Tuesday."""

    class Meta:
        model = Contact

    resident = factory.SubFactory(ResidentFactory)
    team = factory.SelfAttribute("resident.team")
    supporter = factory.SubFactory(UserFactory)
    at = datetime(2026, 11, 24, 12, tzinfo=UTC)
    code = Contact.Code.INFORMED


class EarlierMarkFactory(DjangoModelFactory[EarlierMark]):
    """First said to have been there."""

    class Meta:
        model = EarlierMark

    participation = factory.SubFactory(ParticipationFactory)
    team = factory.SelfAttribute("participation.team")
    status = Participation.Status.PRESENT


class AccompanimentFactory(DjangoModelFactory[Accompaniment]):
    class Meta:
        model = Accompaniment

    occurrence = factory.SubFactory(OccurrenceFactory)
    team = factory.SelfAttribute("occurrence.team")
    supporter = factory.SubFactory(UserFactory)


class TaskFactory(DjangoModelFactory[Task]):
    class Meta:
        model = Task

    activity = factory.SubFactory(ActivityFactory)
    team = factory.SelfAttribute("activity.team")
    kind = Task.Kind.DECLARATION_ENDED
    cause = factory.Sequence(lambda n: f"proef-{n}")
    since = date(2026, 11, 1)
